def double(n: int) -> int:
    return n + n


print(double("2"))
