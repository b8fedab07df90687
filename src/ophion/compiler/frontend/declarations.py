"""What the compiler knows of the methods of builtin types: each is declared here alone.

A method of a builtin class needs no declaration where it is called as the runtime's class defines it.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Method:
    """A function of the runtime that takes the value first, and its further parameters with their defaults
    (None: it must be given).
    """

    function: str
    parameters: dict[str, int | str | bool | None] = field(default_factory=dict)


TO_BYTES: dict[str, int | str | bool | None] = {"length": 1, "byteorder": "big", "signed": False}

NUMBER_METHODS = {
    ("int", "bit_length"): Method("numbers.bit_length"),
    ("u64", "bit_length"): Method("numbers.bit_length_u64"),
    ("int", "bit_count"): Method("numbers.bit_count"),
    ("u64", "bit_count"): Method("numbers.bit_count_u64"),
    ("int", "to_bytes"): Method("numbers.int_to_bytes", TO_BYTES),
    ("u64", "to_bytes"): Method("numbers.u64_to_bytes", TO_BYTES),
    ("int", "as_integer_ratio"): Method("numbers.int_ratio"),
    ("float", "as_integer_ratio"): Method("hex_floats.float_ratio"),
    ("float", "is_integer"): Method("numbers.float_is_integer"),
    ("float", "hex"): Method("hex_floats.float_hex"),
}
"""(type, method) -> what it calls."""

METHODS = {
    ("tuple", "index"): "tuple_search",
    ("tuple", "count"): "tuple_search",
    ("list", "sort"): "list_sort",
    ("str", "format"): "unknown_template",
    ("str", "format_map"): "unknown_template",
    ("str", "join"): "text_join",
    ("bytes", "join"): "text_join",
    ("bytearray", "join"): "text_join",
    ("bytearray", "extend"): "byte_extend",
    ("dict", "get"): "dict_lookup",
    ("dict", "pop"): "dict_lookup",
    ("dict", "update"): "dict_update",
    **{
        (kind, name): "affix" for kind in ("str", "bytes", "bytearray") for name in ("startswith", "endswith")
    },
    **{
        (kind, name): "byte_search"
        for kind in ("bytes", "bytearray")
        for name in ("find", "rfind", "index", "rindex", "count")
    },
    **{
        (kind, name): "set_chain"
        for kind in ("set", "frozenset")
        for name in (
            "union",
            "intersection",
            "difference",
            "update",
            "intersection_update",
            "difference_update",
        )
    },
}
"""(type, method) -> the method of `MethodCalls` that lowers it; where that gives None, it is as any other."""
