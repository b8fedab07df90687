def write(parts: list[str]) -> None:
    print(divmod(parts, 3))
