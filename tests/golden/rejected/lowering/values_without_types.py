"""Values that mypy has no type for that compiled code could hold."""


class Order:
    def __call__(self, value: int) -> int:
        return -value


def first(value: int) -> int:
    return value


def second(value: int, other: int) -> str:
    return str(value + other)


def either(chosen: bool) -> None:
    works = [first, second]
    print(len(works), chosen)


either(True)
print(sorted([1, 2], key=Order()))
