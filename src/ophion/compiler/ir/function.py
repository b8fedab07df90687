"""Functions, globals and whole programs of the intermediate form."""

from __future__ import annotations

from dataclasses import dataclass, field

from ophion.compiler.ir.base import Block, Register
from ophion.compiler.ir.types import VOID, ClassIR, Type


@dataclass(eq=False)
class FunctionIR:
    """One compiled function.

    `convention` is "python" (error register, parameters borrowed, result owned) or "c" (for symbols shared
    with assembly: integers only). An external function has no blocks. `blocks[0]` is the entry.
    """

    name: str
    params: list[Register]
    result: Type = VOID
    blocks: list[Block] = field(default_factory=list)
    convention: str = "python"
    symbol: str | None = None
    external: bool = False
    can_raise: bool = True
    address_taken: bool = False
    """Called through a vtable or a closure too, so that it takes an error register whether it can raise or
    not.
    """
    inline: bool = False
    private: bool = False
    """Only the program's own code leads to it, and it is compiled with that (pass `private`)."""
    internal: bool = False
    """It is private, and nothing but calls from there refers to it."""
    apart: bool = False
    """It stays a function, which a debugger finds, with what it was called with (pass `private`)."""
    loop: bool = False
    """Its loops are worth LLVM's time (pass `effort`)."""
    compact: bool = False
    """Its code is better short than fast (pass `effort`)."""
    fresh: bool = False
    """What it returns was made for the caller (pass `fresh`)."""
    noted: bool = True
    """A frame of it appears in tracebacks; not so for what CPython has no frame of: the entry, adapters, the
    runtime.
    """
    wrapping: bool = False
    """Its sums, differences and products of integers are modulo 2**64."""
    seldom: bool = False
    """It is called so seldom that it need not be compiled with what calls it."""
    module_body: bool = False
    """The body of a module: it runs once."""
    at_end: bool = False
    """It runs when a program has ended, and releases its variables (a checked build)."""
    core: bool = False
    """Every program of its target has it."""
    no_return: bool = False
    manager: bool = False
    """A generator function whose callers make a context manager of what it gives."""
    declines: bool = False
    """A method of an operator that returns None where it has no answer (NotImplemented)."""
    file: str = ""
    line: int = 0
    display_name: str = ""
    locals: list[Register] = field(default_factory=list)
    pinned: list[Register] = field(default_factory=list)
    """Locals whose address was taken: kept alive until the function returns."""
    frame: ClassIR | None = None
    """The class of the first parameter, where this is the code of a generator and may contain Yield."""
    captured: dict[str, str] = field(default_factory=dict)
    """Of a closure's code: the variables whose values lie in the closure, and the fields that hold them."""
    closure: Register | None = None
    """Where that closure is."""
    called: str = ""
    """Of a closure's code: its `__name__`, where that is not `display_name`."""
    qualified: str = ""
    """Its `__qualname__`; of other functions, what those in them begin with."""
    stands: str = ""
    """Of a closure's code: "adapter" where it stands for the function in field `behind`, "wrapper" where it
    only has its names, "method" where it is one with the object in its first field, "class" where it makes
    the objects of one.
    """
    module: str = ""
    """Of the code that makes the objects of a class: the module of that; nothing of a builtin one."""
    behind: str = ""
    is_value: bool = False
    """It is a closure's code."""
    arguments: list[Register] = field(default_factory=list)
    """Of a generator's code: the variables that take its arguments out of the frame."""
    hidden: bool = False
    """It only makes a generator's frame: for a debugger, the generator's code is the function."""


@dataclass(eq=False)
class Global:
    """A module variable: zero (or null) until its module body stores it, or constant data from the start."""

    name: str
    type: Type
    initial: int | float | bool | None = None
    constant: bool = False
    file: str = ""
    line: int = 0


@dataclass(eq=False)
class Program:
    """A whole program. `entries` are the exported starting points; `assembly` is collected
    from `global_asm`.
    """

    functions: list[FunctionIR] = field(default_factory=list)
    classes: list[ClassIR] = field(default_factory=list)
    globals: list[Global] = field(default_factory=list)
    assembly: list[str] = field(default_factory=list)
    kernel: bool = False
    """A kernel, whose stacks have guards instead of checks."""
    checked: bool = False
    """Whether counts are checked where they change (pass `checked`)."""
    debug: bool = True
    """Whether the back end describes functions, lines and variables for a debugger."""
    unchecked: frozenset[str] = frozenset()
    """Kinds of checks that the back end leaves out, to measure what they cost: "bounds", "overflow", "None",
    "counts", "exceptions". Such a program is not Python any more.
    """
    well_known: dict[str, ClassIR] = field(default_factory=dict)
    """Classes the back end needs by name: "str", "bytes", "OverflowError", "ZeroDivisionError", ..."""
    asks_functions: bool = False
    """Whether names of function values are asked for, or whether two are the same."""
    support: dict[str, FunctionIR] = field(default_factory=dict)
    """Runtime functions the back end calls by name: "raise_overflow", "note_frame", ..."""
