"""Nested functions: later variables, mutual recursion, defaults and keywords, and what is unset."""

from collections.abc import Callable, Iterator


def mutual(n: int) -> list[bool]:
    base = 0

    def even(k: int) -> bool:
        return k == base or odd(k - 1)

    def odd(k: int) -> bool:
        return k != base and even(k - 1)

    pick: list[Callable[[int], bool]] = [even, odd]
    return [f(n) for f in pick]


print(mutual(10), mutual(7))


def later() -> None:
    def show() -> None:
        print(names, total)

    names: list[str] = []
    total = 1
    show()
    names.append("a")
    total += 1
    show()


later()


def unset() -> None:
    def show() -> int:
        return value

    def text() -> str:
        return word + late()

    try:
        print(show())
    except NameError as error:
        print(type(error).__name__, error)
    value = 5
    print(show())
    word = "w"
    try:
        print(text())
    except NameError as error:
        print(type(error).__name__, error)

    def late() -> str:
        return "late"

    print(text())
    if value > 100:
        never = 3.5

    def f() -> float:
        return never

    try:
        print(f())
    except NameError as error:
        print(type(error).__name__, error)
    try:
        print(never)
    except UnboundLocalError as error:
        print(type(error).__name__, error)


unset()


def defaults() -> None:
    def box(width: int, height: int = 2, *, fill: str = "#") -> str:
        return "/".join([fill * width] * height)

    print(box(3), box(2, 1), box(1, fill="."), box(height=3, width=1))


defaults()


def deleted() -> None:
    item = [1, 2]

    def look() -> int:
        return len(item)

    print(look())
    del item
    try:
        print(look())
    except NameError as error:
        print(error)


deleted()


def caught() -> None:
    reports: list[Callable[[], str]] = []
    for text in ["1", "x", "2y"]:
        try:
            print(int(text))
        except ValueError as error:
            reports.append(lambda: str(error))
            print(reports[-1]())
    try:
        print(reports[0]())
    except NameError as problem:
        print(problem)


caught()


def counter() -> tuple[Callable[[], int], Callable[[], None]]:
    def get() -> int:
        return count

    count = 10

    def step() -> None:
        nonlocal count
        count += 1

    return get, step


get, step = counter()
step()
step()
print(get())


def parser(text: str) -> int:
    """Recursive descent, as nested functions of one another."""
    at = 0

    def peek() -> str:
        return text[at] if at < len(text) else ""

    def expression() -> int:
        nonlocal at
        value = term()
        while peek() in ("+", "-") and peek():
            sign = peek()
            at += 1
            value = value + term() if sign == "+" else value - term()
        return value

    def term() -> int:
        nonlocal at
        value = factor()
        while peek() == "*":
            at += 1
            value *= factor()
        return value

    def factor() -> int:
        nonlocal at
        if peek() == "(":
            at += 1
            value = expression()
            at += 1
            return value
        start = at
        while peek().isdigit():
            at += 1
        return int(text[start:at])

    return expression()


print(parser("2*(3+4)-5*(1+1)"))


def generators() -> None:
    def ping(n: int) -> Iterator[str]:
        if n > 0:
            yield "ping"
            yield from pong(n - 1)

    def pong(n: int) -> Iterator[str]:
        if n > 0:
            yield "pong"
            yield from ping(n - 1)

    print(list(ping(5)))
    squares = (double(i) for i in range(3))

    def double(k: int) -> int:
        return 2 * k

    print(list(squares))


generators()


def chosen(fast: bool) -> None:
    if fast:

        def go() -> str:
            return "fast"

    else:

        def go() -> str:
            return "slow"

    def twice() -> str:
        return go() + go()

    print(go(), twice(), (lambda: go())())


chosen(True)
chosen(False)


def lambdas() -> None:
    ready: Callable[[], int] = lambda: helper(3)  # noqa: E731

    def helper(n: int) -> int:
        return n if n < 2 else helper(n - 1) * n

    print(ready())
    found: list[int] = []

    def a(n: int) -> int:
        step: Callable[[int], int] = lambda k: k + b(n)  # noqa: E731
        found.append(step(100))
        return step(1)

    def b(n: int) -> int:
        return n * 10 if n > 5 else a(n + 1)

    print(a(4), found)


lambdas()


def in_loop() -> None:
    for i in range(3):

        def first() -> int:
            return second() + i

        def second() -> int:
            return seen[-1]

        seen = [i * 10]
        print(first())


in_loop()


class Tree:
    def __init__(self, value: int, children: "list[Tree]") -> None:
        self.value = value
        self.children = children

    def depth_first(self) -> list[int]:
        def visit(node: Tree) -> None:
            found.append(node.value)
            for child in node.children:
                visit(child)

        found: list[int] = []
        visit(self)
        return found


print(Tree(1, [Tree(2, [Tree(3, [])]), Tree(4, [])]).depth_first())
