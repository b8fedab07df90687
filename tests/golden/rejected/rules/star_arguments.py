def total(*numbers: int) -> int:
    return sum(numbers)


def options(**values: int) -> int:
    return len(values)


print(total(1, 2), options(a=1))
