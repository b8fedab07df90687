"""Nested functions and lambdas: what they capture, their code, and calls of them.

A function holds what its code uses of the functions around it: the values of variables that do not change any
more, and the cells of the others. Functions that mention one that is defined further down capture what that
one needs, too: they are compiled together and share one environment, so that each can call the others with
its own object in hand. No function holds another that holds it.
"""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    Decorator,
    Expression,
    FuncDef,
    FuncItem,
    LambdaExpr,
    NameExpr,
    Node,
    TypeInfo,
    Var,
)
from mypy.types import CallableType

from ophion.compiler.frontend.captures import variables_of
from ophion.compiler.frontend.decorators import decorator_name, passes_on
from ophion.compiler.frontend.local_classes import LocalClasses
from ophion.compiler.frontend.lower.calls import Calls
from ophion.compiler.frontend.lower.finish import finish
from ophion.compiler.frontend.lower.scope import Cell, Environment, Nested, Scope
from ophion.compiler.frontend.qualified_names import LOCALS
from ophion.compiler.frontend.scan import is_local
from ophion.compiler.frontend.walk import children
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR


class Names:
    """Collects the variables and functions that some code mentions, in order."""

    def __init__(self, parts: list[Node], local: LocalClasses) -> None:
        self.variables: dict[Var, None] = {}
        self.functions: dict[FuncDef, None] = {}
        self.local = local
        for part in parts:
            self.visit(part)

    def visit(self, node: Node) -> None:
        """Walk some code."""
        if isinstance(node, NameExpr) and isinstance(node.node, Var):
            self.variables.setdefault(node.node)
        elif isinstance(node, NameExpr) and isinstance(node.node, FuncDef):
            self._function(node.node)
        elif isinstance(node, NameExpr) and isinstance(node.node, Decorator):
            self._function(node.node.func)
        elif isinstance(node, NameExpr) and isinstance(node.node, TypeInfo) and is_local(node.node):
            needs = self.local.needs(node.node)
            self.variables.update(needs.variables)
            self.functions.update(needs.functions)
        for child in children(node):
            self.visit(child)

    def _function(self, function: FuncDef) -> None:
        """A function, with what a call of it may need for its defaults."""
        if function not in self.functions:
            self.functions[function] = None
            for argument in getattr(function, "arguments", ()):  # one of the library may not be read yet
                if argument.initializer is not None:
                    self.visit(argument.initializer)


