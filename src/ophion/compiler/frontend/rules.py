"""The rules of the subset that hold for every module of a program, whether its functions are reached or not.

`check_rules` runs after mypy and before lowering, and reports all offences at once. What it refuses would
otherwise be compiled into something that does not do what CPython does: a decorator that is not known, a
default that CPython evaluates once, a special method that nobody would call. Modules of `ophion.lang` are the
language itself and exempt.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    ClassDef,
    ComplexExpr,
    Decorator,
    EllipsisExpr,
    Expression,
    ExpressionStmt,
    FuncDef,
    FuncItem,
    IndexExpr,
    IntExpr,
    LambdaExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    OperatorAssignmentStmt,
    OverloadedFuncDef,
    PassStmt,
    RefExpr,
    StrExpr,
    TempNode,
    TryStmt,
    TypeInfo,
    Var,
)
from mypy.types import (
    CallableType,
    Instance,
    TypeType,
    TypeVarType,
    get_proper_type,
)

from ophion.compiler.diagnostics import CompileError, Diagnostic
from ophion.compiler.frontend.check import Checked
from ophion.compiler.frontend.class_facts import names_of
from ophion.compiler.frontend.decorators import CLASS_DECORATORS, decorator_name, passes_on
from ophion.compiler.frontend.import_rules import ImportRules, is_inside
from ophion.compiler.frontend.kept_defaults import is_kept_default
from ophion.compiler.frontend.names import INSTEAD, RUNTIME
from ophion.compiler.frontend.scan import module_assignments
from ophion.compiler.frontend.surrogates import REPLACEMENT, restored
from ophion.compiler.frontend.walk import children

DYNAMIC = {
    f"builtins.{name}"
    for name in ("eval", "exec", "compile", "delattr", "globals", "locals", "vars", "__import__")
}
SPECIAL_METHODS = {
    "__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__new__",
    "__class_getitem__", "__get__", "__set__", "__delete__", "__set_name__", "__missing__",
    "__instancecheck__", "__subclasscheck__", "__await__", "__aiter__", "__anext__", "__aenter__",
    "__aexit__",
}  # fmt: skip
"""Methods that CPython calls behind the scenes and compiled code does not."""
CLASS_BODY = (AssignmentStmt, FuncDef, Decorator, OverloadedFuncDef, ClassDef, PassStmt)
CONSTANT = (
    "IntExpr",
    "StrExpr",
    "BytesExpr",
    "FloatExpr",
    "UnaryExpr",
    "OpExpr",
    "TupleExpr",
    "NameExpr",
    "MemberExpr",
)
NAMESPACE = "argparse.Namespace"
OF_LISTS = ("__len__", "__getitem__", "__setitem__", "pop")
"""Methods of lists that compiled code has written out where they are called."""
LONGEST_NUMBER = 10**50
"""Numbers from here on are not shown in messages."""
OWN_LAYOUT = ("ophion.lang.structure.Struct", "enum.Enum")
"""Bases under which a class body's values are descriptions, not objects."""
WEAK_REFERENCES = ("weakref.ref", "weakref.ReferenceType")
IGNORED_BASES = ("builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol")

NUMBERS = ("builtins.int", "builtins.float", "builtins.bool", "builtins.complex")

Found = Iterator[tuple[Node, str, str]]


