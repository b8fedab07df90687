"""Classes below list whose methods stand in for those that compiled code otherwise writes out in place."""


class Loud(list[int]):
    def __setitem__(self, place: object, value: object) -> None:
        print("set", place, value)

    def __len__(self) -> int:
        return 77

    def append(self, value: int) -> None:
        print("append", value)


def change(values: list[int]) -> None:
    values[0] = 5
    values.append(4)
    print(values, len(values))


change([1])
change(Loud([1]))


class Odd(list[int]):
    def __getitem__(self, place: object) -> int:  # type: ignore[override]
        return 40

    def pop(self, place: object = -1) -> int:
        return 30


def read(values: list[int]) -> None:
    print(values[0], values.pop(), values, sorted(values), sum(values), [v for v in values])
    values[0] += 2
    print(values)


read([1, 2])
read(Odd([1, 2]))


def bump(values: list[int]) -> None:
    values[0] += 1
    print(values)


bump([1])
bump(Loud([1]))
