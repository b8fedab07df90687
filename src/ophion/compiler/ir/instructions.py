"""The instructions of the intermediate form.

A function's local variables are `Register`s, assigned any number of times; every other instruction's result
is assigned once, by itself. All instructions share one shape: `args`, the result's `type`, and

- `steals`: positions of args whose reference moves into the instruction (the others are only borrowed
  during it);
- `borrows`: the position of the arg that keeps the result alive, when the result is not a reference of its
  own
  (-1: it is owned; BORROWED_FOREVER: it is immortal, like a literal);
- `can_raise`: it may set the error register; after the exceptions pass such an instruction ends its block,
  with `error`
  the block to go to and `normal` the one to go on with;
- `terminator`: it leaves the block whatever happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ophion.compiler.ir.types import BOOL, INT, U64, VOID, ClassIR, Ref, Slots, StructIR, Tuple, Type, View

if TYPE_CHECKING:
    from ophion.compiler.ir.function import Block, FunctionIR, Global

OWNED = -1
BORROWED_FOREVER = -2


class Value:
    """Anything an instruction can take: a register, a constant or an earlier instruction's result."""

    type: Type


class Register(Value):
    """A local variable or a parameter. Parameters are never assigned: the front end copies those that are."""

    def __init__(self, type: Type, name: str = "", parameter: bool = False, line: int = 0) -> None:
        self.type = type
        self.name = name
        self.parameter = parameter
        self.line = line
        self.origin: Register | None = None
        """The parameter whose place it takes, where that is assigned or shared."""


class Constant(Value):
    """A number, a truth value, or the None/zero/null of any type (value None)."""

    def __init__(self, type: Type, value: int | float | bool | None) -> None:
        self.type = type
        self.value = value


class Instruction(Value):
    """The common shape; see the module's docstring."""

    steals: tuple[int, ...] = ()
    borrows: int = OWNED
    can_raise = False
    terminator = False

    def __init__(self, type: Type, args: list[Value], line: int = -1) -> None:
        self.type = type
        self.args = args
        self.line = line
        self.error: Block | None = None
        self.normal: Block | None = None

    def targets(self) -> list[Block]:
        """The blocks this instruction may go to."""
        return [block for block in (self.normal, self.error) if block is not None]

    def retarget(self, old: Block, new: Block) -> None:
        """Go to `new` wherever it went to `old`."""
        if self.normal is old:
            self.normal = new
        if self.error is old:
            self.error = new

    def detail(self) -> str:
        """What the printer shows besides the args."""
        return ""


class Assign(Instruction):
    """dest = args[0]. `unbinds`: the variable has no value afterwards (the value is null or zero)."""

    steals = (0,)

    def __init__(self, dest: Register, value: Value, line: int = -1, unbinds: bool = False) -> None:
        super().__init__(VOID, [value], line)
        self.dest = dest
        self.unbinds = unbinds


class Literal(Instruction):
    """An immortal str or bytes object."""

    borrows = BORROWED_FOREVER

    def __init__(self, type: Type, value: str | bytes, line: int = -1) -> None:
        super().__init__(type, [], line)
        self.value = value

    def detail(self) -> str:
        return repr(self.value)


class Immortal(Instruction):
    """The one object of class `cls` that lies in the program's data, all fields zero at first: it needs no
    memory.
    """

    borrows = BORROWED_FOREVER

    def __init__(self, cls: ClassIR, line: int = -1) -> None:
        super().__init__(Ref(cls), [], line)
        self.cls = cls

    def detail(self) -> str:
        return self.cls.name


class TypeLiteral(Instruction):
    """The type information of a class."""

    def __init__(self, type: Type, cls: ClassIR, line: int = -1) -> None:
        super().__init__(type, [], line)
        self.cls = cls

    def detail(self) -> str:
        return self.cls.name


class Arithmetic(Instruction):
    """Integer arithmetic: add sub mul floordiv mod shl shr and or xor.

    Operands are INT or U64, not necessarily of the result's type; the result is exact or OverflowError,
    division by zero raises ZeroDivisionError, a negative shift count ValueError. `modular`: modulo 2**64,
    never raises (add sub mul shl and or xor only).
    """

    def __init__(
        self, op: str, a: Value, b: Value, type: Type, modular: bool = False, line: int = -1
    ) -> None:
        super().__init__(type, [a, b], line)
        self.op = op
        self.modular = modular
        self.can_raise = not modular and not (op in ("and", "or", "xor") and a.type == b.type == type)

    def detail(self) -> str:
        return self.op + (" mod 2**64" if self.modular else "")


