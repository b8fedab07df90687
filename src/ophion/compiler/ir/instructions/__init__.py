"""The instructions of the intermediate form.

A function's local variables are `Register`s, assigned any number of times; every other instruction's result
is assigned once, by itself. All instructions share one shape: `args`, the result's `type`, and

- `steals`: positions of args whose reference moves into the instruction; the others are only borrowed;
- `borrows`: the position of the arg that keeps the result alive, when the result is not a reference of its
  own (OWNED: it is one; BORROWED_FOREVER: it is immortal, like a literal);
- `can_raise`: it may set the error register; after the exceptions pass such an instruction ends its block,
  with `error` the block to go to and `normal` the one to go on with;
- `terminator`: it leaves the block whatever happens.

A new instruction is a class in the file of its subject, and its line here.
"""

from ophion.compiler.ir.base import BORROWED_FOREVER as BORROWED_FOREVER
from ophion.compiler.ir.base import OWNED as OWNED
from ophion.compiler.ir.base import Constant as Constant
from ophion.compiler.ir.base import Instruction as Instruction
from ophion.compiler.ir.base import Register as Register
from ophion.compiler.ir.base import Value as Value
from ophion.compiler.ir.instructions.arithmetic import Arithmetic as Arithmetic
from ophion.compiler.ir.instructions.arithmetic import CheckIndex as CheckIndex
from ophion.compiler.ir.instructions.arithmetic import Compare as Compare
from ophion.compiler.ir.instructions.arithmetic import Convert as Convert
from ophion.compiler.ir.instructions.arithmetic import FloatArithmetic as FloatArithmetic
from ophion.compiler.ir.instructions.arithmetic import Not as Not
from ophion.compiler.ir.instructions.calls import Call as Call
from ophion.compiler.ir.instructions.calls import CallClosure as CallClosure
from ophion.compiler.ir.instructions.calls import CallVirtual as CallVirtual
from ophion.compiler.ir.instructions.calls import FunctionFact as FunctionFact
from ophion.compiler.ir.instructions.calls import MakeClosure as MakeClosure
from ophion.compiler.ir.instructions.control import Branch as Branch
from ophion.compiler.ir.instructions.control import Catch as Catch
from ophion.compiler.ir.instructions.control import CheckStack as CheckStack
from ophion.compiler.ir.instructions.control import Goto as Goto
from ophion.compiler.ir.instructions.control import NoteFrame as NoteFrame
from ophion.compiler.ir.instructions.control import Propagate as Propagate
from ophion.compiler.ir.instructions.control import Raise as Raise
from ophion.compiler.ir.instructions.control import Return as Return
from ophion.compiler.ir.instructions.control import Switch as Switch
from ophion.compiler.ir.instructions.control import Unreachable as Unreachable
from ophion.compiler.ir.instructions.control import Yield as Yield
from ophion.compiler.ir.instructions.memory import InlineAssembly as InlineAssembly
from ophion.compiler.ir.instructions.memory import Intrinsic as Intrinsic
from ophion.compiler.ir.instructions.memory import Load as Load
from ophion.compiler.ir.instructions.memory import MakeView as MakeView
from ophion.compiler.ir.instructions.memory import SlotsDrop as SlotsDrop
from ophion.compiler.ir.instructions.memory import SlotsFree as SlotsFree
from ophion.compiler.ir.instructions.memory import SlotsGrow as SlotsGrow
from ophion.compiler.ir.instructions.memory import SlotsLoad as SlotsLoad
from ophion.compiler.ir.instructions.memory import SlotsMove as SlotsMove
from ophion.compiler.ir.instructions.memory import SlotsNew as SlotsNew
from ophion.compiler.ir.instructions.memory import SlotsStore as SlotsStore
from ophion.compiler.ir.instructions.memory import Store as Store
from ophion.compiler.ir.instructions.memory import SymbolAddress as SymbolAddress
from ophion.compiler.ir.instructions.memory import ViewAddress as ViewAddress
from ophion.compiler.ir.instructions.memory import ViewOwner as ViewOwner
from ophion.compiler.ir.instructions.objects import DecRef as DecRef
from ophion.compiler.ir.instructions.objects import GetField as GetField
from ophion.compiler.ir.instructions.objects import IncRef as IncRef
from ophion.compiler.ir.instructions.objects import IsInstance as IsInstance
from ophion.compiler.ir.instructions.objects import IsSubclass as IsSubclass
from ophion.compiler.ir.instructions.objects import New as New
from ophion.compiler.ir.instructions.objects import SetField as SetField
from ophion.compiler.ir.instructions.objects import TypeLiteral as TypeLiteral
from ophion.compiler.ir.instructions.objects import TypeName as TypeName
from ophion.compiler.ir.instructions.objects import TypeOf as TypeOf
from ophion.compiler.ir.instructions.values import Assign as Assign
from ophion.compiler.ir.instructions.values import Cast as Cast
from ophion.compiler.ir.instructions.values import Character as Character
from ophion.compiler.ir.instructions.values import CheckNone as CheckNone
from ophion.compiler.ir.instructions.values import GetGlobal as GetGlobal
from ophion.compiler.ir.instructions.values import Immortal as Immortal
from ophion.compiler.ir.instructions.values import IsNone as IsNone
from ophion.compiler.ir.instructions.values import Literal as Literal
from ophion.compiler.ir.instructions.values import MakeTuple as MakeTuple
from ophion.compiler.ir.instructions.values import Select as Select
from ophion.compiler.ir.instructions.values import SetGlobal as SetGlobal
from ophion.compiler.ir.instructions.values import TupleItem as TupleItem
from ophion.compiler.ir.instructions.values import Unwrap as Unwrap
from ophion.compiler.ir.instructions.values import Wrap as Wrap
