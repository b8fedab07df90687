"""A generic class whose items may be anything, `Channel[Any]`: objects of any of its forms."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Channel(Generic[T]):
    def __init__(self, name: str) -> None:
        self.name = name
        self.items: deque[T] = deque()

    def send(self, item: T) -> None:
        self.items.append(item)

    def receive(self) -> T:
        return self.items.popleft()

    def __len__(self) -> int:
        return len(self.items)


class Field(ABC, Generic[T]):
    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def parse(self, text: str) -> T: ...
    def show(self, value: T) -> str:
        return f"{self.name}={value!r}"


class IntField(Field[int]):
    def parse(self, text: str) -> int:
        return int(text)


class ListField(Field[list[T]]):
    def __init__(self, name: str, inner: Field[T]) -> None:
        super().__init__(name)
        self.inner = inner

    def parse(self, text: str) -> list[T]:
        return [self.inner.parse(part) for part in text.split(",")]


class TextField(Field[str]):
    def parse(self, text: str) -> str:
        return text.strip()


def drain(channels: list[Channel[Any]]) -> None:
    for channel in channels:
        while channel:
            item = channel.receive()
            print(channel.name, item, len(channel))


numbers: Channel[int] = Channel("numbers")
texts = Channel[str]("texts")
numbers.send(1)
numbers.send(2)
texts.send("a")
drain([numbers, texts])
texts.send("b")
by_name: dict[str, Channel[Any]] = {c.name: c for c in (numbers, texts)}
by_name["numbers"].send(5)
print(numbers.receive(), by_name["texts"].receive(), by_name["texts"] is texts)
schema: list[Field[Any]] = [
    IntField("age"),
    TextField("name"),
    ListField("tags", TextField("tag")),
    ListField("n", IntField("i")),
]
row = ["41", " ann ", "a,b", "1,2"]
values: dict[str, Any] = {field.name: field.parse(text) for field, text in zip(schema, row)}
print(values)
for field in schema:
    print(field.show(values[field.name]), type(field).__name__, isinstance(field, IntField))
print(sum(values["n"]), values["age"] + 1)


class Envelope:
    def __init__(self, channel: Channel[Any], note: object = None) -> None:
        self.channel = channel
        self.note = note


texts.send("c")
envelopes = [Envelope(numbers, 1), Envelope(texts)]
print(
    [e.channel.name for e in envelopes],
    [len(e.channel) for e in envelopes],
)
best: Channel[Any] | None = None
for envelope in envelopes:
    if best is None or len(envelope.channel) > len(best):
        best = envelope.channel
print(best is texts, best.name if best else None)
anything: Channel[Any] = Channel("anything")
anything.send(1)
anything.send("two")
print(anything.receive(), anything.receive(), len(anything))
