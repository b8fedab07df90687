"""None among the values that containers are asked for, and among those that they hold."""


class Own:
    def __contains__(self, x: object) -> bool:
        print("asked", x)
        return x is None


class Of:
    def __contains__(self, x: int) -> bool:
        return x == 1


def f(x: str | None, n: int | None, z: float | None) -> None:
    print(
        x in ["a"],
        x in {"a"},
        x in {"a": 1},
        x in ("a", "b"),
        n in [1],
        n in {1},
        n in (1, 2),
        n in range(3),
        n in {1: 2}.keys(),
        x in frozenset({"a"}),
    )
    print(n in range(2, 9), x in Own(), z in [1, 2], z in range(3), n in [1.0], n not in [1])
    print(n in [None, 1], x in ["a", None])


f("a", 1, 1.0)
f(None, None, None)
