from collections import UserDict
from functools import singledispatch


@singledispatch
def shown(value: object) -> str:
    return "something"


class Table(UserDict[str, int]):
    pass


print(shown(1), Table())
