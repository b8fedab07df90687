"""hasattr, getattr and setattr: attributes of objects of the program's classes, by names that are literals or
that only the run knows.

The type says which class an object is of at least. What its classes have by which name is known when
compiling: there is code for each name that may be meant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mypy.nodes import CallExpr, MemberExpr, StrExpr, TypeInfo
from mypy.types import Instance

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.class_values import ClassValues
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.types import may_be_none


class _Asked(NamedTuple):
    """What is asked: an object of some classes, and the name of an attribute."""

    call: CallExpr
    object: op.Register
    classes: list[ClassInfo]
    name: op.Value
    known: str | None


class AttributesByName(ClassValues):
    """Lowers hasattr, getattr and setattr."""

    def hasattr_call(self, e: CallExpr) -> op.Value:
        """hasattr(x, name): a property is read, and has a value if it raises nothing."""
        asked = self._asked(e)
        self._refuse_unassigned(asked)

        def there(base: op.Value, cls: ClassInfo, name: str) -> op.Value:
            if self._is_property(cls, name):
                self.call_method(base, name, [], e)
            return op.Constant(ir.BOOL, True)

        return self._meant(asked, ir.BOOL, there, lambda: op.Constant(ir.BOOL, False))

    def getattr_call(self, e: CallExpr) -> op.Value:
        """getattr(x, name), getattr(x, name, default)."""
        asked = self._asked(e)
        result = self.ir_of(e)

        def read(base: op.Value, cls: ClassInfo, name: str) -> op.Value | None:
            if not self._is_data(cls, name):
                return None
            member = MemberExpr(e.args[0], name)
            member.set_line(e)
            return self.coerce(self.member_of(base, member), result)

        if len(e.args) < 3:
            return self._meant(asked, result, read, lambda: self._no_attribute(asked))
        self._refuse_unassigned(asked)
        default = self.hold_value(self.coerce(self.expr(e.args[2], result), result))
        return self._meant(asked, result, read, lambda: default)

    def setattr_call(self, e: CallExpr) -> op.Value:
        """setattr(x, name, value): there are the fields and properties that the class has, and no others."""
        asked = self._asked(e)
        whole = self.world.types.of(self.world.named_type("builtins.object"))
        value = self.hold_value(self.coerce(self.expr(e.args[2]), whole))

        def store(base: op.Value, cls: ClassInfo, name: str) -> op.Value | None:
            if not self._is_stored(cls, name):
                return None
            target = MemberExpr(e.args[0], name)
            target.set_line(e)
            self.store_member_of(base, target, value)
            return self.none()

        return self._meant(asked, ir.VOID, store, lambda: self._no_attribute(asked))

    def _asked(self, e: CallExpr) -> _Asked:
        """The object and the name, evaluated."""
        type = self.type_of(e.args[0])
        info = type.type if isinstance(type, Instance) else None
        value = self.expr(e.args[0])
        if (
            info is None
            or info not in self.world.defined
            or may_be_none(value.type)
            or not self._has_attributes(info)
        ):
            message = "attributes by their names are those of objects of a class of the program, not generic"
            self.refuse(e.args[0], message, "the attribute itself: x.name")
        held = self.hold_value(value)
        classes = [self.world.classes.named(each.fullname) for each in self._below(info)]
        for cls in classes:
            self.world.fields.complete(cls)
        name = e.args[1]
        known = name.value if isinstance(name, StrExpr) else None
        return _Asked(e, held, classes, self.hold_value(self.expr(name)), known)

    def _below(self, info: TypeInfo) -> list[TypeInfo]:
        return [info, *self.world.class_variables.below(info)]

    def _has_attributes(self, info: TypeInfo) -> bool:
        """Whether the objects of a class, and of those below it, have fields as any."""
        return info in self.world.defined and not any(
            each.is_enum or each.is_named_tuple or each.is_protocol or each.type_vars
            or self.world.structs.is_struct(each) or self.world.local_classes.needs(each)
            for each in self._below(info)
        )  # fmt: skip

    def _meant(
        self,
        asked: _Asked,
        result: ir.Type,
        work: Callable[[op.Value, ClassInfo, str], op.Value | None],
        otherwise: Callable[[], op.Value],
    ) -> op.Value:
        """work(object, its class, name) for the attribute that is meant; a work that gives None cannot be
        done with that one.
        """
        joined = self.register(result) if result != ir.VOID else None
        end = self.new_block()
        for cls in asked.classes:
            for name in self._names_meant(asked, cls):
                miss = self.new_block()
                self._test_name(asked, name, miss)
                self._test_class(asked, cls, miss)
                found = work(self._as_class(asked, cls), cls, name)
                if found is None:
                    self._not_done(asked, cls, name)
                elif joined is not None:
                    self.assign(joined, found)
                if not self.block.terminated:
                    self.goto(end)
                self.start(miss)
        found = otherwise()
        if not self.block.terminated:
            if joined is not None:
                self.assign(joined, found)
            self.goto(end)
        self.start(end)
        return joined if joined is not None else self.none()

    def _test_name(self, asked: _Asked, name: str, miss: Block) -> None:
        """Go on where the name is this one."""
        if asked.known is None:
            hit = self.new_block()
            self.branch(self.equal(asked.name, self.text(name)), hit, miss)
            self.start(hit)

    def _test_class(self, asked: _Asked, cls: ClassInfo, miss: Block) -> None:
        """Go on where the object is of a class."""
        hit = self.new_block()
        self.branch(self.holds(asked.object, ir.Ref(cls.ir)), hit, miss)
        self.start(hit)

    def _as_class(self, asked: _Asked, cls: ClassInfo) -> op.Value:
        return self.hold_value(self.emit(op.Cast(asked.object, ir.Ref(cls.ir))))

    def _names_meant(self, asked: _Asked, cls: ClassInfo) -> list[str]:
        """The names that may be meant of what a class has, and none above it among those that are asked."""
        above = [
            other.info for other in asked.classes if other.info is not cls.info and other.info in cls.info.mro
        ]
        names = {name for each in cls.info.mro for name in each.names} | set(cls.types)
        new = [name for name in sorted(names) if not any(base.get(name) is not None for base in above)]
        return [name for name in new if asked.known in (None, name)]

    def _is_data(self, cls: ClassInfo, name: str) -> bool:
        """Whether an attribute is a field, a class variable or a property."""
        variable = self.world.class_variables.root(cls.info, name) is not None
        return name in cls.types or variable or self._is_property(cls, name)

    def _is_property(self, cls: ClassInfo, name: str) -> bool:
        method = self.world.classes.find(cls, name)
        return method is not None and method.is_property and method.owner.info in self.world.defined

    def _is_stored(self, cls: ClassInfo, name: str) -> bool:
        """Whether an attribute can be assigned by its name."""
        if name in cls.types:
            return cls.is_dataclass or name not in cls.defaults
        setter = self.world.classes.setter(cls, name)
        return setter is not None and setter.owner.info in self.world.defined

    def _not_done(self, asked: _Asked, cls: ClassInfo, name: str) -> None:
        """What cannot be done with a method: refused where it is known, else told when the program runs."""
        text = f"{cls.info.name}.{name} is asked for by its name, and is no field"
        if asked.known is not None:
            self.refuse(asked.call, text, "the attribute itself: x.name")
        self.raise_builtin("NotImplementedError", self.text(text))

    def _no_attribute(self, asked: _Asked) -> op.Value:
        """AttributeError."""
        self.library("unknown_members.no_member", [asked.object, asked.name, self.text("")], asked.call)
        self.emit(op.Unreachable())
        return self.none()

    def _refuse_unassigned(self, asked: _Asked) -> None:
        """Refuse to tell whether an object has a field that no `__init__` surely assigns."""
        for cls in asked.classes:
            for name in [asked.known] if asked.known is not None else list(cls.types):
                if name in cls.types and name not in cls.assigned:
                    message = f"{cls.info.name} may have no {name} yet, which compiled code does not tell"
                    self.refuse(asked.call, message, f"self.{name} = None in __init__")