class CheckIndex(Instruction):
    """The place in a sequence of length args[1] that the index args[0] means, which counts from the end if it
    is negative; IndexError(`message`) outside. Both are INT, the length is not negative.
    """

    can_raise = True

    def __init__(self, index: Value, length: Value, message: str, line: int = -1) -> None:
        super().__init__(INT, [index, length], line)
        self.message = message


class FloatArithmetic(Instruction):
    """Floating arithmetic: add sub mul truediv floordiv mod (division by zero raises)."""

    def __init__(self, op: str, a: Value, b: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [a, b], line)
        self.op = op
        self.can_raise = op in ("truediv", "floordiv", "mod")

    def detail(self) -> str:
        return self.op


class Compare(Instruction):
    """eq ne lt le gt ge over two integers (of any signedness, compared as numbers), floats or booleans;
    eq and ne also over two pointers (identity)."""

    def __init__(self, op: str, a: Value, b: Value, line: int = -1) -> None:
        super().__init__(BOOL, [a, b], line)
        self.op = op

    def detail(self) -> str:
        return self.op


class Convert(Instruction):
    """A number in another type: bool/int/u64/float to each other. To INT or U64 from a wider range it is
    checked
    (OverflowError; from FLOAT it truncates); `modular` reinterprets the 64 bits."""

    def __init__(self, value: Value, type: Type, modular: bool = False, line: int = -1) -> None:
        super().__init__(type, [value], line)
        self.modular = modular
        source = value.type
        safe = modular or source in (BOOL, type) or type not in (INT, U64)
        self.can_raise = not safe


class Not(Instruction):
    """The opposite truth value."""

    def __init__(self, value: Value, line: int = -1) -> None:
        super().__init__(BOOL, [value], line)


class Select(Instruction):
    """args[1] if args[0] else args[2], for values that are not counted, both already computed."""

    def __init__(self, condition: Value, a: Value, b: Value, line: int = -1) -> None:
        super().__init__(a.type, [condition, a, b], line)


class Call(Instruction):
    """Call a known function. Args are borrowed, the result is owned."""

    def __init__(self, function: FunctionIR, args: list[Value], line: int = -1) -> None:
        super().__init__(function.result, args, line)
        self.function = function

    @property
    def can_raise(self) -> bool:  # type: ignore[override]
        return self.function.can_raise

    def detail(self) -> str:
        return self.function.name


class CallVirtual(Instruction):
    """Call slot `slot` of the vtable of args[0], with all args; `declaration` gives the signature. `root`: a
    method that all objects have.
    """

    can_raise = True

    def __init__(
        self, declaration: FunctionIR, slot: int, args: list[Value], line: int = -1, root: bool = False
    ) -> None:
        super().__init__(declaration.result, args, line)
        self.declaration = declaration
        self.slot = slot
        self.root = root

    def detail(self) -> str:
        return f"{self.declaration.name} slot {self.slot}"


class CallClosure(Instruction):
    """Call the function value args[0] with the remaining args.

    The code behind a closure takes the closure object itself first: it reads its captured values from there.
    """

    can_raise = True

    def __init__(self, args: list[Value], result: Type, line: int = -1) -> None:
        super().__init__(result, args, line)


class MakeClosure(Instruction):
    """A closure object of class `cls` (fields: the captured values, in the order of args) whose code is
    `function`.
    """

    can_raise = True

    def __init__(
        self, function: FunctionIR, cls: ClassIR, args: list[Value], type: Type, line: int = -1
    ) -> None:
        super().__init__(type, args, line)
        self.function = function
        self.cls = cls

    def detail(self) -> str:
        return self.function.name


class New(Instruction):
    """A new object of exactly class `cls` with all fields zero and `args[0]`, if given, extra bytes behind
    them.
    """

    can_raise = True

    def __init__(self, cls: ClassIR, args: list[Value] | None = None, line: int = -1) -> None:
        super().__init__(Ref(cls), args or [], line)
        self.cls = cls

    def detail(self) -> str:
        return self.cls.name


