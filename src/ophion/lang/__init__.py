"""The language as CPython sees it: what compiled programs import, executable on the desk.

Under CPython these classes and functions are the executable definition of what the compiler must do; the
compiler knows each of them by its name. Nothing here imports anything else of Ophion.
"""

from ophion.lang.integers import PhysAddr, VirtAddr, u64
from ophion.lang.structure import (
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U16BE,
    U32,
    U32BE,
    U64,
    Array,
    Bit,
    Bits,
    Bytes,
    Struct,
    sizeof,
)

__all__ = [
    "I8",
    "I16",
    "I32",
    "I64",
    "U8",
    "U16",
    "U16BE",
    "U32",
    "U32BE",
    "U64",
    "Array",
    "Bit",
    "Bits",
    "Bytes",
    "PhysAddr",
    "Struct",
    "VirtAddr",
    "sizeof",
    "u64",
]
