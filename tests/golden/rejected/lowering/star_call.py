def add(a: int, b: int) -> int:
    return a + b


numbers = [1, 2]
print(add(*numbers))
