def outer() -> None:
    def inner() -> None:
        names.append("a")

    names: list[str] = []
    inner()
    print(names)


outer()
