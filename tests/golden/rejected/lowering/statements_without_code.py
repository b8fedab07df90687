"""Statements and names that have no machine code."""

from collections.abc import Callable, Sequence


class Plain:
    value = 1

    def method(self) -> int:
        return 1


def deleted(plain: Plain) -> None:
    del plain.value


def outside() -> None:
    raise


def bounds(pair: tuple[int, str, bytes], start: int) -> None:
    print(pair[start:])


def thrown(numbers: list[int]) -> None:
    generator = (n for n in numbers)
    generator.throw(ValueError, ValueError("x"))


def whole(number: int) -> str:
    match number:
        case True:
            return "true"
        case _:
            return "other"


def rest(pair: tuple[int, str, bytes]) -> None:
    match pair:
        case (first, *others):
            print(first, others)


def unbound(plain: Plain) -> Callable[[Plain], int]:
    return Plain.method


def error(arguments: tuple[int, str]) -> OSError:
    return OSError("text", 1, "name")


def vague(text: str, more: Sequence[object]) -> None:
    print([text, b"bytes"], [1, "a"][0:1])


deleted(Plain())
outside()
bounds((1, "a", b"b"), 1)
thrown([1])
print(whole(1))
rest((1, "a", b"b"))
print(unbound(Plain()))
print(error((1, "a")))
vague("a", [])
