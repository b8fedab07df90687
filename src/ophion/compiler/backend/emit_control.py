"""Control flow and calls: Goto, Branch, Switch, Return, Raise, Propagate, calls of every kind, closures."""

from __future__ import annotations

from ophion.compiler.backend.emit_counts import count_value
from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.backend.emit_objects import allocate, load_typeinfo
from ophion.compiler.backend.llvm_types import TYPEINFO_HEADER_SIZE
from ophion.compiler.backend.module import takes_error
from ophion.compiler.backend.text import LIKELY, UNLIKELY
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import ROOT_METHODS, VOID, Function, Type
from ophion.compiler.processor import STACK_POINTER

CODE_OFFSET = 16
"""Where a closure object holds the address of its code."""
FUNCTION_NAMES = {"__name__": 0, "__qualname__": 8, "__module__": 32}
"""Where the names of a function value lie in its record."""


def _goto(e: FunctionEmitter, i: ir.Goto) -> None:
    target = e.labels[i.target]
    if e.noted:
        e.note_and_jump(target)
    else:
        e.jump(target)


def _branch(e: FunctionEmitter, i: ir.Branch) -> None:
    weights = "" if i.likely is None else LIKELY if i.likely else UNLIKELY
    e.branch(e.operand(i.args[0]), e.labels[i.true], e.labels[i.false], weights)


def _switch(e: FunctionEmitter, i: ir.Switch) -> None:
    cases = " ".join(f"i64 {value}, label %{e.labels[block]}" for value, block in i.cases)
    e.emit(f"switch {e.typed(i.args[0])}, label %{e.labels[i.default]} [ {cases} ]")


def _return(e: FunctionEmitter, i: ir.Return) -> None:
    if e.function.result == VOID or not i.args:
        e.emit("ret void")
    else:
        e.emit(f"ret {e.typed(i.args[0], e.function.result)}")


def _raise(e: FunctionEmitter, i: ir.Raise) -> None:
    assert i.error is not None
    e.emit(f"store ptr {e.operand(i.args[0])}, ptr {e.error_register()}")
    e.jump(e.labels[i.error])


def _propagate(e: FunctionEmitter, i: ir.Propagate) -> None:
    if takes_error(e.function):
        if e.noted:
            e.note_and_jump("")
        else:
            e.leave()
        return
    if e.noted:
        e.note(e.noted)
        e.noted = ""
    uncaught = e.module.program.support.get("uncaught")
    if uncaught is not None:
        exception = e.load_error()
        e.emit(f"store ptr null, ptr {e.error_register()}")
        e.emit(e.call_target(uncaught, [f"ptr {exception}"]))
    e.module.declare("llvm.trap", "declare void @llvm.trap()")
    e.emit("call void @llvm.trap()")
    e.emit("unreachable")


def _unreachable(e: FunctionEmitter, i: ir.Unreachable) -> None:
    e.emit("unreachable")


def _catch(e: FunctionEmitter, i: ir.Catch) -> None:
    e.result(i, e.load_error())
    e.emit(f"store ptr null, ptr {e.error_register()}")


def _note_frame(e: FunctionEmitter, i: ir.NoteFrame) -> None:
    function = e.function
    name = function.display_name or function.name
    e.noted = e.module.site(function.file, i.line, name)


def _finish_call(e: FunctionEmitter, i: ir.Instruction, call: str, result: Type, checked: bool) -> None:
    if result == VOID:
        e.emit(call)
    else:
        e.compute(i, call)
    if checked and i.error is not None:
        e.check_error(i)


def _call(e: FunctionEmitter, i: ir.Call) -> None:
    params = i.function.params
    args = [e.typed(arg, param.type) for arg, param in zip(i.args, params, strict=True)]
    _finish_call(e, i, e.call_target(i.function, args), i.function.result, i.function.can_raise)


