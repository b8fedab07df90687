"""Generators that delegate, closed as a chain; and one that is dropped where the stack ends."""

from collections.abc import Iterator


class Noisy:
    dead: int = 0

    def __del__(self) -> None:
        Noisy.dead += 1


def nested(n: int) -> Iterator[int]:
    noisy = Noisy()
    yield from nested(n - 1) if n > 0 else leaf()
    print(noisy)


def leaf() -> Iterator[int]:
    noisy = Noisy()
    try:
        yield 1
    finally:
        Noisy.dead += 1
        del noisy


def down(n: int) -> int:
    made = leaf()
    next(made)
    return down(n + 1) + 1


for depth in (10, 1000, 20_000, 200_000):
    Noisy.dead = 0
    chain = nested(depth)
    try:
        next(chain)
        del chain
        print(Noisy.dead)
    except RecursionError:
        print("RecursionError", Noisy.dead == depth)
try:
    down(0)
except RecursionError:
    print("RecursionError")
