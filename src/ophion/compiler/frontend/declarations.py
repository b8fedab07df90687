"""What the compiler knows of Python's builtin functions and of the methods of builtin types: each is declared
here alone.

A function that one signature describes is written in the language, in `ophion.runtime` or `user/lib`, with
Python's names and defaults of its parameters; its declaration says which one it is (`ours`). What depends on
the types of its arguments, or on how they are written, names the method of `BuiltinCalls` that lowers a call
of it (`lowered`). A method of a builtin class needs no declaration where it is called as the runtime's class
defines it; nor does a function of another module that `user/lib` has by the same name.
"""

from __future__ import annotations

from dataclasses import dataclass

from ophion.compiler.frontend.names import MODULES, RUNTIME

SET_OPERATIONS = ("union", "intersection", "difference")
"""What sets are joined by, any number of them."""
STRUCT_FUNCTIONS = ("pack", "pack_into", "unpack", "unpack_from", "iter_unpack")
"""What the module struct does with a format, and a `struct.Struct` with its own."""
WIDTHS = {"b": 8, "w": 16, "l": 32}
"""The bits that the letters of Intel's port instructions stand for."""


@dataclass(frozen=True)
class Builtin:
    """One declaration."""

    function: str = ""
    """The full name of the function of ours that is called; one of `user.lib` is for user programs only."""
    lowering: str = ""
    """Or the method of `BuiltinCalls` that lowers it: of the call and the details for a function; of the
    object, the callee and the call for a method. It gives None where a call is as any other.
    """
    details: tuple[str | int | bool, ...] = ()
    walk: str = ""
    """The method of `Loops` that makes the walk of a loop over a call of it; no iterator is made then."""
    lazy: bool = False
    """Whether it gives an iterator over its arguments."""
    consumes: bool = False
    """Whether it goes through its argument at once: a generator expression there is a loop in place."""


def ours(function: str) -> Builtin:
    """A function written in the language: its name in `ophion.runtime`, or a full one in `user.lib`."""
    return Builtin(function if function.startswith("user.lib.") else f"{RUNTIME}.{function}")


def lowered(
    lowering: str, *details: str | int | bool, walk: str = "", lazy: bool = False, consumes: bool = False
) -> Builtin:
    """What a method of the compiler lowers."""
    return Builtin("", lowering, details, walk, lazy, consumes)


