"""__init_subclass__: registries, names and class arguments."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar


class Plugin:
    registry: ClassVar[dict[str, type[Plugin]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.registry[cls.__name__.lower()] = cls

    def run(self) -> str:
        return "base"


class Up(Plugin):
    def run(self) -> str:
        return "up"


class Further(Up):
    pass


for name, kind in sorted(Plugin.registry.items()):
    print(name, kind().run(), kind.__name__)


class Model:
    table: ClassVar[str] = ""

    def __init_subclass__(cls, *, table: str | None = None) -> None:
        super().__init_subclass__()
        cls.table = table or cls.__name__.lower() + "s"
        print("made", cls.__name__, cls.table)


class User(Model):
    pass


class Person(Model, table="people"):
    class Address(Model):
        pass


class Admin(User):
    pass


print(User.table, Person.table, Admin().table, Model.table, Person.Address.table)


class Command(ABC):
    known: ClassVar[dict[str, type[Command]]] = {}

    def __init_subclass__(cls, /, name: str, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if name in Command.known:
            raise ValueError(f"there is a {name} already")
        Command.known[name] = cls

    @abstractmethod
    def run(self, *args: str) -> str: ...

    @classmethod
    def create(cls, name: str) -> Command:
        try:
            return cls.known[name]()
        except KeyError:
            raise LookupError(name) from None


class Echo(Command, name="echo"):
    def run(self, *args: str) -> str:
        return " ".join(args)


class Add(Command, name="add"):
    def run(self, *args: str) -> str:
        return str(sum(map(int, args)))


print(Command.create("echo").run("a", "b"), Command.create("add").run("1", "2"))
try:

    class Again(Command, name="add"):
        def run(self, *args: str) -> str:
            return ""

except ValueError as error:
    print(error)
try:

    class Loud(Plugin, volume=3):
        pass

except TypeError as error:
    print(error)
