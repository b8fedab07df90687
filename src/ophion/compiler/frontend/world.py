"""The program being compiled: what is known, what is needed, and the worklist of functions to lower.

Functions and classes are made when they are first used; `World.run` lowers until nothing new is needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from mypy.nodes import (
    FuncDef,
    TypeInfo,
    Var,
)
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import CompileError, Diagnostic, Refusal
from ophion.compiler.frontend import names
from ophion.compiler.frontend.abstract_types import AbstractTypes
from ophion.compiler.frontend.any_displays import widen_displays
from ophion.compiler.frontend.any_joins import widen_joins
from ophion.compiler.frontend.any_numbers import widen_numbers
from ophion.compiler.frontend.boxes import Boxes
from ophion.compiler.frontend.check import Checked
from ophion.compiler.frontend.class_fields import ClassFields
from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.class_variables import ClassVariables
from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.compilation import Compilation
from ophion.compiler.frontend.constants import Constants
from ophion.compiler.frontend.declining import Declines
from ophion.compiler.frontend.enums import Enums
from ophion.compiler.frontend.forms import Forms
from ophion.compiler.frontend.function_code import FunctionCode
from ophion.compiler.frontend.hidden_classes import HiddenClasses
from ophion.compiler.frontend.inference import Inference
from ophion.compiler.frontend.iterator_types import IteratorTypes
from ophion.compiler.frontend.lifetimes import Lifetimes
from ophion.compiler.frontend.local_classes import LocalClasses, Surroundings
from ophion.compiler.frontend.mypy_types import Env, Untypable, expand
from ophion.compiler.frontend.named_tuples import Records
from ophion.compiler.frontend.overriding import Given, Overriding, given
from ophion.compiler.frontend.proofs import own_trees, unproved
from ophion.compiler.frontend.protocols import Protocols
from ophion.compiler.frontend.root_methods import RootMethods
from ophion.compiler.frontend.signatures import Signatures
from ophion.compiler.frontend.structs import Structs
from ophion.compiler.frontend.type_keys import TypeKeys
from ophion.compiler.frontend.typemap import TypeMap
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR, Global
from ophion.compiler.ir.instructions import Register

Job = Callable[[], None]


class World(Compilation):
    """Everything about one program: the parts of the front end's knowledge, each made of those before it."""

    def __init__(self, checked: Checked, target: str, code: Callable[[World], FunctionCode]) -> None:
        super().__init__(checked, target)
        self.code = code(self)
        self.diagnostics: list[Diagnostic] = []
        self.queue: deque[Job] = deque()
        self.main_paths: set[str] = set()
        self.programs: dict[str, set[int]] = {}
        """Of several programs compiled together, those that each source file, by its shown path, is of."""
        self.made: dict[object, FunctionIR] = {}
        self._unproved = unproved(checked.trees, checked.imports)
        for tree in own_trees(checked.trees) if target != "kernel" else []:
            widen_numbers(tree, checked.types)
            widen_joins(tree, checked.types)
            widen_displays(tree, checked.types)
        self._functions: dict[object, FunctionIR] = {}
        self._library_needs: dict[str, dict[str, None]] = {}
        self._completed = 0
        self.surroundings: dict[TypeInfo, Surroundings] = {}
        """How the objects of a class in a function hold what it needs of the functions around it."""
        self._know_types()
        self._know_uses()

    def _know_types(self) -> None:
        """The parts that say how values are held."""
        program, root = self.program, ir.ClassIR("object", display_name="object")
        self.keys = TypeKeys()
        self.records = Records(self.qualified)
        self.inference = Inference(self)
        self.structs = Structs(lambda e: self.constants.evaluate(e))
        self.constants = Constants(self.checked.trees, self.resolve, self.structs.sizes, self.target)
        self.boxes = Boxes(program, root)
        self.classes = Classes(self, program, self.keys, self.structs, self.boxes, self.inference, root)
        self.protocols = Protocols(self, self.structs, self.classes)
        self.types = TypeMap(
            self, self.structs, self.records, self.boxes, self.classes, self.protocols, self.inference
        )
        self.class_variables = ClassVariables(self, self.types)
        self.local_classes = LocalClasses()
        self.fields = ClassFields(self, self.classes, self.types, self.class_variables, self.local_classes)
        self.hidden = HiddenClasses(program, root)

    def _know_uses(self) -> None:
        """The parts that say what is done with them."""
        self.enums = Enums(self, self.constants, self.classes, self.types)
        self.declines = Declines(self)
        self.abstract = AbstractTypes(self.classes)
        self.overriding = Overriding(self, self.constants)
        self.iterators = IteratorTypes(self, self.classes, self.fields, self.types)
        self.forms = Forms(self, self.classes)
        self.root_methods = RootMethods(self, self.boxes, self.classes, self.forms, self.types)
        self.lifetimes = Lifetimes(self, self.classes, self.fields)
        self.signatures = Signatures(
            self, self.structs, self.classes, self.types, self.inference, self.declines
        )

    # --- modules ---

    def proves(self, path: str) -> bool:
        """Whether what mypy says of the types in a source file, by its shown path, needs no test."""
        return self.paths.real(path) not in self._unproved

    def may_meet(self, info: TypeInfo, path: str) -> bool:
        """Whether some program has both a class and a source file, by its shown path."""
        if not self.programs:
            return True
        home = self.paths.shown(self.checked.trees[info.module_name].path)
        return bool(self.programs.get(home, set()) & self.programs.get(path, set()))

    def need_library(self, module: str, file: str) -> None:
        """Note that code of a source file, by its shown path, uses a module that it may not import."""
        self._library_needs.setdefault(file, {})[module] = None

    def library_needs(self, path: str) -> list[str]:
        """The modules noted for a source file."""
        return list(self._library_needs.get(self.paths.shown(path), {}))

    # --- globals ---

    def _said(self, node: Var) -> MypyType:
        """The type that mypy knows a variable by; where it has none, as for the items of `[]`, any object."""
        return self.named_type("builtins.object") if node.type is None else expand(node.type, {})

    def variable(self, node: Var, stored: ir.Type | None = None) -> Global:
        """The IR global of a module variable; where mypy's type is abstract, it is that of the value stored
        first.
        """
        known = self.globals.get(node.fullname)
        if known is None:
            tree = self.module_of(node.fullname)
            says = stored if stored != ir.VOID else None
            trusted = says is not None and self.types.is_vague(node)
            try:
                type = says if says is not None and trusted else self.types.of(self._said(node))
            except Untypable:
                if says is None:
                    raise
                type = says
            path = self.paths.shown(tree.path)
            known = self.add_variable(Global(node.fullname, type, file=path, line=node.line))
        return known

    # --- functions ---

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
            known = self.signatures.declare(node, owner, env, actual)
            self._functions[key] = known
            if not known.external:
                self.program.functions.append(known)
                if self.decorated.wraps(node):
                    self.queue.append(lambda: self.code.lower_decorated(known, node, owner, env, actual))
                else:
                    self.queue.append(lambda: self.code.lower(known, node, owner, env))
        return known

    def undecorated(
        self, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type]
    ) -> FunctionIR:
        """The compiled form of a decorated function as it is written."""
        key = ("undecorated", self.function(node, owner, env, actual))
        known = self._functions.get(key)
        if known is None:
            known = self._functions[key] = self.signatures.declare(node, owner, env, actual)
            self.program.functions.append(known)
            self.queue.append(lambda: self.code.lower(known, node, owner, env))
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
            made = partial(self.code.binder, method, cls, taken, call)
            return self.generated((method.function, cls, declared.function, call), made)
        target = self.method(method, cls)
        promised = self.method_signature(declared, root)
        self.root_methods.see(target.result, promised.result)
        for passed, wanted in zip(promised.params, target.params, strict=True):
            self.root_methods.see(passed.type, wanted.type)
        if _same_shape(target, promised) and (self.proves(target.file) or _same_types(target, promised)):
            return target
        key = (target, promised)
        known = self._functions.get(key)
        if known is None:
            known = self._functions[key] = self.code.adapter(target, promised)
            self.program.functions.append(known)
        return known

    def method_signature(self, method: Method, cls: ClassInfo) -> FunctionIR:
        """The signature of a method as its declaring class has it, without compiling it."""
        key = ("signature", method.function, method.owner)
        known = self._functions.get(key)
        if known is None:
            known = self._functions[key] = self.signatures.declare(
                method.function, method.holder, method.env, {}
            )
        return known

    def call_signature(self, method: Method, cls: ClassInfo, call: Given) -> FunctionIR:
        """The signature of a slot that takes an object of a class and what a call gives."""
        return self.generated(("call", method.function, cls, call), partial(self._given, method, cls, call))

    def _given(self, method: Method, cls: ClassInfo, call: Given) -> FunctionIR:
        whole = self.signatures.declare(method.function, method.holder, {**method.env, **call.env}, {})
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

    def enum_function(self, kind: str, info: TypeInfo, name: str = "") -> FunctionIR:
        """A function of an enum: names, values, of_value, of_object, of_name, or field, of that name."""
        return self.generated((kind, info, name), lambda: self.code.enum_function(kind, info, name))

    def generated(self, key: object, make: Callable[[], FunctionIR]) -> FunctionIR:
        """A function that the compiler makes by itself, once for each key."""
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]

    def mypy_type(self, type: ir.Type) -> MypyType:
        """A mypy type for an IR type, where only that is known."""
        return self.types.mypy_type(type)

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
            while self._completed < len(self.classes.order):
                self._complete(self.classes.order[self._completed])
                self._completed += 1
            for entry in self.classes.entries():
                self._fill(*entry)
            self.root_methods.fill(self.code, self.unimplemented())
            for info, test in self.forms.tests.items():
                self.code.fill_form_test(test, self.forms.of(info))
        if self.diagnostics:
            raise CompileError(sorted(self.diagnostics, key=lambda d: (d.file, d.line, d.column)))

    def _complete(self, cls: ClassInfo) -> None:
        try:
            self.fields.complete(cls)
            if cls.destructor is not None:
                cls.ir.destructor = self.method(cls.destructor, cls)
        except (Refusal, Untypable) as problem:
            path = self.paths.shown(self.module_of(cls.info.fullname).path)
            refusal = problem if isinstance(problem, Refusal) else Refusal(cls.info.line, -1, str(problem))
            self.report(path, refusal)

    def _fill(self, cls: ClassInfo, root: ClassInfo, name: str, slot: int, call: Given | None) -> None:
        """An entry of the vtable of a class, for a method that `root` declares."""
        table = cls.ir.vtable
        missing = self.unimplemented()
        while len(table) <= slot:
            table.append(missing)
        if table[slot] is not missing:
            return
        method = self.classes.seen_from(root, cls, name)
        declared = self.classes.find(root, name)
        if name == "__repr__" and self.classes.generates(cls, name):
            table[slot] = self.code.dataclass_method("repr", cls)
        elif declared is not None and self.classes.is_attribute(root, cls, name):
            promised = self.method_signature(declared, root)
            table[slot] = self.generated(
                ("attribute", cls, promised), lambda: self.code.attribute(cls, promised, name)
            )
        elif method is not None and declared is not None and not method.is_abstract:
            table[slot] = self.override(method, declared, cls, root, call)


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
