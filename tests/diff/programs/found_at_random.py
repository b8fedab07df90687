"""What random programs found: each function once gave something else compiled, or was refused."""

from collections.abc import Sequence
from enum import Enum
from typing import TypeVar

T = TypeVar("T")


class Named:
    def __init__(self, names: tuple[str, ...], weight: float | None) -> None:
        self.names = names
        self.weight = weight


def yes() -> bool:
    return True


def tuples_of_two_lengths() -> None:
    named = Named(("a", "b", "c") if yes() else ("",), 1.5)
    print(named.names, ("x",) if yes() else ("y", "z"))


def sides_that_are_never_chosen() -> None:
    number = 7
    print(Named((), None if False else 1e300).weight)
    print("text" if True else number, (number if False else "u"))
    print(("one",) if True else ("two", "three"))


def list_with_a_star_taken_apart() -> None:
    *first, last = [*[1, 2, 3], 4]
    one, *rest = [*"ab", "c"]
    left, right = [*range(1), 5]
    print(first, last, one, rest, left, right)
    try:
        left, right = [*range(2), 5]
    except ValueError as error:
        print(error)


def slices_of_tuples_of_two_lengths() -> None:
    part: tuple[str, ...] = (("a", "b", "c") if yes() else ("d",))[:2]
    print(part, (("a", "b", "c") if yes() else ("d",))[1:])


def one() -> int:
    print("one")
    return 1


def augmented_while_the_variable_changes(unset: bool) -> None:
    number, text, items = 1, "a", [1]
    number += (number := 5)
    text += (text := "b") + "c"
    items += (items := [2])
    print(number, text, items)
    if not unset:
        late = 3
    try:
        late += one()
        print(late)
    except UnboundLocalError as error:
        print(error)


class Color(Enum):
    RED = 1
    GREEN = 2


def held(value: T) -> T:
    return value


def statements_that_are_never_reached() -> None:
    match Color.RED:
        case Color.RED:
            print("red")
        case Color.GREEN:
            if (False or False) and (13 < held(11) > 4):
                print("small")
            elif [*[10, 2].copy(), 5]:
                pass
            else:
                print("green")
        case _:
            pass


def finally_knows_less_than_what_follows(text: str | None, number: int | None, both: int | str) -> None:
    kept = text
    try:
        if text is None:
            raise ValueError("text")
        if number is None:
            raise ValueError("number")
        if isinstance(both, str):
            raise ValueError("both")
        print(text.upper(), number + 1, both + 1)
    finally:
        print(text or "none", number, text is None, both)
        print(number if number is not None else -1)
        if kept:
            print(kept.lower())


def finally_after_a_return(text: str | None) -> str:
    while True:
        try:
            if text is None:
                return "left"
            text = text[1:] or None
            if text is None:
                continue
        finally:
            print("finally", text, [text or "-"])


def default_of_next() -> None:
    numbers = iter([1])
    print(next(numbers, one()), next(numbers, one()))
    try:
        print(next((n for n in range(2)), [1][2]))
    except IndexError as error:
        print(error)
    print(max([3], default=one()), max([n for n in [1] if n > 1], default=one()))


def zero_divided() -> None:
    print(0 / -9223372036854775808, 0 / -9, one() * 0 / -(2**62 + 1), 0 / 2**62)


def unset_variable_where_nothing_else_raises(count: int) -> None:
    for late in range(count):
        pass
    try:
        other = late
        print(other)
    except UnboundLocalError:
        print("unset")
    try:
        try:
            raise KeyError("key")
        except KeyError:
            try:
                late |= late
            finally:
                print("finally")
    except UnboundLocalError as error:
        print(error)


def set_comprehensions_beside_sets(words: set[str], pairs: set[tuple[int, str]]) -> None:
    kept: set[str] = words & {w.upper() for w in ["a", "b"]}
    same: set[tuple[int, str]] = pairs ^ {(-9, w) for w in words}
    print(sorted(kept), sorted(words - {w for w in "ab"}), sorted(words | {w for w in ["z"]}), sorted(same))
    words &= {w for w in ["x", "B"]}
    print(sorted(words), sorted({(n, "x") for n in range(2)} ^ {(-9, w) for w in "ab"}))


def calls_of_set_beside_sets(words: set[str], more: list[str], pairs: set[tuple[int, str]]) -> None:
    print(sorted(words - set(["the", "a"])), sorted(words - set(more)), sorted(words | set(more[1:])))
    print(sorted(words & set(w.lower() for w in more)), sorted(words - frozenset([*more, "q"]) - set()))
    words -= set(["x"])
    words = words - set("abc") - set(["q" if len(more) else "r"]) ^ set([w for w in more])
    print(sorted(words), words == set(["a"]), words <= set(more), {"B"} & set(more))
    print(pairs - set([(1, "x"), *[(3, "z")]]), len(pairs & set(zip([1, 2], ["x", "y"]))))


def items_of(items: Sequence[T], default: T) -> list[T]:
    return list(items) or [default]


def one_text_or_another(first: bool) -> None:
    print("".join("ab" if first else "c"), list(zip("ab" if first else "c", [1, 2])))
    print(items_of("x" if first else "yz", "none"), max("ab" if first else "c"))


def sums_where_a_float_is_wanted(count: int) -> None:
    share: float = 6.0 / sum(min(3, n) for n in range(count))
    most: float = 0.5 + sum(max(n, 1) for n in [1, 2])
    print(share, most, 1.5 + sum([abs(n) for n in range(count)]))


tuples_of_two_lengths()
sides_that_are_never_chosen()
list_with_a_star_taken_apart()
slices_of_tuples_of_two_lengths()
augmented_while_the_variable_changes(True)
augmented_while_the_variable_changes(False)
statements_that_are_never_reached()
ARGUMENTS: list[tuple[str | None, int | None, int | str]] = [
    (None, 1, 1), ("a", None, 1), ("a", 2, "b"), ("a", 2, 3),
]  # fmt: skip
for arguments in ARGUMENTS:
    try:
        finally_knows_less_than_what_follows(*arguments)
    except ValueError as error:
        print(error)
print(finally_after_a_return("abc"))
default_of_next()
zero_divided()
unset_variable_where_nothing_else_raises(0)
unset_variable_where_nothing_else_raises(1)
set_comprehensions_beside_sets({"A", "x"}, {(1, "a")})
calls_of_set_beside_sets({"a", "B", "n"}, ["b", "B"], {(1, "x"), (2, "y")})
one_text_or_another(True)
one_text_or_another(False)
sums_where_a_float_is_wanted(3)
