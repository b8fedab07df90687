"""Frames by the full names of their functions, without those that only the compiler knows."""

import re
from collections.abc import Iterator

import gdb  # type: ignore[import-untyped]
from gdb.FrameDecorator import FrameDecorator  # type: ignore[import-untyped]

from ophion.compiler.backend.debugger.objects import symbol_at


class FullName(FrameDecorator):  # type: ignore[misc]
    """A frame by its function's full name, module.Class.method."""

    def function(self) -> "str | int | None":
        """The name that `bt` shows."""
        frame = self.inferior_frame()
        function = frame.function()
        if function is None or frame.type() == gdb.INLINE_FRAME:
            known: str | int | None = super().function()
            return known
        symbol = symbol_at(int(function.value().address))
        # List.append<types>, area#1 (another of its name), count.code (a generator's body), main.<lambda>
        return re.sub(r"(?<=[^.])<.*|#.*", "", symbol).removesuffix(".code")


HIDDEN = (".value", ".adapter", ".bound")
"""What the compiler calls the functions between a call and a function or method that is used as a value."""


class FrameFilter:
    """Names all frames."""

    name = "ophion"
    priority = 100
    enabled = True

    def filter(self, frames: "Iterator[FrameDecorator]") -> "Iterator[FullName]":
        """Called by gdb."""
        named = map(FullName, frames)
        return (frame for frame in named if not str(frame.function()).endswith(HIDDEN))
