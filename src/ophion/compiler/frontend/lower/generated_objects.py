"""The methods of all objects, made for one class each: repr, str, ==, hash, truth and format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.forms import CONTAINERS, Container
from ophion.compiler.frontend.lower.boxing import shown_type
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.generated_operators import operated
from ophion.compiler.frontend.lower.lowering import Lowering
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.frontend.world import World
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR

_WALKED = ("str", "bytes", "bytearray", "range")
"""What a loop goes over though it is no container of objects."""


def root_method(world: World, kind: str, type: ir.Type, declared: FunctionIR) -> FunctionIR:
    """The method `kind` for objects that hold, or are, values of `type`."""
    params = [op.Register(p.type, p.name, parameter=True) for p in declared.params]
    name = world.unique(f"{type}.{kind}.of_object")
    made = FunctionIR(name, params, declared.result, display_name=f"__{kind}__", noted=False)
    b = Lowering(Scope(world, made, {}, ""))
    value = b.unboxed(params[0], type)
    known = world.mypy_type(type)
    if kind == "walked":
        result = _walked(b, value, type)
    elif kind == "operated":
        result = operated(b, value, params[1], params[2])
    elif kind == "copied":
        result = b.copied_as(value, params[1])
    elif kind == "lt":
        result = _less(b, value, params[1], type)
    elif world.boxes.is_object(type):
        result = _bare(b, kind, params)
    elif kind == "eq":
        _reflected(b, params, type)
        result = _equal(b, value, params[1], type)
    elif kind == "hash":
        result = b.hash_of(value)
    elif kind == "items":
        result = _items(b, value)
    elif kind == "bool":
        result = b.truth(value)
    elif kind == "format":
        result = b.format_value(value, known, params[1], world.classes.object.info)
    else:
        result = b.to_str(value, known) if kind == "str" else b.to_repr(value, known)
    b.emit(op.Return(b.coerce(result, declared.result)))
    world.program.functions.append(made)
    return made


def _bare(b: Lowering, kind: str, params: list[op.Register]) -> op.Value:
    """What an object() does."""
    if kind == "eq":
        return b.emit(op.Compare("eq", params[0], params[1]))
    if kind == "hash":
        return b.address_hash(params[0])
    if kind == "bool":
        return op.Constant(ir.BOOL, True)
    return b.text("<object object>")


def fill_form_test(world: World, function: FunctionIR, forms: list[ir.ClassIR]) -> None:
    """Write, or write anew, the function that tells whether an object is of one of some classes."""
    function.blocks.clear()
    function.locals.clear()
    b = Lowering(Scope(world, function, {}, ""))
    for cls in forms:
        hit, miss = b.new_block(), b.new_block()
        b.branch(b.emit(op.IsInstance(function.params[0], cls)), hit, miss)
        b.start(hit)
        b.emit(op.Return(op.Constant(ir.BOOL, True)))
        b.start(miss)
    b.emit(op.Return(op.Constant(ir.BOOL, False)))


def _equal(b: Lowering, value: op.Value, other: op.Value, type: ir.Type) -> op.Value:
    """value == other: numbers of all kinds with each other, tuples, and objects by their own rules."""
    if type in NUMBERS:
        return _equal_numbers(b, value, other)
    cls = b.class_of(value)
    if cls is not None and b.takes_any(cls):
        return b.call_method(value, "__eq__", [other], cls.info, lambda: _by_other(b, value, other, cls))
    if isinstance(type, ir.Tuple):
        return _equal_forms(b, value, other, type, CONTAINERS["tuples.VarTuple"])
    if cls is None:
        return _first_match(b, value, other, [type])
    return _equal_objects(b, value, other, type)


def _reflected(b: Lowering, params: list[op.Register], type: ir.Type) -> None:
    """The other side decides where its class compares with any object and this side's does not."""
    own = b.class_of(type)
    if own is not None and b.takes_any(own):
        return
    for cls in list(b.world.classes.order):
        if not cls.constructed or cls is own or not b.takes_any(cls):
            continue
        hit, miss = b.new_block(), b.new_block()
        b.branch(b.emit(op.IsInstance(params[1], cls.ir)), hit, miss)
        b.start(hit)
        other = b.emit(op.Cast(params[1], ir.Ref(cls.ir)))
        answer = b.call_method(other, "__eq__", [params[0]], cls.info, partial(op.Constant, ir.BOOL, False))
        b.emit(op.Return(answer))
        b.start(miss)


def _by_other(b: Lowering, value: op.Value, other: op.Value, own: ClassInfo) -> op.Value:
    """value == other where the class of `value` has no answer: what that of `other` says, or identity."""
    result = b.register(ir.BOOL)
    end = b.new_block()

    def same() -> op.Value:
        return b.emit(op.Compare("eq", value, other))

    for cls in list(b.world.classes.order):
        if not cls.constructed or cls is own or not b.takes_any(cls):
            continue
        hit, miss = b.new_block(), b.new_block()
        b.branch(b.emit(op.IsInstance(other, cls.ir)), hit, miss)
        b.start(hit)
        known = b.emit(op.Cast(other, ir.Ref(cls.ir)))
        b.assign(result, b.call_method(known, "__eq__", [value], cls.info, same))
        b.goto(end)
        b.start(miss)
    b.assign(result, same())
    b.goto(end)
    b.start(end)
    return result


def _equal_numbers(b: Lowering, value: op.Value, other: op.Value) -> op.Value:
    kinds: list[ir.Type] = [ir.FLOAT] if b.world.target != "kernel" else []
    kinds += [held for held in b.world.boxes.held.values() if b.enum_of(held) is not None]
    return _first_match(b, value, other, [*kinds, ir.BOOL, ir.U64, ir.INT])


