"""One function being lowered: its blocks, the types of its expressions, its registers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn, TypeVar

from mypy.nodes import Context, DictExpr, Expression, ListExpr, NameExpr, SetComprehension, SetExpr
from mypy.types import Instance, ProperType
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.scope import Cleanup, Loop, Scope
from ophion.compiler.frontend.mypy_types import Untypable, expand
from ophion.compiler.frontend.names import CLASSES, MIXINS
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block

Emitted = TypeVar("Emitted", bound=op.Instruction)
NUMBERS = (ir.INT, ir.U64, ir.BOOL, ir.FLOAT)
DISPLAYS = {ListExpr: "list", DictExpr: "dict", SetExpr: "set", SetComprehension: "set"}
VIEWS = tuple(
    f"ophion.runtime.{name}" for name in ("dicts.DictKeys", "dicts.DictItems", "mapping_mixins.KeysView")
)


class Unchecked(Exception):
    """mypy gave an expression no type: it proved that control never comes here."""


class Builder:
    """Emits instructions into blocks."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.world = scope.world
        self.function = scope.function
        self.env = scope.env
        self.line = scope.function.line
        self.handler: Block | None = None
        self.way_out: Block | None = None
        """The outermost handler of a generator's code."""
        self.loops: list[Loop] = []
        self.cleanups: list[Cleanup] = []
        self.caught: list[op.Value] = []
        self.resumed = False
        """Whether control comes here only because a context manager has swallowed an exception."""
        self.abnormal = False
        """Whether this is a `finally` block on the way of an exception or return: mypy's types do not hold
        of the names in `undecided` there, and others that it narrowed are tested again."""
        self.undecided: set[NameExpr] = set()
        self.unnarrowed: set[Expression] = set()
        """The operands that are being read as they are held, whatever mypy has narrowed them to."""
        self.display_types: dict[Expression, Instance] = {}
        """The types of displays that are held otherwise than mypy says: as what they are compared with."""
        self.codes: dict[op.Value, op.Register] = {}
        """The code points of values that are a character of a text."""
        self.block = Block()
        self.function.blocks.append(self.block)

    # --- blocks ---

    def emit(self, instruction: Emitted) -> Emitted:
        """Append an instruction to the current block; behind a terminator it lands in a block
        nobody reaches.
        """
        if self.block.terminated:
            self.start(self.new_block())
        instruction.line = self.line
        self.block.instructions.append(instruction)
        return instruction

    def new_block(self, label: str = "") -> Block:
        """A block under the current handler, not yet placed."""
        return Block(self.handler, label)

    def start(self, block: Block) -> None:
        """Place a block and go on there."""
        self.function.blocks.append(block)
        self.block = block

    def goto(self, block: Block) -> None:
        """End the current block with a jump, unless it has ended."""
        if not self.block.terminated:
            self.emit(op.Goto(block))

    def branch(self, condition: op.Value, true: Block, false: Block, likely: bool | None = None) -> None:
        """End the current block with a choice."""
        self.emit(op.Branch(condition, true, false, likely))

    @contextmanager
    def unless(self, test: op.Value) -> Iterator[None]:
        """What is emitted inside runs where a test does not hold; it raises."""
        good, bad = self.new_block(), self.new_block()
        self.branch(test, good, bad, likely=True)
        self.start(bad)
        yield
        if not self.block.terminated:
            self.emit(op.Unreachable())
        self.start(good)

    @contextmanager
    def handling(self, handler: Block | None) -> Iterator[None]:
        """Emit under another exception handler."""
        before = self.handler
        self.handler = handler
        if not self.block.terminated:
            inner = self.new_block()
            self.goto(inner)
            self.start(inner)
        try:
            yield
        finally:
            self.handler = before
            if not self.block.terminated:
                after = self.new_block()
                self.goto(after)
                self.start(after)

    # --- values ---

    def refuse(self, node: Context, message: str, hint: str = "") -> NoReturn:
        """Give up on a construct with a message for the person who wrote it."""
        raise Refusal(node.line, node.column, message, hint)

    def type_of(self, e: Expression) -> ProperType:
        """The mypy type of an expression, concrete."""
        try:
            type = self.world.checked.types[e]
        except KeyError:
            raise Unchecked from None
        return self.concrete(type)

    def concrete(self, type: MypyType) -> ProperType:
        """A mypy type with this function's type variables replaced."""
        return expand(type, self.env)

    def ir_of(self, e: Expression) -> ir.Type:
        """The IR type of an expression."""
        return self.ir_type(self.type_of(e), e)

    def ir_type(self, type: MypyType, node: Context) -> ir.Type:
        """The IR type of a mypy type; a Refusal at `node` where there is none."""
        try:
            return self.world.types.of(self.concrete(type))
        except Untypable as problem:
            self.refuse(node, str(problem))

    def register(self, type: ir.Type, name: str = "") -> op.Register:
        """A new local variable."""
        register = op.Register(type, name, line=self.line)
        self.function.locals.append(register)
        return register

    def number(self, value: int) -> op.Constant:
        """An INT constant."""
        return op.Constant(ir.INT, value)

    def none(self, type: ir.Type = ir.VOID) -> op.Constant:
        """None, as a value of a type that has it."""
        return op.Constant(type, None)

    def text(self, value: str) -> op.Value:
        """A str literal."""
        return self.emit(op.Literal(self.str_type, value))

    @property
    def str_type(self) -> ir.Ref:
        """The type of str."""
        return ir.Ref(self.world.classes.named("builtins.str").ir)

    def class_of(self, value: op.Value | ir.Type) -> ClassInfo | None:
        """The class behind a reference, or None for other values."""
        type = value.type if isinstance(value, op.Value) else value
        if not isinstance(type, ir.Ref):
            return None
        info = self.world.classes.by_ir.get(type.cls)
        if info is not None:
            self.world.fields.complete(info)
        return info

    def field(self, obj: op.Value, cls: ClassInfo, name: str, check: bool = False) -> op.Value:
        """A field of an object, by the name that its class has for it; `check`: it may have no value yet."""
        return self.emit(op.GetField(obj, cls.ir, cls.field(name), check=check))

    def field_type(self, cls: ClassInfo, name: str) -> ir.Type:
        """What a field holds."""
        return cls.ir.fields[cls.ir.field_index(cls.field(name))][1]

    def is_builtin(self, value: op.Value | ir.Type, name: str) -> bool:
        """Whether a value is a reference to the class behind builtins.`name`."""
        info = self.class_of(value)
        return info is not None and info.info is self.world.implementation(
            self.world.type_info(f"builtins.{name}")
        )

    def is_buffer(self, value: op.Value) -> bool:
        """Whether a value is bytes, a bytearray or a memoryview."""
        return any(self.is_builtin(value, name) for name in ("bytes", "bytearray", "memoryview"))

    def is_view(self, value: op.Value) -> bool:
        """Whether a value is what keys() or items() of a dict gives, which is like a set."""
        cls = self.class_of(value)
        return cls is not None and cls.info.fullname in VIEWS

    def dict_class(self, value: op.Value) -> ClassInfo | None:
        """The class dict[K, V] that a value's class is or is below; None for other values."""
        return self._class_above(value, CLASSES["builtins.dict"])

    def mapping_class(self, value: op.Value) -> ClassInfo | None:
        """The class dict[K, V], or ours behind Mapping[K, V], that a value's class is or is below."""
        return self.dict_class(value) or self._class_above(value, MIXINS["typing.Mapping"])

    def _class_above(self, value: op.Value, fullname: str) -> ClassInfo | None:
        cls = self.class_of(value)
        while cls is not None and cls.info.fullname != fullname:
            cls = cls.base
        return cls
