"""How the arguments of a call meet the parameters of the function that is called."""

from __future__ import annotations

from typing import TypeGuard

from mypy.nodes import (
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    ArgKind,
    CallExpr,
    Context,
    DictExpr,
    Expression,
    FuncDef,
    LambdaExpr,
    NameExpr,
    StarExpr,
    StrExpr,
    TupleExpr,
)
from mypy.types import CallableType, Instance
from mypy.types import Type as MypyType

from ophion.compiler.frontend.lower.operators import is_simple
from ophion.compiler.frontend.lower.variants import Variants
from ophion.compiler.frontend.mypy_types import Env, Untypable, expand, is_protocol
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

HANDLED, HERE = "user.lib.call_sites.HANDLED", "user.lib.call_sites.HERE"


def _is_surplus(argument: Expression | None, e: CallExpr) -> TypeGuard[TupleExpr]:
    """Whether an argument is the tuple of those that a *parameter takes."""
    return isinstance(argument, TupleExpr) and argument not in e.args


def _place(e: CallExpr, argument: Expression) -> int:
    """The place of an argument in the call; that of the first one for a *parameter's or **parameter's."""
    if isinstance(argument, DictExpr) and argument not in e.args:
        return e.args.index(argument.items[0][1]) if argument.items else len(e.args)
    if not _is_surplus(argument, e):
        return e.args.index(argument)
    first = argument.items[0] if argument.items else None
    return e.args.index(first.expr if isinstance(first, StarExpr) else first) if first else len(e.args)


def _asks_for_handled(node: FuncDef | LambdaExpr, e: Context) -> bool:
    """Whether a call of the library says that the exception which is handled be told."""
    given = zip(e.arg_names, e.args, strict=True) if isinstance(e, CallExpr) else ()
    said = next((argument for name, argument in given if name == "exc_info"), None)
    if said is None:
        return node.name in ("exception", "format_exc", "print_exc")
    return isinstance(said, NameExpr) and said.name == "True"


