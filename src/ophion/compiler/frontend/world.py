"""The program being compiled: what is known, what is needed, and the worklist of functions to lower.

Functions and classes are made when they are first used; `World.run` lowers until nothing new is needed.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from typing import Any

from mypy.nodes import (
    ARG_POS,
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    FuncDef,
    LambdaExpr,
    MypyFile,
    NameExpr,
    OverloadedFuncDef,
    RefExpr,
    StrExpr,
    SymbolNode,
    TempNode,
    TypeAlias,
    TypeInfo,
    Var,
)
from mypy.types import CallableType, FunctionLike, Instance, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import CompileError, Diagnostic, Refusal
from ophion.compiler.frontend import names
from ophion.compiler.frontend.boxes import Boxes
from ophion.compiler.frontend.check import ROOT, Checked
from ophion.compiler.frontend.class_variables import ClassVariables
from ophion.compiler.frontend.classes import Classes, ClassInfo, Method
from ophion.compiler.frontend.constants import Constants
from ophion.compiler.frontend.enums import Enums
from ophion.compiler.frontend.iterator_types import IteratorTypes
from ophion.compiler.frontend.structs import Structs
from ophion.compiler.frontend.type_keys import TypeKeys
from ophion.compiler.frontend.typemap import Env, TypeMap, Untypable, expand, is_protocol
from ophion.compiler.frontend.unfinished import seen_unfinished
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR, Global, Program
from ophion.compiler.ir.instructions import Register

Job = Callable[[], None]


class World:
    """Everything about one program; `target` is "kernel" or "linux"."""

    def __init__(self, checked: Checked, target: str) -> None:
        self.checked = checked
        self.target = target
        self.program = Program()
        self.diagnostics: list[Diagnostic] = []
        self.queue: deque[Job] = deque()
        self._implementations: dict[TypeInfo, TypeInfo] = {}
        self._functions: dict[object, FunctionIR] = {}
        self._names: dict[str, int] = {}
        self._globals: dict[str, Global] = {}
        self.modules_used: dict[str, None] = {}
        self._library_needs: dict[str, dict[str, None]] = {}
        self._subclasses: dict[TypeInfo, list[TypeInfo]] = {}
        self._implemented: dict[TypeInfo, list[TypeInfo]] = {}
        self.made: dict[object, FunctionIR] = {}
        self._closures: dict[tuple[str, ...], ir.ClassIR] = {}
        self._cells: dict[str, ir.ClassIR] = {}
        self.main_paths: set[str] = set()
        self.folders: list[str] = []
        self.real_paths: dict[str, str] = {}
        self.decorations: dict[FuncDef, tuple[str, str]] = {}
        self.inlined: set[FuncDef] = set()
        self._unsafe_files: set[str] = set()
        self._has_destructors = False
        self.seen_unfinished: set[TypeInfo] = set()
        """Classes of objects that may be seen before `__init__` has finished (see `unfinished`)."""
        self._index()
        self.structs = Structs(self)
        self.enums = Enums(self)
        self.keys = TypeKeys()
        self.boxes = Boxes(self)
        self.types = TypeMap(self)
        self.constants = Constants(checked.trees, self.resolve, self.structs.sizes, target)
        self.class_variables = ClassVariables(self, checked.facts)
        self.classes = Classes(self)
        self.iterators = IteratorTypes(self)

    # --- names ---

    def _index(self) -> None:
        for tree in self.checked.trees.values():
            if any(getattr(statement, "id", "") == "ophion.lang.unsafe" for statement in tree.imports):
                self._unsafe_files.add(self.shown_path(tree.path))
            pending = list(tree.defs)
            while pending:
                node = pending.pop()
                if isinstance(node, Decorator):
                    self._decorated(node)
                elif isinstance(node, ClassDef):
                    if "__del__" in node.info.names and not tree.fullname.startswith(names.RUNTIME):
                        self._has_destructors = True
                    self.seen_unfinished.update(seen_unfinished(node.info))
                    for base in node.info.bases:
                        self._subclasses.setdefault(base.type, []).append(node.info)
                    pending.extend(node.defs.body)

    def _decorated(self, node: Decorator) -> None:
        """Note functions shared with assembly, @export("name") and @symbol("name"), and those to @inline."""
        for decorator in node.original_decorators:
            if isinstance(decorator, RefExpr) and decorator.fullname == "ophion.lang.unsafe.inline":
                self.inlined.add(node.func)
            if isinstance(decorator, CallExpr) and isinstance(decorator.callee, RefExpr):
                kind = decorator.callee.fullname.removeprefix("ophion.lang.unsafe.")
                if kind in ("export", "symbol") and isinstance(decorator.args[0], StrExpr):
                    self.decorations[node.func] = (kind, decorator.args[0].value)

    def lookup(self, fullname: str) -> SymbolNode | None:
        """What a full name stands for, in any module."""
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

    def resolve(self, fullname: str) -> SymbolNode | None:
        """What stands behind the name of a function or variable: ours where typeshed's was named."""
        node = self.lookup(fullname)
        module = self._module(fullname)
        if module in self.checked.trees:
            return node
        for name in names.candidates(fullname):
            other = self.lookup(name)
            if other is not None and self._module(name) in self.checked.trees:
                return other
        return node

    def _module(self, fullname: str) -> str:
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

    def module_of(self, fullname: str) -> MypyFile:
        """The tree in which a name is defined; the module is initialised at start."""
        name = self._module(fullname)
        self.modules_used.setdefault(name)
        return self.checked.trees[name]

    def need_library(self, module: str, file: str) -> None:
        """Note that code of a source file, by its shown path, uses a module that it may not import."""
        self._library_needs.setdefault(file, {})[module] = None

    def library_needs(self, path: str) -> list[str]:
        """The modules noted for a source file."""
        return list(self._library_needs.get(self.shown_path(path), {}))

    def shown_path(self, path: str) -> str:
        """A source file's path in the program: from our root, or from the program's folder, so that builds
        are equal.
        """
        for folder in (str(ROOT), *self.folders):
            if path.startswith(folder + os.sep):
                shown = path[len(folder) + 1 :]
                self.real_paths[shown] = path
                return shown
        return path

    def is_runtime(self, shown: str) -> bool:
        """Whether a file is one of the runtime's."""
        return shown.startswith("src/ophion/runtime/")

    def source_path(self, shown: str) -> str:
        """Where a source file is, seen from the current folder."""
        return os.path.relpath(self.real_paths.get(shown, shown))

    # --- globals ---

    def variable(self, node: Var, stored: ir.Type | None = None) -> Global:
        """The IR global of a module variable; where mypy's type is abstract, it is that of the value stored
        first.
        """
        known = self._globals.get(node.fullname)
        if known is None:
            tree = self.module_of(node.fullname)
            assert node.type is not None
            try:
                type = self.types.of(expand(node.type, {}))
            except Untypable:
                if stored is None or stored == ir.VOID:
                    raise
                type = stored
            path = self.shown_path(tree.path)
            known = self.add_variable(Global(node.fullname, type, file=path, line=node.line))
        return known

    def add_variable(self, variable: Global) -> Global:
        """Make a module's or a class's variable known by its name."""
        self._globals[variable.name] = variable
        self.program.globals.append(variable)
        return variable

    # --- functions ---

    def unique(self, name: str) -> str:
        """A function name not used before."""
        count = self._names.get(name, 0)
        self._names[name] = count + 1
        return f"{name}#{count}" if count else name

    def signature(self, function: FuncDef | LambdaExpr) -> CallableType:
        """The mypy signature of a function, self included."""
        type = function.type
        if not isinstance(type, CallableType):
            raise Refusal(
                function.line,
                function.column,
                f"the function {function.name} has no types",
                "annotate its parameters and result",
            )
        return type

    def function(
        self, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type] | None = None
    ) -> FunctionIR:
        """The compiled form of a function for concrete types; `actual` gives those of protocol parameters."""
        from ophion.compiler.frontend.lower.functions import declare, lower_function

        signature = self.signature(node)
        actual = actual or {}
        variables = _relevant(signature, owner, env)
        kinds = tuple(sorted((at, str(type), id(getattr(type, "cls", None))) for at, type in actual.items()))
        key = (node, owner, tuple(self.keys.key(variables[v]) for v in sorted(variables, key=str)), kinds)
        known = self._functions.get(key)
        if known is None:
            known = declare(self, node, owner, env, actual)
            self._functions[key] = known
            if not known.external:
                self.program.functions.append(known)
                self.queue.append(lambda: lower_function(self, known, node, owner, env, actual))
        return known

    def method(self, method: Method, cls: ClassInfo, env: Env | None = None) -> FunctionIR:
        """The compiled form of a method; a class method once for each class it is called on."""
        if method.is_class:
            return self.function(method.function, cls, {**cls.env, **(env or {})})
        return self.function(method.function, method.holder, {**method.env, **(env or {})})

    def override(self, method: Method, declared: Method, cls: ClassInfo, root: ClassInfo) -> FunctionIR:
        """A method as a vtable entry: where its representation differs from the declared one's,
        an adapter.
        """
        from ophion.compiler.frontend.lower.functions import adapter

        target = self.method(method, cls)
        promised = self.method_signature(declared, root)
        self.boxes.see(target.result, promised.result)
        for given, taken in zip(promised.params, target.params, strict=True):
            self.boxes.see(given.type, taken.type)
        if _same_shape(target, promised):
            return target
        key = (target, promised)
        known = self._functions.get(key)
        if known is None:
            known = self._functions[key] = adapter(self, target, promised)
            self.program.functions.append(known)
        return known

    def method_signature(self, method: Method, cls: ClassInfo) -> FunctionIR:
        """The signature of a method as its declaring class has it, without compiling it."""
        from ophion.compiler.frontend.lower.functions import declare

        key = ("signature", method.function, method.owner)
        known = self._functions.get(key)
        if known is None:
            known = self._functions[key] = declare(self, method.function, method.holder, method.env, {})
        return known

    def named_function(self, fullname: str) -> FuncDef:
        """A function of ours by full name."""
        node = self.lookup(fullname)
        if isinstance(node, Decorator):
            node = node.func
        if isinstance(node, OverloadedFuncDef) and node.impl is not None:
            node = node.impl.func if isinstance(node.impl, Decorator) else node.impl
        if not isinstance(node, FuncDef):
            raise Untypable(f"the runtime has no function {fullname}")
        return node

    def unimplemented(self) -> FunctionIR:
        """What an empty vtable slot calls."""
        return self.support("raise_unassigned")

    def support(self, name: str) -> FunctionIR:
        """A raising function of ophion.runtime.errors, known to the back end by name."""
        if name not in self.program.support:
            node = self.named_function(f"{names.RUNTIME}.errors.{name}")
            self.module_of(node.fullname)
            self.program.support[name] = self.function(node, None, {})
        return self.program.support[name]

    # --- named tuples, Structs ---

    def generated(self, key: object, make: Callable[[], FunctionIR]) -> FunctionIR:
        """A function that the compiler makes by itself, once for each key."""
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]

    def named_tuple_fields(self, type: object) -> list[str] | None:
        """The field names of a named tuple type."""
        from mypy.types import TupleType

        if isinstance(type, TupleType) and type.partial_fallback.type.is_named_tuple:
            info = type.partial_fallback.type
            return [
                s.lvalues[0].name
                for s in info.defn.defs.body
                if isinstance(s, AssignmentStmt) and isinstance(s.lvalues[0], NameExpr) and s.type is not None
            ]
        return None

    def class_default(self, info: TypeInfo, name: str) -> Expression | None:
        """The default of a named tuple's field."""
        for s in info.defn.defs.body:
            if (
                isinstance(s, AssignmentStmt)
                and isinstance(s.lvalues[0], NameExpr)
                and s.lvalues[0].name == name
            ):
                return None if isinstance(s.rvalue, TempNode) else s.rvalue
        return None

    def struct_class(self, struct: ir.StructIR) -> ClassInfo:
        """The class of a Struct's layout, for its methods."""
        return self.classes.struct(struct)

    def match_args(self, info: TypeInfo) -> list[str]:
        """The attribute names of positional class patterns."""
        symbol = info.names.get("__match_args__")
        if symbol is not None and isinstance(symbol.node, Var) and symbol.node.type is not None:
            items = getattr(get_proper_type(symbol.node.type), "items", [])
            return [
                str(getattr(get_proper_type(i), "value", None) or get_proper_type(i).last_known_value.value)
                for i in items
            ]
        return []

    def is_abstract(self, cls: ClassInfo) -> bool:
        """Whether a class still has abstract methods."""
        return bool(cls.info.is_abstract)

    # --- classes that only the compiler knows ---

    def cell_class(self, type: ir.Type, late: bool = False) -> ir.ClassIR:
        """The class of shared variables of a type; of `late` ones, which say whether they have a value."""
        key = f"{type}{', assigned' * late}"
        if key not in self._cells:
            cls = ir.ClassIR(f"cell[{key}]", self.classes.object.ir, [("value", type)], display_name="cell")
            if late:
                cls.fields.append(("assigned", ir.BOOL))
            cls.cell = True
            self._cells[key] = cls
            self.classes.object.ir.subclasses.append(cls)
            self.program.classes.append(cls)
        return self._cells[key]

    def closure_class(self, captured: list[ir.Type]) -> ir.ClassIR:
        """The class of closure objects that capture values of these types."""
        key = tuple(map(str, captured))
        if key not in self._closures:
            fields = [(str(index), type) for index, type in enumerate(captured)]
            name = f"function[{', '.join(map(str, captured))}]"
            cls = ir.ClassIR(name, self.classes.object.ir, list(fields), display_name="function")
            cls.closure = True
            self._closures[key] = cls
            self.classes.object.ir.subclasses.append(cls)
            self.program.classes.append(cls)
        return self._closures[key]

    def function_wrapper(self, target: FunctionIR, cls: ir.ClassIR, lowering: Any) -> FunctionIR:
        """The code of a closure around a plain function."""
        from ophion.compiler.frontend.lower.builder import Scope
        from ophion.compiler.ir import instructions as op

        key = ("wrapper", target)
        if key not in self.made:
            params = [Register(ir.Ref(cls), "closure", parameter=True)]
            params += [Register(p.type, p.name, parameter=True) for p in target.params]
            code = FunctionIR(
                self.unique(f"{target.name}.value"),
                params,
                target.result,
                file=target.file,
                line=target.line,
                noted=False,
            )
            self.made[key] = code
            self.program.functions.append(code)
            inner = lowering(Scope(self, code, {}, target.file))
            result = inner.call(target, list(params[1:]))
            inner.emit(op.Return(None if target.result == ir.VOID else result))
        return self.made[key]

    def mypy_type(self, type: ir.Type) -> MypyType:
        """A mypy type for an IR type, where only that is known."""
        from mypy.types import CallableType, NoneType, TupleType, UnionType

        names = {ir.INT: "builtins.int", ir.BOOL: "builtins.bool", ir.FLOAT: "builtins.float"}
        if isinstance(type, ir.Primitive) and type.cls is not None:
            return self.classes.by_ir[type.cls].instance
        if type in names:
            return self.named_type(names[type])
        if type == ir.U64:
            return self.named_type("ophion.lang.integers.u64")
        if type == ir.VOID:
            return NoneType()
        if isinstance(type, ir.Optional):
            return UnionType.make_union([self.mypy_type(type.value), NoneType()])
        if isinstance(type, ir.Tuple) and type.cls is not None:
            return self.boxes.records[type.cls]
        if isinstance(type, ir.Tuple):
            return TupleType([self.mypy_type(item) for item in type.items], self.named_type("builtins.tuple"))
        if isinstance(type, ir.Ref) and type.union and self.boxes.is_object(type):
            members: list[MypyType] = [self.mypy_type(member) for member in type.union]
            return UnionType.make_union([*members, NoneType()] if type.nullable else members)
        if isinstance(type, ir.Ref):
            instance = self.classes.by_ir[type.cls].instance
            return UnionType.make_union([instance, NoneType()]) if type.nullable else instance
        if isinstance(type, ir.View):
            return self.struct_class(type.struct).instance
        if isinstance(type, ir.Function):
            params = [self.mypy_type(p) for p in type.params]
            kinds = [ARG_POS] * len(params)
            return CallableType(
                params,
                kinds,
                [None] * len(params),
                self.mypy_type(type.result),
                self.named_type("builtins.function"),
            )
        if isinstance(type, ir.Slots):
            return self.named_type("ophion.lang.unsafe.Ptr", self.mypy_type(type.element))
        return self.named_type("builtins.object")

    # --- lifetimes ---

    def lives_long(self, type: ir.Type, file: str) -> bool:
        """Whether a variable must live until its function ends, as CPython's do, and not only to its last
        use.

        Nobody can tell the difference, except where a `__del__` of the program may run, or where the address
        of what it holds may be in use: in modules that import `unsafe`.
        """
        if not type.counted:
            return False
        return file in self._unsafe_files or self.destructor_tells(type)

    def destructor_tells(self, type: ir.Type) -> bool:
        """Whether the end of a value of this type may run a `__del__` of the program."""
        return type.counted and self._has_destructors and self._observable(type, set())

    def globals_of(self, modules: list[str]) -> list[Global]:
        """The variables of these modules, module by module."""
        place = {name: number for number, name in enumerate(modules)}
        found = [(place.get(self._module(name)), variable) for name, variable in self._globals.items()]
        known = [(number, variable) for number, variable in found if number is not None]
        return [variable for _, variable in sorted(known, key=lambda pair: pair[0])]

    def globals_with_destructors(self, modules: list[str]) -> list[Global]:
        """The variables of these modules whose end a `__del__` may tell of, in CPython's order of dropping
        them.
        """
        if self.target == "kernel" or not self._has_destructors:
            return []
        own = [name for name in modules if not name.startswith(("ophion.", "user.lib", "abi"))]
        found = [
            variable
            for name, variable in self._globals.items()
            if self._module(name) in own and variable.type.counted and self._observable(variable.type, set())
        ]
        return sorted(found, key=lambda v: not v.name.rpartition(".")[2].startswith("_"))

    def _observable(self, type: ir.Type, seen: set[ir.ClassIR]) -> bool:
        if isinstance(type, ir.Tuple):
            return any(self._observable(item, seen) for item in type.items)
        if isinstance(type, ir.Optional):
            return self._observable(type.value, seen)
        if isinstance(type, ir.Slots):
            return self._observable(type.element, seen)
        if isinstance(type, ir.Function):
            return True
        if not isinstance(type, ir.Ref) or type.cls in seen:
            return False
        seen.add(type.cls)
        cls = self.classes.by_ir.get(type.cls)
        if cls is None or cls is self.classes.object:
            return True
        self.classes.complete(cls)
        destructor = self.classes.find(cls, "__del__")
        if destructor is not None and not destructor.owner.info.fullname.startswith(names.RUNTIME):
            return True
        below = any(self._observable(ir.Ref(other), seen) for other in type.cls.subclasses)
        return below or any(self._observable(held, seen) for _, held in cls.ir.fields)

    # --- running ---

    def report(self, path: str, refusal: Refusal) -> None:
        """Note a refusal as a diagnostic."""
        file = self.source_path(path)
        found = Diagnostic(file, refusal.line, refusal.column, refusal.message, refusal.hint)
        if found not in self.diagnostics:
            self.diagnostics.append(found)

    def run(self) -> None:
        """Lower everything that is reachable; CompileError when something was refused."""
        while self.queue:
            while self.queue:
                self.queue.popleft()()
            for cls in list(self.classes.order):
                self._complete(cls)
            self.classes.fill_vtables()
            self.boxes.fill()
        if self.diagnostics:
            raise CompileError(sorted(self.diagnostics, key=lambda d: (d.file, d.line, d.column)))

    def _complete(self, cls: ClassInfo) -> None:
        try:
            self.classes.complete(cls)
        except (Refusal, Untypable) as problem:
            path = self.shown_path(self.module_of(cls.info.fullname).path)
            refusal = problem if isinstance(problem, Refusal) else Refusal(cls.info.line, -1, str(problem))
            self.report(path, refusal)


def _relevant(signature: FunctionLike, owner: ClassInfo | None, env: Env) -> Env:
    """The part of an environment that a function's code depends on."""
    if owner is not None:
        return {k: v for k, v in env.items() if k not in owner.env}
    return env


def _same_shape(one: FunctionIR, other: FunctionIR) -> bool:
    if shape(one.result) != shape(other.result) or len(one.params) != len(other.params):
        return False
    return all(shape(a.type) == shape(b.type) for a, b in zip(one.params, other.params, strict=True))


def shape(type: ir.Type) -> object:
    """What decides how a value is held: equal shapes need no conversion."""
    if isinstance(type, ir.Ref):
        return "object"
    if isinstance(type, ir.Function):
        return ("function", *(shape(param) for param in type.params), shape(type.result))
    if isinstance(type, ir.Tuple):
        return tuple(shape(item) for item in type.items)
    if isinstance(type, ir.Optional):
        return ("optional", shape(type.value))
    if isinstance(type, ir.View):
        return "view"
    if isinstance(type, ir.TypeRef):
        return "type"
    return type


__all__ = ["Register", "World", "is_protocol", "shape"]
