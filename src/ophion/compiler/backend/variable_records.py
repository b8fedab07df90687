"""What a debugger is told of one function's variables: LLVM's #dbg records in its prologue.

A variable stands where its register's slot is. Without optimisation each also has its place from the
beginning to the end, so that a debugger finds it anywhere.
"""

from __future__ import annotations

from ophion.compiler.backend.module import ModuleWriter
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.instructions import Register, Value
from ophion.compiler.ir.types import CHARACTER, VOID, Ref, Type


class VariableRecords:
    """The records of a function. `slots`: the stack slots of its registers; `location`: that of its first
    line, as an instruction has it; `subprogram`: the number of its node.
    """

    def __init__(
        self,
        module: ModuleWriter,
        function: FunctionIR,
        subprogram: int,
        location: str,
        slots: dict[Value, str],
    ) -> None:
        self.module = module
        self.function = function
        self.subprogram = subprogram
        self.location = location
        self.slots = slots

    def lines(self) -> list[str]:
        """The records, and what puts values where they say."""
        return [*self._registers(), *self._parameters()]

    def _registers(self) -> list[str]:
        """Variables that have a slot of the stack."""
        lines: list[str] = []
        for register, slot in self.slots.items():
            assert isinstance(register, Register)
            if register.name.isidentifier() and not self._is_hidden(register):
                line = register.line or self.function.line
                type, place = self._variable_in(register)
                argument = self._argument(register)
                record = self._describe(register, line, type, argument).format(place)
                lines.append(f"  #dbg_declare(ptr {slot}, {record}")
                if not self.module.optimise:  # a debugger may look at it before it is assigned
                    text = self.module.types.text(register.type)
                    lines.append(f"  store {text} zeroinitializer, ptr {slot}")
        return lines

    def _parameters(self) -> list[str]:
        """Parameters stay where they came in; without optimisation they get a place of their own, where a
        debugger finds them until the end. Storing them there has no line: that makes it part of the
        prologue, behind which a breakpoint on the function stops.
        """
        lines: list[str] = []
        moved = {register.origin for register in self.slots if isinstance(register, Register)}
        for index, param in enumerate(self.function.params):
            if not param.name or param.type is VOID or param in moved:  # named by the one it moved to
                continue
            text = self.module.types.text(param.type)
            if not self.module.optimise:
                lines.append(f"  %p{index} = alloca {text}")
                lines.append(f"  store {text} %a{index}, ptr %p{index}")
            if self._is_hidden(param):
                continue
            record = self._describe(param, self.function.line, param.type, index + 1)
            record = record.format("!DIExpression()")
            if self.module.optimise:
                lines.append(f"  #dbg_value({text} %a{index}, {record}")
            else:
                lines.append(f"  #dbg_declare(ptr %p{index}, {record}")
        return [*lines, *self._captured()] if self.function.captured else lines

    def _captured(self) -> list[str]:
        """The variables that lie in the closure: the first parameter, or a generator's variable."""
        lines: list[str] = []
        closure = self.function.closure
        if closure is None or (closure.parameter is False and self.module.optimise):
            return []
        type = closure.type
        assert isinstance(type, Ref)
        for name, field in self.function.captured.items():
            variable = Register(type.cls.fields[type.cls.field_index(field)][1], name)
            offset = self.module.layout(type.cls).offsets[field]
            record = self._describe(variable, self.function.line, variable.type)
            if self.module.optimise:
                place = f"!DIExpression(DW_OP_plus_uconst, {offset}, DW_OP_deref)"
                lines.append(f"  #dbg_value(ptr %a0, {record.format(place)}")
            else:
                slot = "%p0" if closure.parameter else self.slots[closure]
                place = f"!DIExpression(DW_OP_deref, DW_OP_plus_uconst, {offset})"
                lines.append(f"  #dbg_declare(ptr {slot}, {record.format(place)}")
        return lines

    def _describe(self, register: Register, line: int, type: Type, argument: int = 0) -> str:
        """The node of a variable, and where it is in scope, for a #dbg record."""
        node = self.module.debug.variable(
            self.subprogram, self.function.file, register.name, line, type, argument
        )
        return f"!{node}, {{}}, {self.location.removeprefix(', !dbg ')})"

    def _is_hidden(self, register: Register) -> bool:
        """Whether a variable is the compiler's: the closure or the frame whose code this is."""
        type = register.type
        if self.function.frame is not None and register is self.function.params[0]:
            return True
        return isinstance(type, Ref) and type.cls.closure

    def _argument(self, register: Register) -> int:
        """The number of the parameter whose variable a register is, from 1; 0 where it is another."""
        if register in self.function.arguments:
            return self.function.arguments.index(register) + 1
        return self.function.params.index(register.origin) + 1 if register.origin else 0

    def _variable_in(self, register: Register) -> tuple[Type, str]:
        """Type and place of the variable in a register: itself, or what a cell holds.

        When LLVM optimises it keeps no account of what lies behind a pointer: gdb then shows the cell.
        """
        if not self.module.optimise and isinstance(register.type, Ref) and register.type.cls.cell:
            offset = self.module.layout(register.type.cls).offsets["value"]
            place = f"!DIExpression(DW_OP_deref, DW_OP_plus_uconst, {offset})"
            return register.type.cls.fields[0][1], place
        return CHARACTER if register.code_of is not None else register.type, "!DIExpression()"
