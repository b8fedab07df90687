def pairs(strict: bool) -> list[tuple[int, str]]:
    return list(zip([1], "a", strict=strict))


print(pairs(True))