class _ModuleRules:
    """The rules of one module; each check yields where, what is wrong, and what to write instead."""

    def __init__(self, tree: MypyFile, checked: Checked) -> None:
        self.tree = tree
        self.trees = checked.trees
        self.types = checked.types
        self.facts = checked.facts
        self.stores: dict[str, list[tuple[str, bool]]] = {}
        self.checks: dict[str, Callable[[Any], Found]] = {
            "FuncDef": self._function,
            "Decorator": self._decorator,
            "LambdaExpr": self._parameters,
            "ClassDef": self._class,
            "AssignmentStmt": self._assignment,
            "CallExpr": self._call,
            "OperatorAssignmentStmt": self._update,
            "NameExpr": self._name,
            "MemberExpr": self._member,
            "IntExpr": self._number,
            "ComplexExpr": self._complex,
            "StrExpr": self._text,
            "TryStmt": self._try,
        }

    def run(self) -> Iterator[Diagnostic]:
        """All offences of the module."""
        pending: list[Node] = list(reversed(self.tree.defs))
        while pending:
            node = pending.pop()
            if getattr(node, "is_unreachable", False):
                continue
            check = self.checks.get(type(node).__name__)
            if check is not None:
                for where, message, hint in check(node):
                    yield Diagnostic(self.tree.path, where.line, where.column, message, hint)
            pending.extend(children(node))

    def of_class_variables(self) -> Iterator[Diagnostic]:
        """What the body of a module of the library assigns to classes; nothing is wrong with it."""
        for node in self.tree.defs:
            if isinstance(node, AssignmentStmt) and isinstance(node.lvalues[0], MemberExpr):
                for where, message, hint in self._assignment(node):
                    yield Diagnostic(self.tree.path, where.line, where.column, message, hint)

    # --- functions ---

    def _function(self, node: FuncDef) -> Found:
        if node.is_coroutine:
            yield node, f"{node.name} is an async function", "a plain function"
        if node.info and node.name in SPECIAL_METHODS and not _is_called(node):
            yield node, f"compiled code does not call {node.name}", "a method with a name of its own"
        if not isinstance(node.type, CallableType):
            yield node, f"the function {node.name} has no types", "annotate its parameters and result"
        elif passes_on(node) and not _is_nested(node):
            message = f"{node.name} takes what another function does, and is not inside a decorator"
            yield node, message, f"a function without arguments: {node.name}(lambda: f(1, 2))"
        yield from self._parameters(node)

    def _decorator(self, node: Decorator) -> Found:
        for e in node.original_decorators:
            named = e.callee if isinstance(e, CallExpr) else e
            if isinstance(named, RefExpr):
                yield from self._name(named)

    def _parameters(self, node: FuncItem) -> Found:
        for argument in node.arguments:
            if argument.initializer is not None and argument.initializer.line <= 0:
                return  # a method that mypy adds to a dataclass or named tuple
            name = argument.variable.name
            if isinstance(argument.initializer, LambdaExpr) and not _is_nested(node):
                continue
            elif argument.initializer is not None and not self._constant(argument.initializer):
                message = f"the default of {name} is made once in Python, and at each call in compiled code"
                yield argument.initializer, message, "None, and the value made in the function"

    def _constant(self, e: Expression) -> bool:
        """Whether evaluating an expression at any time gives the same immutable value."""
        if type(e).__name__ not in CONSTANT:
            return False
        if isinstance(e, MemberExpr) and isinstance(e.expr, RefExpr) and isinstance(e.expr.node, TypeInfo):
            if e.expr.node.is_enum:
                return e.name in e.expr.node.names
        if isinstance(e, RefExpr):
            return not self._changes(e.node) if isinstance(e.node, Var) else e.node is not None
        return all(self._constant(part) for part in children(e) if isinstance(part, Expression))

    def _changes(self, variable: Var) -> bool:
        """Whether a variable is local, or a module's that is assigned in more than one place."""
        module, _, name = (variable.fullname or "").rpartition(".")
        if variable.info or is_kept_default(variable.name):
            return False
        if not module:
            return True
        return module in self.trees and [plain for n, plain in self._stores(module) if n == name] != [True]

    def _stores(self, module: str) -> list[tuple[str, bool]]:
        """The names that a module stores, each with whether it is a plain assignment."""
        if module not in self.stores:
            found = module_assignments(self.trees[module])
            self.stores[module] = [(name, value is not None) for name, value in found]
        return self.stores[module]

    # --- classes ---

    def _class(self, node: ClassDef) -> Found:
        if node.metaclass is not None and decorator_name(node.metaclass) != "abc.ABCMeta":
            yield node, f"class {node.name} has a metaclass", "methods of the class, or functions beside it"
        elif node.keywords and node.info.typeddict_type is None and not _is_told_of_subclasses(node.info):
            yield node, f"class {node.name} has class arguments", "class attributes"
        for base in node.base_type_exprs:
            named = base.base if isinstance(base, IndexExpr) else base
            if isinstance(named, RefExpr):
                yield from self._name(named)
        if len(_real_bases(node.info)) > 1:
            yield node, f"class {node.name} has more than one base class", "single inheritance, and fields"
        if node.info.has_base(NAMESPACE):
            message = (
                f"class {node.name} is below argparse.Namespace, whose attributes are told by what is parsed"
            )
            yield node, message, "x: int = arguments.x where they are used"
        for number in (base.type for base in node.info.bases):
            if number.fullname in NUMBERS and not node.info.is_enum:
                message = f"class {node.name} is a number: {number.name} has no classes below it here"
                yield node, message, "a class with the number as a field, or a NewType"
        yield from self._below_list(node)
        for decorator in node.decorators:
            name = decorator_name(decorator)
            if name not in CLASS_DECORATORS and not self._is_own(name):
                yield decorator, "this class decorator is not part of the language", "methods written out"
        described = any(node.info.has_base(base) for base in OWN_LAYOUT)
        for statement in node.defs.body:
            if isinstance(statement, AssignmentStmt):
                if not described:
                    yield from self._attribute(node, statement)
            elif not isinstance(statement, CLASS_BODY) and not _is_docstring(statement):
                yield (
                    statement,
                    "a class body holds fields and methods only",
                    "the statement behind the class",
                )

    def _is_own(self, name: str) -> bool:
        """Whether a name is one of the program; those of methods are not known here."""
        return not name or any(name.startswith(f"{module}.") for module in self.trees)

    def _attribute(self, node: ClassDef, statement: AssignmentStmt) -> Found:
        """Note the class variables whose value all objects share."""
        value = statement.rvalue
        names = [name for target in statement.lvalues for name in names_of(target)]
        plain = all(isinstance(target, NameExpr) for target in statement.lvalues)
        if isinstance(value, NameExpr) and is_kept_default(value.name) and self._has_no_hash(value):
            message = f"Python takes no default for a field that may change: {names[0].name}"
            yield value, message, "field(default_factory=...)"
        if isinstance(value, TempNode) or (plain and self._constant(value)):
            return
        annotated = statement.unanalyzed_type is not None
        if annotated and _is_dataclass(node.info) and not _is_class_variable(names[0]):
            if not isinstance(value, CallExpr) or decorator_name(value) != "dataclasses.field":
                message = f"all objects of {node.name} share this value in Python, and have one each here"
                yield value, message, "field(default_factory=...)"
            return
        self.facts.shared.update((node.info, name.name) for name in names)

    def _has_no_hash(self, value: NameExpr) -> bool:
        """Whether what a variable holds says when it is equal, and nothing of its hash."""
        held = get_proper_type(value.node.type) if isinstance(value.node, Var) else None
        for info in held.type.mro[:-1] if isinstance(held, Instance) else ():
            own = info.names.get("__hash__")
            if own is not None:
                return not isinstance(own.node, FuncDef | Decorator)
            made = info.metadata.get("dataclass", {})
            if made:
                return not made.get("frozen")
            if "__eq__" in info.names:
                return True
        return False

    # --- statements and expressions ---

    def _assignment(self, node: AssignmentStmt) -> Found:
        for target in node.lvalues:
            yield from self._target(target)

    def _call(self, node: CallExpr) -> Found:
        """Note the classes whose objects weak references are made to."""
        if isinstance(node.callee, RefExpr) and node.callee.fullname in WEAK_REFERENCES and node.args:
            target = get_proper_type(self.types.get(node.args[0]))
            if isinstance(target, TypeVarType):
                target = get_proper_type(target.upper_bound)
            if isinstance(target, Instance):
                self.facts.weak.add(target.type)
        yield from ()

    def _update(self, node: OperatorAssignmentStmt) -> Found:
        yield from self._target(node.lvalue)

    def _target(self, target: Expression) -> Found:
        if not isinstance(target, MemberExpr):
            return
        if isinstance(target.expr, RefExpr) and isinstance(target.expr.node, MypyFile):
            message = "a module's variables are assigned in that module only"
            yield target, message, "a function there that sets it"
            return
        cls, below = self._class_of(target.expr)
        if cls is not None:
            (self.facts.stored_below if below else self.facts.stored).add((cls, target.name))
        else:
            held = get_proper_type(self.types.get(target.expr))
            if isinstance(held, Instance):
                self.facts.own.add((held.type, target.name))

    def _below_list(self, node: ClassDef) -> Found:
        """What a class below list may not say otherwise."""
        if not node.info.has_base("builtins.list"):
            return
        for name in OF_LISTS:
            symbol = node.info.names.get(name)
            if symbol is not None and symbol.node is not None:
                message = f"the {name} of a class below list is not asked where a list is wanted"
                yield symbol.node, message, "a class with the list as a field"

    def _class_of(self, e: Expression) -> tuple[TypeInfo | None, bool]:
        """The class that an expression is, and whether it may be one below it."""
        if isinstance(e, RefExpr) and isinstance(e.node, TypeInfo):
            return e.node, False
        held = get_proper_type(self.types.get(e))
        item = get_proper_type(held.item) if isinstance(held, TypeType) else None
        return (item.type, True) if isinstance(item, Instance) else (None, False)

    def _member(self, node: MemberExpr) -> Found:
        yield from self._name(node)
        if not isinstance(node.expr, RefExpr) or isinstance(node.expr.node, Var):
            cls, below = self._class_of(node.expr)
            if (
                cls is not None
                and below
                and not (isinstance(node.expr, NameExpr) and node.expr.name == "cls")
            ):
                self.facts.shared.add((cls, node.name))

    def _name(self, node: RefExpr) -> Found:
        if node.fullname in INSTEAD:
            yield node, f"{node.fullname} is not available to compiled code", INSTEAD[node.fullname]
        if node.fullname in DYNAMIC:
            name = node.fullname.rpartition(".")[2]
            message = f"{name} works on source text or names, which compiled code no longer has"
            yield node, message, "the code itself"

    def _number(self, node: IntExpr) -> Found:
        if node.value >= 1 << 64:
            shown = f"{node.value} " if abs(node.value) < LONGEST_NUMBER else ""
            yield node, f"the number {shown}does not fit in 64 bits", ""

    def _text(self, e: StrExpr) -> Found:
        if REPLACEMENT in e.value:
            e.value = restored(e.value, self.tree.path, e.line)
        yield from ()

    def _complex(self, node: ComplexExpr) -> Found:
        yield node, "complex numbers are not part of the language", "two floats"

    def _try(self, node: TryStmt) -> Found:
        if node.is_star:
            yield node, "except* is not part of the language", "except"


