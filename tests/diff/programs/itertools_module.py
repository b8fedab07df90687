"""itertools, functools, operator, random, string and contextlib."""

import functools
import itertools
import operator
import random
import string
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import cmp_to_key, reduce
from itertools import chain, count, islice


def numbers() -> Iterator[int]:
    for n in range(5):
        print("made", n)
        yield n


def endless() -> None:
    print(list(islice(count(), 4)), list(islice(count(10, 5), 3)), list(islice(count(0.5, 0.25), 3)))
    print(list(islice(itertools.cycle("ab"), 5)), list(itertools.repeat("x", 3)))
    for n in count(7):
        if n > 9:
            break
        print(n)
    print([a + b for a, b in zip(itertools.repeat(10), [1, 2, 3])])
    print(next(islice(numbers(), 2, None)), list(islice(numbers(), 1, 4, 2)))


def larger(a: int, b: int) -> int:
    return max(a, b)


def chains() -> None:
    print(list(chain([1, 2], range(3), (7,))), list(chain.from_iterable([[1], [], [2, 3]])))
    print("".join(chain("ab", "cd")), list(chain.from_iterable("xy" for _ in range(2))))
    print(list(itertools.accumulate([1, 2, 3, 4])), list(itertools.accumulate([1, 2, 3], initial=10)))
    print(list(itertools.accumulate([3, 1, 4], larger)))
    print(list(itertools.accumulate([2, 3], lambda a, b: a * 10 + b)))
    print(list(itertools.compress("abcd", [1, 0, 1, 0])), list(itertools.pairwise([1, 2, 3])))
    print(list(itertools.dropwhile(lambda n: n < 2, numbers())))
    print(list(itertools.takewhile(lambda n: n < 2, numbers())))
    print(list(itertools.filterfalse(lambda n: n % 2, range(6))))
    first, second = itertools.tee([1, 2, 3])
    print(list(first), sum(second))


def groups() -> None:
    for letter, run in itertools.groupby("aabccc"):
        print(letter, len(list(run)))
    for even, run_of in itertools.groupby([2, 4, 1, 3, 6], key=lambda n: n % 2 == 0):
        print(even, list(run_of))
    words = sorted(["pear", "fig", "plum", "kiwi", "nut"], key=len)
    print({size: list(group) for size, group in itertools.groupby(words, len)})


def arrangements() -> None:
    print(list(itertools.combinations("abc", 2)), len(list(itertools.permutations(range(5)))))
    print(list(itertools.permutations([1, 2, 3], 2)), list(itertools.combinations_with_replacement("ab", 2)))
    print(list(itertools.product([1, 2], "ab")), list(itertools.product([0, 1], repeat=2)))
    print([a * 100 + b * 10 + c for a, b, c in itertools.product([1, 2], [3], [4, 5])])
    for pair in itertools.combinations([1, 2, 3], 2):
        print(sum(pair), end=" ")
    print()
    try:
        print(list(itertools.combinations([1], -1)))
    except ValueError as problem:
        print(problem)


def longest() -> None:
    print(list(itertools.zip_longest([1, 2], "abc", [1.5])))
    print(list(itertools.zip_longest([1, 2], "abc", [1.5], (1, 2, 3, 4), fillvalue=0)))
    print([sum(row) for row in itertools.zip_longest([1, 2], [3], [1, 5, 2], fillvalue=0)])
    print(list(itertools.zip_longest([1], "", [2, 3], numbers())))
    print(list(itertools.zip_longest([1, 2])))


def products() -> None:
    print(list(itertools.product("ab")), list(itertools.product([1, 2], "ab", [1.5, 2.5], (True, False))))
    print(list(itertools.product([1, 2], "ab", repeat=2)), list(itertools.product([1, 2], [3, 4], repeat=2)))
    print(list(itertools.product([1], [2], [3], [4], [5])), list(itertools.product([1], repeat=0)))
    print(sum(1 for _ in itertools.product("ab", "cd", "ef", "gh", "ij", "kl")))
    pools = itertools.product(numbers(), [1])
    print("pools are complete", list(pools))
    try:
        itertools.product([1], repeat=-1)
    except ValueError as problem:
        print(problem)


def by_size(a: int, b: int) -> int:
    return abs(a) - abs(b)


def functions() -> None:
    print(
        reduce(lambda a, b: a * b, [1, 2, 3, 4]),
        reduce(operator.add, [[1], [2]], [0]),
        reduce(lambda a, b: max(a, b), [3, 9, 2]),
    )
    print(
        functools.reduce(operator.add, ["a", "b"]),
        reduce(lambda total, word: total + len(word), ["aa", "b"], 0),
    )
    try:
        empty: list[int] = []
        print(reduce(operator.add, empty))
    except TypeError as problem:
        print(problem)
    print(sorted([3, -1, 2, -5], key=cmp_to_key(by_size)))
    print(
        operator.lt(1, 2),
        operator.truediv(1, 4),
        operator.neg(3),
        operator.not_([]),
        operator.countOf([1, 1], 1),
    )


def drawn() -> None:
    random.seed(42)
    print(random.random(), random.randint(1, 6), random.choice("abc"), random.getrandbits(40))
    deck = list(range(10))
    random.shuffle(deck)
    print(deck, random.sample(range(100), 5), random.uniform(1, 2), random.randrange(0, 100, 5))
    print(random.gauss(0, 1), random.choices([1, 2, 3], [1, 1, 8], k=5))
    own = random.Random(7)
    print(own.random(), [own.randint(0, 9) for _ in range(5)], own.sample(["a", "b", "c"], 2))
    print(string.digits + string.ascii_lowercase, string.punctuation, string.capwords("ab cd"))


class Door:
    def close(self) -> None:
        print("closed")


def contexts() -> None:
    with closing(Door()) as door:
        print(type(door).__name__)
    with suppress(ValueError, KeyError):
        print(int("x"))
    with suppress(IndexError):
        try:
            [0][1] += 1
        finally:
            print("left")
    try:
        with suppress(KeyError):
            raise ValueError("through")
    except ValueError as problem:
        print(problem)


endless()
chains()
groups()
arrangements()
longest()
products()
functions()
drawn()
contexts()
