"""Decorators of classes that give the class itself: registries."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
P = TypeVar("P", bound="Plugin")
REGISTRY: dict[str, type[Plugin]] = {}
NAMES: list[str] = []


class Plugin(ABC):
    def __init__(self, option: str = "") -> None:
        self.option = option

    @abstractmethod
    def run(self, text: str) -> str: ...


def register(name: str) -> Callable[[type[P]], type[P]]:
    def decorate(cls: type[P]) -> type[P]:
        REGISTRY[name] = cls
        return cls

    return decorate


def noted(cls: type[T]) -> type[T]:
    NAMES.append(cls.__name__)
    return cls


@register("reverse")
class Reverse(Plugin):
    def run(self, text: str) -> str:
        return text[::-1]


@noted
@register("repeat")
@register("again")
class Repeat(Plugin):
    def run(self, text: str) -> str:
        return text * int(self.option or 2)


class Handlers:
    def __init__(self) -> None:
        self.known: dict[str, type[object]] = {}

    def add(self, cls: type[T]) -> type[T]:
        self.known[cls.__name__] = cls
        return cls

    def named(self, name: str) -> Callable[[type[T]], type[T]]:
        def decorate(cls: type[T]) -> type[T]:
            self.known[name] = cls
            return cls

        return decorate


handlers = Handlers()


@handlers.add
class One:
    pass


@handlers.named("second")
class Two:
    pass


for name, plugin in REGISTRY.items():
    print(name, plugin.__name__, plugin("3").run("ab"))
print(NAMES, [(name, cls.__name__) for name, cls in handlers.known.items()], Reverse().run("xyz"))
