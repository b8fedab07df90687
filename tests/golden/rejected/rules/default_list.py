def outer() -> list[int]:
    def append(n: int, seen: list[int] = []) -> list[int]:
        seen.append(n)
        return seen

    append(1)
    return append(2)


print(outer())
