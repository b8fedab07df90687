"""`**mapping` where one of its names may be that of a parameter."""


def options(width: int = 1, **values: int) -> int:
    return width + len(values)


table = {"a": 1}
print(options(**table))
print(options(2, **table))
