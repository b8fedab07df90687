"""Entries of dicts and sets taken from either end, with others coming and going meanwhile."""

import random
from collections import OrderedDict

N = 5_000


def drained() -> None:
    numbers = set(range(N))
    total = 0
    while numbers:
        total += numbers.pop()
    table = {number: str(number) for number in range(N)}
    while table:
        key, value = table.popitem()
        total += key - len(value)
    table = {number: "x" for number in range(2_000)}
    while table:
        key = next(iter(table))
        total += key
        del table[key]
    print(total, numbers, table)
    for empty in (numbers, set[int]()):
        try:
            empty.pop()
        except KeyError as problem:
            print(problem)
    try:
        table.popitem()
    except KeyError as problem:
        print(problem)


def mixed(seed: int) -> None:
    chooser = random.Random(seed)
    table: dict[int, int] = {}
    model: list[tuple[int, int]] = []
    for turn in range(3_000):
        choice = chooser.randrange(6)
        if choice < 2 or not model:
            if turn not in table:
                model.append((turn, choice))
            table[turn] = choice
        elif choice == 2:
            assert table.popitem() == model.pop()
        elif choice == 3:
            key = next(iter(table))
            assert (key, table.pop(key)) == model.pop(0)
        elif choice == 4:
            key, _ = model.pop(chooser.randrange(len(model)))
            del table[key]
        else:
            assert next(reversed(table)) == model[-1][0]
            for first in table:
                assert first == model[0][0]
                break
        if turn % 500 == 0:
            assert list(table.items()) == model
            print(turn, len(table), list(table.items())[:3], table == dict(model))
            copy = dict(table)
            copy[-1] = 0
            print(list(copy)[-1], max(copy, default=0) == max(table, default=0))
    table.clear()
    print(table, list(table))


def recent() -> None:
    cache: OrderedDict[int, int] = OrderedDict()
    for number in range(N):
        cache[number * 7 % 1_000] = number
        cache.move_to_end(number * 7 % 1_000)
        if len(cache) > 300:
            cache.popitem(last=number % 5 == 0)
    print(len(cache), next(iter(cache)), next(reversed(cache)), sum(cache.values()))


drained()
for seed in range(4):
    mixed(seed)
recent()
