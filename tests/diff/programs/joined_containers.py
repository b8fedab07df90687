"""Containers of different items that are put together: what comes of it holds both."""


def tuples_of_lengths(flag: bool) -> None:
    d = {True: (1, 2)} | {True: (3,)}
    print(d)
    e = {"a": (1, 2)} | {"b": ()}
    print(e)
    items = [(1, 2)] + [(3,)]
    print(items)
    both = [(1, 2), (3,)]
    print(both)
    print([*[(1, 2)], *[(3,)]])
    print({**{"a": (1,)}, **{"b": (1, 2)}})
    xs = [(1, 2)] if flag else [(3,)]
    print(xs)
    x: list[tuple[int, ...]] = [(1, 2)]
    x += [(3,)]
    x.extend([(4, 5)])
    print(x + [(1,)])


tuples_of_lengths(True)


class Animal:
    name = "animal"


class Dog(Animal):
    def bark(self) -> str:
        return "wuff"


class Cat(Animal):
    pass


def show(animals: list[Animal]) -> None:
    print([type(a).__name__ for a in animals])


def classes(dogs: list[Dog], cats: list[Cat]) -> None:
    both = dogs + cats
    print(len(both), type(both[1]).__name__)
    animals: list[Animal] = [*dogs, *cats]
    animals = dogs + animals
    show(animals)
    named = {"d": dogs[0]} | {"c": cats[0]}
    print(sorted(named), [type(v).__name__ for v in named.values()])
    some = {dogs[0]} | {cats[0]}
    print(len(some))
    maybe: list[Dog | None] = [None]
    print(len(maybe + dogs))
    print(len(dogs + maybe))
    animals.extend(dogs)
    animals += cats
    animals[0:1] = dogs
    show(animals)
    pairs = list(zip(dogs, cats))
    print(len(pairs))
    tup: tuple[Animal, ...] = tuple(dogs)
    print(len(tup + tuple(cats)))
    view: list[Animal] = list(dogs)
    view.sort(key=lambda a: a.name)
    d: dict[str, Animal] = {"a": dogs[0]}
    d.update({"b": cats[0]})
    d |= {"c": dogs[0]}
    print(len(d))
    e = dict(d) | {"z": None}
    print(len(e), e["z"])


classes([Dog()], [Cat()])
