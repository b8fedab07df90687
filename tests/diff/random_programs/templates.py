"""The ways to write an expression of a type, as templates.

In guillemets stands what is filled in: an expression of a type («int», «list[str]»), one of some words
(«? + - *»), a number («0..5»), or what a method of `Expressions` of that name gives («index», «slice»).
"""

from tests.diff.random_programs.values import BYTES, FLOAT, INT, STR, Type, list_of

PARTS = {
    "int": INT,
    "bool": Type("bool"),
    "float": FLOAT,
    "str": STR,
    "bytes": BYTES,
    "list[int]": list_of(INT),
    "list[str]": list_of(STR),
    "tuple[int, ...]": Type("sequence", (INT,)),
    "dict[str, int]": Type("dict", (STR, INT)),
    "set[int]": Type("set", (INT,)),
}

INTEGERS = [
    "«literal_int»", "(«int» «? + - * // % & | ^» «int»)", "(«int» «? + - *» «int»)",
    "(«int» «? + - *» «int»)",
    "«? - ~»«simple_int»", "-(«int»)", "«masked»", "abs(«int»)", "(«int» ** «0..5»)", "(«bool» + «int»)",
    "(«int» «? << >>» «? 1 3 40 62 63»)", "(«int» «? << >>» «int»)",
    "len(«str»)", "len(«bytes»)", "len(«list[int]»)", "len(«list[str]»)", "len(«dict[str, int]»)",
    "int(«bool»)", "int(«float»)", "int(«str»)", "int(«str», «? 10 16 2 0»)", "ord(«str»[«index»])",
    "«str».«? find count index rfind»(«str»)", "«list[int]».«? count index»(«int»)", "«bytes»[«index»]",
    "«? min max»(«int», «int»)", "«? min max sum»(«list[int]»)", "«summed»",
    "divmod(«int», «int»)[«0..1»]", "(«int»).bit_length()", "round(«float»)",
    "pow(«int», «0..9», «? 7 1_000_000_007»)", "pow(«int», «0..9», «int»)",
]  # fmt: skip

FLOATS = [
    "«literal_float»", "(«float» «? + - * / // %» «float»)", "(«float» «? + - * /» «int»)", "(«int» / «int»)",
    "float(«bool»)", "-«simple_float»", "abs(«float»)", "round(«float», «-2..4»)",
    "«? min max»(«float», «float»)", "float(«int»)", "float(«str»)",
]  # fmt: skip

TRUTHS = [
    "«literal_bool»", "«comparison»", "«comparison»", "«comparison»", "(«bool» «? and or» «bool»)",
    "(not «condition»)", "(«int» «? in not_in» «list[int]»)", "(«str» «? in not_in» «str»)",
    "(«str» in «dict[str, int]»)", "(«int» in «set[int]»)", "«str».«? startswith endswith»(«str»)",
    "«str».«? isdigit isalpha isupper isspace isidentifier»()", "bool(«int»)", "bool(«str»)", "bool(«float»)",
    "(«int» < «held_int» «? < <= == != >» «int»)", "«quantified»", "«none_test»", "«kind_test»",
]  # fmt: skip

TEXTS = [
    "«literal_str»", "(«str» + «str»)", "(«str» * «-1..3»)", "«str»[«index»]", "«str»[«slice»]",
    "«str»[«slice»]",
    "«str».«? upper lower strip title swapcase capitalize casefold»()", "«str».replace(«str», «simple_str»)",
    "«str».replace(«str», «simple_str», 1)", "«? str repr ascii»(«some»)", "«? str repr»(«some»)",
    "«str».join(«list[str]»)", "chr(«int» % «? 128 0xD800»)", "«str».«? center ljust rjust zfill»(«0..7»)",
    "«f_string»", "«f_string»", "('%«? d 5d x s»|%«? s r 6s»' % («int», «str»))",
    "'{:«int_format»}/{}'.format(«int», «str»)", "«bytes».hex()", "«bytes».decode()",
    "«bytes».decode(errors='replace')", "«? min max»(«str», «str»)", "«? hex bin oct»(«int»)",
    "«str».partition(«simple_str»)[«0..2»]",
]  # fmt: skip

BYTE_TEXTS = [
    "«literal_bytes»", "(«bytes» + «bytes»)", "«bytes»[«slice»]", "«str».encode()",
    "bytes([«int» & 0xFF, «int» % 300])", "«bytes».«? upper strip lower»()",
    "«bytes».replace(«simple_bytes», «simple_bytes»)", "bytes(bytearray(«bytes»))",
]  # fmt: skip

LISTS_OF_INTS = [
    "list(range(«-2..6»))", "list(range(«-2..3», «-2..9», «1..3»))",
    "list(map(lambda m: «with_m», «list[int]»))", "list(«bytes»)", "sorted(«set[int]»)",
    "list(«tuple[int, ...]»)",
]  # fmt: skip

LISTS_OF_TEXTS = [
    "«str».split()", "«str».split(',')", "«str».split(«simple_str»)", "list(«str»)", "list(«dict[str, int]»)",
    "sorted(«list[str]», key=lambda m: «key_of_m»)", "«str».splitlines()",
]  # fmt: skip

PLAIN_TEMPLATES = {"int": INTEGERS, "float": FLOATS, "bool": TRUTHS, "str": TEXTS, "bytes": BYTE_TEXTS}

FORMATS = {
    "int": ["", "d", "5", "<4", "^7", "+", "05", "x", "#b", ",", "_x", "c", "e", ".1f"],
    "float": ["", ".2f", "8.3f", "e", "g", "+.1f", "010.2f", "%", ",.3f"],
    "str": ["", "5", ">6", "^7", "*<8", ".2", "-^9.3"],
}
