from collections.abc import Iterator


def squares(n: int) -> Iterator[int]:
    for i in range(n):
        yield i * i


print(list(squares(3)))
