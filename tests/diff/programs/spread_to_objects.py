"""`*values` in calls of functions, methods and objects that take any number of arguments."""


class Adder:
    def __call__(self, *args: int) -> int:
        return sum(args)

    def total(self, first: int, *rest: int) -> int:
        return first + sum(rest)


def plain(*args: int) -> int:
    return sum(args)


def first(head: str, *args: int, sep: str = "-") -> str:
    return head + sep.join(map(str, args))


items = [1, 2, 3]
print(plain(*items), plain(0, *items, 4))
print(Adder().total(1, *items))
print(first("x", *items, sep="+"))
print(Adder()(*items))
print(Adder()(1, 2))
print(Adder()(*(n for n in items)))
