"""Operators of objects of classes below Python's own, beside displays."""


class Bag(set[str]):
    def without(self, *names: str) -> set[str]:
        return self - {"x"} - set(names)


class Row(list[int]):
    pass


class Table(dict[str, int]):
    pass


b = Bag()
b.update("lmx")
print(
    sorted(b - {"l"}),
    sorted(b | {"z"}),
    sorted(b & {"m", "q"}),
    sorted(b ^ {"m"}),
    sorted(b.without("m")),
    b == {"l", "m", "x"},
)
b -= {"l"}
b |= {"k"}
print(sorted(b), b > {"k"}, b.isdisjoint({"0"}))
r = Row([1, 2])
print(r + [3], r == [1, 2], [0] + r, r < [2])
t = Table({"a": 1})
print(t == {"a": 1}, t | {"b": 2}, {"c": 3} | t)