class GetField(Instruction):
    """A field of args[0]. Owned unless `borrow`: counted anew, or `take`n, the field then holding nothing
    that counts; `check`: AttributeError when it is null and its type is not nullable.
    """

    def __init__(
        self,
        obj: Value,
        cls: ClassIR,
        name: str,
        borrow: bool = False,
        check: bool = False,
        take: bool = False,
        line: int = -1,
    ) -> None:
        super().__init__(cls.fields[cls.field_index(name)][1], [obj], line)
        self.cls = cls
        self.name = name
        self.take = take
        self.borrows = 0 if borrow else OWNED
        self.can_raise = check

    def detail(self) -> str:
        return f"{self.cls.name}.{self.name}"


class SetField(Instruction):
    """Store args[1] into a field of args[0] and drop what was there (`initial`: nothing was)."""

    steals = (1,)

    def __init__(
        self, obj: Value, cls: ClassIR, name: str, value: Value, initial: bool = False, line: int = -1
    ) -> None:
        super().__init__(VOID, [obj, value], line)
        self.cls = cls
        self.name = name
        self.initial = initial

    def detail(self) -> str:
        return f"{self.cls.name}.{self.name}"


class GetGlobal(Instruction):
    """A module variable. `check`: NameError when it is still null."""

    def __init__(self, variable: Global, borrow: bool = False, check: bool = False, line: int = -1) -> None:
        super().__init__(variable.type, [], line)
        self.variable = variable
        self.borrows = BORROWED_FOREVER if borrow else OWNED
        self.can_raise = check

    def detail(self) -> str:
        return self.variable.name


class SetGlobal(Instruction):
    """Store into a module variable and drop what was there."""

    steals = (0,)

    def __init__(self, variable: Global, value: Value, line: int = -1) -> None:
        super().__init__(VOID, [value], line)
        self.variable = variable

    def detail(self) -> str:
        return self.variable.name


class MakeTuple(Instruction):
    """Put values side by side."""

    def __init__(self, args: list[Value], line: int = -1) -> None:
        super().__init__(Tuple(tuple(arg.type for arg in args)), args, line)
        self.steals = tuple(range(len(args)))


class TupleItem(Instruction):
    """One item of a tuple, borrowed from it."""

    borrows = 0

    def __init__(self, value: Value, index: int, line: int = -1) -> None:
        assert isinstance(value.type, Tuple)
        super().__init__(value.type.items[index], [value], line)
        self.index = index

    def detail(self) -> str:
        return str(self.index)


class Wrap(Instruction):
    """A value as an Optional that has it."""

    steals = (0,)

    def __init__(self, value: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [value], line)


class Unwrap(Instruction):
    """The value of an Optional known to have one; borrowed from it."""

    borrows = 0

    def __init__(self, value: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [value], line)


class IsNone(Instruction):
    """Whether a nullable reference, function, view or Optional is None."""

    def __init__(self, value: Value, line: int = -1) -> None:
        super().__init__(BOOL, [value], line)


class CheckNone(Instruction):
    """The same value with a type that is not nullable; AttributeError or TypeError(`message`) when it is
    None.
    """

    borrows = 0
    can_raise = True

    def __init__(self, value: Value, type: Type, message: str, line: int = -1) -> None:
        super().__init__(type, [value], line)
        self.message = message


class Cast(Instruction):
    """The same pointer with another type, known to be right."""

    borrows = 0

    def __init__(self, value: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [value], line)


class IsInstance(Instruction):
    """Whether the object args[0] (not null) is of class `cls` or a subclass; `exact`: of that
    class itself.
    """

    def __init__(self, value: Value, cls: ClassIR, exact: bool = False, line: int = -1) -> None:
        super().__init__(BOOL, [value], line)
        self.cls = cls
        self.exact = exact

    def detail(self) -> str:
        return self.cls.name


class TypeOf(Instruction):
    """The type information of an object (not null)."""

    def __init__(self, value: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [value], line)


class TypeName(Instruction):
    """The name of a class value, an immortal str."""

    borrows = BORROWED_FOREVER

    def __init__(self, value: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [value], line)


class SlotsNew(Instruction):
    """An array of args[0] (INT, not negative) uninitialised elements; MemoryError."""

    can_raise = True

    def __init__(self, count: Value, type: Slots, line: int = -1) -> None:
        super().__init__(type, [count], line)


class SlotsFree(Instruction):
    """Give back the array args[0]; its elements are already gone."""

    def __init__(self, slots: Value, line: int = -1) -> None:
        super().__init__(VOID, [slots], line)