BUILTINS = {
    # numbers
    "abs": lowered("abs_call"),
    "bool": lowered("bool_call"),
    "float": lowered("float_call"),
    "float.fromhex": ours("hex_floats.float_from_hex"),
    "hash": lowered("hash_call"),
    "int": lowered("int_call"),
    "int.from_bytes": lowered("int_from_bytes_call"),
    "pow": lowered("pow_call"),
    "round": lowered("round_call"),
    "math.ceil": lowered("whole_call", "__ceil__"),
    "math.floor": lowered("whole_call", "__floor__"),
    "math.trunc": lowered("whole_call", "__trunc__"),
    "ophion.lang.integers.u64": lowered("u64_call"),
    # text
    "ascii": lowered("ascii_call"),
    "bin": lowered("base_call", "#b"),
    "chr": ours("strings.chr_of"),
    "format": lowered("format_call"),
    "hex": lowered("base_call", "#x"),
    "input": ours("user.lib.builtins.input"),
    "oct": lowered("base_call", "#o"),
    "ord": lowered("ord_call"),
    "print": lowered("print_call"),
    "repr": lowered("repr_call"),
    "str": lowered("str_call"),
    "str.maketrans": lowered("maketrans_call"),
    # bytes
    "bytearray": lowered("bytearray_call", consumes=True),
    "bytearray.fromhex": ours("byte_text.bytearray_from_hex"),
    "bytearray.maketrans": ours("byte_translate.byte_table"),
    "bytes": lowered("bytes_call", consumes=True),
    "bytes.fromhex": ours("byte_text.bytes_from_hex"),
    "bytes.maketrans": ours("byte_translate.byte_table"),
    "memoryview": lowered("memoryview_call"),
    "open": lowered("open_call"),
    **{f"struct.{name}": lowered("struct_call", name) for name in STRUCT_FUNCTIONS},
    # containers
    "dict": lowered("dict_call", consumes=True),
    "dict.fromkeys": lowered("dict_fromkeys_call"),
    "frozenset": lowered("set_call", "frozenset", consumes=True),
    "len": lowered("len_call"),
    "list": lowered("list_call", consumes=True),
    "range": lowered("range_call", walk="range_walk"),
    "set": lowered("set_call", "set", consumes=True),
    **{
        f"{kind}.{name}": lowered("set_of_sets", kind, name)
        for kind in ("set", "frozenset")
        for name in SET_OPERATIONS
    },
    "slice": lowered("slice_call"),
    "sorted": lowered("sorted_call", consumes=True),
    "tuple": lowered("tuple_call", consumes=True),
    "bisect.bisect": ours("user.lib.bisect.bisect_right"),
    "bisect.insort": ours("user.lib.bisect.insort_right"),
    # iterables
    "all": lowered("quantifier_call", False, consumes=True),
    "any": lowered("quantifier_call", True, consumes=True),
    "enumerate": lowered("lazy_call", "enumerate", walk="enumerate_walk", lazy=True),
    "filter": lowered("lazy_call", "filter", walk="filter_walk", lazy=True),
    "iter": lowered("iter_call", walk="called_walk"),
    "map": lowered("lazy_call", "map", walk="map_walk", lazy=True),
    "max": lowered("extreme_call", ">", consumes=True),
    "min": lowered("extreme_call", "<", consumes=True),
    "next": lowered("next_call"),
    "reversed": lowered("lazy_call", "reversed", walk="reversed_walk", lazy=True),
    "sum": lowered("reduced_call", "+", 0, consumes=True),
    "zip": lowered("lazy_call", "zip", walk="zip_walk", lazy=True),
    "math.prod": lowered("reduced_call", "*", 1),
    "itertools.chain.from_iterable": ours("user.lib.itertools.chain_from_iterable"),
    # time
    "time.struct_time": ours("user.lib.time.moment_of"),
    # objects
    "callable": lowered("callable_call"),
    "copy.copy": lowered("copy_call"),
    "copy.deepcopy": lowered("deepcopy_call"),
    "dataclasses.asdict": lowered("asdict_call"),
    "dataclasses.astuple": lowered("astuple_call"),
    "dataclasses.replace": lowered("replace_call"),
    "functools.partial": lowered("partial_call"),
    "getattr": lowered("getattr_call"),
    "hasattr": lowered("hasattr_call"),
    "id": lowered("id_call"),
    "isinstance": lowered("isinstance_call"),
    "issubclass": lowered("issubclass_call"),
    "object.__setattr__": lowered("set_frozen_call"),
    "setattr": lowered("setattr_call"),
    "type": lowered("type_call"),
    "user.lib.objects.items_of": lowered("items_of_call"),
    "user.lib.objects.operated": lowered("operated_call"),
    "weakref.ReferenceType": lowered("weak_reference_call"),
    "weakref.ref": lowered("weak_reference_call"),
    "ophion.lang.structure.sizeof": lowered("sizeof_call"),
}
"""Functions, classes and class methods by their full names, without "builtins."."""

