"""The right operand is asked first where its class is below the left one's and has a method of its own."""


class Number:
    def __init__(self, value: int) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value})"

    def __add__(self, other: "Number") -> "Number":
        return Number(self.value + other.value)

    def __radd__(self, other: "Number") -> "Number":
        return Number(self.value - other.value)

    def __sub__(self, other: "Number") -> "Number":
        return Number(self.value - other.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Number) and self.value == other.value

    def __hash__(self) -> int:
        return 1

    def __lt__(self, other: "Number") -> bool:
        return self.value < other.value

    def __gt__(self, other: "Number") -> bool:
        return self.value > other.value


class Same(Number):
    pass


class Other(Number):
    def __radd__(self, other: Number) -> Number:
        return Other(self.value * other.value)

    def __rsub__(self, other: Number) -> Number:
        return Other(self.value * 100 + other.value)

    def __eq__(self, other: object) -> bool:
        print("asked", self, other)
        return super().__eq__(other)

    def __hash__(self) -> int:
        return 1

    def __gt__(self, other: Number) -> bool:
        print("greater", self, other)
        return False


class Below(Other):
    def __eq__(self, other: object) -> bool:
        if isinstance(other, Other):
            return NotImplemented
        return self.value % 10 == 0

    def __hash__(self) -> int:
        return 1

    def __lt__(self, other: Number) -> bool:
        print("below", self, other)
        return self.value % 2 == 0

    def __gt__(self, other: Number) -> bool:
        print("below", self, other)
        return self.value % 2 == 1


KINDS = [Number, Same, Other, Below]


def compared(one: Number, other: Number) -> None:
    print(one, other, one + other, one == other, one != other, one < other, one > other)


for left in KINDS:
    for right in KINDS:
        compared(left(2), right(3))
        compared(left(10), right(10))
print(
    Number(2) + Other(3),
    Number(2) - Other(3),
    Number(2) == Below(20),
    Other(2) == Below(20),
    Same(2) + Other(3),
)
total = Number(1)
total += Other(5)
total -= Below(7)
print(total, Below(20) in [Number(1)], [Number(1), Other(4)].index(Below(30)), {Number(20): 1}.get(Below(20)))
print(max([Number(1), Other(4), Same(3)]), sorted([Number(4), Other(1), Same(2)], key=lambda n: n.value))
