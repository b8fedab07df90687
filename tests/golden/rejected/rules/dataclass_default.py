from dataclasses import dataclass


class Place:
    pass


@dataclass
class Person:
    name: str
    home: Place = Place()


print(Person("ann").home is Person("bob").home)
