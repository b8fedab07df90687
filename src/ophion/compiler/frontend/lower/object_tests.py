"""isinstance: which classes a test means, and whether an object is of one of them.

Of a protocol of the program's own (`@runtime_checkable`) it is told by the names that classes have, as in
CPython.
"""

from __future__ import annotations

from mypy.nodes import TypeInfo
from mypy.types import Instance, TupleType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.lower.boxing import NUMBER_CLASSES, Boxing
from ophion.compiler.frontend.mypy_types import Untypable, proper
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class ObjectTests(Boxing):
    """Lowers tests of objects for classes."""

    def classes_meant(self, info: TypeInfo, value: op.Value) -> list[ir.Type] | None:
        """What an object may be that isinstance(object, C) finds true; empty where only the program's end
        tells, because C is generic; None where C cannot be told.
        """
        assert isinstance(value.type, ir.Ref)
        if info.fullname in NUMBER_CLASSES:
            return [NUMBER_CLASSES[info.fullname]]
        if info.is_enum:
            return [self.world.enums.type(info)]
        implementation = self.world.implementation(info)
        if self.world.structs.is_struct(info):
            return [self.world.types.of(self.world.named_type(info.fullname))]
        if info.fullname == "builtins.tuple":
            found = [m for m in value.type.union if isinstance(m, ir.Tuple)]
            return [*found, *self._forms_in(value.type, implementation)]
        if implementation.type_vars:
            return [*self._forms_in(value.type, implementation)]
        try:
            return [self.world.types.of(self.world.named_type(info.fullname))]
        except Untypable:
            return None

    def class_test(self, info: TypeInfo, value: op.Value) -> op.Value | None:
        """Whether an object is of a class, or holds a value of it; None where it surely is not."""
        if self.world.protocols.is_own(info):
            return self._protocol_test(info, value)
        if not self.is_object(value):
            cls = self.narrow_class(info, value)
            return None if cls is None else self.emit(op.IsInstance(value, cls.ir))
        meant = self.classes_meant(info, value)
        if meant is None:
            return None
        tests = [self._exact_test(value, type) for type in meant]
        if not meant:
            tests = [self.call(self.world.forms.test(self.world.implementation(info)), [value])]
            if info.fullname == "builtins.tuple":
                tests.append(self.emit(op.IsInstance(value, self.world.boxes.tuples)))
        return self._one_of(tests)

    def _one_of(self, tests: list[op.Value]) -> op.Value:
        """Whether one of some tests that have been made is true."""
        test = tests[0]
        for more in tests[1:]:
            test = self.emit(op.Select(test, op.Constant(ir.BOOL, True), more))
        return test

    def _exact_test(self, value: op.Value, type: ir.Type) -> op.Value:
        """Whether an object holds a value of a type, an int being no float."""
        cls = type.cls if isinstance(type, ir.Ref) else self.world.boxes.of(type)
        return self.emit(op.IsInstance(value, cls))

    def _forms_in(self, type: ir.Ref, info: TypeInfo) -> list[ir.Ref]:
        """The members of a union that are forms of a generic class."""
        known = [(m, self.class_of(m)) for m in type.union if isinstance(m, ir.Ref)]
        return [m for m, c in known if c is not None and (c.info is info or c.info.has_base(info.fullname))]

    # --- protocols ---

    def _protocol_test(self, protocol: TypeInfo, value: op.Value) -> op.Value | None:
        """Whether an object has all members of a protocol; None where it surely has not."""
        if self.is_union(value):
            tests = [test for member in self.members_of(value)
                     for test in self._tests_of_member(protocol, value, member)]  # fmt: skip
        elif self.is_object(value):
            tests = self._tests_for(self._classes_with(protocol), value)
        else:
            tests = self._tests_of_member(protocol, value, value.type)
        return self._one_of(tests) if tests else None

    def has_members(self, type: ir.Type, protocol: TypeInfo) -> bool:
        """Whether all values of a type have the members of a protocol."""
        known = proper(self.world.mypy_type(type))
        known = known.partial_fallback if isinstance(known, TupleType) else known
        return isinstance(known, Instance) and _has(known.type, protocol)

    def _tests_of_member(self, protocol: TypeInfo, value: op.Value, type: ir.Type) -> list[op.Value]:
        """The tests of a value that may be of a type, or of a class below."""
        if self.has_members(type, protocol):
            return [self._exact_test(value, type) if self.is_object(value) else op.Constant(ir.BOOL, True)]
        cls = self.class_of(type)
        below = self.world.class_variables.below(cls.info) if cls is not None else []
        found = [info for info in below if _has(info, protocol)]
        if found and self.is_union(value):  # mypy does not think of them
            message = f"a {found[0].name} is a {protocol.name}, and this is not known to be one"
            raise Refusal(self.line, -1, message, f"a union that names {found[0].name}")
        return self._tests_for(found, value)

    def _tests_for(self, classes: list[TypeInfo], value: op.Value) -> list[op.Value]:
        return [
            self.call(self.world.forms.test(info), [value])
            if info.type_vars
            else self.emit(op.IsInstance(value, self.world.classes.named(info.fullname).ir))
            for info in classes
        ]

    def _classes_with(self, protocol: TypeInfo) -> list[TypeInfo]:
        """The classes whose objects have the members of a protocol, where all of them are the program's, and
        have them with its types.
        """
        found = self.world.protocols.members(Instance(protocol, []))
        known = [member.type for member in found]
        for info in self.world.protocols.classes:
            if _has(info, protocol) and not any(above in info.mro for above in known):
                message = (
                    f"whether an object is a {protocol.name} is not known here: a {info.name} may be one too"
                )
                raise Refusal(self.line, -1, message, "an abstract base class, or a union of classes")
        return known


def _has(info: TypeInfo, protocol: TypeInfo) -> bool:
    """Whether a class has all names of a protocol."""
    return all(info.get(name) is not None for name in protocol.protocol_members)
