"""Objects of classes in functions: they hold what their methods use of the functions around them.

The variables and functions are held as a nested function holds them, in an object that is made where an
object of the class is; a method finds that in a field of `self`.
"""

from __future__ import annotations

from mypy.nodes import FuncDef, NameExpr

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.local_classes import (
    HeldFunction,
    HeldVariable,
    Surroundings,
    environment_field,
)
from ophion.compiler.frontend.lower.nested_functions import Names, NestedFunctions, parts_of
from ophion.compiler.frontend.lower.scope import Cell, Nested
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class LocalObjects(NestedFunctions):
    """Lowers what objects of classes in functions hold."""

    # --- where objects are made ---

    def surround(self, obj: op.Value, cls: ClassInfo) -> None:
        """Give a new object what its class, and those above it, need of the functions around them."""
        for each in self.with_surroundings(cls):
            held = self.environment_of(each)
            self.emit(op.SetField(obj, cls.ir, environment_field(each.info), held, initial=True))

    def with_surroundings(self, cls: ClassInfo) -> list[ClassInfo]:
        """Of a class and those above it, those that need something of the functions around them."""
        found, current = [], cls if cls.base is not None else None
        while current is not None:
            if self.world.local_classes.needs(current.info):
                found.append(current)
            current = current.base
        return found

    def environment_of(self, cls: ClassInfo) -> op.Value:
        """What an object of a class is to hold: in its methods, what theirs holds."""
        if cls.info in self.scope.around:
            return self.scope.around[cls.info]
        known = self._surroundings(cls)
        values = [self.captured_value(held.variable) for held in known.variables]
        values += [self.function_value(NameExpr(f.function.name), f.function) for f in known.functions]
        assert known.cls is not None
        made = self.hold_value(self.emit(op.New(known.cls)))
        for (name, _), value in zip(known.cls.fields, values, strict=True):
            self.emit(op.SetField(made, known.cls, name, value, initial=True))
        return self.emit(op.Cast(made, ir.Ref(self.world.classes.object.ir, nullable=True)))

    def _surroundings(self, cls: ClassInfo) -> Surroundings:
        """How the objects of a class hold what it needs, known since the first of them."""
        found = self._held_here(cls)
        known = self.world.surroundings.get(cls.info)
        if known is None:
            types: list[ir.Type] = [held.type for held in found.variables]
            types += [held.type for held in found.functions]
            found.cls = self.world.hidden.environment(cls.info.fullname, types)
            known = self.world.surroundings[cls.info] = found
        elif (known.variables, known.functions) != (found.variables, found.functions):
            message = f"the function around {cls.info.name} is compiled for several types"
            self.refuse(cls.info.defn, message, "the class at the top of the module")
        return known

    def _held_here(self, cls: ClassInfo) -> Surroundings:
        """How what a class needs is held in the function where an object of it is made."""
        found = Surroundings([], [])
        needs = self.world.local_classes.needs(cls.info)
        for variable in needs.variables:
            if self.place(variable) is None:
                name = variable.name
                message = f"{cls.info.name} uses {name} of the function around it, which has no value there"
                self.refuse(cls.info.defn, message, "an argument of __init__")
            place, type = self.scope.places[variable], self.held_type(variable)
            if isinstance(place, Cell) and not place.closure:
                found.variables.append(HeldVariable(variable, type, place.cls, place.late))
            else:
                found.variables.append(HeldVariable(variable, type))
        for function in needs.functions:
            nested = self.nested(function)
            if nested is None or (nested.code is None and not self.varies(function)):
                message = f"{cls.info.name} uses {function.name}, which is defined behind it"
                self.refuse(cls.info.defn, message, "the function before the class")
            found.functions.append(HeldFunction(function, nested.type, nested.code, nested.cls))
        return found

    # --- in methods ---

    def bind_surroundings(self, node: FuncDef, receiver: op.Value) -> None:
        """Make what a method uses of the functions around its class known to its code."""
        owner = self.scope.owner
        known = self.world.surroundings.get(owner.info) if owner is not None else None
        if owner is None or known is None or known.cls is None:
            return
        field = self.emit(op.GetField(receiver, owner.ir, environment_field(owner.info)))
        self.scope.around[owner.info] = self.hold_value(field)
        holder = self.hold_value(self.emit(op.Cast(field, ir.Ref(known.cls))))
        used = Names(parts_of(node), self.world.local_classes)
        for index, held in enumerate(known.variables):
            if held.variable in used.variables:
                self.scope.places[held.variable] = self._place_in(holder, known.cls, index, held)
        for index, function in enumerate(known.functions, len(known.variables)):
            if function.function in used.functions:
                value = self.hold_value(self.emit(op.GetField(holder, known.cls, str(index))))
                self.scope.nested[function.function] = Nested(
                    value, function.type, function.code, function.cls
                )

    def _place_in(
        self, holder: op.Register, cls: ir.ClassIR, index: int, held: HeldVariable
    ) -> op.Register | Cell:
        """Where a variable of a function around is found."""
        if held.cell is None:
            return Cell(holder, cls, str(index), closure=True)
        cell = self.hold_value(self.emit(op.GetField(holder, cls, str(index))))
        return Cell(cell, held.cell, "value", late=held.late, free=True)