class Parameters(Variants):
    """Binds arguments to parameters: order, defaults, types."""

    def bind(self, node: FuncDef | LambdaExpr, e: CallExpr, skip: int) -> list[Expression | None]:
        """The argument expression of each parameter after the first `skip`; None where the
        default is meant.
        """
        names = node.arg_names[skip:]
        bound: list[Expression | None] = [None] * len(names)
        variadic = node.arg_kinds.index(ARG_STAR) - skip if ARG_STAR in node.arg_kinds else len(e.args)
        surplus: list[Expression] = []
        named: list[tuple[Expression | None, Expression]] = []
        takes_names = ARG_STAR2 in node.arg_kinds
        position = 0
        for argument, kind, name in zip(e.args, e.arg_kinds, e.arg_names, strict=True):
            if position == variadic and kind in (ARG_POS, ARG_STAR):
                surplus.append(argument if kind == ARG_POS else StarExpr(argument))
            elif kind == ARG_POS:
                if position >= len(names):
                    self.refuse(argument, f"{node.name} takes {len(names)} arguments in compiled code")
                bound[position] = argument
                position += 1
            elif kind == ARG_STAR:
                self.refuse(
                    argument, "* in a call needs a length known when compiling", "the arguments written out"
                )
            elif takes_names and (name is None or name not in names or names.index(name) == len(names) - 1):
                named.append((None if name is None else self._name_text(name, argument), argument))
            else:
                if name not in names:
                    self.refuse(argument, f"{node.name} has no parameter {name} in compiled code")
                bound[names.index(name)] = argument
        if ARG_STAR in node.arg_kinds:
            bound[variadic] = self._surplus(surplus, e)
        if takes_names:
            bound[-1] = self._of_names(named, e, self.world.signature(node).arg_types[-1])
            self._check_named(node, skip, bound, e)
        return bound

    def _of_names(
        self, items: list[tuple[Expression | None, Expression]], e: CallExpr, type: MypyType
    ) -> DictExpr:
        """The dict of the arguments that a **parameter takes."""
        made = DictExpr(items)
        made.set_line(e)
        texts = self.world.named_type("builtins.str")
        self.world.checked.types[made] = self.world.named_type("builtins.dict", texts, type)
        return made

    def _name_text(self, name: str, argument: Expression) -> StrExpr:
        """The name of an argument as a key."""
        made = StrExpr(name)
        made.set_line(argument)
        self.world.checked.types[made] = self.world.named_type("builtins.str")
        return made

    def _check_named(
        self, node: FuncDef | LambdaExpr, skip: int, bound: list[Expression | None], e: CallExpr
    ) -> None:
        """Refuse `**mapping` where it may hold the argument of a parameter with a name of its own."""
        left = [
            name
            for name, kind, given in zip(node.arg_names[skip:], node.arg_kinds[skip:], bound, strict=True)
            if given is None and kind != ARG_STAR and name is not None
        ]
        if ARG_STAR2 in e.arg_kinds and left:
            mapping = e.args[e.arg_kinds.index(ARG_STAR2)]
            message = f"** in this call may hold {', '.join(left)}, which is known when it runs only"
            self.refuse(mapping, message, "these arguments by their names beside it")

    def _surplus(self, items: list[Expression], e: CallExpr) -> TupleExpr:
        """The tuple of the arguments that a *parameter takes."""
        made = TupleExpr(items)
        made.set_line(e)
        if any(isinstance(item, StarExpr) for item in items):
            first = items[0]
            inside = isinstance(first, StarExpr)
            type = self.type_of(first.expr if isinstance(first, StarExpr) else first)
            element = self.world.inference.element(type) if inside else type
            self.world.checked.types[made] = self.world.named_type("builtins.tuple", element)
        return made

    def default(
        self, node: FuncDef | LambdaExpr, position: int, e: Context, hint: ir.Type | None = None
    ) -> op.Value:
        """A parameter's default value: nothing at all of a *parameter."""
        kind, initializer = node.arguments[position].kind, node.arguments[position].initializer
        if kind == ARG_STAR:
            return self.emit(op.MakeTuple([]))
        if kind == ARG_STAR2:
            held = self.held_parameter(self.world.signature(node).arg_types[position], kind)
            assert isinstance(held, Instance)
            return self.new_container(held)
        if initializer is None:
            self.refuse(e, f"{node.name} needs its argument {node.arg_names[position]}")
        told = self._told_of_call(initializer, node, e) if isinstance(initializer, NameExpr) else None
        if told is not None:
            return told
        known = self.world.constants.evaluate(initializer)
        if isinstance(known, int | str | bytes):
            return self.constant(known, ir.BOOL if isinstance(known, bool) else ir.INT)
        self.world.checked.complete(node)
        return self.expr(initializer, hint)

    def _told_of_call(self, initializer: NameExpr, node: FuncDef | LambdaExpr, e: Context) -> op.Value | None:
        """What a default of `user.lib.call_sites` stands for: what holds at the call."""
        if initializer.fullname == HANDLED:
            if self.caught:
                return self.caught[-1]
            if _asks_for_handled(node, e):
                message = "what is handled here is known in the except clause of a function alone"
                self.refuse(e, message, "except E as problem, and exc_info=problem")
            return self.none(ir.Ref(self.world.classes.named("builtins.BaseException").ir, nullable=True))
        if initializer.fullname != HERE:
            return None
        name = self.function.display_name
        return self.emit(op.MakeTuple([self.text(self.function.file), self.number(e.line), self.text(name)]))

    def _default_in(self, node: FuncDef, position: int, e: Context, env: Env) -> op.Value:
        """A default value; a lambda's types are those of the function in this call."""
        if not isinstance(node.arguments[position].initializer, LambdaExpr):
            formal = self.world.signature(node).arg_types[position]
            return self.default(node, position, e, self.hint_for(formal, env))
        own = self.env
        self.env = {**own, **env}
        try:
            return self.default(node, position, e)
        finally:
            self.env = own

    def arguments(
        self, node: FuncDef, e: CallExpr, skip: int, env: Env, signature: CallableType
    ) -> tuple[list[op.Value], dict[int, ir.Type]]:
        """Evaluate the arguments in order: (values for all parameters after `skip`, types of protocol
        parameters).
        """
        bound = self.bind(node, e, skip)
        order = sorted((_place(e, a), i) for i, a in enumerate(bound) if a is not None)
        values: list[op.Value | None] = [None] * len(bound)
        later = [a for a in bound if a is not None]
        for count, (_, index) in enumerate(order):
            argument = bound[index]
            assert argument is not None
            formal = self.formal(signature, index + skip)
            evaluate = self.at_once if node.fullname.startswith(RUNTIME) else self.expr
            if is_protocol(formal) and self.enum_named(argument) is not None:
                members = self.world.inference.element(self.type_of(argument))
                value = self.collect(argument, members)
            else:
                value = evaluate(argument, self.hint_for(formal, env))
            if any(not is_simple(other) for other in later[count + 1 :]):
                value = self.keep(value)
            if is_protocol(formal) and self.is_object(value) and argument in self.world.checked.types:
                value = self.items_known(value, argument)
            values[index] = value
        actual: dict[int, ir.Type] = {}
        result: list[op.Value] = []
        for index, given in enumerate(values):
            value = given if given is not None else self._default_in(node, index + skip, e, env)
            formal = signature.arg_types[index + skip]
            if is_protocol(formal):
                value = self.one_iterable(self._with_items(value, formal, env), formal)
                if not self._joined_container(value, formal, env):
                    actual[index + skip] = value.type
            result.append(value)
        return result, actual

    def _joined_container(self, value: op.Value, formal: MypyType, env: Env) -> bool:
        """Whether an argument is one of several containers, and becomes what the parameter says."""
        declared = self.hint_for(formal, env)
        return self.is_union(value) and declared is not None and self.world.abstract.is_abstract(declared)

    def _with_items(self, value: op.Value, formal: MypyType, env: Env) -> op.Value:
        """An empty tuple as one of what the parameter says: its own type says nothing of items."""
        if value.type != ir.Tuple(()):
            return value
        try:
            item = self.world.inference.element(expand(formal, env))
            return self.variable_tuple(
                value, self.world.types.of(self.world.named_type("builtins.tuple", item))
            )
        except Untypable:
            return value

    def formal(self, signature: CallableType, position: int) -> MypyType:
        """The type of a parameter inside its function: a tuple for *parameter."""
        type = signature.arg_types[position]
        return self.held_parameter(type, signature.arg_kinds[position])

    def held_parameter(self, type: MypyType, kind: ArgKind) -> MypyType:
        """What a function sees of a parameter of a kind: a tuple of `*values`, a dict of `**values`."""
        if kind == ARG_STAR:
            return self.world.named_type("builtins.tuple", type)
        if kind == ARG_STAR2:
            return self.world.named_type("builtins.dict", self.world.named_type("builtins.str"), type)
        return type

    def hint_for(self, formal: MypyType, env: Env) -> ir.Type | None:
        """The IR type of a parameter, where it has one yet."""
        try:
            return self.world.types.of(expand(formal, env))
        except Untypable:
            return None

    def infer(self, signature: CallableType, node: FuncDef, e: CallExpr, skip: int, env: Env) -> Env:
        """Type arguments of a generic function from the types of its arguments and of the call."""
        if not signature.variables:
            return env
        result = dict(env)
        for index, bound in enumerate(self.bind(node, e, skip)):
            for argument in bound.items if _is_surplus(bound, e) else [bound]:
                if argument is not None and argument in self.world.checked.types:
                    self.world.inference.unify(
                        signature.arg_types[index + skip], self.type_of(argument), result
                    )
        if e in self.world.checked.types:
            self.world.inference.unify(signature.ret_type, self.type_of(e), result)
        self.bind_defaults(signature, result)
        return result
