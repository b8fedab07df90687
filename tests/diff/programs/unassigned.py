"""Variables that are read before they have a value."""


def text(flag: bool) -> str:
    if flag:
        word = "set"
    return word


def number(limit: int) -> int:
    for index in range(limit):
        last = index
    return last


def after_error(bad: bool) -> str:
    try:
        if bad:
            raise ValueError("early")
        value = "late"
    except ValueError:
        pass
    return value


class Point:
    """A field that is not always assigned."""

    def __init__(self, full: bool) -> None:
        self.x = [1]
        if not full:
            return
        self.y = [2]


for flag in (True, False):
    try:
        print(text(flag), number(3 if flag else 0))
    except UnboundLocalError as error:
        print("UnboundLocalError:", error)
    try:
        print(after_error(not flag))
    except UnboundLocalError as error:
        print("UnboundLocalError:", error)
    point = Point(flag)
    try:
        print(point.x, point.y)
    except AttributeError:
        print("AttributeError")
try:
    print(number(0))
except UnboundLocalError as error:
    print("UnboundLocalError:", error)
