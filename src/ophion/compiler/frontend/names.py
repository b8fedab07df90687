"""Which of our classes and modules stand behind the names of Python's own.

mypy types a program against typeshed; the compiler compiles it against `ophion.runtime` (builtins) and
`user.lib` (the other standard modules). This table is the whole of that correspondence.
"""

from collections.abc import Sequence

RUNTIME = "ophion.runtime"

CLASSES = {
    "builtins.str": f"{RUNTIME}.strings.Str",
    "builtins.bytes": f"{RUNTIME}.bytestrings.Bytes",
    "builtins.bytearray": f"{RUNTIME}.bytearrays.ByteArray",
    "builtins.memoryview": f"{RUNTIME}.views.MemoryView",
    "builtins.list": f"{RUNTIME}.lists.List",
    "builtins.tuple": f"{RUNTIME}.tuples.VarTuple",
    "builtins.range": f"{RUNTIME}.ranges.Range",
    "builtins.slice": f"{RUNTIME}.slices.Slice",
    "builtins.dict": f"{RUNTIME}.dicts.Dict",
    "builtins.set": f"{RUNTIME}.sets.Set",
    "builtins.frozenset": f"{RUNTIME}.sets.FrozenSet",
    "_collections_abc.dict_keys": f"{RUNTIME}.dicts.DictKeys",
    "_collections_abc.dict_values": f"{RUNTIME}.dicts.DictValues",
    "_collections_abc.dict_items": f"{RUNTIME}.dicts.DictItems",
    "dataclasses.FrozenInstanceError": f"{RUNTIME}.exceptions.FrozenInstanceError",
    "weakref.ReferenceType": f"{RUNTIME}.references.WeakReference",
    "typing.Iterable": f"{RUNTIME}.iterators.Iterable",
    "typing.Iterator": f"{RUNTIME}.iterators.Iterator",
    "typing.Generator": f"{RUNTIME}.iterators.Generator",
    "collections.deque": f"{RUNTIME}.deques.Deque",
    "collections._odict_keys": f"{RUNTIME}.dicts.DictKeys",
    "collections._odict_values": f"{RUNTIME}.dicts.DictValues",
    "collections._odict_items": f"{RUNTIME}.dicts.DictItems",
    "typing.Sized": f"{RUNTIME}.abstract.Sized",
    "typing.Container": f"{RUNTIME}.abstract.Container",
    "typing.Reversible": f"{RUNTIME}.abstract.Reversible",
    "typing.Collection": f"{RUNTIME}.abstract.Collection",
    "typing.Sequence": f"{RUNTIME}.abstract.Sequence",
    "typing.MutableSequence": f"{RUNTIME}.lists.List",
    "typing.Mapping": f"{RUNTIME}.dicts.Dict",
    "typing.MutableMapping": f"{RUNTIME}.dicts.Dict",
    "typing.KeysView": f"{RUNTIME}.mapping_mixins.KeysView",
    "typing.ValuesView": f"{RUNTIME}.mapping_mixins.ValuesView",
    "typing.ItemsView": f"{RUNTIME}.mapping_mixins.ItemsView",
    "typing.AbstractSet": f"{RUNTIME}.sets.BaseSet",
    "typing.MutableSet": f"{RUNTIME}.sets.Set",
    "_struct.Struct": "user.lib.struct.Struct",
    "typing.TextIO": "user.lib.text_streams.TextIO",
    "typing.BinaryIO": "user.lib.io.BinaryIO",
    "typing.IO": "user.lib.text_streams.TextIO",
    "io.TextIOBase": "user.lib.text_streams.TextIO",
    "_io._TextIOBase": "user.lib.text_streams.TextIO",
    "io.BufferedIOBase": "user.lib.io.BinaryIO",
    "_io._BufferedIOBase": "user.lib.io.BinaryIO",
    "_io.TextIOWrapper": "user.lib.text_streams.TextIOWrapper",
    "_io.StringIO": "user.lib.memory_streams.StringIO",
    "_io.BytesIO": "user.lib.memory_streams.BytesIO",
    "datetime.tzinfo": "user.lib.time_spans.timezone",
    "pathlib.Path": "user.lib.pathlib.Path",
    "json.decoder.JSONDecodeError": "user.lib.json_decoding.JSONDecodeError",
    "_csv.Dialect": "user.lib.csv_dialects.Format",
    "contextlib.ExitStack": "user.lib.exit_stacks.ExitStack",
    "typing_extensions.Buffer": f"{RUNTIME}.views.MemoryView",
}
"""typeshed class -> the class whose layout and methods it has."""

MIXINS = {
    "typing.Mapping": f"{RUNTIME}.mapping_mixins.Mapping",
    "typing.MutableMapping": f"{RUNTIME}.mapping_mixins.MutableMapping",
    "typing.Sequence": f"{RUNTIME}.sequence_mixins.Sequence",
    "typing.MutableSequence": f"{RUNTIME}.sequence_mixins.MutableSequence",
    "typing.AbstractSet": f"{RUNTIME}.set_mixins.Set",
    "typing.MutableSet": f"{RUNTIME}.set_mixins.MutableSet",
}
"""Abstract class -> the class of ours that gives its methods to the program's classes below it."""

