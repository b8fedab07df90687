"""Empty displays: compared, passed on, chosen by `or`."""

words: list[str] = []
table: dict[str, int] = {}
print(words == [], table == {}, words != [], words + [], [*words])
print(table or {}, words or [], len([]), bool({}))


def f(xs: list[str] | None = None) -> int:
    return len(xs or [])


print(f(), f(["a"]), max([1], default=0), sum([]))
pair: tuple[list[int], dict[str, int]] = ([], {})
print(pair, [[], [1]])
print([] == [], {} == {}, [], {}, set(), str([]))

for _ in []:
    print("never")