UNSAFE = {
    "Ptr": lowered("new_slots"),
    "address_of": lowered("address_of_call"),
    "ascii_character": lowered("ascii_character_call"),
    "asm": lowered("asm_call"),
    "compare_memory": lowered("memory_intrinsic", "compare", 2),
    "copy_memory": lowered("memory_intrinsic", "copy", 2),
    "fill_memory": lowered("memory_intrinsic", "fill", 1),
    "count_ones": lowered("bit_counts", "popcount"),
    "leading_zeros": lowered("bit_counts", "leading_zeros"),
    "trailing_zeros": lowered("bit_counts", "trailing_zeros"),
    "float_bits": lowered("float_bits_call"),
    "float_from_bits": lowered("float_from_bits_call"),
    "float_magnitude": lowered("float_intrinsic", "fabs"),
    "float_square_root": lowered("float_intrinsic", "sqrt"),
    "global_asm": lowered("global_asm_call"),
    "immortal": lowered("immortal_call"),
    "key_hash": lowered("key_hash_call"),
    "memory": lowered("memory_call"),
    "move_memory": lowered("memory_intrinsic", "move", 2),
    "new_with_tail": lowered("new_with_tail_call"),
    "object_address": lowered("object_address_call"),
    "object_at": lowered("object_at_call"),
    "reference_count": lowered("reference_count_call"),
    "struct_at": lowered("struct_at_call"),
    "symbol_address": lowered("symbol_address_call"),
    "syscall": lowered("syscall_call"),
    "tail_address": lowered("tail_address_call"),
    **{f"load_u{bits}": lowered("load_call", bits // 8) for bits in (8, 16, 32, 64)},
    **{f"store_u{bits}": lowered("store_call", bits // 8) for bits in (8, 16, 32, 64)},
    **{f"in{width}": lowered("port_in", bits) for width, bits in WIDTHS.items()},
    **{f"out{width}": lowered("port_out", bits) for width, bits in WIDTHS.items()},
}
"""What `ophion.lang.unsafe` has."""

METHODS = {
    "int.as_integer_ratio": ours("numbers.int_ratio"),
    "int.bit_count": ours("numbers.bit_count"),
    "int.bit_length": ours("numbers.bit_length"),
    "int.conjugate": lowered("itself"),
    "int.to_bytes": ours("numbers.int_to_bytes"),
    "u64.bit_count": ours("numbers.bit_count_u64"),
    "u64.bit_length": ours("numbers.bit_length_u64"),
    "u64.conjugate": lowered("itself"),
    "u64.to_bytes": ours("numbers.u64_to_bytes"),
    "float.as_integer_ratio": ours("hex_floats.float_ratio"),
    "float.conjugate": lowered("itself"),
    "float.hex": ours("hex_floats.float_hex"),
    "float.is_integer": ours("numbers.float_is_integer"),
    "str.encode": lowered("codec_call"),
    "str.endswith": lowered("affix"),
    "str.join": lowered("text_join"),
    "str.startswith": lowered("affix"),
    **{
        f"{kind}.{name}": lowered(lowering)
        for kind in ("bytes", "bytearray")
        for lowering, names in {
            "affix": ("startswith", "endswith"),
            "codec_call": ("decode",),
            "byte_search": ("find", "rfind", "index", "rindex", "count"),
            "text_join": ("join",),
        }.items()
        for name in names
    },
    **{f"Struct.{name}": lowered("struct_method") for name in STRUCT_FUNCTIONS},
    "Path.open": lowered("open_path"),
    "ExitStack.callback": lowered("exit_callback"),
    "bytearray.extend": lowered("byte_extend"),
    "memoryview.cast": lowered("view_cast"),
    "tuple._asdict": lowered("record_dict"),
    "tuple._replace": lowered("record_replace"),
    "tuple.count": lowered("tuple_search"),
    "tuple.index": lowered("tuple_search"),
    "list.extend": lowered("list_extend"),
    "list.sort": lowered("list_sort"),
    "dict.get": lowered("dict_lookup"),
    "dict.pop": lowered("dict_lookup"),
    "dict.setdefault": lowered("dict_setdefault"),
    "dict.update": lowered("dict_update"),
    **{
        f"{kind}.{name}": lowered("set_chain")
        for kind in ("set", "frozenset")
        for name in (*SET_OPERATIONS, "update", "intersection_update", "difference_update")
    },
}
"""Methods by "type.method"."""


def declared(fullname: str) -> Builtin | None:
    """The declaration of a function, class or class method."""
    module, _, name = fullname.partition(".")
    if module == "builtins":
        return BUILTINS.get(name)
    if fullname.startswith("ophion.lang.unsafe."):
        return UNSAFE.get(fullname.removeprefix("ophion.lang.unsafe."))
    return BUILTINS.get(f"{MODULES.get(module, module)}.{name}")
