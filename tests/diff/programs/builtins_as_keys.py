"""Builtin functions as keys; objects that are numbers by __index__, __float__ or __abs__."""


class Number:
    def __init__(self, v: int) -> None:
        self.v = v

    def __index__(self) -> int:
        return self.v

    def __abs__(self) -> "Number":
        return Number(abs(self.v))

    def __float__(self) -> float:
        return self.v / 2


rows = [[3, 1], [2, 2, 9], [7]]
print(sorted(rows, key=sum), sorted(rows, key=max), min(rows, key=min), sorted(rows, key=len))
print(sorted([-3, 2, 1], key=abs), sorted([-3.5, 2.5, 1.0], key=abs), sorted(["b", "a"], key=ord))
print(sorted([[2.5, 1.0], [0.5]], key=sum), sorted([3, 1], key=str), sorted([255, 16], key=hex))
print(list(map(sum, rows)), list(map(sorted, rows)), list(map(chr, [65, 66])), list(map(round, [1.5, 2.5])))
print(chr(Number(65)), hex(Number(17)), bytes([1, 2])[Number(1)], [1, 2, 3][Number(2)], "abc" * Number(2))
print(
    float(Number(3)),
    int(Number(4)),
    range(Number(3)),
    (5).to_bytes(length=2, byteorder="little"),
    True.to_bytes(2),
)
values = [1]
values.insert(Number(0), 5)
print(values, values.pop(Number(0)))
print(bytes.fromhex("0a 0b"), float.fromhex("0x1.8p1"), (7).conjugate(), True.conjugate(), (2.5).conjugate())
try:
    chr(-1)
except ValueError as problem:
    print(problem)
