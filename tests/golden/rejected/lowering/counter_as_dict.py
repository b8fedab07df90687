from collections import Counter


def show(counts: dict[str, int]) -> None:
    print(counts)


show(Counter("aab"))
