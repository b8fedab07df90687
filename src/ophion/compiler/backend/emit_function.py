"""One function of the intermediate form as LLVM text: registers, values, blocks, the error register.

Registers are stack slots, which LLVM turns into machine registers when it optimises. A function that an
exception can leave has a last parameter `%error` (swifterror: a processor register that calls hand on);
others that meet errors keep one of their own. After a call that may raise, the error register is compared
with null. What happens when a check fails is written once, behind the function's normal blocks.

The instructions themselves are in the other emit modules, each of which gives a table from instruction class
to function.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ophion.compiler.backend.module import ModuleWriter, takes_error
from ophion.compiler.backend.text import (
    COMPACT_ATTRIBUTE,
    LIKELY,
    LOOP_ATTRIBUTE,
    UNLIKELY,
    float_constant,
    integer_constant,
)
from ophion.compiler.backend.variable_records import VariableRecords
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.instructions import (
    Assign,
    Constant,
    DecRef,
    GetField,
    Goto,
    IncRef,
    Instruction,
    Intrinsic,
    New,
    Propagate,
    Register,
    SetField,
    Value,
)
from ophion.compiler.ir.types import BOOL, FLOAT, INT, U64, VOID, Ref, Type

Emitter = Callable[["FunctionEmitter", Any], None]

KIND_OF_CHECK = {"raise_overflow": "overflow", "raise_none": "None", "raise_unassigned": "None"}
"""The kind (`Program.unchecked`) of the checks that raise through a support function."""


def constant_text(value: Constant, type: Type) -> str:
    """A constant as an operand of the given type."""
    if value.value is None:
        zero: dict[Type, str] = {INT: "0", U64: "0", BOOL: "false", FLOAT: "0.0"}
        return zero.get(type, "zeroinitializer")
    if type == BOOL:
        return "true" if value.value else "false"
    if type == FLOAT:
        return float_constant(float(value.value))
    return integer_constant(int(value.value))


class FunctionEmitter:
    """Writes one function. `lines` is its body so far."""

    def __init__(
        self, module: ModuleWriter, function: FunctionIR, emitters: dict[type[Instruction], Emitter]
    ) -> None:
        self.module = module
        self.types = module.types
        self.function = function
        self.emitters = emitters
        self.lines: list[str] = []
        self.values: dict[Value, str] = {}
        self.registers: dict[Value, str] = {}
        self.labels = {block: f"b{index}" for index, block in enumerate(function.blocks)}
        self.count = 0
        self.cold = False
        self.own_error = False
        self.location = ""
        self.name = module.function(function)
        self.subprogram = -1
        if function.file and module.program.debug and not function.hidden:
            self.subprogram = module.debug.subprogram(function)
        self.current = ""
        self.noted = ""
        self._notes: dict[str, list[tuple[str, str]]] = {}
        self._checks: dict[tuple[str, str, str, str], str] = {}
        self._instruction: Instruction | None = None

    # Writing

    def emit(self, text: str) -> None:
        """Add an instruction without a result."""
        self.lines.append(f"  {text}{self.location}")

    def value(self, text: str) -> str:
        """Add an instruction with a result; its name."""
        self.count += 1
        name = f"%t{self.count}"
        self.lines.append(f"  {name} = {text}{self.location}")
        return name

    def label(self) -> str:
        """A new label, to be placed by `place`."""
        self.count += 1
        return f"l{self.count}"

    def place(self, label: str) -> None:
        """Begin the block of a label."""
        self.current = label
        self.lines.append(f"{label}:")

    def jump(self, label: str) -> None:
        """Go to a label."""
        self.emit(f"br label %{label}")

    def branch(self, condition: str, true: str, false: str, weights: str = "") -> None:
        """Go to one of two labels."""
        self.emit(f"br i1 {condition}, label %{true}, label %{false}{weights}")

    # Operands

    def text(self, type: Type) -> str:
        """The LLVM type."""
        return self.types.text(type)

    def operand(self, value: Value, type: Type | None = None) -> str:
        """A value as an operand. A None or zero takes the shape of `type`, where the place it goes to has
        one.
        """
        found = self.values.get(value)
        if found is not None:
            return found
        if isinstance(value, Constant):
            return constant_text(value, type if value.value is None and type is not None else value.type)
        return self.value(f"load {self.types.text(value.type)}, ptr {self.register(value)}")

    def typed(self, value: Value, type: Type | None = None) -> str:
        """A value as an operand with its type before it."""
        shape = type if type is not None else value.type
        if shape == VOID:
            return f"{self.types.parameter(VOID)} false"
        return f"{self.types.text(shape)} {self.operand(value, type)}"

    def register(self, value: Value) -> str:
        """The stack slot of a register."""
        slot = self.registers.get(value)
        if slot is None:
            if not isinstance(value, Register):
                raise KeyError(f"{self.function.name}: {type(value).__name__} is used before it is computed")
            slot = self.registers[value] = f"%r{len(self.registers)}"
        return slot

    def result(self, instruction: Instruction, operand: str) -> None:
        """Say what an instruction's value is."""
        self.values[instruction] = operand

    def compute(self, instruction: Instruction, text: str) -> None:
        """Add an LLVM instruction whose result is the instruction's value."""
        self.values[instruction] = self.value(text)

    # Errors

    def error_register(self) -> str:
        """The error register as an operand."""
        if not takes_error(self.function):
            self.own_error = True
        return "%error"

    def load_error(self) -> str:
        """The exception in the error register, or null.

        LLVM's fast instruction selector folds a load into a comparison that follows it, as if the error
        register were memory: where it comes the value is frozen. Elsewhere LLVM had better see that one test
        says what the next one asks.
        """
        error = self.value(f"load ptr, ptr {self.error_register()}")
        return self.value(f"freeze ptr {error}") if self._selected_fast() else error

    def _selected_fast(self) -> bool:
        """Whether LLVM selects instructions fast: then nothing is inlined here either. A debugger would be
        told where variables lie in an order that readelf warns of.
        """
        return not self.module.optimise or (self.function.compact and not self.module.program.debug)

    def call_target(self, function: FunctionIR, args: list[str]) -> str:
        """`call ... @function(args)`, with the error register if it takes one."""
        if takes_error(function):
            args = [*args, f"ptr swifterror {self.error_register()}"]
        convention = "swiftcc " if function.convention == "python" else ""
        result, name = self.types.text(function.result), self.module.function(function)
        text = f"call {convention}{result} {name}({', '.join(args)})"
        if function.no_return:
            text += " #1"
        elif function.inline and (self.cold or self.function.compact or self._selected_fast()):
            text += " noinline"
        return text

    def check_error(self, instruction: Instruction) -> None:
        """After a call: go on at the normal block, or with the exception at the error block."""
        assert instruction.normal is not None and instruction.error is not None
        leaves = isinstance(instruction.error.instructions[-1], Propagate)
        if leaves and "exceptions" in self.module.program.unchecked:
            self.jump(self.labels[instruction.normal])
            return
        error = self.load_error()
        passed = self.value(f"icmp eq ptr {error}, null")
        self.branch(passed, self.labels[instruction.normal], self.labels[instruction.error], LIKELY)

    def fail_if(self, condition: str, support: str, message: str = "") -> None:
        """Raise through a support function if the condition (an i1) holds; else go on."""
        if KIND_OF_CHECK.get(support) in self.module.program.unchecked:
            return
        following = self.label()
        self.branch(condition, self.failure(support, message), following, UNLIKELY)
        self.place(following)

    def failure(self, support: str, message: str = "") -> str:
        """The label of code that raises through a support function and goes to the current error block."""
        assert self._instruction is not None
        error = self._instruction.error
        target = self.labels[error] if error is not None else ""
        key = (support, message, target, self.location)
        label = self._checks.get(key)
        if label is None:
            label = self._checks[key] = self.label()
        return label

    def note_and_jump(self, target: str) -> None:
        """Note the place `noted` on the traceback, then go to `target` (empty: leave the function).

        All places that go the same way share the code: it is long, and there are many.
        """
        label = f"note.{target}"
        self._notes.setdefault(label, []).append((self.noted, self.current))
        self.noted = ""
        self.jump(label)

    def note(self, site: str) -> None:
        """Note a place on the traceback of the exception in the error register."""
        self.emit(f"call swiftcc void @ophion.note(ptr {site}, ptr swifterror {self.error_register()})")

    def _write_notes(self) -> None:
        for label, places in self._notes.items():
            self.place(label)
            choices = ", ".join(f"[ {site}, %{source} ]" for site, source in places)
            self.note(self.value(f"phi ptr {choices}"))
            if target := label.removeprefix("note."):
                self.jump(target)
            else:
                self.leave()

    def leave(self) -> None:
        """Return with the error register set."""
        result = self.types.text(self.function.result)
        self.emit("ret void" if result == "void" else f"ret {result} poison")

    def _write_failures(self) -> None:
        for (support, message, target, location), label in self._checks.items():
            self.location = location
            if not location:
                self._set_line(self.function.line)
            self.place(label)
            function = self.module.program.support.get(support)
            if function is None or not target:
                self.emit("call void @llvm.trap()")
                self.emit("unreachable")
                self.module.declare("llvm.trap", "declare void @llvm.trap()")
                continue
            args = [f"ptr {self.module.literal(message)}"] if function.params else []
            self.emit(self.call_target(function, args))
            self.jump(target)

    # The whole

    def _set_line(self, line: int) -> None:
        if self.subprogram >= 0:
            self.location = self.module.debug.location(self.subprogram, line)

    def _parameters(self) -> list[str]:
        texts: list[str] = []
        for index, param in enumerate(self.function.params):
            self.values[param] = f"%a{index}"
            texts.append(f"{self.types.parameter(param.type)} {self._known(param.type)}%a{index}")
        if takes_error(self.function):
            texts.append("ptr swifterror %error")
        return texts

    def _known(self, type: Type) -> str:
        """What holds of a parameter of the type: an object that the caller keeps until the function returns,
        so that its fields may be read ahead.
        """
        if not self.module.optimise or not isinstance(type, Ref) or type.nullable:
            return ""
        return f"nonnull align 8 dereferenceable({self.module.layout(type.cls).size}) "

    def object_of(self, type: Type) -> str:
        """What LLVM may know of a loaded value: which object is behind it."""
        if not isinstance(type, Ref):
            return ""
        return self.module.alias.object_of(self.module.layout(type.cls).size, type.nullable)

    def _prologue(self) -> list[str]:
        function = self.function
        lines = ["entry:"]
        if self.own_error:
            lines.append("  %error = alloca swifterror ptr")
            lines.append("  store ptr null, ptr %error")
        for register, slot in self.registers.items():
            lines.append(f"  {slot} = alloca {self.types.text(register.type)}")
        if self.subprogram >= 0:
            records = VariableRecords(self.module, function, self.subprogram, self.location, self.registers)
            lines += records.lines()
        return lines

    def _body(self) -> None:
        line = self.function.line
        emitters = self.emitters
        placing = not self.module.optimise
        for block in self.function.blocks:
            self.place(self.labels[block])
            self.cold = block.cold
            for instruction in block.instructions:
                if placing:
                    placing = self._places_parameter(instruction)
                    line = -1
                    self.location = ""
                if not placing and instruction.line >= 0 and instruction.line != line:
                    line = instruction.line
                    self._set_line(line)
                    self._comment(line)
                self._instruction = instruction
                emitters[instruction.__class__](self, instruction)
                if instruction.normal is not None and not self._ended():
                    self.jump(self.labels[instruction.normal])

    def _comment(self, line: int) -> None:
        if self.module.sources is not None:
            text = self.module.sources.line(self.function.file, line)
            if text and not self._ended():
                self.lines.append(f"  ; {text}")

    def _places_parameter(self, instruction: Instruction) -> bool:
        """Whether an instruction at a function's begin puts a parameter where its variable is: a part of the
        prologue, which has no line.
        """
        kinds = (Assign, New, GetField, SetField, IncRef, DecRef, Goto)
        kept = isinstance(instruction, Intrinsic) and instruction.name == "keep"
        return (kept or isinstance(instruction, kinds)) and instruction.line in (-1, self.function.line)

    def _ended(self) -> bool:
        return self.lines[-1].startswith("  br ")

    def _attributes(self) -> str:
        """What LLVM is told to do with the function."""
        function, optimise = self.function, self.module.optimise
        if function.inline and optimise:
            return " alwaysinline"
        apart = " noinline" if function.apart else ""
        if function.loop:
            return f'{apart} "{LOOP_ATTRIBUTE}"'
        if not function.compact or not optimise:
            return apart
        return f'{apart} "{COMPACT_ATTRIBUTE}"' if self._selected_fast() else f"{apart} minsize optsize"

    def write(self) -> str:
        """The text of the function."""
        function = self.function
        params = self._parameters()
        self._set_line(function.line)
        self._body()
        self._write_failures()
        self._set_line(0)
        self._write_notes()
        self._set_line(function.line)
        prologue = self._prologue()
        convention = "swiftcc " if function.convention == "python" else ""
        group = ("#1" if function.no_return else "#0") + self._attributes()
        debug = f" !dbg !{self.subprogram}" if self.subprogram >= 0 else ""
        result = self.types.text(function.result)
        place = self.module.section("text", self.name).removeprefix(",")
        head = f"define {self.module.defines(function)}{convention}{result}"
        record = self.module.function_record(function)
        signature = f"{head} {self.name}({', '.join(params)}) {group}{place}{record}{debug} {{"
        return "\n".join([signature, *prologue, "  br label %b0", *self.lines, "}"])
