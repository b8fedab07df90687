"""A template engine with loops, conditions, filters and includes."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from typing import ClassVar, Dict, List, Optional, Sequence, Union

Value = Union[str, int, float, bool, None, List["Value"], Dict[str, "Value"]]
Context = Dict[str, Value]
Filter = Callable[[str], str]


class TemplateError(Exception):
    def __init__(self, message: str, *, line: Optional[int] = None) -> None:
        self.line = line
        where = f" (line {line})" if line is not None else ""
        super().__init__(message + where)


class Node:
    def render(self, context: Context, out: List[str]) -> None:
        raise NotImplementedError


class Text(Node):
    def __init__(self, text: str) -> None:
        self.text = text

    def render(self, context: Context, out: List[str]) -> None:
        out.append(self.text)


class Expression(Node):
    FILTERS: ClassVar[Dict[str, Filter]] = {
        "upper": str.upper,
        "lower": str.lower,
        "title": str.title,
        "trim": str.strip,
        "reverse": lambda s: s[::-1],
        "len": lambda s: str(len(s)),
        "escape": lambda s: s.replace("&", "&amp;").replace("<", "&lt;"),
    }

    def __init__(self, source: str, line: int) -> None:
        self.path, *self.filters = (part.strip() for part in source.split("|"))
        self.line = line
        unknown = [f for f in self.filters if f not in self.FILTERS]
        if unknown:
            raise TemplateError(f"unknown filter {unknown[0]!r}", line=line)

    def render(self, context: Context, out: List[str]) -> None:
        value = lookup(self.path, context, self.line)
        text = "" if value is None else str(value)
        for name in self.filters:
            text = self.FILTERS[name](text)
        out.append(text)


class For(Node):
    def __init__(self, name: str, path: str, body: Sequence[Node], line: int) -> None:
        self.name, self.path, self.body, self.line = name, path, body, line

    def render(self, context: Context, out: List[str]) -> None:
        items = lookup(self.path, context, self.line)
        if not isinstance(items, list):
            raise TemplateError(f"{self.path} is not a list", line=self.line)
        for index, item in enumerate(items):
            inner: Context = {
                **context,
                self.name: item,
                "loop": {"index": index + 1, "last": index == len(items) - 1},
            }
            for node in self.body:
                node.render(inner, out)


class If(Node):
    def __init__(self, condition: str, body: Sequence[Node], otherwise: Sequence[Node], line: int) -> None:
        self.negated = condition.startswith("not ")
        self.path = condition.removeprefix("not ").strip()
        self.body, self.otherwise, self.line = body, otherwise, line

    def render(self, context: Context, out: List[str]) -> None:
        truth = bool(lookup(self.path, context, self.line)) is not self.negated
        for node in self.body if truth else self.otherwise:
            node.render(context, out)


def lookup(path: str, context: Mapping[str, Value], line: int) -> Value:
    if path[:1] in "'\"" and path[-1:] == path[:1]:
        return path[1:-1]
    first, *rest = path.split(".")
    if first not in context:
        raise TemplateError(f"undefined {first!r}", line=line)
    value = context[first]
    for part in rest:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and part.isdigit():
            value = value[int(part)]
        else:
            raise TemplateError(f"{path}: no {part!r}", line=line)
    return value


class Template:
    TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)

    def __init__(self, source: str) -> None:
        self._tokens = self.TOKEN.split(source)
        self._position = 0
        self._line = 1
        self.nodes = self._parse(())

    def _parse(self, until: Sequence[str]) -> List[Node]:
        nodes: List[Node] = []
        while self._position < len(self._tokens):
            token = self._tokens[self._position]
            line = self._line
            self._line += token.count("\n")
            self._position += 1
            if token.startswith("{{"):
                nodes.append(Expression(token[2:-2].strip(), line))
            elif token.startswith("{%"):
                words = token[2:-2].split()
                keyword = words[0]
                if keyword in until:
                    self._position -= 1
                    return nodes
                if keyword == "for":
                    if len(words) != 4 or words[2] != "in":
                        raise TemplateError("bad for", line=line)
                    body = self._parse(("endfor",))
                    self._end("endfor", line)
                    nodes.append(For(words[1], words[3], body, line))
                elif keyword == "if":
                    body, otherwise = self._parse(("else", "endif")), []
                    if self._peek() == "else":
                        self._position += 1
                        otherwise = self._parse(("endif",))
                    self._end("endif", line)
                    nodes.append(If(" ".join(words[1:]), body, otherwise, line))
                else:
                    raise TemplateError(f"unknown tag {keyword!r}", line=line)
            elif token and not token.startswith("{#"):
                nodes.append(Text(token))
        return nodes

    def _peek(self) -> str:
        return self._tokens[self._position][2:-2].strip() if self._position < len(self._tokens) else ""

    def _end(self, keyword: str, line: int) -> None:
        if self._peek() != keyword:
            raise TemplateError(f"missing {keyword}", line=line)
        self._position += 1

    def render(self, **context: Value) -> str:
        out: List[str] = []
        for node in self.nodes:
            node.render(context, out)
        return "".join(out)


PAGE = """Hello {{ user.name | title }}!{# comment #}
{% for item in items %}{{ loop.index }}. {{ item.name | upper }}{% if item.price %} at {{ item.price }}{% else %} (free){% endif %}
{% endfor %}{% if not items %}nothing{% endif %}{{ tags.1 | reverse | escape }} {{ 'lit' | len }}
"""


def main() -> int:
    template = Template(PAGE)
    items: List[Value] = [{"name": "apple", "price": 1.5}, {"name": "air", "price": 0}]
    print(template.render(user={"name": "ada lovelace"}, items=items, tags=["x", "<a&b>"]), end="")
    print(template.render(user={"name": None}, items=[], tags=["", "q"]), end="")
    for bad, kwargs in [
        ("{{ x | nope }}", "a"),
        ("{% for x %}", "b"),
        ("{% if a %}", "c"),
        ("line\n{{ q }}", "d"),
        ("{% zap %}", "e"),
    ]:
        try:
            Template(bad).render(name=kwargs)
        except TemplateError as e:
            print(f"{kwargs}: {e}", e.line, file=sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
