"""Tuples of several shapes in one place, and the order of values that may have none."""


class V:
    def __init__(self, n: int) -> None:
        self.n = n

    def __lt__(self, other: "V") -> bool:
        return self.n < other.n


def rows(flag: bool) -> tuple[str, int] | tuple[str, None]:
    return ("a", 1) if flag else ("b", None)


for t in (("true", True), ("false", False), ("null", None)):
    print(t, t[0], t[1])
for word, n in [("x", 1), ("y", 2), ("z", None)]:
    print(word, n)
print(rows(True), rows(False), rows(True) == ("a", 1))
mixed: list[int | str] = [3, 1, 2]
print(sorted(mixed, key=str))
nested: list[tuple[str, int | str | None]] = [("b", 1), ("a", None), ("c", "x")]
print(sorted(nested))
try:
    nested.append(("b", "q"))
    print(sorted(nested))
except TypeError as e:
    print(e)
print(max([V(3), V(5)]).n, V(3) > V(2), min((2, "a"), (1, "z")))
pairs = {"k": 1, "j": 2}
print(sorted(pairs.items(), key=lambda kv: kv[1]))
