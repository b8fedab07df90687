def add(a: int, b: int, c: int = 0) -> int:
    return a + b + c


numbers = [1, 2]
print(add(*numbers))
print(add(*numbers, *numbers))
options = {"a": 1}
print(add(**options, b=2))