class SlotsLoad(Instruction):
    """Element args[1] of args[0], unchecked. Owned (counted anew), or `take`n: moved out; or `borrow`ed from
    `keeper`,
    the arg (position 2) that keeps the array alive."""

    def __init__(
        self, slots: Value, index: Value, take: bool = False, keeper: Value | None = None, line: int = -1
    ) -> None:
        assert isinstance(slots.type, Slots)
        super().__init__(slots.type.element, [slots, index] + ([keeper] if keeper else []), line)
        self.take = take
        if keeper is not None:
            self.borrows = 2


class SlotsStore(Instruction):
    """Store args[2] at element args[1] of args[0] and drop what was there (`initial`: nothing was)."""

    steals = (2,)

    def __init__(
        self, slots: Value, index: Value, value: Value, initial: bool = False, line: int = -1
    ) -> None:
        super().__init__(VOID, [slots, index, value], line)
        self.initial = initial


class SlotsDrop(Instruction):
    """Drop element args[1] of args[0]."""

    def __init__(self, slots: Value, index: Value, line: int = -1) -> None:
        super().__init__(VOID, [slots, index], line)


class SlotsMove(Instruction):
    """memmove: to args[0] element args[1], from args[2] element args[3], args[4] elements."""

    def __init__(self, args: list[Value], line: int = -1) -> None:
        super().__init__(VOID, args, line)


class MakeView(Instruction):
    """A Struct view from an owner (reference or null constant) and an address (U64)."""

    steals = (0,)

    def __init__(self, owner: Value, address: Value, struct: StructIR, line: int = -1) -> None:
        super().__init__(View(struct), [owner, address], line)


class ViewAddress(Instruction):
    """The address of a view's first byte (U64)."""

    def __init__(self, view: Value, line: int = -1) -> None:
        super().__init__(U64, [view], line)


class ViewOwner(Instruction):
    """The owner of a view, a nullable reference borrowed from it."""

    borrows = 0

    def __init__(self, view: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [view], line)


class Load(Instruction):
    """`size` bytes (1, 2, 4, 8) at the address args[0] (INT or U64) plus `offset`, zero- or sign-extended to
    INT or U64.
    """

    def __init__(
        self,
        address: Value,
        offset: int,
        size: int,
        signed: bool,
        type: Type,
        big: bool = False,
        line: int = -1,
    ) -> None:
        super().__init__(type, [address], line)
        self.offset, self.size, self.signed, self.big = offset, size, signed, big
        self.volatile = False

    def detail(self) -> str:
        return f"+{self.offset}:{'i' if self.signed else 'u'}{8 * self.size}{'be' if self.big else ''}"


class Store(Instruction):
    """The low `size` bytes of args[1] at the address args[0] plus `offset`. The front end has checked the
    range.
    """

    def __init__(
        self, address: Value, offset: int, size: int, value: Value, big: bool = False, line: int = -1
    ) -> None:
        super().__init__(VOID, [address, value], line)
        self.offset, self.size, self.big = offset, size, big
        self.volatile = False

    def detail(self) -> str:
        return f"+{self.offset}:{8 * self.size}{'be' if self.big else ''}"


class Intrinsic(Instruction):
    """A machine operation by name, over integers: `in8` `in16` `in32` (port) -> INT, `out8`.. (port, value),
    `copy` `move` (destination, source, size), `fill` (destination, value, size), `compare` (a, b, size) ->
    INT, `address` (object) -> U64, `tail` (object) -> U64 the address behind its fields, `slots_address`
    (slots) -> U64, `object` (U64) -> the object at it (owned), `count` (object) -> INT its reference count,
    `syscall` (number, a..f) -> INT, `sqrt` (float), `bits` (float) -> U64, `from_bits` (U64) -> FLOAT,
    `popcount`,
    `leading_zeros`, `trailing_zeros` (U64) -> INT (64 for zero), `trap`, `keep` (any values: nothing, but
    they live).
    """

    def __init__(self, name: str, args: list[Value], type: Type, line: int = -1) -> None:
        super().__init__(type, args, line)
        self.name = name

    def detail(self) -> str:
        return self.name


class InlineAssembly(Instruction):
    """An asm(...) of the source: all operands are 64-bit integers; the result is U64 (0
    without an output).
    """

    def __init__(self, template: str, constraints: str, args: list[Value], line: int = -1) -> None:
        super().__init__(U64, args, line)
        self.template = template
        self.constraints = constraints

    def detail(self) -> str:
        return f"{self.template!r} {self.constraints!r}"


