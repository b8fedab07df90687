"""Builtin functions that make or take apart text: str, repr, ascii, chr, ord, hex, format, print."""

from __future__ import annotations

from mypy.nodes import ARG_STAR, CallExpr, Expression
from mypy.types import Instance, UninhabitedType

from ophion.compiler.frontend.lower.number_calls import given
from ophion.compiler.frontend.lower.template_calls import TemplateCalls
from ophion.compiler.frontend.mypy_types import without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null


class TextCalls(TemplateCalls):
    """Builtin functions that make or take apart text: str, repr, ascii, chr, ord, hex, format, print."""

    def str_call(self, e: CallExpr) -> op.Value:
        """str(x), str(data, encoding)."""
        if not e.args:
            return self.text("")
        value = self.asked(e.args[0]) if len(e.args) == 1 else self.expr(e.args[0])
        if len(e.args) > 1:
            data = self.runtime("bytestrings.bytes_from_buffer", [value])
            return self.coded(data, "decode", given(e, ("object", "encoding", "errors")), e)
        return self.to_str(value, self.type_of(e.args[0]))

    def maketrans_call(self, e: CallExpr) -> op.Value:
        """str.maketrans(table), str.maketrans(x, y), str.maketrans(x, y, z)."""
        values = [self.keep(self.expr(a)) for a in e.args]
        if len(values) > 1:
            name = "table_of_pairs" if len(values) == 2 else "table_with_gaps"
            return self.runtime(f"text_translate.{name}", values)
        table = without_none(self.type_of(e.args[0]))
        if not isinstance(table, Instance) or not self.is_builtin(values[0], "dict"):
            self.refuse(e, "str.maketrans takes a dict in compiled code")
        key = self.world.types.of(table.args[0])
        if key not in (ir.INT, self.str_type):
            self.refuse(e, "a table for str.translate has keys of one type", "code points, by ord()")
        name = "table_of_codes" if key == ir.INT else "table_of_texts"
        return self.runtime(f"text_translate.{name}", values, table.args[1])

    def repr_call(self, e: CallExpr) -> op.Value:
        """repr(x)."""
        return self.to_repr(self.asked(e.args[0]), self.type_of(e.args[0]))

    def ascii_call(self, e: CallExpr) -> op.Value:
        """ascii(x)."""
        return self.to_ascii(self.expr(e.args[0]), self.type_of(e.args[0]))

    def ord_call(self, e: CallExpr) -> op.Value:
        """ord(c)."""
        value = self.expr(e.args[0])
        if value in self.codes:
            return self.codes[value]
        if self.is_builtin(value, "str"):
            return self.runtime("strings.ord_of", [value])
        return self.runtime("bytestrings.ord_of", [value])

    def base_call(self, e: CallExpr, spec: str) -> op.Value:
        """hex(n), oct(n), bin(n)."""
        value = self.expr(e.args[0])
        value = value if value.type == ir.U64 else self.coerce(value, ir.INT)
        return self.format_value(value, self.world.mypy_type(value.type), self.text(spec), e)

    def format_call(self, e: CallExpr) -> op.Value:
        """format(x, spec)."""
        value = self.keep(self.expr(e.args[0]))
        spec = self.expr(e.args[1]) if len(e.args) > 1 else self.text("")
        return self.format_value(value, self.type_of(e.args[0]), spec, e)

    # --- print ---

    def print_call(self, e: CallExpr) -> op.Value:
        """print(...): one text, then one write."""
        named = {n: a for n, a in zip(e.arg_names, e.args, strict=True) if n is not None}
        positional = [
            (a, kind == ARG_STAR)
            for a, kind, n in zip(e.args, e.arg_kinds, e.arg_names, strict=True)
            if n is None
        ]
        separator = self._text_or(named.get("sep"), " ")
        values = [
            (self.keep(self._all_of(a) if starred else self.asked(a)), a, starred)
            for a, starred in positional
        ]
        if any(starred for _, starred in positional):
            body = [self._joined_texts(values, separator)]
        else:
            body = []
            for value, argument, _ in values:
                body += [separator] if body else []
                body.append(self.to_str(value, self.type_of(argument)))
        end = self._text_or(named.get("end"), "\n")
        text = self.concatenate([self.coerce(p, self.str_type) for p in [*body, end]])
        self._write(text, named)
        return self.none()

    def _write(self, text: op.Value, named: dict[str, Expression]) -> None:
        """Write what is to be printed, to `file` or to standard output."""
        if self.world.target == "kernel":
            self.runtime("output.print_text", [text])
            return
        file = self.expr(named["file"]) if "file" in named else self.none()
        flush = self.expr(named["flush"]) if "flush" in named else op.Constant(ir.BOOL, False)
        cls = self.class_of(file)
        if cls is not None and not cls.info.has_base("user.lib.text_streams.TextIO"):
            self._write_to(self.hold_value(self.coerce_optional(file)), text, flush, named["file"])
            return
        node = self.world.named_function("user.lib.builtins.print_text")
        self.world.module_of(node.fullname)
        self.call(self.world.function(node, None, {}), [text, file, flush])

    def _write_to(self, stream: op.Value, text: op.Value, flush: op.Value, node: Expression) -> None:
        """Write what is to be printed to an object of any class that has a method for it."""
        self.call_method(stream, "write", [text], node)
        if isinstance(flush, op.Constant) and not flush.value:
            return
        yes, end = self.new_block(), self.new_block()
        self.branch(self.truth(flush), yes, end)
        self.start(yes)
        self.call_method(stream, "flush", [], node)
        self.goto(end)
        self.start(end)

    def _text_or(self, e: Expression | None, default: str) -> op.Value:
        """print's sep or end: a text, or what stands for None."""
        if e is None:
            return self.text(default)
        value = self.expr(e)
        if value.type == ir.VOID:
            return self.text(default)
        value = self.hold_value(value)
        if not may_be_none(value.type):
            return value
        return self.choose(
            self.emit(op.IsNone(value)),
            self.str_type,
            lambda: self.text(default),
            lambda: self.coerce(value, non_null(value.type)),
        )

    def _all_of(self, e: Expression) -> op.Value:
        """The values of an iterable as a list."""
        element = self.world.inference.element(self.type_of(e))
        return self.expr(e) if isinstance(element, UninhabitedType) else self.collect(e, element)

    def _joined_texts(self, values: list[tuple[op.Value, Expression, bool]], separator: op.Value) -> op.Value:
        """The texts of values and of the items of lists, with a separator between."""
        texts = self.hold_value(
            self.new_container(self.world.named_type("builtins.list", self.world.named_type("builtins.str")))
        )
        for value, argument, starred in values:
            if not starred:
                self.append(texts, self.to_str(value, self.type_of(argument)))
                continue
            element = self.world.inference.element(self.type_of(argument))
            if isinstance(element, UninhabitedType):
                continue
            self.each_of(
                self.iterate_value(value, argument),
                lambda item, element=element: self.append(texts, self.to_str(item, element)),  # type: ignore[misc]
            )
        return self.call_method(separator, "join", [texts], values[0][1])
