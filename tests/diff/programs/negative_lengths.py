"""What `__len__` of a program's class gives, where it is negative."""


class Sized:
    def __init__(self, size: int) -> None:
        self.size = size

    def __len__(self) -> int:
        return self.size


class Below(Sized):
    def __len__(self) -> int:
        return super().__len__() - 1


def measured(sized: Sized) -> str:
    try:
        return f"{len(sized)} {bool(sized)}"
    except ValueError as error:
        return str(error)


def told(sized: Sized) -> str:
    try:
        return "full" if sized else "empty"
    except ValueError as error:
        return str(error)


for size in (2, 1, 0, -1):
    for sized in (Sized(size), Below(size)):
        print(size, measured(sized), told(sized))
