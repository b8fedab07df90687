"""Displays and comprehensions: tuples, lists, dicts, sets, generator expressions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mypy.nodes import (
    DictExpr,
    DictionaryComprehension,
    Expression,
    GeneratorExpr,
    IntExpr,
    ListComprehension,
    ListExpr,
    NameExpr,
    SetComprehension,
    SetExpr,
    StarExpr,
    TupleExpr,
    Var,
)
from mypy.types import AnyType, CallableType, Instance, TupleType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.lower.fitting import Fitting
from ophion.compiler.frontend.lower.interface import Iteration
from ophion.compiler.frontend.lower.interface.values import Values
from ophion.compiler.frontend.mypy_types import Untypable, proper, without_none
from ophion.compiler.frontend.named_tuples import named_tuple_fields
from ophion.compiler.frontend.scan import targets_of
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none

NOWHERE = IntExpr(0)
"""The place of calls that the compiler makes by itself."""
ROOM = 4
"""The items that a short list which is written out has room for: few of them stay so short."""


class Displays(Fitting):
    """Displays and comprehensions: tuples, lists, dicts, sets, generator expressions."""

    def tuple_expr(self, e: TupleExpr, hint: ir.Type | None = None) -> op.Value:
        """(a, b, c), its items held as those of `hint` where that is a tuple of the same length."""
        if any(isinstance(item, StarExpr) and not self._has_shape(item) for item in e.items):
            return self._starred_tuple(e)
        wanted = self._wanted_items(e, hint)
        values: list[op.Value] = []
        for item in e.items:
            if isinstance(item, StarExpr):
                inner = self.expr(item.expr)
                assert isinstance(inner.type, ir.Tuple)
                values += [self.emit(op.TupleItem(inner, i)) for i in range(len(inner.type.items))]
            else:
                kind = wanted[len(values)] if len(values) < len(wanted) else None
                value = self.hold_if_variable(self.expr(item, kind))
                if value.type == ir.VOID:
                    anything = ir.Ref(self.world.classes.object.ir, nullable=True)
                    value = self.none(kind if kind is not None and may_be_none(kind) else anything)
                values.append(value)
        return self.emit(op.MakeTuple(values))

    def _wanted_items(self, e: TupleExpr, hint: ir.Type | None) -> tuple[ir.Type | None, ...]:
        """How each item of a tuple is wanted: as those of a tuple of its length, or a function as all are."""
        if isinstance(hint, ir.Tuple) and len(hint.items) == len(e.items):
            return hint.items
        cls = self.class_of(hint) if hint is not None and self.is_builtin(hint, "tuple") else None
        return (self._wanted(cls.instance.args[0]),) * len(e.items) if cls is not None else ()

    def _has_shape(self, item: StarExpr) -> bool:
        """Whether `*item` is of a tuple whose length is known."""
        type = self.type_of(item.expr)
        return isinstance(type, TupleType) or named_tuple_fields(type) is not None

    def _starred_tuple(self, e: TupleExpr) -> op.Value:
        """(*values, a): a tuple of any length."""
        type = without_none(self.type_of(e))
        element = type.args[0] if isinstance(type, Instance) else self.part_type(e.items[0])
        if self._is_vague(element):
            element = self.part_type(e.items[0])
        holder = self._starred(e, self.world.named_type("builtins.list", element), "append")
        return self.runtime("tuples.frozen", [holder], element)

    def hold_if_variable(self, value: op.Value) -> op.Value:
        """The value as it is now."""
        return self.keep(value)

    def list_expr(self, e: ListExpr) -> op.Value:
        """[a, b, c]."""
        type = self.display_type(e)
        if any(isinstance(item, StarExpr) for item in e.items):
            return self._starred(e, type, "append")
        element = self._wanted(type.args[0])
        return self.fill_list(type, [partial(self.expr, item, element) for item in e.items])

    def starred_list(self, e: ListExpr) -> op.Value:
        """[*a, b] where mypy looked at the items alone."""
        return self._starred(e, self.world.named_type("builtins.list", self.part_type(e.items[0])), "append")

    def _wanted(self, type: MypyType) -> ir.Type | None:
        """How an item of a display is held, for functions and tuples, which take their form from it."""
        kind = proper(type)
        return self.world.types.of(kind) if isinstance(kind, CallableType | TupleType) else None

    def display_type(self, e: ListExpr | SetExpr | DictExpr) -> Instance:
        """The type of a display; where its context says no more than `Any` or a protocol, that of its
        first item.
        """
        if e in self.display_types:
            return self.display_types[e]
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        if not e.items:
            return type
        first = e.items[0]
        parts = first if isinstance(first, tuple) else (first,)
        args = [
            self.part_type(part) if part is not None and self._is_vague(arg) else arg
            for part, arg in zip(parts, type.args, strict=True)
        ]
        if isinstance(e, DictExpr) and all(isinstance(proper(arg), AnyType) for arg in args):
            args = [self._key_type(e, args[0]), args[1]]
        return type.copy_modified(args=args)

    def _key_type(self, e: DictExpr, otherwise: MypyType) -> MypyType:
        """The type of the keys of a dict that is one of Any: str, where they all are texts."""
        texts = self.world.named_type("builtins.str")
        kinds = [self.part_type(key) for key, _ in e.items if key is not None]
        return texts if kinds and all(kind == texts for kind in kinds) else otherwise

    def _is_vague(self, type: MypyType) -> bool:
        """Whether a type says too little of a display's items to compile them."""
        kind = without_none(type)
        if not isinstance(kind, Instance) or kind.type.fullname == "typing.Hashable":
            return False
        abstract = kind.type.is_protocol and not self.world.protocols.is_own(kind.type)
        return abstract and self.world.implementation(kind.type) is kind.type

    def _starred(self, e: ListExpr | SetExpr | TupleExpr, type: Instance, method: str) -> op.Value:
        """A list or set of items and of all that iterables give, in order."""
        holder = self.hold_value(self.new_container(type))
        for item in e.items:
            if isinstance(item, StarExpr):
                self.each(item.expr, lambda value: self.call_method(holder, method, [value], NOWHERE))
            else:
                self.call_method(holder, method, [self.expr(item)], e)
        return holder

    def hold_value(self, value: op.Value) -> op.Register:
        """A value in a register of its own."""
        register = self.register(value.type)
        self.emit(op.Assign(register, value))
        return register

    def new_container(self, type: Instance) -> op.Value:
        """An empty list, dict or set of a type."""
        return self.make_object(self.world.classes.of(type), [])

    def fill_list(self, type: Instance, items: list[Callable[[], op.Value]]) -> op.Value:
        """A list made of items evaluated in order."""
        if not items:
            return self.new_container(type)
        holder = self.make_object(self.world.classes.of(type), [self.number(max(len(items), ROOM))])
        return self._fill(holder, items)

    def _fill(self, holder: op.Value, items: list[Callable[[], op.Value]]) -> op.Register:
        """Put items, evaluated in order, into the room of a new list or tuple, which is whole wherever an
        exception may leave.
        """
        held = self.hold_value(holder)
        cls = self.class_of(held)
        assert cls is not None
        slots = self.emit(op.GetField(held, cls.ir, "items"))
        assert isinstance(slots.type, ir.Slots)
        for index, item in enumerate(items):
            block, start = self.block, len(self.block.instructions)
            value = self.coerce(item(), slots.type.element)
            quiet = self.block is block and not any(i.can_raise for i in block.instructions[start:])
            if index and not quiet:
                whole = op.SetField(held, cls.ir, "length", self.number(index))
                block.instructions.insert(start, whole)
            self.emit(op.SlotsStore(slots, self.number(index), value, initial=True))
        self.emit(op.SetField(held, cls.ir, "length", self.number(len(items))))
        return held

    def list_of(self, values: list[op.Value], type: ir.Type) -> op.Value:
        cls = self.class_of(type)
        if cls is None:
            if not values:
                raise Untypable("an empty list needs a type")
            element = self.world.mypy_type(values[0].type)
            instance = self.world.named_type("builtins.list", element)
        else:
            instance = cls.instance
        holder = self.make_object(self.world.classes.of(instance), [self.number(len(values))])
        return self._fill(holder, [partial(self._given, value) for value in values])

    @staticmethod
    def _given(value: op.Value) -> op.Value:
        return value

    def variable_tuple(self, value: op.Value, target: ir.Type) -> op.Value:
        assert isinstance(value.type, ir.Tuple)
        cls = self.class_of(target)
        assert cls is not None
        element = cls.instance.args[0]
        size = len(value.type.items)
        holder = self.runtime("tuples.roomy", [self.number(size)], element)
        return self._fill(holder, [partial(self._item, value, index) for index in range(size)])

    def _item(self, value: op.Value, index: int) -> op.Value:
        return self.emit(op.TupleItem(value, index))

    def dict_expr(self, e: DictExpr) -> op.Value:
        """{a: b, ...}."""
        type = self.display_type(e)
        holder = self.hold_value(self.new_container(type))
        wanted = [self._wanted(arg) for arg in type.args]
        for key, value in e.items:
            if key is None:
                other = self.opened(self.expr(value), value, "keys")
                if self.is_read_by_keys(other, type):
                    self.put_by_keys(holder, self.hold_value(other), e)
                else:
                    self.call_method(holder, "update", [other], e)
            else:
                at = self.keep(self.expr(key, wanted[0]))
                self.call_method(holder, "__setitem__", [at, self.expr(value, wanted[1])], e)
        return holder

    def put_by_keys(self, holder: op.Value, value: op.Value, e: Expression) -> None:
        """Put into a mapping what an object that is no dict has for each of its keys."""

        def step(key: op.Value) -> None:
            key = self.hold_value(key)
            found = self.call_method(value, "__getitem__", [key], e)
            self.call_method(holder, "__setitem__", [key, found], e)

        self.each_of(self.iterate_value(self.call_method(value, "keys", [], e), e), step)

    def has_keys(self, value: op.Value) -> bool:
        """Whether a value is an object that is no dict and has keys."""
        cls = self.class_of(value)
        known = cls is not None and self.world.classes.find(cls, "keys") is not None
        return known and self.dict_class(value) is None

    def is_read_by_keys(self, value: op.Value, into: Instance) -> bool:
        """Whether what a mapping holds is put into a dict key by key: of an object that is no dict, or a dict
        whose keys and values are held otherwise.
        """
        known = self.dict_class(value)
        if known is None:
            return self.has_keys(value)
        pairs = zip(known.instance.args, into.args, strict=True)
        return any(self.world.types.of(one) != self.world.types.of(other) for one, other in pairs)

    def set_expr(self, e: SetExpr) -> op.Value:
        """{a, b}."""
        type = self.display_type(e)
        if any(isinstance(item, StarExpr) for item in e.items):
            return self._starred(e, type, "add")
        holder = self.hold_value(self.new_container(type))
        for item in e.items:
            if isinstance(item, StarExpr):
                self.call_method(holder, "update", [self.expr(item.expr)], e)
            else:
                self.call_method(holder, "add", [self.expr(item)], e)
        return holder

    def list_comprehension(self, e: ListComprehension) -> op.Value:
        """[x for ...]."""
        type = self.display_types.get(e) or self.type_of(e)
        assert isinstance(type, Instance)
        holder = self.hold_value(self.new_container(type))
        element = e.generator.left_expr
        wanted = self.ir_type(type.args[0], e)

        def append() -> None:
            self.call_method(holder, "append", [self.expr(element, wanted)], e)

        def make_room(iteration: Iteration) -> None:
            count = iteration.expected() if len(e.generator.sequences) == 1 else None
            if count is not None and not e.generator.condlists[0]:
                self.call_hook(holder, "make_room", [count], e)

        self.comprehend(e.generator, append, begun=make_room)
        return holder

    def set_comprehension(self, e: SetComprehension) -> op.Value:
        """{x for ...}."""
        type = self.display_types.get(e) or self.type_of(e)
        assert isinstance(type, Instance)
        holder = self.hold_value(self.new_container(type))
        element = e.generator.left_expr
        self.comprehend(e.generator, lambda: self.call_method(holder, "add", [self.expr(element)], e))
        return holder

    def dictionary_comprehension(self, e: DictionaryComprehension) -> op.Value:
        """{k: v for ...}."""
        type = self.type_of(e)
        assert isinstance(type, Instance)
        holder = self.hold_value(self.new_container(type))

        def add() -> None:
            assert e.key is not None
            key = self.keep(self.expr(e.key))
            self.call_method(holder, "__setitem__", [key, self.expr(e.value)], e)

        self.comprehend(e, add)
        return holder

    def comprehend(
        self,
        e: GeneratorExpr | DictionaryComprehension,
        body: Callable[[], object],
        index: int = 0,
        begun: Callable[[Iteration], object] | None = None,
    ) -> None:
        """The loops of a comprehension from `index` on, with `body` innermost, and `begun` where the first of
        them has begun.
        """
        if index == len(e.sequences):
            body()
            return
        if index == 0:
            self.fresh_cells(e)
        iteration = self.iterate(e.sequences[index])
        iteration.begin()
        if begun is not None:
            begun(iteration)
        self.comprehend_over(iteration, e, body, index)
        if index == 0:
            self._forget(e)

    def _forget(self, e: GeneratorExpr | DictionaryComprehension) -> None:
        """Drop what a comprehension's variables hold, if one can tell."""
        for variable in (v for target in e.indices for v in targets_of(target)):
            place = self.scope.places.get(variable)
            if isinstance(place, op.Register) and self.world.lifetimes.lives_long(
                place.type, self.function.file
            ):
                self.unbind(place)

    def fresh_cells(self, e: GeneratorExpr | DictionaryComprehension) -> None:
        """Make the variables that functions in a comprehension share: others each time that it runs."""
        cells = self.scope.variables.cells if self.scope.variables is not None else set()
        for variable in (v for target in e.indices for v in targets_of(target)):
            if variable in cells and variable.type is not None:
                type = self.ir_type(variable.type, e)
                self.scope.places[variable] = self.make_cell(type, variable.name)

    def comprehend_over(
        self,
        iteration: Iteration,
        e: GeneratorExpr | DictionaryComprehension,
        body: Callable[[], object],
        index: int = 0,
    ) -> None:
        """The loop over a walk that has begun, and those inside it."""
        top, inside, following, end = self.new_block(), self.new_block(), self.new_block(), self.new_block()
        self.goto(top)
        self.start(top)
        iteration.test(inside, end)
        self.start(inside)
        self.store_iterated(e.indices[index], iteration.values())
        for condition in e.condlists[index]:
            good = self.new_block()
            self.condition(condition, good, following)
            self.start(good)
        self.comprehend(e, body, index + 1)
        self.goto(following)
        self.start(following)
        iteration.advance()
        self.goto(top)
        self.start(end)

    def store_iterated(self, target: Expression, values: Values) -> None:
        """Bind a loop's variables."""
        if not isinstance(values, list):
            self.store(target, values)
            self._note_code(target, values)
        elif isinstance(target, TupleExpr) and len(target.items) == len(values) and not any(
            isinstance(item, StarExpr) for item in target.items
        ):  # fmt: skip
            for item, value in zip(target.items, values, strict=True):
                self.store_iterated(item, value)
        else:
            self.store(target, self.emit(op.MakeTuple([self.joined(v) for v in values])))

    def _note_code(self, target: Expression, value: op.Value) -> None:
        """Keep the code point of a character beside the variable that a loop has just given it."""
        variables, node = self.scope.variables, target.node if isinstance(target, NameExpr) else None
        place = self.scope.places.get(node) if isinstance(node, Var) else None
        if not isinstance(place, op.Register) or variables is None:
            return
        code = self.codes.get(value)
        if code is None or node not in variables.walked:
            self.codes.pop(place, None)
            return
        kept = self.codes.setdefault(place, self.register(ir.INT))
        kept.code_of = place
        self.assign(kept, code)

    def forget_codes(self, target: Expression) -> None:
        """The loop has ended whose variables these are: they may hold what another gives them."""
        for variable in targets_of(target):
            place = self.scope.places.get(variable)
            if isinstance(place, op.Register):
                self.codes.pop(place, None)

    def joined(self, value: Values) -> op.Value:
        """A loop's value as one value: unpacked ones as a tuple."""
        return self.emit(op.MakeTuple([self.joined(v) for v in value])) if isinstance(value, list) else value
