from collections.abc import Callable


def as_text(f: Callable[[int], int]) -> Callable[[int], str]:
    return lambda n: str(f(n))


@as_text
def double(n: int) -> int:
    return 2 * n


print(double(4))