def _is_nested(node: FuncItem) -> bool:
    """Whether a function stands in another."""
    return not node.info and "." not in node.fullname


def _is_dataclass(info: TypeInfo) -> bool:
    return "dataclass" in info.metadata or "dataclass_tag" in info.metadata


def _is_class_variable(name: NameExpr) -> bool:
    return isinstance(name.node, Var) and name.node.is_classvar


def _is_called(node: FuncDef) -> bool:
    """Whether compiled code calls a special method: `__missing__` of a dict, `__getattr__` of the library."""
    dicts = ("builtins.dict", f"{RUNTIME}.tables.Table")
    if node.name == "__getattr__":
        return node.info.module_name.startswith("user.lib.")
    return node.name == "__missing__" and any(node.info.has_base(base) for base in dicts)


def _is_docstring(node: Node) -> bool:
    return isinstance(node, ExpressionStmt) and isinstance(node.expr, StrExpr | EllipsisExpr)


def _is_told_of_subclasses(info: TypeInfo) -> bool:
    """Whether a class above has an `__init_subclass__` that takes what the class statement gives."""
    return any("__init_subclass__" in above.names for above in info.mro[1:-1])


def _real_bases(info: TypeInfo) -> list[str]:
    names = [base.type.fullname for base in info.bases if not base.type.is_protocol]
    if info.is_enum:
        names = [name for name in names if name not in ("builtins.int", "builtins.str")]
    return [n for n in names if n not in IGNORED_BASES and not n.startswith(("typing.", "collections.abc."))]


def check_rules(checked: Checked, target: str) -> list[str]:
    """Check all modules of ours; give the files that import ophion.lang.unsafe. CompileError with every
    offence.
    """
    imports = ImportRules(checked, target)
    found: list[Diagnostic] = []
    for name, tree in checked.trees.items():
        if is_inside(name, "ophion.lang"):
            continue
        found += imports.check(tree)
        rules = _ModuleRules(tree, checked)
        in_library = checked.library is not None and name in checked.library
        found += rules.of_class_variables() if in_library else rules.run()
    if found:
        shown = [Diagnostic(os.path.relpath(d.file), d.line, d.column, d.message, d.hint) for d in found]
        raise CompileError(sorted(shown, key=lambda d: (d.file, d.line, d.column)))
    return sorted(imports.unsafe_files)
