"""Checks that the intermediate form keeps its own rules, after the front end and between passes.

A broken rule is a mistake of the compiler, so the message names function, block and instruction for its
engineers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Constant, Instruction, Register, Value
from ophion.compiler.ir.printer import FunctionPrinter
from ophion.compiler.ir.types import (
    BOOL,
    FLOAT,
    INT,
    U64,
    VOID,
    Function,
    Optional,
    Ref,
    Slots,
    Tuple,
    Type,
    TypeRef,
    View,
)


class VerificationError(Exception):
    """The intermediate form breaks its own rules: a mistake of the compiler, not of the compiled program."""


_INTEGERS = (INT, U64)


def assignable(value: Type, target: Type) -> bool:
    """Whether a value of one type has the representation, and the meaning, of another."""
    if value is target or value == target:
        return True
    if isinstance(target, Ref) and isinstance(value, Ref):
        return value.cls.is_subclass(target.cls) and (target.nullable or not value.nullable)
    if isinstance(target, Function) and isinstance(value, Function):
        same = (value.params, value.result) == (target.params, target.result)
        return same and (target.nullable or not value.nullable)
    if isinstance(target, View) and isinstance(value, View):
        return value.struct is target.struct and (target.nullable or not value.nullable)
    if isinstance(target, TypeRef) and isinstance(value, TypeRef):
        return target.nullable or not value.nullable
    if isinstance(target, Tuple) and isinstance(value, Tuple):
        return len(target.items) == len(value.items) and all(
            assignable(a, b) for a, b in zip(value.items, target.items, strict=True)
        )
    if isinstance(target, Optional) and isinstance(value, Optional):
        return assignable(value.value, target.value)
    return False


class _Verifier:
    def __init__(self, function: FunctionIR) -> None:
        self.function = function
        self.blocks = set(function.blocks)
        self.block: Block | None = None
        self.instruction: Instruction | None = None
        self.defined: set[Value] = {i for block in function.blocks for i in block.instructions}

    def fail(self, message: str) -> None:
        printer = FunctionPrinter(self.function)
        where = f"{self.function.name}"
        if self.block is not None:
            where += f", {printer.block_name(self.block)}"
        if self.instruction is not None:
            where += f", line {self.instruction.line}: {printer.instruction(self.instruction)}"
        raise VerificationError(f"{where}: {message}")

    def expect(self, condition: bool, message: str) -> None:
        if not condition:
            self.fail(message)

    def value_fits(self, value: Value, target: Type, what: str) -> None:
        if isinstance(value, Constant) and value.value is None:
            return  # the zero of any type; its own type says which
        if not assignable(value.type, target):
            self.fail(f"{what} is {value.type}, not {target}")

    def arguments(self, args: list[Value], params: list[Register]) -> None:
        self.expect(len(args) == len(params), f"{len(args)} arguments for {len(params)} parameters")
        for arg, param in zip(args, params, strict=True):
            self.value_fits(arg, param.type, f"argument {param.name}")

    def operand(self, arg: Value) -> None:
        if isinstance(arg, Instruction):
            self.expect(arg in self.defined, f"operand {type(arg).__name__} is of another function")
            self.expect(arg.type is not VOID, "operand has no value")
        elif isinstance(arg, Register) and arg.parameter:
            self.expect(arg in self.function.params, f"{arg.name} is a parameter of another function")

    def run(self) -> None:
        self.expect(bool(self.function.blocks), "no blocks")
        for block in self.function.blocks:
            self.block, self.instruction = block, None
            self.expect(
                block.terminated or self._ends_raising(block), "the block does not end in a terminator"
            )
            if block.handler is not None:
                self.expect(block.handler in self.blocks, "the handler is a block of another function")
            for instruction in block.instructions:
                self.instruction = instruction
                self.check(instruction, instruction is block.instructions[-1])

    @staticmethod
    def _ends_raising(block: Block) -> bool:
        return bool(block.instructions) and block.instructions[-1].normal is not None

    def check(self, instruction: Instruction, last: bool) -> None:
        self.expect(last or not instruction.terminator, "terminator inside a block")
        self.expect(last or instruction.normal is None, "branching instruction inside a block")
        for arg in instruction.args:
            self.operand(arg)
        for target in instruction.targets():
            self.expect(target in self.blocks, "target is a block of another function")
        rule = _RULES.get(type(instruction))
        if rule is not None:
            rule(self, instruction)


def _assign(v: _Verifier, i: ir.Assign) -> None:
    v.expect(not i.dest.parameter, "a parameter is assigned")
    v.value_fits(i.args[0], i.dest.type, "the value")


def _arithmetic(v: _Verifier, i: ir.Arithmetic) -> None:
    v.expect(
        all(arg.type in _INTEGERS for arg in i.args) and i.type in _INTEGERS, "operands must be integers"
    )


def _float_arithmetic(v: _Verifier, i: ir.FloatArithmetic) -> None:
    v.expect(all(arg.type == FLOAT for arg in i.args), "operands must be floats")


def _compare(v: _Verifier, i: ir.Compare) -> None:
    a, b = (arg.type for arg in i.args)
    numbers = (a in _INTEGERS and b in _INTEGERS) or (a == b and a in (FLOAT, BOOL))
    pointers = all(isinstance(t, Ref | Function | TypeRef | View | Slots) for t in (a, b)) and i.op in (
        "eq",
        "ne",
    )
    v.expect(numbers or pointers, f"{a} and {b} cannot be compared")


def _boolean(v: _Verifier, i: Instruction) -> None:
    v.expect(i.args[0].type == BOOL, "the condition must be a bool")


def _call(v: _Verifier, i: ir.Call) -> None:
    v.arguments(i.args, i.function.params)


def _call_virtual(v: _Verifier, i: ir.CallVirtual) -> None:
    v.arguments(i.args[1:], i.declaration.params[1:])
    v.expect(isinstance(i.args[0].type, Ref), "the receiver must be an object")


def _call_closure(v: _Verifier, i: ir.CallClosure) -> None:
    closure = i.args[0].type
    v.expect(isinstance(closure, Function), "only function values can be called")
    if isinstance(closure, Function):
        v.expect(len(closure.params) == len(i.args) - 1, "wrong number of arguments")
        for arg, param in zip(i.args[1:], closure.params, strict=True):
            v.value_fits(arg, param, "an argument")


def _make_closure(v: _Verifier, i: ir.MakeClosure) -> None:
    v.expect(i.cls.closure, f"{i.cls.name} is not marked as a closure class")
    v.expect(len(i.args) <= len(i.cls.fields), "more captured values than fields")
    for arg, (name, type) in zip(i.args, i.cls.fields, strict=False):
        v.value_fits(arg, type, f"captured {name}")


def _object(v: _Verifier, i: ir.GetField | ir.SetField) -> None:
    holder = i.args[0].type
    v.expect(isinstance(holder, Ref | Function), f"{holder} has no fields")
    if isinstance(holder, Ref):
        v.expect(holder.cls.is_subclass(i.cls), f"{holder} is no {i.cls.name}")


def _set_field(v: _Verifier, i: ir.SetField) -> None:
    _object(v, i)
    v.value_fits(i.args[1], i.cls.fields[i.cls.field_index(i.name)][1], "the value")


def _set_global(v: _Verifier, i: ir.SetGlobal) -> None:
    v.value_fits(i.args[0], i.variable.type, "the value")


def _slots_store(v: _Verifier, i: ir.SlotsStore) -> None:
    slots = i.args[0].type
    v.expect(isinstance(slots, Slots), "not an array of slots")
    if isinstance(slots, Slots):
        v.value_fits(i.args[2], slots.element, "the value")


def _return(v: _Verifier, i: ir.Return) -> None:
    result = v.function.result
    if not i.args:
        v.expect(result == VOID, f"no value is returned where {result} is declared")
    else:
        v.value_fits(i.args[0], result, "the value")


def _yield(v: _Verifier, i: ir.Yield) -> None:
    result = v.function.result
    v.expect(v.function.frame is not None, "only the code of a generator yields")
    if i.kind == "value" and isinstance(result, Optional):
        v.value_fits(i.args[0], result.value, "the item")


def _raise(v: _Verifier, i: ir.Raise) -> None:
    v.expect(isinstance(i.args[0].type, Ref), "only objects can be raised")


def _switch(v: _Verifier, i: ir.Switch) -> None:
    v.expect(i.args[0].type in _INTEGERS, "the value must be an integer")


_RULES: dict[type[Instruction], Callable[[_Verifier, Any], None]] = {
    ir.Assign: _assign,
    ir.Arithmetic: _arithmetic,
    ir.FloatArithmetic: _float_arithmetic,
    ir.Compare: _compare,
    ir.Not: _boolean,
    ir.Select: _boolean,
    ir.Branch: _boolean,
    ir.Call: _call,
    ir.CallVirtual: _call_virtual,
    ir.CallClosure: _call_closure,
    ir.MakeClosure: _make_closure,
    ir.GetField: _object,
    ir.SetField: _set_field,
    ir.SetGlobal: _set_global,
    ir.SlotsStore: _slots_store,
    ir.Return: _return,
    ir.Raise: _raise,
    ir.Yield: _yield,
    ir.Switch: _switch,
}


def verify_function(function: FunctionIR) -> None:
    """Check one function; VerificationError."""
    _Verifier(function).run()


def verify_program(program: Program) -> None:
    """Check every function that has a body; VerificationError."""
    for function in program.functions:
        if not function.external:
            verify_function(function)