class NestedFunctions(Calls):
    """Lowers nested functions and lambdas."""

    # --- definitions ---

    def nested_function(self, node: FuncDef, decorated: Decorator | None = None) -> None:
        """def inside a function: a local variable that holds a closure, or what decorators make of one."""
        key = node.original_def if isinstance(node.original_def, FuncDef) else node
        environment = self.scope.environments.pop(node, None) or self._environment(node)
        value = self._instance(node, environment)
        if decorated is not None and node in self.world.decorated.own:
            value = self.decorate(decorated, value)
        known = self.nested(key)
        assert known is not None and isinstance(known.holder, op.Register), node.name
        if self.varies(key):
            value = self.coerce(value, known.type)
        else:
            known.code, known.cls = environment.codes[node], environment.cls
        self.assign(known.holder, value)
        flag = self._flag(node)
        if flag is not None:
            self.store_place(flag, op.Constant(ir.BOOL, True))

    def nested(self, node: FuncDef) -> Nested | None:
        """A function that is nested in this one, or that this one has captured."""
        known = self.scope.nested.get(node)
        variables = self.scope.variables
        if known is None and variables is not None and node in variables.functions:
            type = self._closure_type(node)
            known = self.scope.nested[node] = Nested(self.register(type, node.name), type)
        return known

    def nested_value(self, known: Nested) -> op.Value:
        """A nested function as a value."""
        self._check_defined(known)
        if known.itself:
            return known.holder if known.holder.type == known.type else self._cast(known, known.type)
        assert known.code is not None and known.cls is not None
        values: list[op.Value] = [
            self.emit(op.GetField(known.holder, known.cls, name)) for name, _ in known.cls.fields
        ]
        return self.emit(op.MakeClosure(known.code, known.cls, values, known.type))

    def nested_call(self, node: FuncDef, known: Nested, e: CallExpr) -> op.Value:
        """A call of a nested function by its name."""
        if known.code is None or known.cls is None:
            return self.value_call(self.nested_value(known), e)
        self._check_defined(known)
        signature = self.concrete(self.world.signature(node))
        assert isinstance(signature, CallableType)
        holder = self._cast(known, ir.Ref(known.cls))
        values, _ = self.arguments(node, e, 0, {}, signature)
        return self.finish_call(known.code, [holder, *values])

    def _cast(self, known: Nested, type: ir.Type) -> op.Value:
        return self.emit(op.Cast(known.holder, type))

    def _check_defined(self, known: Nested) -> None:
        """NameError where a function of an outer one is not defined yet."""
        if known.flag is not None and known.flag in self.scope.places:
            self.load_place(known.flag, self.scope.places[known.flag])

    def _flag(self, node: FuncDef) -> Var | None:
        """The variable of this function that says whether a nested one is defined."""
        variables = self.scope.variables
        flag = variables.flags.get(node) if variables is not None else None
        if flag is not None and flag not in self.scope.places:
            self.scope.places[flag] = self.late_cell(ir.BOOL, node.name)
        return flag

    def varies(self, node: FuncDef) -> bool:
        """Whether a name stands for one of several functions, or for what decorators have made of one."""
        variables = self.scope.variables
        if variables is None:
            return False
        self._note_decorators(node)
        return node in variables.varied or node in self.world.decorated.own

    def _note_decorators(self, node: FuncItem) -> None:
        """Make the decorators of a function of this one known."""
        variables = self.scope.variables
        if variables is not None and isinstance(node, FuncDef) and node in variables.decorators:
            self.world.decorated.add(variables.decorators[node])

    # --- closures ---

    def closure(self, node: FuncItem, signature: CallableType) -> op.Value:
        """A lambda with what it captures."""
        return self._instance(node, self._environment(node, signature))

    def _instance(self, node: FuncItem, environment: Environment) -> op.Value:
        values = [self.captured_value(v) for v in environment.variables]
        values += [self.function_value(NameExpr(f.name), f) for f in environment.functions]
        code, type = environment.codes[node], environment.types[node]
        return self.emit(op.MakeClosure(code, environment.cls, values, type))

    def _closure_type(self, node: FuncItem, signature: CallableType | None = None) -> ir.Function:
        if signature is None:
            assert isinstance(node, FuncDef | LambdaExpr)
            concrete = self.concrete(self.world.signature(node))
            assert isinstance(concrete, CallableType)
            signature = concrete
        held = [
            self.held_parameter(type, kind)
            for type, kind in zip(signature.arg_types, signature.arg_kinds, strict=True)
        ]
        params = tuple(self.ir_type(type, node) for type in held)
        return ir.Function(params, self.ir_type(signature.ret_type, node))

    def _group(self, node: FuncItem) -> list[FuncItem]:
        """A function, and those which it may call that are defined further down."""
        own = self.scope.variables.functions if self.scope.variables is not None else set()
        members: list[FuncItem] = [node]
        for member in members:
            for other in Names(parts_of(member), self.world.local_classes).functions:
                defined = other in self.scope.nested and self.scope.nested[other].code is not None
                if other in own and not defined and not self.varies(other) and other not in members:
                    members.append(other)
        return members

    def captured(self, parts: list[Node]) -> tuple[list[Var], list[FuncDef]]:
        """The variables and nested functions of this function that some code mentions."""
        names = Names(parts, self.world.local_classes)
        variables = [v for v in names.variables if self.place(v) is not None]
        return variables, [f for f in names.functions if self.nested(f) is not None]

    def captured_function(self, node: FuncDef) -> tuple[op.Value, Var | None]:
        """A function as a generator expression holds it, and the variable that says whether it is defined
        where that is yet to come.
        """
        known = self.nested(node)
        if known is None or known.code is not None or self.varies(node):
            return self.function_value(NameExpr(node.name), node), None
        flag = self._flag(node)
        if node not in self.scope.environments:
            self.scope.environments[node] = self._environment(node)
        return self._instance(node, self.scope.environments[node]), flag

    def _environment(self, node: FuncItem, signature: CallableType | None = None) -> Environment:
        """What a function captures, with its code and that of the functions compiled together with it."""
        members = self._group(node)
        wrapped = [e for member in members for e in self._wrapped(member)]
        variables, functions = self.captured(
            [*(part for member in members for part in parts_of(member)), *wrapped]
        )
        functions = [f for f in functions if f not in members]
        flags = [self._flag(m) for m in members[1:] if isinstance(m, FuncDef)]
        variables += [flag for flag in flags if flag is not None and flag not in variables]
        for member in members:
            self._note_decorators(member)
            if member in self.world.decorated.caches:
                variables.append(self._cache(member))
        held = [self.held_type(v) for v in variables]
        held += [self.scope.nested[f].type for f in functions]
        cls = self.world.hidden.closure(held)
        types = {m: self._closure_type(m, signature if m is node else None) for m in members}
        codes = {m: self._declared(m, cls, types[m]) for m in members}
        environment = Environment(cls, variables, functions, codes, types)
        for member in members:
            self._name_of_wrapped(member, environment)
        for member in members:
            self._lower_closure(member, environment)
            if member is not node:
                self.scope.environments[member] = environment
        return environment

    def _wrapped(self, node: FuncItem) -> list[Expression]:
        """The function whose names another takes on, by @wraps(function)."""
        known = self.scope.variables.decorators if self.scope.variables is not None else {}
        decorator = known.get(node) if isinstance(node, FuncDef) else None
        calls = decorator.original_decorators if decorator is not None else []
        named = [e for e in calls if isinstance(e, CallExpr) and decorator_name(e) == "functools.wraps"]
        return [e.args[0] for e in named if isinstance(e.args[0], NameExpr)]

    def _name_of_wrapped(self, node: FuncItem, environment: Environment) -> None:
        """Let a function's code say where the function is whose names it has."""
        for e in self._wrapped(node):
            assert isinstance(e, NameExpr)
            if isinstance(e.node, Var) and e.node in environment.variables:
                at = environment.variables.index(e.node)
            elif isinstance(e.node, FuncDef) and e.node in environment.functions:
                at = len(environment.variables) + environment.functions.index(e.node)
            else:
                continue
            name, held = environment.cls.fields[at]
            if isinstance(held, ir.Function):
                environment.codes[node].stands, environment.codes[node].behind = "wrapper", name

    def _cache(self, node: FuncItem) -> Var:
        """The cache of a nested function, as a variable that its code captures."""
        assert isinstance(node, FuncDef)
        variable = Var(f"{node.name} cache")
        self.scope.caches[node] = variable
        type = self._closure_type(node)
        made = self.world.code.new_cache(self, list(type.params), type.result, node)
        self.scope.places[variable] = self.hold_value(made)
        return variable

    def held_type(self, variable: Var) -> ir.Type:
        """The type of what a closure holds of a variable."""
        place = self.scope.places[variable]
        if isinstance(place, op.Register):
            return place.type
        return place.cls.fields[place.cls.field_index(place.field)][1] if place.closure else place.holder.type

    def captured_value(self, variable: Var) -> op.Value:
        """What a closure holds of a variable: its cell, or its value where that does not change."""
        place = self.scope.places[variable]
        if isinstance(place, op.Register):
            return place
        if place.closure:
            return self.emit(op.GetField(place.holder, place.cls, place.field))
        return place.holder

    def _declared(self, node: FuncItem, cls: ir.ClassIR, type: ir.Function) -> FunctionIR:
        """A closure's code, still empty."""
        name = node.name if isinstance(node, FuncDef) else "<lambda>"
        code = FunctionIR(
            self.world.unique(f"{self.function.name}.{name}"),
            [op.Register(ir.Ref(cls), "closure", True)], type.result,
            file=self.function.file, line=node.line, display_name=name,
        )  # fmt: skip
        names = [a.variable.name for a in (node.arguments[:-2] if passes_on(node) else node.arguments)]
        names += [f"argument{n}" for n in range(len(names), len(type.params))]
        inside = "" if self.function.module_body or not self.function.qualified else self.function.qualified
        code.qualified = f"{inside}{LOCALS}{name}" if inside else name
        for name, held in zip(names, type.params, strict=True):
            code.params.append(op.Register(held, name, parameter=True))
        return code

    def _lower_closure(self, node: FuncItem, environment: Environment) -> None:
        """Fill in a closure's code."""
        code = environment.codes[node]
        if node in self.world.decorated.caches:
            assert isinstance(node, FuncDef)
            plain = self._declared(node, environment.cls, environment.types[node])
            field = str(environment.variables.index(self.scope.caches[node]))
            self.world.code.nested_cache(self, code, plain, node, (environment.cls, field))
            code = plain
        scope = Scope(self.world, code, self.env, self.scope.path, self.scope.owner, variables_of(node, []))
        outer = self.scope.variables
        if outer is not None and scope.variables is not None:
            scope.variables.cells |= outer.cells
        inner = type_of_self(self)(scope)

        def bind(inner: NestedFunctions, closure: op.Register) -> None:
            self._bind_captured(inner, closure, node, environment)

        if isinstance(node, FuncDef) and node.is_generator:
            promised = self.world.iterators.returned(self.concrete(self.world.signature(node).ret_type))
            code.noted = False
            within = Scope(self.world, code, self.env, self.scope.path, self.scope.owner, scope.variables)
            inner.guarded(node, lambda: inner.nested_generator(node, code, promised, within, bind))
        else:
            bind(inner, code.params[0])
            inner.guarded(node, lambda: inner.function_body(node))
        finish(code, self.world)
        self.world.program.functions.append(code)

    def _bind_captured(
        self, inner: NestedFunctions, closure: op.Register, node: FuncItem, environment: Environment
    ) -> None:
        """Make what a closure has captured known to the code that has it in a register."""
        cls, flags = environment.cls, self.scope.variables.flags if self.scope.variables is not None else {}
        for index, variable in enumerate(environment.variables):
            inner.scope.places[variable] = self._inner_place(variable, closure, cls, index, inner)
        for member, code in environment.codes.items():
            if isinstance(member, FuncDef):
                flag = flags.get(member) if member is not node else None
                itself = member is node
                inner.scope.nested[member] = Nested(
                    closure, environment.types[member], code, cls, itself, flag
                )
        for index, function in enumerate(environment.functions, len(environment.variables)):
            known = self.scope.nested[function]
            held = inner.hold_value(inner.emit(op.GetField(closure, cls, str(index))))
            inner.scope.nested[function] = Nested(held, known.type, known.code, known.cls)

    def _inner_place(
        self, variable: Var, closure: op.Register, cls: ir.ClassIR, index: int, inner: NestedFunctions
    ) -> op.Register | Cell:
        """Where a captured variable is found inside the closure's code."""
        place = self.scope.places[variable]
        if isinstance(place, Cell) and not place.closure:
            holder = inner.register(ir.Ref(place.cls), variable.name)
            inner.emit(op.Assign(holder, inner.emit(op.GetField(closure, cls, str(index)))))
            return Cell(holder, place.cls, place.field, late=place.late, free=True)
        inner.function.closure = closure
        inner.function.captured[variable.name] = str(index)
        return Cell(closure, cls, str(index), closure=True)


def parts_of(function: FuncItem) -> list[Node]:
    """What of a function runs where it is defined or called: its defaults and its body."""
    defaults = [a.initializer for a in function.arguments if a.initializer is not None]
    return [*defaults, function.body]


def type_of_self(lowering: NestedFunctions) -> type:
    """The complete Lowering class, which this part does not import."""
    return type(lowering)
