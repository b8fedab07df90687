"""The signatures of functions as the intermediate form has them."""

from __future__ import annotations

from mypy.nodes import ARG_STAR, ARG_STAR2, FuncDef
from mypy.types import NoneType, Parameters
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.compilation import Compilation
from ophion.compiler.frontend.declining import Declines
from ophion.compiler.frontend.inference import Inference
from ophion.compiler.frontend.mypy_types import Env, expand, is_protocol
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.structs import Structs
from ophion.compiler.frontend.typemap import TypeMap
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Register
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import may_be_none, nullable


class Signatures:
    """Declares functions: what they take and give, for concrete types."""

    def __init__(
        self, compilation: Compilation, structs: Structs, classes: Classes, types: TypeMap,
        inference: Inference, declines: Declines,
    ) -> None:  # fmt: skip
        self._compilation = compilation
        self._structs = structs
        self._classes = classes
        self._types = types
        self._inference = inference
        self._declines = declines

    def _self_type(self, owner: ClassInfo) -> ir.Type:
        if self._structs.is_struct(owner.info):
            return ir.View(self._structs.layout(owner.info).ir)
        return self._types.of(owner.instance)

    def parameters(
        self, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type]
    ) -> list[Register]:
        """The parameter registers of a function for concrete types."""
        signature = self._compilation.signature(node)
        result: list[Register] = []
        for position, (kind, type) in enumerate(zip(signature.arg_kinds, signature.arg_types, strict=True)):
            name = node.arguments[position].variable.name  # mypy forgets those of methods like __eq__
            if position == 0 and owner is not None and not node.is_static:
                held: ir.Type = ir.TypeRef() if node.is_class else self._self_type(owner)
            elif is_protocol(type) and position in actual:
                held = actual[position]
            elif kind == ARG_STAR:
                held = self._types.of(self._compilation.named_type("builtins.tuple", expand(type, env)))
            elif kind == ARG_STAR2:
                texts = self._compilation.named_type("builtins.str")
                held = self._types.of(self._compilation.named_type("builtins.dict", texts, expand(type, env)))
            else:
                held = self._types.of(expand(type, env))
            result.append(Register(held, name, parameter=True, line=node.line))
        return result

    def promised(self, node: FuncDef, env: Env) -> MypyType:
        """What a function gives: a generator where a context manager is made of it."""
        result = expand(self._compilation.signature(node).ret_type, env)
        if node not in self._compilation.decorated.managers:
            return result
        nothing = NoneType()
        item = self._classes.inhabited(self._inference.element(result))
        return self._compilation.named_type("typing.Generator", item, nothing, nothing)

    def declare(
        self, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type]
    ) -> FunctionIR:
        """The signature of a function as IR."""
        holder = node.info or (owner.info if owner is not None else None)
        tree = self._compilation.module_of(holder.fullname if owner is not None and holder else node.fullname)
        params = self.parameters(node, owner, env, actual)
        result = self._types.of(self.promised(node, env))
        declines = self._declines.may(node)
        if declines and may_be_none(result):
            message = f"{node.name} returns None or NotImplemented"
            raise Refusal(node.line, node.column, message, "a result that cannot be None")
        name = node.fullname + self._form(owner, env, actual)
        function = FunctionIR(
            self._compilation.unique(name), params, nullable(result) if declines else result,
            file=self._compilation.paths.shown(tree.path), line=node.line, display_name=node.name,
        )  # fmt: skip
        function.qualified = self._compilation.qualified.of(node, tree.fullname)
        function.declines = declines
        function.noted = not tree.fullname.startswith(RUNTIME) and not node.is_generator
        function.no_return = str(expand(self._compilation.signature(node).ret_type, env)) == "Never"
        self._decorate(function, node)
        return function

    def _form(self, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type]) -> str:
        """What a function's name says of the types that it is compiled for: of its class, and its own."""
        known = owner.env if owner is not None else {}
        found = [env[v] for v in sorted(env, key=str) if v not in known]
        own = [str(self._types.of(type)) for type in found if not isinstance(type, Parameters)]
        own += [str(actual[position]) for position in sorted(actual)]
        form = f"<{owner.ir.name}>" if owner is not None and known else ""
        return f"{form}[{', '.join(own)}]" if own else form

    def _decorate(self, function: FunctionIR, node: FuncDef) -> None:
        """Note what decorators that the compiler knows say of a function."""
        function.manager = node in self._compilation.decorated.managers
        function.inline = node in self._compilation.inlined
        function.wrapping = node in self._compilation.wrapping
        function.seldom = node in self._compilation.seldom
        shared = self._compilation.decorations.get(node)
        if shared is not None:
            function.convention = "c"
            function.symbol = shared[1]
            function.can_raise = False
            function.external = shared[0] == "symbol"
