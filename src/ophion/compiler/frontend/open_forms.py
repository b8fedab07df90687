"""Generic classes of a program's own whose items may be anything: `Channel[Any]`.

Compiled code has a class for each set of types that a generic class is used with. An object of `Channel[Any]`
is one of any of these, and so held as one of their union is: those that the program's expressions are known
to be of, and the classes below the generic one.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import CallExpr, RefExpr, TypeInfo
from mypy.subtypes import is_subtype
from mypy.types import AnyType, CallableType, Instance, TypeVarType, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.inference import Inference
from ophion.compiler.frontend.mypy_types import Env, Untypable
from ophion.compiler.frontend.symbols import Symbols
from ophion.compiler.ir import types as ir


class OpenForms:
    """What the classes with Any among their type arguments stand for."""

    def __init__(self, symbols: Symbols, classes: Classes, inference: Inference) -> None:
        self._symbols = symbols
        self._classes = classes
        self._inference = inference
        self._found: dict[TypeInfo, list[Instance]] | None = None

    def is_open(self, type: Instance) -> bool:
        """Whether a type is a generic class of the program with Any among its arguments."""
        return type.type in self._symbols.generic and any(map(_is_any, type.args))

    def members(self, type: Instance) -> list[ir.Type]:
        """The classes that an object of such a type may be of, the topmost ones; that of objects alone where
        there are no others.
        """
        found: list[ir.ClassIR] = []
        for form in self._forms(type.type):
            if not is_subtype(form, type):
                continue
            try:
                cls = self._classes.of(form).ir
            except Untypable:
                continue
            if not any(cls.is_subclass(known) for known in found):
                found = [known for known in found if not known.is_subclass(cls)] + [cls]
        return [ir.Ref(cls) for cls in found or [self._classes.of(type).ir]]

    def _forms(self, info: TypeInfo) -> list[Instance]:
        """The types of a program's expressions that are of a class or below it."""
        if self._found is None:
            self._found = {}
            for form in dict.fromkeys(self._instances()):
                for base in form.type.mro:
                    self._found.setdefault(base, []).append(form)
        return self._found.get(info, [])

    def _instances(self) -> Iterator[Instance]:
        """All whole types of the program's own classes that its expressions have."""
        for info in self._symbols.defined:
            if not info.type_vars and not info.is_protocol and not info.is_enum:
                yield Instance(info, [])
        for e, type in self._symbols.checked.types.items():
            held = get_proper_type(type)
            if not isinstance(held, Instance) or held.type not in self._symbols.generic:
                continue
            if isinstance(e, CallExpr) and isinstance(e.callee, RefExpr) and e.callee.node is held.type:
                held = self.made(held, e)
            if not any(map(_is_open, held.args)):
                yield held.copy_modified(last_known_value=None)

    def made(self, type: Instance, e: CallExpr) -> Instance:
        """The type of the object that a call of a class makes. mypy takes Any from where it is wanted: what
        the arguments say goes before, and where they say nothing it holds objects.
        """
        if not self.is_open(type):
            return type
        env: Env = {}
        symbol = type.type.get("__init__")
        signature = get_proper_type(symbol.type) if symbol is not None else None
        if isinstance(signature, CallableType):
            for place, (argument, name) in enumerate(zip(e.args, e.arg_names, strict=True), 1):
                at = signature.arg_names.index(name) if name in signature.arg_names and name else place
                if argument in self._symbols.checked.types and at < len(signature.arg_types):
                    self._inference.unify(signature.arg_types[at], self._symbols.checked.types[argument], env)
        anything = self._symbols.named_type("builtins.object")
        said = [env.get(variable.id, anything) for variable in type.type.defn.type_vars]
        return Instance(type.type, [s if _is_any(a) else a for a, s in zip(type.args, said, strict=True)])


def _is_any(type: MypyType) -> bool:
    return isinstance(get_proper_type(type), AnyType)


def _is_open(type: MypyType) -> bool:
    """Whether a type has Any or a type variable in it."""
    held = get_proper_type(type)
    return isinstance(held, AnyType | TypeVarType) or any(map(_is_open, getattr(held, "args", ())))
