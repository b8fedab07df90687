def append(n: int, seen: list[int] = []) -> list[int]:
    seen.append(n)
    return seen


print(append(1), append(2))
