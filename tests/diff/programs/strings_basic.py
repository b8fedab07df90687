"""str over ASCII: indexing, slicing, searching, splitting, padding, case."""

text = "The quick brown fox"
print(len(text), text[0], text[-1], text[4:9], text[::-1], text[::2], text[-3:], text[5:2])
print(
    text.find("quick"), text.find("cat"), text.rfind("o"), text.index("fox"), text.count("o"), text.count("")
)
print(text.upper(), text.lower(), text.title(), text.swapcase(), "hELLO".capitalize())
print(
    text.split(),
    "a,b,,c".split(","),
    "a,b,c".split(",", 1),
    " a  b ".split(None, 1),
    "".split(),
    "".split(","),
)
print(
    "a,b,c".rsplit(",", 1),
    " a b  c ".rsplit(None, 1),
    "one\ntwo\r\nthree".splitlines(),
    "a\n\nb\n".splitlines(True),
)
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="))
print(
    "  pad ".strip() + "|",
    "  pad ".lstrip() + "|",
    "  pad ".rstrip() + "|",
    "xxhixx".strip("x"),
    "abcba".strip("ab"),
)
print(
    "7".zfill(3),
    "-7".zfill(4),
    "hi".ljust(5, ".") + "|",
    "hi".rjust(5) + "|",
    "hi".center(5, "*"),
    "hi".center(6, "*"),
)
print(
    "banana".replace("an", "AN"), "banana".replace("a", "", 2), "ab".replace("", "-"), "ab".replace("x", "y")
)
print("abc".startswith("ab"), "abc".endswith("bc"), "abc".startswith("b", 1), "abc".endswith(("x", "c")))
print("prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"), "body".removesuffix("x"))
print("ab" * 3, 2 * "xy", "a" + "b", "b" in "abc", "z" not in "abc", "" in "abc")
print("a" < "b", "abc" < "abd", "Z" < "a", "" < "a", "abc" == "ab" + "c", text != "b", "b" >= "a")
print(",".join(["a", "b", "c"]), "".join([]), "-".join("xyz"), ", ".join(str(n) for n in range(3)))
print(
    "123".isdigit(),
    "12a".isdigit(),
    "abc".isalpha(),
    "ab1".isalnum(),
    " \t".isspace(),
    "Ab".isupper(),
    "ab".islower(),
)
print(
    "".isdigit(),
    "Title Case".istitle(),
    "abc".isidentifier(),
    "1a".isidentifier(),
    "a b".isprintable(),
    "\n".isprintable(),
)
print("tab\tone\ttwo".expandtabs(4), repr("quote'd"), repr("\"both\" 'kinds'"), repr("\n\t\\\x00\x7f"))
print(ord("A"), chr(97), [c for c in "abc"], [ord(c) for c in "az"])
for index in [5, -6]:
    try:
        print("hello"[index])
    except IndexError as error:
        print("IndexError:", error)
try:
    "abc".index("z")
except ValueError as error:
    print("ValueError:", error)
try:
    "abc".split("")
except ValueError as error:
    print("ValueError:", error)
line = ""
for number in range(5):
    line += str(number)
print(line, "%" in "100%", "x".join(["1"]), "a".find(""), "abc".find("c", 1, 2), "abc".find("", 4))


def kind_of(text: str, index: int) -> str:
    """Comparisons with short literals, of texts and of their characters."""
    try:
        if text[index] == "é":
            return "accent"
        if text[index] in "+-":
            return "sign"
        if text[index] not in "0123456789":
            return "other"
        return "digit"
    except IndexError as error:
        return str(error)


for sample in ("a+1é-", "éa", "", "日本7"):
    print([kind_of(sample, index) for index in range(-6, 6)])
for sample in ("", "x", "xy", "abc", "abcd", "abcde", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop"):
    print(
        sample == "", sample == "x", sample == "xy", sample == "abc", sample != "abcd", sample == "abcde",
        sample == "abcdefg", sample == "abcdefgh", sample == "abcdefgi", sample == "abcdefghi",
        sample == "abcdefghijklmnop", "abcdefghijklmnopq" == sample, sample == "abcdefghijklmnoq",
        sample[:1] in "ax", sample in "abc",
    )  # fmt: skip
