def pick(index: int) -> None:
    pair = (1, "one")
    print(pair[index])


pick(0)
