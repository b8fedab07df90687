"""The program being compiled: what is known, what is needed, and the worklist of functions to lower.

Functions and classes are made when they are first used; `World.run` lowers until nothing new is needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from mypy.nodes import (
    FuncDef,
    LambdaExpr,
    MypyFile,
    Var,
)
from mypy.types import CallableType
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import CompileError, Diagnostic, Refusal
from ophion.compiler.frontend import names
from ophion.compiler.frontend.abstract_types import AbstractTypes
from ophion.compiler.frontend.boxes import Boxes
from ophion.compiler.frontend.check import Checked
from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.class_variables import ClassVariables
from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.constants import Constants
from ophion.compiler.frontend.declining import Declines
from ophion.compiler.frontend.enums import Enums
from ophion.compiler.frontend.function_code import FunctionCode
from ophion.compiler.frontend.hidden_classes import HiddenClasses
from ophion.compiler.frontend.iterator_types import IteratorTypes
from ophion.compiler.frontend.lifetimes import Lifetimes
from ophion.compiler.frontend.mypy_types import mypy_type
from ophion.compiler.frontend.overriding import Given, Overriding, given
from ophion.compiler.frontend.proofs import unproved
from ophion.compiler.frontend.protocols import Protocols
from ophion.compiler.frontend.signatures import declare
from ophion.compiler.frontend.source_paths import SourcePaths
from ophion.compiler.frontend.structs import Structs
from ophion.compiler.frontend.symbols import Symbols
from ophion.compiler.frontend.type_keys import TypeKeys
from ophion.compiler.frontend.typemap import Env, TypeMap, Untypable, expand
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR, Global, Program
from ophion.compiler.ir.instructions import Register

Job = Callable[[], None]


class World(Symbols):
    """Everything about one program; `target` is "kernel" or "linux"."""

    def __init__(self, checked: Checked, target: str, code: FunctionCode) -> None:
        super().__init__(checked)
        self.target = target
        self.code = code
        self._unproved = unproved(checked.trees, checked.imports)
        self.program = Program(kernel=target == "kernel")
        self.diagnostics: list[Diagnostic] = []
        self.queue: deque[Job] = deque()
        self._functions: dict[object, FunctionIR] = {}
        self._names: dict[str, int] = {}
        self.globals: dict[str, Global] = {}
        self.modules_used: dict[str, None] = {}
        self._library_needs: dict[str, dict[str, None]] = {}
        self.made: dict[object, FunctionIR] = {}
        self.main_paths: set[str] = set()
        self.paths = SourcePaths()
        self.structs = Structs(self)
        self.enums = Enums(self)
        self.keys = TypeKeys()
        self.boxes = Boxes(self)
        self.types = TypeMap(self)
        self.constants = Constants(checked.trees, self.resolve, self.structs.sizes, target)
        self.class_variables = ClassVariables(self, checked.facts)
        self.declines = Declines(self)
        self.protocols = Protocols(self)
        self.abstract = AbstractTypes(self)
        self.classes = Classes(self)
        self.overriding = Overriding(self)
        self.iterators = IteratorTypes(self)
        self.hidden = HiddenClasses(self)
        self.lifetimes = Lifetimes(self)

    # --- modules ---

    def proves(self, path: str) -> bool:
        """Whether what mypy says of the types in a source file, by its shown path, needs no test."""
        return self.paths.real(path) not in self._unproved

    def module_of(self, fullname: str) -> MypyFile:
        """The tree in which a name is defined; the module is initialised at start."""
        name = self.module_name(fullname)
        self.modules_used.setdefault(name)
        return self.checked.trees[name]

    def need_library(self, module: str, file: str) -> None:
        """Note that code of a source file, by its shown path, uses a module that it may not import."""
        self._library_needs.setdefault(file, {})[module] = None

    def library_needs(self, path: str) -> list[str]:
        """The modules noted for a source file."""
        return list(self._library_needs.get(self.paths.shown(path), {}))

    # --- globals ---

    def variable(self, node: Var, stored: ir.Type | None = None) -> Global:
        """The IR global of a module variable; where mypy's type is abstract, it is that of the value stored
        first.
        """
        known = self.globals.get(node.fullname)
        if known is None:
            tree = self.module_of(node.fullname)
            assert node.type is not None
            try:
                type = self.types.of(expand(node.type, {}))
            except Untypable:
                if stored is None or stored == ir.VOID:
                    raise
                type = stored
            path = self.paths.shown(tree.path)
            known = self.add_variable(Global(node.fullname, type, file=path, line=node.line))
        return known

    def add_variable(self, variable: Global) -> Global:
        """Make a module's or a class's variable known by its name."""
        self.globals[variable.name] = variable
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
        assert isinstance(type, CallableType), function.name
        return type

    def function(
        self, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type] | None = None
    ) -> FunctionIR:
        """The compiled form of a function for concrete types; `actual` gives those of protocol parameters."""
        actual = actual or {}
        variables = _relevant(owner, env)
        kinds = tuple(sorted((at, str(type), id(getattr(type, "cls", None))) for at, type in actual.items()))
        key = (node, owner, tuple(self.keys.key(variables[v]) for v in sorted(variables, key=str)), kinds)
        known = self._functions.get(key)
        if known is None:
            known = declare(self, node, owner, env, actual)
            self._functions[key] = known
            if not known.external:
                self.program.functions.append(known)
                if self.decorated.wraps(node):
                    self.queue.append(
                        lambda: self.code.lower_decorated(self, known, node, owner, env, actual)
                    )
                else:
                    self.queue.append(lambda: self.code.lower(self, known, node, owner, env))
        return known

    def undecorated(
        self, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type]
    ) -> FunctionIR:
        """The compiled form of a decorated function as it is written."""
        key = ("undecorated", self.function(node, owner, env, actual))
        known = self._functions.get(key)
        if known is None:
            known = self._functions[key] = declare(self, node, owner, env, actual)
            self.program.functions.append(known)
            self.queue.append(lambda: self.code.lower(self, known, node, owner, env))
        return known

    def owner_of(self, node: FuncDef) -> ClassInfo | None:
        """The class of a method; None for a function."""
        return self.classes.named(node.info.fullname) if node.info else None

    def method(self, method: Method, cls: ClassInfo, env: Env | None = None) -> FunctionIR:
        """The compiled form of a method; a class method once for each class it is called on."""
        if method.is_class:
            return self.function(method.function, cls, {**cls.env, **(env or {})})
        return self.function(method.function, method.holder, {**method.env, **(env or {})})

    def override(
        self, method: Method, declared: Method, cls: ClassInfo, root: ClassInfo, call: Given | None
    ) -> FunctionIR:
        """A method as a vtable entry: where its representation differs from the declared one's,
        an adapter.
        """
        count = len(declared.function.arguments)
        if call is None and len(method.function.arguments) != count:
            call = given(declared, [(place, None) for place in range(count - 1)], {})
        if call is not None:
            taken = self.call_signature(declared, root, call)
            made = partial(self.code.binder, self, method, cls, taken, call)
            return self.generated((method.function, cls, declared.function, call), made)
        target = self.method(method, cls)
        promised = self.method_signature(declared, root)
        self.boxes.see(target.result, promised.result)
        for passed, wanted in zip(promised.params, target.params, strict=True):
            self.boxes.see(passed.type, wanted.type)
        if _same_shape(target, promised) and (self.proves(target.file) or _same_types(target, promised)):
            return target
        key = (target, promised)
        known = self._functions.get(key)
        if known is None:
            known = self._functions[key] = self.code.adapter(self, target, promised)
            self.program.functions.append(known)
        return known

    def method_signature(self, method: Method, cls: ClassInfo) -> FunctionIR:
        """The signature of a method as its declaring class has it, without compiling it."""
        key = ("signature", method.function, method.owner)
        known = self._functions.get(key)
        if known is None:
            known = self._functions[key] = declare(self, method.function, method.holder, method.env, {})
        return known

    def call_signature(self, method: Method, cls: ClassInfo, call: Given) -> FunctionIR:
        """The signature of a slot that takes an object of a class and what a call gives."""
        return self.generated(("call", method.function, cls, call), partial(self._given, method, cls, call))

    def _given(self, method: Method, cls: ClassInfo, call: Given) -> FunctionIR:
        whole = declare(self, method.function, method.holder, {**method.env, **call.env}, {})
        skip = 0 if method.is_static else 1
        taken = [whole.params[position + skip] for position, _ in call.arguments]
        receiver = Register(ir.Ref(cls.ir), "self", parameter=True)
        made = FunctionIR(whole.name, [receiver, *taken], whole.result, display_name=whole.display_name)
        made.declines, made.no_return = whole.declines, whole.no_return
        return made

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

    def generated(self, key: object, make: Callable[[], FunctionIR]) -> FunctionIR:
        """A function that the compiler makes by itself, once for each key."""
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]

    def struct_class(self, struct: ir.StructIR) -> ClassInfo:
        """The class of a Struct's layout, for its methods."""
        return self.classes.struct(struct)

    def mypy_type(self, type: ir.Type) -> MypyType:
        """A mypy type for an IR type, where only that is known."""
        return mypy_type(self, type)

    def globals_of(self, modules: list[str]) -> list[Global]:
        """The variables of these modules, module by module."""
        place = {name: number for number, name in enumerate(modules)}
        found = [(place.get(self.module_name(name)), variable) for name, variable in self.globals.items()]
        known = [(number, variable) for number, variable in found if number is not None]
        return [variable for _, variable in sorted(known, key=lambda pair: pair[0])]

    # --- running ---

    def report(self, path: str, refusal: Refusal) -> None:
        """Note a refusal as a diagnostic."""
        file = self.paths.source(path)
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
            path = self.paths.shown(self.module_of(cls.info.fullname).path)
            refusal = problem if isinstance(problem, Refusal) else Refusal(cls.info.line, -1, str(problem))
            self.report(path, refusal)


def _relevant(owner: ClassInfo | None, env: Env) -> Env:
    """The part of an environment that a function's code depends on."""
    if owner is not None:
        return {k: v for k, v in env.items() if k not in owner.env}
    return env


def _same_shape(one: FunctionIR, other: FunctionIR) -> bool:
    if shape(one.result) != shape(other.result) or len(one.params) != len(other.params):
        return False
    return all(shape(a.type) == shape(b.type) for a, b in zip(one.params, other.params, strict=True))


def _same_types(one: FunctionIR, other: FunctionIR) -> bool:
    pairs = zip(one.params[1:], other.params[1:], strict=True)
    return one.result == other.result and all(a.type == b.type for a, b in pairs)


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
