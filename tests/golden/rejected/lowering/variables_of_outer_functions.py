"""A class in a function that uses its variables."""


def made(size: int) -> int:
    class Box:
        def size(self) -> int:
            return size

    return Box().size()


print(made(1))
