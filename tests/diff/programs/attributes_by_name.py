"""hasattr, getattr and setattr, with names that are literals and with such that only the run knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass
class Settings:
    host: str = "localhost"
    port: int = 80
    ratio: float = 0.5
    tags: tuple[str, ...] = ()

    def update(self, changes: dict[str, Any]) -> None:
        for key, value in changes.items():
            if not hasattr(self, key):
                raise KeyError(key)
            setattr(self, key, value)


@dataclass
class Secure(Settings):
    key: str = "k"


@dataclass(frozen=True)
class Frozen:
    a: int = 1


class Shape:
    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height

    @property
    def area(self) -> int:
        return self.width * self.height

    def scale(self, by: int) -> None:
        self.width *= by


class Named(Shape):
    def __init__(self, name: str) -> None:
        super().__init__(2, 3)
        self.name = name
        self._note = ""

    @property
    def note(self) -> str:
        return self._note

    @note.setter
    def note(self, value: str) -> None:
        self._note = value + "!"


def tried(work: Callable[[], object]) -> None:
    try:
        print(work())
    except (AttributeError, KeyError) as problem:
        print(type(problem).__name__, problem)


def shown(shape: Shape) -> None:
    for name in ("width", "area", "name", "scale", "nothing", "note", "__class__"):
        print(name, hasattr(shape, name), end=" ")
        if name not in ("scale", "__class__"):
            print(getattr(shape, name, None), end="")
        print()
    for axis in ("x", "y"):
        tried(lambda: getattr(shape, f"size_{axis}"))
    tried(lambda: getattr(shape, "name"))
    print(getattr(shape, "name", "unnamed"), hasattr(shape, "name"), hasattr(shape, "width"))


def settings(each: Settings) -> None:
    each.update({"host": "here", "port": 8080})
    print(each)
    tried(lambda: each.update({"colour": "red"}))
    tried(lambda: each.update({"key": "new"}))
    print(each)
    print([f"{name}={getattr(each, name)!r}" for name in ("host", "port", "ratio")])
    total: int = getattr(each, "port") + 1
    print(total, getattr(each, "timeout", 30), getattr(each, "por" + "t", 30))


def stored(named: Named) -> None:
    for name, value in {"width": 9, "note": "text"}.items():
        setattr(named, name, value)
    setattr(named, "name", "other")
    print(named.width, named.area, named.note, named.name)
    try:
        setattr(named, "width", named.width + 1)
        print(named.width)
        frozen = Frozen()
        setattr(frozen, "a", 2)
    except AttributeError as problem:
        print(type(problem).__name__, problem)


shown(Shape(2, 3))
shown(Named("n"))
settings(Settings())
settings(Secure())
stored(Named("s"))
