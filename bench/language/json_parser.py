"""Parsing: reads JSON (RFC 8259, integers only) into objects, sums it up, writes it again."""

from __future__ import annotations


class Value:
    def total(self) -> int:
        return 0

    def write(self, parts: list[str]) -> None:
        parts.append("null")


class Number(Value):
    def __init__(self, number: int) -> None:
        self.number = number

    def total(self) -> int:
        return self.number

    def write(self, parts: list[str]) -> None:
        parts.append(str(self.number))


class Text(Value):
    def __init__(self, text: str) -> None:
        self.text = text

    def total(self) -> int:
        return len(self.text)

    def write(self, parts: list[str]) -> None:
        parts.append('"' + self.text + '"')


class Array(Value):
    def __init__(self) -> None:
        self.values: list[Value] = []

    def total(self) -> int:
        return sum(value.total() for value in self.values)

    def write(self, parts: list[str]) -> None:
        parts.append("[")
        for index, value in enumerate(self.values):
            if index > 0:
                parts.append(",")
            value.write(parts)
        parts.append("]")


class Object(Value):
    def __init__(self) -> None:
        self.members: dict[str, Value] = {}

    def total(self) -> int:
        return sum(value.total() for value in self.members.values())

    def write(self, parts: list[str]) -> None:
        parts.append("{")
        first = True
        for name, value in self.members.items():
            if not first:
                parts.append(",")
            first = False
            parts.append('"' + name + '":')
            value.write(parts)
        parts.append("}")


class Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def skip_space(self) -> None:
        while self.position < len(self.text) and self.text[self.position] in " \n\t\r":
            self.position += 1

    def peek(self) -> str:
        self.skip_space()
        return self.text[self.position]

    def expect(self, character: str) -> None:
        if self.peek() != character:
            raise ValueError(f"{character!r} is missing at {self.position}")
        self.position += 1

    def value(self) -> Value:
        character = self.peek()
        if character == "{":
            return self.object()
        if character == "[":
            return self.array()
        if character == '"':
            return Text(self.string())
        if character == "n":
            self.position += 4
            return Value()
        return self.number()

    def object(self) -> Value:
        made = Object()
        self.expect("{")
        while self.peek() != "}":
            name = self.string()
            self.expect(":")
            made.members[name] = self.value()
            if self.peek() == ",":
                self.position += 1
        self.expect("}")
        return made

    def array(self) -> Value:
        made = Array()
        self.expect("[")
        while self.peek() != "]":
            made.values.append(self.value())
            if self.peek() == ",":
                self.position += 1
        self.expect("]")
        return made

    def string(self) -> str:
        self.expect('"')
        start = self.position
        while self.text[self.position] != '"':
            self.position += 1
        self.position += 1
        return self.text[start : self.position - 1]

    def number(self) -> Value:
        start = self.position
        while self.position < len(self.text) and (
            self.text[self.position].isdigit() or self.text[self.position] == "-"
        ):
            self.position += 1
        return Number(int(self.text[start : self.position]))


def document(count: int) -> str:
    parts: list[str] = []
    for number in range(count):
        parts.append(
            f'{{"id": {number}, "name": "item {number % 97}", '
            f'"sizes": [{number % 7}, {-number}, {number * 3}], "parent": null, '
            f'"owner": {{"key": "k{number % 13}", "rank": {number % 5}}}}}'
        )
    return "[" + ",\n ".join(parts) + "]"


def main() -> None:
    text = document(4_000)
    for _ in range(3):
        value = Parser(text).value()
        parts: list[str] = []
        value.write(parts)
        print(len(text), value.total(), len("".join(parts)))


main()
