"""Spelling of LLVM's textual form: names, strings, constants."""

from __future__ import annotations

import re
import struct

_PLAIN = re.compile(r"[A-Za-z_.$][A-Za-z0-9_.$]*\Z")
UNLIKELY = ", !prof !0"
"""Branch weights of a conditional branch whose first target is the rare one; LIKELY: whose second is."""
LIKELY = ", !prof !1"

LOOP_ATTRIBUTE = "ophion-loop"
"""Marks the functions that optimisation spends more time on."""
COMPACT_ATTRIBUTE = "ophion-compact"
"""Marks the functions that code generation spends less time on."""


def escapes(form: str) -> list[str]:
    """How each byte is written: itself, if it is plain ASCII, no quote and no backslash; else by `form`."""
    return [chr(b) if 32 <= b < 127 and b not in b'"\\' else form.format(b) for b in range(256)]


_ESCAPES = escapes("\\{:02X}")


def quote(data: bytes) -> str:
    """A string constant's inside, everything unusual escaped."""
    return "".join(map(_ESCAPES.__getitem__, data))


def global_name(name: str) -> str:
    """A global's name with its @."""
    return f"@{name}" if _PLAIN.match(name) else f'@"{quote(name.encode())}"'


def float_constant(value: float) -> str:
    """A double, exactly."""
    return f"0x{struct.unpack('<Q', struct.pack('<d', value))[0]:016X}"


def integer_constant(value: int) -> str:
    """An i64; the upper half of the unsigned range is written as negative."""
    return str(value - (1 << 64) if value >= 1 << 63 else value)
