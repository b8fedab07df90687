"""Module variables, global, constants, initialisation order."""

counter = 0
names: list[str] = []
LIMIT = 3
table = {n: n * n for n in range(LIMIT)}
maybe: int | None = None


def bump(step: int = 1) -> int:
    global counter
    counter += step
    return counter


def remember(name: str) -> None:
    names.append(name)


def choose() -> None:
    global maybe
    maybe = 5 if maybe is None else None


bump()
bump(10)
remember("a")
remember("b")
print(counter, names, LIMIT, table, maybe)
choose()
print(maybe)
choose()
print(maybe, __name__)
if __name__ == "__main__":
    print("main")
for i in range(2):
    latest = i * 7
print(i, latest)
