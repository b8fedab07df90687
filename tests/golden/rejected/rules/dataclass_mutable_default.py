from dataclasses import dataclass


@dataclass
class Place:
    name: str


@dataclass
class Person:
    name: str
    home: Place = Place("here")


print(Person("ann").home is Person("bob").home)