PYTHON_NAMES = {ours: name.rpartition(".")[2] for name, ours in reversed(CLASSES.items())}
"""Our class -> what Python calls it."""

BYTE_METHODS = (
    "byte_search",
    "byte_split",
    "byte_layout",
    "byte_case",
    "byte_kinds",
    "byte_text",
    "byte_translate",
    "wide_decoding",
)
METHOD_MODULES = {
    f"{RUNTIME}.strings.Str": (
        "text_search", "text_split", "text_layout", "text_case", "text_kinds", "text_translate", "encoding",
        "wide_encoding",
    ),
    f"{RUNTIME}.bytestrings.Bytes": BYTE_METHODS,
    f"{RUNTIME}.bytearrays.ByteArray": BYTE_METHODS,
    f"{RUNTIME}.views.MemoryView": ("byte_text",),
}  # fmt: skip
"""Class of the runtime -> the modules there whose functions are its methods too."""

SEPARATE = ("user.lib.collections.OrderedDict", "user.lib.collections.Counter")
"""Classes that give methods of their base another meaning: their objects are not taken for objects of it."""

INSTEAD = {
    "collections.UserDict": "a class with a dict as a field",
    "collections.UserList": "a class with a list as a field",
    "collections.UserString": "a class with a text as a field",
    "contextlib.AsyncExitStack": "ExitStack: there is no event loop",
    "contextlib.asynccontextmanager": "contextmanager: there is no event loop",
    "functools.partialmethod": "a method that calls the other",
    "functools.singledispatch": "isinstance tests, or match",
    "functools.singledispatchmethod": "isinstance tests, or match",
    "pathlib.PurePath": "pathlib.Path",
    "pathlib.PurePosixPath": "pathlib.Path",
    "pathlib.PosixPath": "pathlib.Path",
    "tempfile.NamedTemporaryFile": "TemporaryDirectory, and open of a file in it",
    "tempfile.TemporaryFile": "TemporaryDirectory, and open of a file in it",
    "statistics.NormalDist": "fmean, stdev and math.erf",
    "string.Formatter": "format, or a function of your own",
    "operator.itemgetter": "the call of it as an argument, with literals, or lambda row: row[0]",
    "operator.attrgetter": "the call of it as an argument, with literals, or lambda item: item.name",
    "operator.methodcaller": "the call of it as an argument, with literals, or lambda item: item.method()",
    "itertools.starmap": "a generator expression: (f(a, b) for a, b in pairs)",
}
"""What to write instead of names of Python's library that compiled code does not have."""

MODULES = {
    "_bisect": "bisect",
    "_csv": "csv",
    "_hashlib": "hashlib",
    "_heapq": "heapq",
    "_operator": "operator",
    "genericpath": "posixpath",
    "os.path": "posixpath",
    "_struct": "struct",
    "_io": "io",
    "_stat": "stat",
    "posix": "os",
    "_signal": "signal",
}
"""Private modules that typeshed defines names in -> the public module of user/lib."""

WIDE_ENCODINGS = ("utf-8-sig", "utf-16", "utf-32", "utf16", "utf32", "u16", "u32")
"""How the names of encodings begin that the runtime's `wide_encoding` and user/lib's `recoded_files` have."""

PROTOCOLS = {
    f"{module}.{name}"
    for module in ("typing", "collections.abc", "_typeshed")
    for name in (
        "Iterable", "Iterator", "Sequence", "Collection", "Reversible", "Container", "Sized", "Mapping",
        "MutableMapping",
        "MutableSequence", "AbstractSet", "Set", "SupportsIndex", "Hashable",
    )
}  # fmt: skip
"""Abstract types of parameters: the function is compiled once for each concrete type it is called with."""


def python_name(fullname: str, arguments: Sequence[str]) -> str:
    """How Python calls a concrete class of ours: `list[int]`, `ValueError`, `shapes.Circle`."""
    name = PYTHON_NAMES.get(fullname, fullname.removeprefix(f"{RUNTIME}.exceptions."))
    if not arguments:
        return name
    return f"{name}[{', '.join(arguments)}{', ...' * (name == 'tuple')}]"


def is_special(name: str) -> bool:
    """Whether a name is one that Python itself gives a meaning."""
    return name.startswith("__") and name.endswith("__")


def is_wide(encoding: str) -> bool:
    """Whether an encoding is one of those that few programs need."""
    return encoding.lower().replace("_", "-").startswith(WIDE_ENCODINGS)


def candidates(fullname: str) -> list[str]:
    """The full names that may stand behind a name, best first."""
    if fullname in CLASSES:
        return [CLASSES[fullname]]
    module, _, rest = fullname.partition(".")
    if module == "builtins":
        return [f"{RUNTIME}.exceptions.{rest}"]
    module = MODULES.get(module, module)
    return [fullname, f"user.lib.{module}.{rest}"]
