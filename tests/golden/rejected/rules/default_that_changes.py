limit = 3


def clip(n: int, most: int = limit) -> int:
    return min(n, most)


limit = 4
print(clip(9))
