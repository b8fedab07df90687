"""Class methods as values; members of an enum that is a text, iterated over by functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from itertools import product
from typing import NamedTuple


class Suit(str, Enum):
    CLUBS = "c"
    HEARTS = "h"

    @classmethod
    def parse(cls, text: str) -> Suit:
        return cls(text.lower())


@dataclass(frozen=True)
class Card:
    rank: int
    suit: Suit

    @classmethod
    def parse(cls, text: str, shift: int = 0) -> Card:
        return cls(int(text[:-1]) + shift, Suit.parse(text[-1]))

    @classmethod
    def count(cls) -> str:
        return cls.__name__


class Wild(Card):
    pass


class Point(NamedTuple):
    x: int
    y: int

    @classmethod
    def of(cls, text: str) -> Point:
        x, y = text.split(",")
        return cls(int(x), int(y))


parsers: dict[str, Callable[[str], object]] = {
    "card": Card.parse,
    "wild": Wild.parse,
    "suit": Suit.parse,
    "point": Point.of,
}
print(
    list(map(Card.parse, "3h 4c".split())),
    [parsers[name](text) for name, text in [("card", "7h"), ("wild", "8c"), ("suit", "H"), ("point", "1,2")]],
)
print(Wild.count(), sorted(map(Point.of, ["3,4", "1,2"])))
name: Callable[[], str] = Wild.count
print(name(), [f"{rank}{suit.value}" for rank, suit in product((1, 2), Suit)], list(product(Suit, [True])))
