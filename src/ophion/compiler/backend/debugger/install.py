"""Makes gdb use all this for a program: printers, operators, frames; `step` passes over the runtime."""

import os

import gdb  # type: ignore[import-untyped]
import gdb.xmethod  # type: ignore[import-untyped]

from ophion.compiler.backend.debugger.expressions import (
    ActualFunction,
    AtFunction,
    LengthFunction,
    Matcher,
    use_operators,
)
from ophion.compiler.backend.debugger.frames import FrameFilter
from ophion.compiler.backend.debugger.values import find_printer


def install() -> None:
    """Make gdb use all this, once."""
    objfile = gdb.current_objfile()
    owner = objfile or gdb
    owner.pretty_printers.append(find_printer)
    gdb.xmethod.register_xmethod_matcher(objfile, Matcher(), replace=True)
    frame_filter = FrameFilter()
    owner.frame_filters[frame_filter.name] = frame_filter
    use_operators()
    LengthFunction("len")
    AtFunction("at")
    ActualFunction("actual")
    if "src/ophion/runtime" not in gdb.execute("info skip", to_string=True):
        gdb.execute("skip -gfi src/ophion/runtime/*.py", to_string=True)
    if objfile is not None:
        gdb.execute(f"directory {os.path.dirname(objfile.filename)}", to_string=True)


if __name__ == "__main__":
    install()
