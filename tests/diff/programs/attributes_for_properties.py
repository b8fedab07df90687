"""Attributes that stand for properties of the class above, abstract ones too."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Protocol


class Animal(ABC):
    @property
    @abstractmethod
    def sound(self) -> str: ...

    @property
    def legs(self) -> int:
        return 4

    def speak(self) -> str:
        return f"{self.sound} on {self.legs}"


class Dog(Animal):
    sound = "woof"


class Bird(Animal):
    sound: str = "tweet"
    legs: int = 2


@dataclass
class Named(Animal):
    sound: str = "none"


class Cat(Animal):
    @property
    def sound(self) -> str:
        return "meow"


class Kitten(Cat):
    legs = 3


class HasName(Protocol):
    @property
    def name(self) -> str: ...


@dataclass
class P:
    name: str


class Q:
    def __init__(self) -> None:
        self.name = "q"


class R:
    @property
    def name(self) -> str:
        return "r"


def names(things: list[HasName]) -> list[str]:
    return [t.name for t in things]


def main() -> None:
    animals: list[Animal] = [Dog(), Bird(), Named("hi"), Cat(), Kitten()]
    for a in animals:
        print(a.speak(), a.sound, a.legs)
    d = Dog()
    d.sound = "arf"
    print(d.speak(), d.sound, Dog.sound)
    Dog.sound = "all"
    print(d.speak(), Dog().speak(), Dog.sound)
    print(names([P("p"), Q(), R()]))


main()