def _first_match(b: Lowering, value: op.Value, other: op.Value, kinds: list[ir.Type]) -> op.Value:
    """Compare with the other value as what it is among some types; False where it is none of them."""
    result = b.register(ir.BOOL)
    end = b.new_block()
    b.assign(result, op.Constant(ir.BOOL, False))
    for kind in kinds:
        hit, miss = b.new_block(), b.new_block()
        b.branch(b.holds(other, kind), hit, miss)
        b.start(hit)
        b.assign(result, b.equal(value, b.unboxed(other, kind)))
        b.goto(end)
        b.start(miss)
    b.goto(end)
    b.start(end)
    return result


def _equal_forms(b: Lowering, value: op.Value, other: op.Value, type: ir.Type, kind: Container) -> op.Value:
    """value == other of containers: those of one form as their class says, those of two item by item."""
    result = b.register(ir.BOOL)
    same, differ, kin, end = (b.new_block() for _ in range(4))
    b.branch(b.holds(other, type), same, differ)
    b.start(same)
    b.assign(result, b.equal(value, b.unboxed(other, type)))
    b.goto(end)
    b.start(differ)
    b.assign(result, op.Constant(ir.BOOL, False))
    test = b.class_test(b.world.type_info(kind.above), other)
    assert test is not None
    b.branch(test, kin, end)
    b.start(kin)
    b.assign(result, b.runtime(f"forms.{kind.comparison}", [_items(b, value), b.root_call("items", other)]))
    b.goto(end)
    b.start(end)
    return result


def _items(b: Lowering, value: op.Value) -> op.Value:
    """What a container holds, as objects."""
    if isinstance(value.type, ir.Tuple):
        value = b.variable_tuple(value, b.world.types.of(b.world.root_methods.objects("tuple")))
    table = b.dict_class(value)
    return (
        b.runtime("forms.items", [value])
        if table is None
        else b.runtime("forms.pairs", [value], *table.instance.args)
    )


def _walked(b: Lowering, value: op.Value, type: ir.Type) -> op.Value:
    """What a loop over an object gives, as objects; TypeError where none goes over it, or may never end."""
    cls = b.class_of(value)
    finite = cls is not None and all(b.world.classes.find(cls, name) for name in ("__iter__", "__len__"))
    known = b.world.forms.container(type) is not None or any(b.is_builtin(value, name) for name in _WALKED)
    if not known and not finite:
        b.raise_builtin("TypeError", b.text(f"'{shown_type(type)}' object is not iterable"))
        return b.list_of([], b.world.types.of(b.world.root_methods.objects("list")))
    return _items(b, value) if isinstance(value.type, ir.Tuple) else b.runtime("forms.items", [value])


def _less(b: Lowering, value: op.Value, other: op.Value, type: ir.Type) -> op.Value:
    """value < other: numbers of all kinds with each other, tuples, lists, and objects with an order of their
    own.
    """
    node = b.world.classes.object.info
    enum = b.enum_of(value)
    if enum is not None:
        if not b.world.enums.is_number(enum.info):
            return b.unordered("<", value, other, node)
        value = b.plain_number(value)
    for name in ("list", "tuple"):
        if b.is_builtin(value, name) or (name == "tuple" and isinstance(type, ir.Tuple)):
            test = b.class_test(b.world.type_info(f"builtins.{name}"), other)
            assert test is not None
            with _where(b, test):
                b.emit(op.Return(b.order("<", _items(b, value), b.root_call("items", other), node)))
            return b.unordered("<", value, other, node)
    for kind in NUMBERS if type in NUMBERS else (type,):
        if type in NUMBERS or _has_order(b, value):
            with _where(b, b.holds(other, kind)):
                b.emit(op.Return(b.order("<", value, b.unboxed(other, kind), node)))
    return b.unordered("<", value, other, node)


@contextmanager
def _where(b: Lowering, test: op.Value) -> Iterator[None]:
    """What is emitted inside runs where a test holds, and returns."""
    hit, miss = b.new_block(), b.new_block()
    b.branch(test, hit, miss)
    b.start(hit)
    yield
    b.start(miss)


def _has_order(b: Lowering, value: op.Value) -> bool:
    """Whether a class says itself, and for no type variable, which of its objects comes first."""
    cls = b.class_of(value)
    if cls is None or cls.instance.args:
        return False
    method = b.world.classes.find(cls, "__lt__")
    return method is not None and not b.world.signature(method.function).variables


def _equal_objects(b: Lowering, value: op.Value, other: op.Value, type: ir.Type) -> op.Value:
    """Objects of one class, or of related classes that compare."""
    assert isinstance(type, ir.Ref)
    related = [type]
    cls = b.class_of(value)
    assert cls is not None
    method = b.world.classes.find(cls, "__eq__")
    if method is not None and not b.world.signature(method.function).variables:
        promised = b.world.method_signature(method, cls).params[1].type
        if isinstance(promised, ir.Ref):
            kind = b.world.forms.container(promised)
            if kind is not None:
                return _equal_forms(b, value, other, promised, kind)
            related = [promised]
    elif method is not None:
        related += [
            ir.Ref(b.world.classes.named(f"builtins.{name}").ir)
            for name in ("bytes", "bytearray", "memoryview")
            if not b.is_builtin(value, name)
        ]
    kinds: list[ir.Type] = [r for r in related if b.world.classes.by_ir.get(r.cls) is not None]
    return _first_match(b, value, other, kinds)
