from functools import partial


def add(a: int, b: int) -> int:
    return a + b


print(partial(add, 1)(2))