class SymbolAddress(Instruction):
    """The address of a linker symbol."""

    def __init__(self, symbol: str, line: int = -1) -> None:
        super().__init__(U64, [], line)
        self.symbol = symbol

    def detail(self) -> str:
        return self.symbol


class CheckStack(Instruction):
    """RecursionError when the stack is nearly used up (recursion pass)."""

    can_raise = True

    def __init__(self, line: int = -1) -> None:
        super().__init__(VOID, [], line)


class Catch(Instruction):
    """Take the exception out of the error register (owned) and clear it; first in a handler block."""

    def __init__(self, type: Type, line: int = -1) -> None:
        super().__init__(type, [], line)


class NoteFrame(Instruction):
    """Note this function and line on the traceback of the exception in the error register
    (exceptions pass).
    """

    def __init__(self, line: int = -1) -> None:
        super().__init__(VOID, [], line)


class IncRef(Instruction):
    """Count one more reference to each object in a value (reference count pass); `maybe_null`
    as for DecRef.
    """

    def __init__(self, value: Value, maybe_null: bool = False, line: int = -1) -> None:
        super().__init__(VOID, [value], line)
        self.maybe_null = maybe_null


class DecRef(Instruction):
    """Drop one reference; `maybe_null`: the pointer may be null though its type does not say so."""

    def __init__(self, value: Value, maybe_null: bool = False, line: int = -1) -> None:
        super().__init__(VOID, [value], line)
        self.maybe_null = maybe_null


class Goto(Instruction):
    """Go on at another block."""

    terminator = True

    def __init__(self, target: Block, line: int = -1) -> None:
        super().__init__(VOID, [], line)
        self.target = target

    def targets(self) -> list[Block]:
        return [self.target]

    def retarget(self, old: Block, new: Block) -> None:
        if self.target is old:
            self.target = new


class Branch(Instruction):
    """Go to one of two blocks. `likely`: None, or which of them is the common case."""

    terminator = True

    def __init__(
        self, condition: Value, true: Block, false: Block, likely: bool | None = None, line: int = -1
    ) -> None:
        super().__init__(VOID, [condition], line)
        self.true = true
        self.false = false
        self.likely = likely

    def targets(self) -> list[Block]:
        return [self.true, self.false]

    def retarget(self, old: Block, new: Block) -> None:
        if self.true is old:
            self.true = new
        if self.false is old:
            self.false = new


class Switch(Instruction):
    """Go to the block of the integer args[0], or to the default."""

    terminator = True

    def __init__(self, value: Value, cases: list[tuple[int, Block]], default: Block, line: int = -1) -> None:
        super().__init__(VOID, [value], line)
        self.cases = cases
        self.default = default

    def targets(self) -> list[Block]:
        return [block for _, block in self.cases] + [self.default]

    def retarget(self, old: Block, new: Block) -> None:
        self.cases = [(value, new if block is old else block) for value, block in self.cases]
        if self.default is old:
            self.default = new


class Yield(Instruction):
    """Leave the code of a generator; it goes on behind when it is called again (until the generators pass).

    `kind` "value": with args[0] as the next item; "raise": with the exception args[0]; "end": without an
    item.
    """

    def __init__(self, kind: str, value: Value | None, line: int = -1) -> None:
        super().__init__(VOID, [] if value is None else [value], line)
        self.kind = kind
        self.steals = () if value is None else (0,)

    def detail(self) -> str:
        return self.kind


class Return(Instruction):
    """Return args[0], or nothing."""

    terminator = True

    def __init__(self, value: Value | None, line: int = -1) -> None:
        super().__init__(VOID, [] if value is None else [value], line)
        self.steals = () if value is None else (0,)


class Raise(Instruction):
    """Put the exception args[0] into the error register and go to the block's handler (or leave the
    function).

    It is a raising instruction whose normal way does not exist.
    """

    steals = (0,)
    can_raise = True
    terminator = True

    def __init__(self, exception: Value, line: int = -1, note: bool = True) -> None:
        super().__init__(VOID, [exception], line)
        self.note = note


class Propagate(Instruction):
    """Leave the function with the error register set (exceptions pass)."""

    terminator = True

    def __init__(self, line: int = -1) -> None:
        super().__init__(VOID, [], line)


class Unreachable(Instruction):
    """Control never comes here."""

    terminator = True

    def __init__(self, line: int = -1) -> None:
        super().__init__(VOID, [], line)
