from typing import Protocol


class Named(Protocol):
    name: str


class Dog:
    name = "rex"


class Cat:
    name = "tom"


class Box:
    def __init__(self) -> None:
        self.items: list[Named] = [Dog(), Cat()]

    def add(self) -> None:
        class Toy:
            name = "ball"

        self.items.append(Toy())


Box().add()
