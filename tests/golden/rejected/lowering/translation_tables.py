"""Tables for str.translate whose keys are of several types."""


def mixed(table: dict[int | str, str | int | None]) -> str:
    return "abc".translate(str.maketrans(table))


def either(table: dict[int, str | int | None] | dict[str, str | int | None]) -> str:
    return "abc".translate(str.maketrans(table))


print(mixed({}), either({}))
