def show(value: object) -> None:
    print(value)


show(1)
