from collections.abc import Callable


def twice(function: Callable[[int], int]) -> Callable[[int], int]:
    return lambda n: function(function(n))


@twice
def increment(n: int) -> int:
    return n + 1


print(increment(1))