def _indirect(e: FunctionEmitter, i: ir.Instruction, code: str, args: list[str], result: Type) -> None:
    args.append(f"ptr swifterror {e.error_register()}")
    _finish_call(e, i, f"call swiftcc {e.text(result)} {code}({', '.join(args)})", result, True)


def _call_virtual(e: FunctionEmitter, i: ir.CallVirtual) -> None:
    receiver = e.operand(i.args[0])
    args = [f"ptr {receiver}"]
    for arg, param in zip(i.args[1:], i.declaration.params[1:], strict=True):
        args.append(e.typed(arg, param.type))
    typeinfo = load_typeinfo(e, receiver)
    slot = i.slot if i.root else i.slot + len(ROOT_METHODS)
    offset = TYPEINFO_HEADER_SIZE + 8 * slot
    entry = e.value(f"getelementptr inbounds i8, ptr {typeinfo}, i64 {offset}")
    code = e.value(f"load ptr, ptr {entry}, !invariant.load !{e.module.debug.empty}")
    _indirect(e, i, code, args, i.declaration.result)


def _check_stack(e: FunctionEmitter, i: ir.CheckStack) -> None:
    e.module.declare("ophion_stack_limit", "@ophion_stack_limit = external global i64")
    pointer = e.value(STACK_POINTER)
    limit = e.value("load i64, ptr @ophion_stack_limit")
    e.fail_if(e.value(f"icmp ult i64 {pointer}, {limit}"), "raise_recursion")


def _call_closure(e: FunctionEmitter, i: ir.CallClosure) -> None:
    type = i.args[0].type
    assert isinstance(type, Function)
    closure = e.operand(i.args[0])
    args = [f"ptr {closure}"]
    for arg, param in zip(i.args[1:], type.params, strict=True):
        args.append(e.typed(arg, param))
    code = e.value(f"load ptr, ptr {e.value(f'getelementptr inbounds i8, ptr {closure}, i64 {CODE_OFFSET}')}")
    _indirect(e, i, code, args, type.result)


def _function_fact(e: FunctionEmitter, i: ir.FunctionFact) -> None:
    operands = [f"ptr {e.operand(arg)}" for arg in i.args]
    if i.asked in FUNCTION_NAMES:
        operands.append(f"i64 {FUNCTION_NAMES[i.asked]}")
    name = "name" if i.asked in FUNCTION_NAMES else i.asked
    e.compute(i, f"call {e.text(i.type)} @ophion.function.{name}({', '.join(operands)})")


def _make_closure(e: FunctionEmitter, i: ir.MakeClosure) -> None:
    if i.shared:
        e.result(i, e.module.shared_closure(i.function, i.cls))
        return
    layout = e.module.layout(i.cls)
    closure = allocate(e, i.cls, str(layout.size))
    e.result(i, closure)
    code = e.value(f"getelementptr inbounds i8, ptr {closure}, i64 {CODE_OFFSET}")
    e.emit(f"store ptr {e.module.address(i.function)}, ptr {code}")
    for arg, (name, type) in zip(i.args, i.cls.fields, strict=False):
        value = e.operand(arg, type)
        count_value(e, value, type, maybe_null=False)
        place = e.value(
            f"getelementptr inbounds {layout.text}, ptr {closure}, i64 0, i32 {layout.indices[name]}"
        )
        e.emit(f"store {e.text(type)} {value}, ptr {place}")


EMITTERS: dict[type[ir.Instruction], Emitter] = {
    ir.Goto: _goto,
    ir.Branch: _branch,
    ir.Switch: _switch,
    ir.Return: _return,
    ir.Raise: _raise,
    ir.Propagate: _propagate,
    ir.Unreachable: _unreachable,
    ir.Catch: _catch,
    ir.NoteFrame: _note_frame,
    ir.Call: _call,
    ir.CallVirtual: _call_virtual,
    ir.CallClosure: _call_closure,
    ir.CheckStack: _check_stack,
    ir.MakeClosure: _make_closure,
    ir.FunctionFact: _function_fact,
}
