"""What the compiler knows of the methods of values that are no objects: each is declared here alone.

A method of an object needs no declaration: it is what the runtime's class defines.
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
