"""The order in which things are evaluated, and that they are evaluated once."""

log: list[str] = []


def seen(name: str, value: int) -> int:
    log.append(name)
    return value


def flush() -> str:
    text = "".join(log)
    log.clear()
    return text


class Box:
    """Notes each access."""

    def __init__(self) -> None:
        self.items = {0: 10, 1: 20}

    def __getitem__(self, key: int) -> int:
        log.append(f"g{key}")
        return self.items[key]

    def __setitem__(self, key: int, value: int) -> None:
        log.append(f"s{key}")
        self.items[key] = value


def box(instance: Box) -> Box:
    log.append("b")
    return instance


def three(a: int, b: int = 5, c: int = 7) -> str:
    return f"{a}{b}{c}"


instance = Box()
print(seen("a", 1) + seen("b", 2) * seen("c", 3), flush())
print(seen("a", 1) < seen("b", 0) < seen("c", 3), flush())
print(seen("a", 1) < seen("b", 2) < seen("c", 3), flush())
print(seen("a", 0) or seen("b", 2), flush(), seen("a", 3) and seen("b", 0), flush())
print(seen("x", 1) if seen("t", 0) else seen("y", 2), flush())
box(instance)[seen("k", 0)] += seen("v", 5)
print(flush(), instance.items)
print(three(seen("a", 1), c=seen("c", 2), b=seen("b", 3)), three(c=1, a=2), three(9), flush())
box(instance)[seen("k", 1)] = seen("v", 3)
print(
    flush(), {seen("k", 1): seen("v", 2)}, [seen("p", 1), seen("q", 2)], (seen("r", 1), seen("s", 2)), flush()
)
a, b = seen("a", 1), seen("b", 2)
a, b = b + seen("c", 10), a
print(a, b, flush())
first = second = seen("once", 4)
print(first, second, flush(), not seen("n", 0), -seen("m", 3), flush())
numbers = [1, 2, 3]
index = 0
index, numbers[index] = 2, 99
print(index, numbers)
assert seen("assert", 1), seen("never", 2)
print(flush(), [seen(str(n), n) for n in range(3) if seen("f", n) != 1], flush())
while (value := seen("w", index)) > 0:
    index -= 1
print(flush(), value)
print(seen("one", 1), flush() + "!", f"{seen('f', 1)}{seen('g', 2)}", flush())


def defaults(item: int, into: list[int] | None = None) -> list[int]:
    target = into if into is not None else []
    target.append(item)
    return target


print(defaults(1), defaults(2), defaults(3, [0]))


class Changing:
    """What is compared with the result of a method that replaces it."""

    def __init__(self) -> None:
        self.name = "first " + str(1)

    def change(self) -> str:
        self.name = "second " + str(2)
        return "first " + str(1)


changing = Changing()
if changing.name == changing.change():
    print("the same", changing.name)
print(
    Changing().name < changing.change() < changing.name, [] == [changing.name][1:], [] != [changing.change()]
)
