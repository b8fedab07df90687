"""match: each pattern tests the subject, binds names, or goes to the next case."""

from __future__ import annotations

from mypy.nodes import NameExpr, RefExpr, TypeAlias, TypeInfo, Var
from mypy.patterns import (
    AsPattern,
    ClassPattern,
    MappingPattern,
    OrPattern,
    Pattern,
    SequencePattern,
    SingletonPattern,
    StarredPattern,
    ValuePattern,
)
from mypy.types import Instance, ProperType, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.mypy_types import proper, without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.types import may_be_none, non_null

_OWN_VALUE = {"int", "str", "bool", "bytes", "float", "bytearray", "list", "dict", "set", "tuple", "u64"}


class Patterns(Closures):
    """Lowers patterns: control goes on where one matches, and to `other` where not."""

    def pattern(self, p: Pattern, subject: op.Value, type: MypyType, other: Block) -> None:
        """Test one pattern."""
        if isinstance(p, AsPattern):
            if p.pattern is not None:
                self.pattern(p.pattern, subject, type, other)
            if p.name is not None:
                self._bind(p.name, subject)
        elif isinstance(p, OrPattern):
            self._alternatives(p, subject, type, other)
        elif isinstance(p, ValuePattern):
            value = self.expr(p.expr)
            self._require(self.equal(subject, value), other)
        elif isinstance(p, SingletonPattern):
            self._singleton(p, subject, other)
        elif isinstance(p, ClassPattern):
            self._class(p, subject, type, other)
        elif isinstance(p, SequencePattern):
            self._sequence(p, subject, type, other)
        else:
            assert isinstance(p, MappingPattern), p
            self._mapping(p, subject, other)

    def _mapping(self, p: MappingPattern, subject: op.Value, other: Block) -> None:
        """{key: pattern, **rest} of a dict."""
        table = self._as_dict(subject, other)
        cls = self.dict_class(table) if table is not None else None
        if table is None or cls is None:
            self.goto(other)
            self.start(self.new_block())
            return
        keys = [self.hold_value(self.expr(key)) for key in p.keys]
        for key, pattern in zip(keys, p.values, strict=True):
            self._require(self.call_method(table, "__contains__", [key], p), other)
            found = self.hold_value(self.call_method(table, "__getitem__", [key], p))
            self.pattern(pattern, found, cls.instance.args[1], other)
        if p.rest is not None:
            self._rest(p, p.rest, table, keys)

    def _rest(self, p: MappingPattern, name: NameExpr, table: op.Value, keys: list[op.Register]) -> None:
        """A new dict, of the type that mypy gives it, of the items that the pattern does not name."""
        assert isinstance(name.node, Var)
        assert name.node.type is not None
        cls = self.class_of(self.ir_type(name.node.type, name))
        assert cls is not None
        rest = self.hold_value(self.make_object(cls, []))

        def keep(key: op.Value) -> None:
            held = self.hold_value(key)
            value = self.call_method(table, "__getitem__", [held], p)
            self.call_method(rest, "__setitem__", [held, value], p)

        self.each_of(self.iterate_value(table, p), keep)
        for key in keys:
            self.call_method(rest, "__delitem__", [key], p)
        self._bind(name, rest)

    def _as_dict(self, subject: op.Value, other: Block) -> op.Value | None:
        """A subject as a dict, where it is one, of objects where it may be any; None where it cannot be."""
        if may_be_none(subject.type):
            some = self.new_block()
            self.branch(self.is_none(subject), other, some)
            self.start(some)
            subject = self.coerce(subject, non_null(subject.type))
        if not self.is_object(subject):
            return self.hold_value(subject)
        assert isinstance(subject.type, ir.Ref)
        members = [m for m in subject.type.union if isinstance(m, ir.Ref)]
        tables = [m for m in members if self.dict_class(op.Constant(m, None)) is not None]
        if len(tables) == 1:
            self._require(self.holds(subject, tables[0]), other)
            return self.hold_value(self.unboxed(subject, tables[0]))
        test = self.class_test(self.world.type_info("builtins.dict"), subject)
        if test is None:
            return None
        self._require(test, other)
        return self.hold_value(self.runtime("forms.table_of", [self.root_call("items", subject)]))

    def _require(self, test: op.Value, other: Block) -> None:
        good = self.new_block()
        self.branch(test, good, other)
        self.start(good)

    def _bind(self, name: NameExpr, subject: op.Value) -> None:
        assert isinstance(name.node, Var)
        target = self.ir_type(name.node.type, name) if name.node.type is not None else subject.type
        value = subject
        if self.is_object(value) or self.world.boxes.is_object(target):
            value = self.coerce(value, target)
        elif isinstance(value.type, ir.Ref) and isinstance(target, ir.Ref) and value.type != target:
            value = self.cast_object(value, target)
        elif may_be_none(value.type) and not may_be_none(target):
            value = self.coerce(value, non_null(value.type))
        self.store_variable(name.node, value, name)

    def _alternatives(self, p: OrPattern, subject: op.Value, type: MypyType, other: Block) -> None:
        good = self.new_block()
        for position, alternative in enumerate(p.patterns):
            last = position == len(p.patterns) - 1
            following = other if last else self.new_block()
            self.pattern(alternative, subject, type, following)
            self.goto(good)
            if not last:
                self.start(following)
        self.start(good)

    def _singleton(self, p: SingletonPattern, subject: op.Value, other: Block) -> None:
        if p.value is None:
            self._require(self.is_none(subject), other)
        elif subject.type == ir.BOOL:
            self._require(subject if p.value else self.emit(op.Not(subject)), other)
        elif self.is_object(subject):
            if may_be_none(subject.type):
                some = self.new_block()
                self.branch(self.is_none(subject), other, some)
                self.start(some)
                subject = self.coerce(subject, non_null(subject.type))
            self._require(self.identical(subject, op.Constant(ir.BOOL, p.value)), other)
        else:
            self.refuse(p, "True and False are matched against bool values")

    def _class(self, p: ClassPattern, subject: op.Value, type: MypyType, other: Block) -> None:
        info = self._class_of_pattern(p)
        if may_be_none(subject.type):
            some = self.new_block()
            self.branch(self.is_none(subject), other, some)
            self.start(some)
            subject = self.coerce(subject, non_null(subject.type))
            type = without_none(type)
        if self.is_object(subject):
            inner, inner_type = self._narrowed_object(info, subject, p, other)
        elif not isinstance(subject.type, ir.Ref) or info.name in _OWN_VALUE:
            if not self._static_match(info, subject):
                self.goto(other)
                self.start(self.new_block())
            inner, inner_type = subject, proper(type)
        else:
            cls = self.narrow_class(info, subject)
            if cls is None:
                self.goto(other)
                self.start(self.new_block())
                return
            self._require(self.emit(op.IsInstance(subject, cls.ir)), other)
            inner, inner_type = self.emit(op.Cast(subject, ir.Ref(cls.ir))), proper(cls.instance)
        if info.name in _OWN_VALUE and len(p.positionals) == 1:
            self.pattern(p.positionals[0], inner, inner_type, other)
            return
        names = _match_args(info)
        pairs = list(zip(names, p.positionals, strict=False)) + list(
            zip(p.keyword_keys, p.keyword_values, strict=True)
        )
        for name, pattern in pairs:
            self._attribute(name, pattern, inner, p, other)

    def _narrowed_object(
        self, info: TypeInfo, subject: op.Value, p: ClassPattern, other: Block
    ) -> tuple[op.Value, ProperType]:
        """Test an object for a class: what it then is, or holds."""
        test = self.class_test(info, subject)
        if test is None:
            self.refuse(p, f"{info.name} cannot be matched here")
        self._require(test, other)
        meant = self.classes_meant(info, subject) or []
        if len(meant) != 1:
            return subject, proper(self.world.mypy_type(subject.type))
        inner = self.unboxed(subject, meant[0])
        return inner, proper(self.world.mypy_type(meant[0]))

    def _attribute(
        self, name: str, pattern: Pattern, subject: op.Value, p: ClassPattern, other: Block
    ) -> None:
        fields = self.record_fields(subject)
        if fields is not None and name in fields:
            item = self.hold_value(self.emit(op.TupleItem(subject, fields.index(name))))
            self.pattern(pattern, item, self.world.mypy_type(item.type), other)
            return
        cls = self.class_of(subject)
        if cls is None:
            self.refuse(p, "this value has no attributes")
        self.world.fields.complete(cls)
        if name in cls.types:
            value = self.field(subject, cls, name)
            self.pattern(pattern, self.hold_value(value), cls.types[name], other)
            return
        method = self.world.classes.find(cls, name)
        if method is None or not method.is_property:
            self.refuse(p, f"the method {name} cannot be matched", "a name for the whole object")
        value = self.call_method(subject, name, [], p)
        self.pattern(pattern, self.hold_value(value), self.world.mypy_type(value.type), other)

    def _class_of_pattern(self, p: ClassPattern) -> TypeInfo:
        node = p.class_ref.node if isinstance(p.class_ref, RefExpr) else None
        if isinstance(node, TypeAlias):
            meant = get_proper_type(node.target)
            node = meant.type if isinstance(meant, Instance) else None
        if not isinstance(node, TypeInfo):
            self.refuse(p, "a class pattern names a class", "callable(value)")
        return node

    def _static_match(self, info: TypeInfo, subject: op.Value) -> bool:
        names: dict[ir.Type, tuple[str, ...]] = {
            ir.INT: ("int",),
            ir.U64: ("int", "u64"),
            ir.BOOL: ("bool", "int"),
            ir.FLOAT: ("float",),
        }
        if isinstance(subject.type, ir.Ref):
            return self.is_builtin(subject, info.name)
        enum = self.enum_of(subject)
        if enum is not None:
            return bool(enum.info.has_base(info.fullname))
        record = subject.type.cls if isinstance(subject.type, ir.Tuple) else None
        if record is not None and info.is_named_tuple:
            return bool(self.world.records.types[record].partial_fallback.type.has_base(info.fullname))
        return info.name in names.get(subject.type, ("tuple",))

    def _sequence(self, p: SequencePattern, subject: op.Value, type: MypyType, other: Block) -> None:
        starred = [i for i, item in enumerate(p.patterns) if isinstance(item, StarredPattern)]
        count = len(p.patterns) - len(starred)
        if isinstance(subject.type, ir.Tuple):
            self._tuple(p, subject, type, starred, count, other)
            return
        if may_be_none(subject.type):
            some = self.new_block()
            self.branch(self.is_none(subject), other, some)
            self.start(some)
            subject = self.coerce(subject, non_null(subject.type))
        if self.is_object(subject):
            self._object_sequence(p, subject, other)
            return
        length = self.length(subject)
        self._require(self.emit(op.Compare("ge" if starred else "eq", length, self.number(count))), other)
        element = self.world.inference.element(without_none(type))
        for index, item in enumerate(p.patterns):
            if isinstance(item, StarredPattern):
                if item.capture is not None:
                    end = self.emit(
                        op.Arithmetic("sub", length, self.number(len(p.patterns) - 1 - index), ir.INT)
                    )
                    rest = self.call_hook(subject, "get_slice", [self.number(index), end, self.none()], p)
                    self.store(item.capture, rest)
                continue
            at: op.Value = self.number(index)
            if starred and index > starred[0]:
                at = self.emit(op.Arithmetic("sub", length, self.number(len(p.patterns) - index), ir.INT))
            value = self.call_method(subject, "__getitem__", [at], p)
            self.pattern(item, self.hold_value(value), element, other)

    def _object_sequence(self, p: SequencePattern, subject: op.Value, other: Block) -> None:
        """A sequence pattern for the one member of a union that is a sequence, or for any list or tuple."""
        found = [
            m
            for m in self.members_of(subject)
            if isinstance(m, ir.Tuple) or self.is_builtin(m, "list") or self.is_builtin(m, "tuple")
        ]
        if len(found) != 1:
            self._any_sequence(p, subject, other)
            return
        self._require(self.holds(subject, found[0]), other)
        self._sequence(p, self.unboxed(subject, found[0]), self.world.mypy_type(found[0]), other)

    def _any_sequence(self, p: SequencePattern, subject: op.Value, other: Block) -> None:
        """A sequence pattern for an object that may be any list or tuple: its items are objects."""
        tests = [self.class_test(self.world.type_info(f"builtins.{n}"), subject) for n in ("list", "tuple")]
        some: op.Value = op.Constant(ir.BOOL, False)
        for test in tests:
            if test is not None:
                some = self.emit(op.Select(test, op.Constant(ir.BOOL, True), some))
        self._require(some, other)
        items = self.hold_value(self.root_call("items", subject))
        self._sequence(p, items, self.world.mypy_type(items.type), other)

    def _tuple(
        self,
        p: SequencePattern,
        subject: op.Value,
        type: MypyType,
        starred: list[int],
        count: int,
        other: Block,
    ) -> None:
        assert isinstance(subject.type, ir.Tuple)
        total = len(subject.type.items)
        if (total < count) if starred else (total != count):
            self.goto(other)
            self.start(self.new_block())
            return
        items = getattr(proper(type), "items", [])
        for index, item in enumerate(p.patterns):
            if isinstance(item, StarredPattern):
                if item.capture is not None:
                    self.refuse(
                        p,
                        "a starred name cannot take the rest of a fixed tuple in a pattern",
                        "name the items",
                    )
                continue
            at = index if not starred or index < starred[0] else total - (len(p.patterns) - index)
            part = self.hold_value(self.emit(op.TupleItem(subject, at)))
            self.pattern(item, part, items[at] if items else self.world.mypy_type(part.type), other)


def _match_args(info: TypeInfo) -> list[str]:
    """The attribute names of positional class patterns."""
    symbol = info.names.get("__match_args__")
    if symbol is not None and isinstance(symbol.node, Var) and symbol.node.type is not None:
        items = getattr(get_proper_type(symbol.node.type), "items", [])
        return [
            str(getattr(get_proper_type(i), "value", None) or get_proper_type(i).last_known_value.value)
            for i in items
        ]
    return []
