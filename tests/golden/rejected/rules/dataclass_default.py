from dataclasses import dataclass


@dataclass
class Person:
    name: str
    friends: list[str] = []


print(Person("ann").friends is Person("bob").friends)
