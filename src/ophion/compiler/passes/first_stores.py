"""Finds the stores of an `__init__` that meet a field for the first time: there is nothing to drop.

Before: SetField drops what the field held. After: one in an `__init__` is `initial` where the object is new
and nothing has stored in the field yet. An `__init__` sees only new objects if all who call it have made one
just before, or are an `__init__` of that kind themselves which passes its own object on as the first thing.
Its stores count up to where anybody else gets the object.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Assign, Call, Cast, GetField, New, SetField, Value
from ophion.compiler.ir.types import Ref


def _is_init(function: FunctionIR) -> bool:
    """Whether a function can be an `__init__` that is only called by name."""
    name = function.name.partition("<")[0]
    return name.endswith(".__init__") and not function.address_taken and bool(function.blocks)


def _made_before(block: Block, call: int) -> bool:
    """Whether the object of a call of `__init__` was made just before it, and nobody has used it."""
    value = block.instructions[call].args[0]
    for i in reversed(block.instructions[:call]):
        if i is value and isinstance(i, New):
            return True
        if isinstance(i, Assign) and i.dest is value:
            value = i.args[0]
        elif value in i.args:
            return False
    return False


def _passes_on(function: FunctionIR, block: Block, call: int) -> bool:
    """Whether an `__init__` begins with the call, of that of a class above, for its own object."""
    if not _is_init(function) or block is not function.blocks[0]:
        return False
    before = block.instructions[:call]
    return all(isinstance(i, Cast) or i.__class__ is Call for i in before) and not any(
        _is_own(function, arg) for i in before if not isinstance(i, Cast) for arg in i.args
    )


def _is_own(function: FunctionIR, value: Value) -> bool:
    """Whether a value is the object of an `__init__`."""
    while isinstance(value, Cast):
        value = value.args[0]
    return value is function.params[0]


def _of_new_objects(program: Program) -> set[FunctionIR]:
    """The `__init__`s that see only new objects."""
    found = {function for function in program.functions if _is_init(function)}
    through: dict[FunctionIR, set[FunctionIR]] = {}
    for function in program.functions:
        for block in function.blocks:
            for index, i in enumerate(block.instructions):
                if i.__class__ is not Call:
                    continue
                assert isinstance(i, Call)
                if i.function not in found or _made_before(block, index):
                    continue
                if _passes_on(function, block, index) and _is_own(function, i.args[0]):
                    through.setdefault(function, set()).add(i.function)
                else:
                    found.discard(i.function)
    doubtful = [function for function in through if function not in found]
    while doubtful:
        for base in through.get(doubtful.pop(), ()):
            if base in found:
                found.discard(base)
                doubtful.append(base)
    return found


def _mark(function: FunctionIR, found: set[FunctionIR]) -> None:
    """Mark the first stores, up to where the object may be known to others or the way branches."""
    stored: set[str] = set()
    for i in function.blocks[0].instructions:
        if isinstance(i, SetField) and _is_own(function, i.args[0]) and not _is_own(function, i.args[1]):
            i.initial = i.initial or i.name not in stored
            stored.add(i.name)
        elif isinstance(i, Call) and i.function in found and _is_own(function, i.args[0]):
            stored.update(_fields(i))
        elif not isinstance(i, GetField | Cast) and any(_is_own(function, arg) for arg in i.args):
            return


def _fields(call: Call) -> list[str]:
    """The fields of the class whose `__init__` is called."""
    type = call.function.params[0].type
    return [name for name, _ in type.cls.fields] if isinstance(type, Ref) else []


def find_first_stores(program: Program) -> None:
    """The pass for the whole program."""
    found = _of_new_objects(program)
    for function in found:
        if not any(function.blocks[0] in block.instructions[-1].targets() for block in function.blocks):
            _mark(function, found)
