"""What names stand for, in all modules of a program: ours where Python's own library is named."""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    ClassDef,
    Decorator,
    FuncDef,
    LambdaExpr,
    OverloadedFuncDef,
    RefExpr,
    StrExpr,
    SymbolNode,
    TypeAlias,
    TypeInfo,
)
from mypy.types import CallableType, Instance
from mypy.types import Type as MypyType

from ophion.compiler.frontend import names
from ophion.compiler.frontend.check import Checked
from ophion.compiler.frontend.decorators import Decorated
from ophion.compiler.frontend.mypy_types import expand
from ophion.compiler.frontend.qualified_names import QualifiedNames
from ophion.compiler.frontend.scan import classes_in, is_local
from ophion.compiler.frontend.unfinished import seen_unfinished

UNSAFE = "ophion.lang.unsafe."


class Symbols:
    """Names, classes below classes, and what decorators say of functions."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.decorations: dict[FuncDef, tuple[str, str]] = {}
        """Functions shared with assembly: ("export" or "symbol", the linker's name)."""
        self.decorated = Decorated()
        self.qualified = QualifiedNames(checked.trees)
        self.inlined: set[FuncDef] = set()
        self.wrapping: set[FuncDef] = set()
        self.seldom: set[FuncDef] = set()
        self.seen_unfinished: set[TypeInfo] = set()
        """Classes of objects that may be seen before `__init__` has finished (see `unfinished`)."""
        self.defined: list[TypeInfo] = []
        """The classes of the program itself, not those in functions."""
        self.generic: set[TypeInfo] = set()
        """Those of them that have type variables, but for protocols."""
        self.has_destructors = bool(checked.facts.weak)
        """Whether a class of the program has a `__del__`, or objects with weak references."""
        self._found: dict[str, SymbolNode | None] = {}
        self._implementations: dict[TypeInfo, TypeInfo] = {}
        self._subclasses: dict[TypeInfo, list[TypeInfo]] = {}
        self._implemented: dict[TypeInfo, list[TypeInfo]] = {}
        self._index()

    def _index(self) -> None:
        for tree in self.checked.trees.values():
            pending = list(tree.defs)
            while pending:
                node = pending.pop()
                if isinstance(node, Decorator):
                    self._decorated(node)
                    pending.append(node.func)
                elif isinstance(node, ClassDef):
                    self._class(node, tree.fullname)
                    pending.extend(node.defs.body)
                elif isinstance(node, FuncDef):
                    for local in classes_in(node):
                        self._class(local, tree.fullname)

    def _class(self, node: ClassDef, module: str) -> None:
        """Note a class, and which it derives from."""
        if "__del__" in node.info.names and not module.startswith(names.RUNTIME):
            self.has_destructors = True
        if not self.is_ours(node.info) and not is_local(node.info):
            self.defined.append(node.info)
            if node.info.type_vars and not node.info.is_protocol:
                self.generic.add(node.info)
        self.seen_unfinished.update(seen_unfinished(node.info))
        for base in node.info.bases:
            self._subclasses.setdefault(self.with_mixins(base).type, []).append(node.info)

    def with_mixins(self, base: Instance) -> Instance:
        """A base class: ours, which has its methods, where it is one of Python's abstract ones."""
        ours = names.MIXINS.get(base.type.fullname)
        return base if ours is None else self.named_type(ours, *base.args)

    def _decorated(self, node: Decorator) -> None:
        """Note functions shared with assembly, @export("name") and @symbol("name"), and what others are."""
        self.decorated.add(node)
        said = {
            f"{UNSAFE}inline": self.inlined,
            f"{UNSAFE}wrapping": self.wrapping,
            f"{UNSAFE}seldom": self.seldom,
        }
        for decorator in node.original_decorators:
            if isinstance(decorator, RefExpr) and decorator.fullname in said:
                said[decorator.fullname].add(node.func)
            if isinstance(decorator, CallExpr) and isinstance(decorator.callee, RefExpr):
                kind = decorator.callee.fullname.removeprefix(UNSAFE)
                if kind in ("export", "symbol") and isinstance(decorator.args[0], StrExpr):
                    self.decorations[node.func] = (kind, decorator.args[0].value)

    def lookup(self, fullname: str) -> SymbolNode | None:
        """What a full name stands for, in any module."""
        if fullname not in self._found:
            self._found[fullname] = self._look_up(fullname)
        return self._found[fullname]

    def _look_up(self, fullname: str) -> SymbolNode | None:
        parts = fullname.split(".")
        for cut in range(len(parts) - 1, 0, -1):
            tree = self.checked.modules.get(".".join(parts[:cut]))
            if tree is None:
                continue
            symbols = tree.names
            node: SymbolNode | None = None
            for part in parts[cut:]:
                symbol = symbols.get(part)
                if symbol is None:
                    return None
                node = symbol.node
                symbols = node.names if isinstance(node, TypeInfo) else {}  # type: ignore[assignment]
            return node
        return None

    def type_info(self, fullname: str) -> TypeInfo:
        """The class of a full name that must exist."""
        node = self.lookup(fullname)
        if isinstance(node, TypeAlias):
            assert node.target is not None
            target = expand(node.target, {})
            assert isinstance(target, Instance)
            return target.type
        assert isinstance(node, TypeInfo), fullname
        return node

    def named_type(self, fullname: str, *arguments: MypyType) -> Instance:
        """An instance type by name."""
        return Instance(self.type_info(fullname), list(arguments))

    def named_function(self, fullname: str) -> FuncDef:
        """A function of ours by full name."""
        node = self.lookup(fullname)
        if isinstance(node, Decorator):
            node = node.func
        if isinstance(node, OverloadedFuncDef) and node.impl is not None:
            node = node.impl.func if isinstance(node.impl, Decorator) else node.impl
        assert isinstance(node, FuncDef), fullname
        return node

    def signature(self, function: FuncDef | LambdaExpr) -> CallableType:
        """The mypy signature of a function, self included."""
        type = function.type
        assert isinstance(type, CallableType), function.name
        return type

    def implementation(self, info: TypeInfo) -> TypeInfo:
        """The class of ours behind a class, itself where it is ours."""
        known = self._implementations.get(info)
        if known is None:
            known = info
            if info.module_name not in self.checked.trees:
                for name in names.candidates(info.fullname):
                    node = self.lookup(name)
                    if isinstance(node, TypeInfo) and node.module_name in self.checked.trees:
                        known = node
                        break
            self._implementations[info] = known
        return known

    def is_ours(self, info: TypeInfo) -> bool:
        """Whether a class is of the library, and not of the program."""
        return info.module_name.startswith(("ophion.", "user.lib."))

    def hides(self, info: TypeInfo, above: TypeInfo, name: str) -> bool:
        """Whether a name in a class of the program has nothing to do with what a class of ours above it,
        behind one of Python's, calls so: Python's class has no such name.
        """
        if self.is_ours(info) or not self.is_ours(above) or names.is_special(name):
            return False
        others = (b for b in info.mro if self.is_ours(b) or b.module_name not in self.checked.trees)
        visible = next(others, None)
        return visible is not None and not self.is_ours(visible) and visible.get(name) is None

    def resolve(self, fullname: str) -> SymbolNode | None:
        """What stands behind the name of a function or variable: ours where typeshed's was named."""
        node = self.lookup(fullname)
        module = self.module_name(fullname)
        if module in self.checked.trees:
            return node
        for name in names.candidates(fullname):
            other = self.lookup(name)
            if other is not None and self.module_name(name) in self.checked.trees:
                return other
        return node

    def module_name(self, fullname: str) -> str:
        """The name of the module in which a full name stands."""
        while fullname and fullname not in self.checked.modules:
            fullname = fullname.rpartition(".")[0]
        return fullname

    def subclasses(self, info: TypeInfo) -> list[TypeInfo]:
        """The direct subclasses of a class among our modules (of the class it stands for, too)."""
        if not self._implemented:
            for other in self._subclasses:
                self._implemented.setdefault(self.implementation(other), []).append(other)
        found = list(self._subclasses.get(info, []))
        for other in self._implemented.get(info, []):
            if other is not info:
                found += [s for s in self._subclasses[other] if s not in found]
        return found
