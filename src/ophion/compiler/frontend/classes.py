"""Concrete classes: base, method lookup and virtual dispatch, once for each set of type arguments.

A class is registered when its name is first met and gets its fields later (`class_fields`), because a field's
type may be a subclass of the class that holds it.
"""

from __future__ import annotations

from mypy.nodes import (
    Decorator,
    FuncDef,
    OverloadedFuncDef,
    TypeInfo,
    Var,
)
from mypy.types import AnyType, Instance, NoneType, UninhabitedType, UnionType
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.boxes import Boxes
from ophion.compiler.frontend.class_info import (
    ClassInfo,
    Method,
    alias_of,
)
from ophion.compiler.frontend.inference import Inference
from ophion.compiler.frontend.mypy_types import Env, Untypable, expand, is_vague_item
from ophion.compiler.frontend.names import (
    METHOD_MODULES,
    PYTHON_NAMES,
    RUNTIME,
    SEPARATE,
    is_special,
    python_name,
)
from ophion.compiler.frontend.overriding import Given
from ophion.compiler.frontend.structs import Structs
from ophion.compiler.frontend.symbols import Symbols
from ophion.compiler.frontend.type_keys import TypeKeys
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import Program


class Classes:
    """All concrete classes of a program."""

    def __init__(
        self, symbols: Symbols, program: Program, keys: TypeKeys, structs: Structs, boxes: Boxes,
        inference: Inference, root: ir.ClassIR,
    ) -> None:  # fmt: skip
        self._symbols = symbols
        self._program = program
        self._keys = keys
        self._structs = structs
        self._boxes = boxes
        self._inference = inference
        self._known: dict[tuple[TypeInfo, tuple[str, ...]], ClassInfo] = {}
        self.by_ir: dict[ir.ClassIR, ClassInfo] = {}
        self.order: list[ClassInfo] = []
        builtin = symbols.type_info("builtins.object")
        self.object = ClassInfo(builtin, Instance(builtin, []), root, None, {}, completed=True)
        self._add((builtin, ()), self.object)
        self._of_structs: dict[ir.StructIR, ClassInfo] = {}
        self._records: dict[TypeInfo, ClassInfo] = {}
        self._virtual: dict[tuple[ir.ClassIR, str, Given | None], int] = {}
        self._slots: dict[ir.ClassIR, int] = {}

    def _add(self, key: tuple[TypeInfo, tuple[str, ...]], info: ClassInfo) -> None:
        self._known[key] = info
        self.by_ir[info.ir] = info
        self.order.append(info)
        self._program.classes.append(info.ir)

    def of(self, type: Instance) -> ClassInfo:
        """The class of a concrete instance type."""
        info = self._symbols.implementation(type.type)
        arguments = tuple(self.inhabited(a, info) for a in type.args[: len(info.type_vars)])
        key = (info, tuple(self._keys.key(expand(argument, {})) for argument in arguments))
        known = self._known.get(key)
        if known is None:
            known = self._create(info, tuple(arguments), key)
        return known

    def inhabited(self, argument: MypyType, info: TypeInfo | None = None) -> MypyType:
        """The element type of a container that is always empty (`[]` alone) may be any."""
        concrete = expand(argument, {})
        hashable = isinstance(concrete, Instance) and concrete.type.fullname == "typing.Hashable"
        if isinstance(concrete, AnyType) or hashable or (info is not None and is_vague_item(concrete, info)):
            return self._symbols.named_type("builtins.object")
        if isinstance(concrete, NoneType) and (info is None or info.module_name != f"{RUNTIME}.iterators"):
            return UnionType.make_union([concrete, self._symbols.named_type("builtins.object")])
        return self._symbols.named_type("builtins.int") if isinstance(concrete, UninhabitedType) else concrete

    def named(self, fullname: str, *arguments: MypyType) -> ClassInfo:
        """The class with a full name of ours and some type arguments."""
        return self.of(Instance(self._symbols.type_info(fullname), list(arguments)))

    def _create(
        self, info: TypeInfo, arguments: tuple[MypyType, ...], key: tuple[TypeInfo, tuple[str, ...]]
    ) -> ClassInfo:
        if info.module_name not in self._symbols.checked.trees and info.fullname != "builtins.object":
            raise Untypable(f"the class {info.fullname} is not available to compiled code")
        env: Env = {}
        for variable, argument in zip(info.defn.type_vars, arguments, strict=True):
            env[variable.id] = expand(argument, {})
        base = self._base(info, env)
        env.update({k: v for k, v in base.env.items() if k not in env})
        name = info.fullname + (f"[{', '.join(key[1])}]" if key[1] else "")
        shown = PYTHON_NAMES.get(info.fullname, info.name)
        above = self._above(info, base)
        created = ir.ClassIR(name, above, display_name=shown)
        created.python_name = python_name(info.fullname, key[1])
        self._describe(created, info)
        above.subclasses.append(created)
        if info.is_enum:
            created.fields = [("value", ir.Primitive("int", created))]
        result = ClassInfo(info, Instance(info, list(arguments)), created, base, env)
        self._add(key, result)
        return result

    def _describe(self, cls: ir.ClassIR, info: TypeInfo) -> None:
        """Say what a class calls itself."""
        cls.module = self._symbols.qualified.module_of_class(info)
        cls.qualified = self._symbols.qualified.of(info, info.module_name)

    def _above(self, info: TypeInfo, base: ClassInfo) -> ir.ClassIR:
        """The class above that of an info, seen as objects: whole-number enums are below int."""
        if info.is_enum and base is self.object and info.has_base("builtins.int"):
            return self._boxes.of(ir.INT)
        return base.ir

    def _base(self, info: TypeInfo, env: Env) -> ClassInfo:
        if info.is_enum:
            above = [base for base in info.bases if base.type.module_name in self._symbols.checked.trees]
            return self.of(above[0]) if above else self.object
        ignored = ("builtins.object", "typing.Generic", "abc.ABC", "typing.Protocol")
        bases = [
            base for base in map(self._symbols.with_mixins, info.bases)
            if base.type.fullname not in ignored and not base.type.is_protocol
            and not base.type.fullname.startswith(("typing.", "collections.abc."))
        ]  # fmt: skip
        if len(bases) > 1:
            raise Refusal(
                info.line,
                info.column,
                f"class {info.name} has more than one base class",
                "single inheritance, and fields",
            )
        if not bases:
            return self.object
        base = expand(bases[0], env)
        assert isinstance(base, Instance)
        return self.of(base)

    def own_method(self, cls: ClassInfo, name: str) -> Method | None:
        """A method that the class itself defines."""
        symbol = cls.info.names.get(name)
        node = symbol.node if symbol is not None and not symbol.plugin_generated else None
        alias = isinstance(node, Var) and not node.is_property
        if alias:
            node = alias_of(cls.info, name) if not self.overridden(cls, name) else None
        if isinstance(node, OverloadedFuncDef):
            first = node.items[0] if node.is_property else node.impl
            if first is None:
                return None
            node = first
        if isinstance(node, Decorator):
            node = node.func
        if not isinstance(node, FuncDef):
            return self._elsewhere(cls, name)
        abstract = node.abstract_status != 0
        return Method(node, cls, node.is_static, node.is_class, node.is_property, abstract, alias=alias)

    def _elsewhere(self, cls: ClassInfo, name: str) -> Method | None:
        """A method that is a function of one of the modules for the class."""
        for module in METHOD_MODULES.get(cls.info.fullname, ()):
            node = self._symbols.lookup(f"{RUNTIME}.{module}.{name}")
            node = node.func if isinstance(node, Decorator) else node
            if isinstance(node, FuncDef) and node.fullname.startswith(f"{RUNTIME}.{module}."):
                bindings: Env = {}
                subject = self._symbols.named_type(f"builtins.{PYTHON_NAMES[cls.info.fullname]}")
                self._inference.unify(self._symbols.signature(node).arg_types[0], subject, bindings)
                return Method(node, cls, bindings=bindings)
        return None

    def setter(self, cls: ClassInfo, name: str) -> Method | None:
        """The setter of a property."""
        current: ClassInfo | None = cls
        while current is not None:
            symbol = current.info.names.get(name)
            if symbol is not None and isinstance(symbol.node, OverloadedFuncDef) and symbol.node.is_property:
                item = symbol.node.items[1]
                assert isinstance(item, Decorator)
                return Method(item.func, current)
            current = current.base
        return None

    def find(self, cls: ClassInfo, name: str) -> Method | None:
        """A method of the class or the nearest base that has it."""
        current: ClassInfo | None = cls
        while current is not None and current is not self.object:
            method = self.own_method(current, name)
            if method is not None:
                return method
            current = current.base
        return None

    def generates(self, cls: ClassInfo, name: str) -> bool:
        """Whether a method of a class is one that Python has made, for it or for a dataclass above it."""
        current: ClassInfo | None = cls
        while current is not None and self.own_method(current, name) is None:
            if current.makes(name):
                return True
            current = current.base
        return False

    def unhashable(self, cls: ClassInfo) -> bool:
        """Whether objects of a class have no hash: it says when they are equal, and nothing of their hash."""
        current: ClassInfo | None = cls
        while current is not None and current is not self.object:
            if self.own_method(current, "__hash__") is not None or current.makes("__hash__"):
                return False
            if self.own_method(current, "__eq__") is not None or current.makes("__eq__"):
                return True
            current = current.base
        return False

    def overridden(self, cls: ClassInfo, name: str) -> bool:
        """Whether a class below this one has its own version of a method."""
        pending = list(self._symbols.subclasses(cls.info))
        while pending:
            info = pending.pop()
            if info.fullname in SEPARATE:
                continue
            if name in info.names and self._replaces(cls, info, name):
                return True
            if name == "__repr__" and ("dataclass" in info.metadata or "dataclass_tag" in info.metadata):
                return True
            pending.extend(self._symbols.subclasses(info))
        return False

    def _replaces(self, cls: ClassInfo, below: TypeInfo, name: str) -> bool:
        """Whether what a class below calls by a name takes the place of a method of this one."""
        if self._symbols.hides(below, cls.info, name):
            return False
        if isinstance(below.names[name].node, FuncDef | Decorator | OverloadedFuncDef):
            return True
        return _is_attribute(below, name) and self._is_property(cls, name)

    def slot(self, cls: ClassInfo, name: str, call: Given | None = None) -> int:
        """The vtable slot of a method, shared by the whole tree of classes below `object`; or that of a call
        which needs one of its own, for objects of `cls`.
        """
        root = self.root_of(cls, name).ir if call is None else cls.ir
        key = (root, name, call)
        if key not in self._virtual:
            top = root
            while top.base is not None and top.base is not self.object.ir:
                top = top.base
            self._virtual[key] = self._slots.get(top, 0)
            self._slots[top] = self._virtual[key] + 1
        return self._virtual[key]

    def root_of(self, cls: ClassInfo, name: str) -> ClassInfo:
        """The topmost class that declares a method."""
        root = cls
        current: ClassInfo | None = cls
        while current is not None and current is not self.object:
            if self._symbols.hides(cls.info, current.info, name):
                break
            if self.own_method(current, name) is not None:
                root = current
            current = current.base
        return root

    def seen_from(self, root: ClassInfo, cls: ClassInfo, name: str) -> Method | None:
        """The method of a class that stands for one which `root`, above it, declares."""
        if self._symbols.hides(cls.info, root.info, name):
            return self.find(self.ours_above(cls), name)
        return self.find(cls, name)

    def _is_property(self, cls: ClassInfo, name: str) -> bool:
        """Whether a name is that of a property in the class, or the nearest above that has it."""
        current: ClassInfo | None = cls
        while current is not None and name not in current.info.names:
            current = current.base
        node = current.info.names[name].node if current is not None else None
        node = node.func if isinstance(node, Decorator) else node
        return isinstance(node, FuncDef | OverloadedFuncDef) and node.is_property

    def is_attribute(self, root: ClassInfo, cls: ClassInfo, name: str) -> bool:
        """Whether a property that `root` declares is an attribute in a class below it."""
        while cls is not root and name not in cls.info.names and cls.base is not None:
            cls = cls.base
        return cls is not root and _is_attribute(cls.info, name) and self._is_property(root, name)

    def hook(self, cls: ClassInfo, name: str) -> Method | None:
        """A method of the library by which the compiler does what Python has no name for."""
        method = self.find(self.answering(cls, name), name)
        return method if method is not None and self._symbols.is_ours(method.owner.info) else None

    def answering(self, cls: ClassInfo, name: str) -> ClassInfo:
        """The class whose method the compiler means by a name: the nearest above `cls` that is the library's,
        where what the program calls so is something else.
        """
        if self._symbols.is_ours(cls.info) or is_special(name):
            return cls
        above: ClassInfo | None = cls
        while above is not None and not self._symbols.is_ours(above.info):
            above = above.base
        return above if above is not None and self._symbols.hides(cls.info, above.info, name) else cls

    def ours_above(self, cls: ClassInfo) -> ClassInfo:
        """The class itself, or the nearest above it, that is the library's."""
        while not self._symbols.is_ours(cls.info):
            assert cls.base is not None
            cls = cls.base
        return cls

    def struct(self, struct: ir.StructIR) -> ClassInfo:
        """A Struct seen as a class: it has methods, but no objects."""
        known = self._of_structs.get(struct)
        if known is None:
            info = self._structs.info_of(struct)
            shown = ir.ClassIR(info.fullname)
            known = ClassInfo(info, Instance(info, []), shown, self.object, {}, completed=True)
            self._of_structs[struct] = known
        return known

    def record(self, info: TypeInfo) -> ClassInfo:
        """A named tuple seen as a class: it has methods, but no objects."""
        known = self._records.get(info)
        if known is None:
            shown = ir.ClassIR(info.fullname, display_name=info.name)
            self._describe(shown, info)
            known = ClassInfo(info, Instance(info, []), shown, self.object, {}, completed=True)
            self._records[info] = known
        return known

    def entries(self) -> list[tuple[ClassInfo, ClassInfo, str, int, Given | None]]:
        """The entries of vtables that virtual calls may reach: each slot in use, of each class with objects;
        with it the class that declares the method, and the method's name.
        """
        return [
            (cls, self.by_ir[root], name, slot, call)
            for (root, name, call), slot in self._virtual.items()
            for cls in self.order
            if cls.constructed and cls.ir.is_subclass(root)
        ]


def _is_attribute(info: TypeInfo, name: str) -> bool:
    """Whether a class itself has a variable of a name, which is no second name of a method."""
    node = info.names[name].node if name in info.names else None
    return isinstance(node, Var) and not node.is_property and alias_of(info, name) is None
