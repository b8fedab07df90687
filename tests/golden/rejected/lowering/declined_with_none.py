"""A method whose None cannot be told from NotImplemented."""


class Money:
    def __add__(self, other: object) -> int | None:
        return None if isinstance(other, int) else NotImplemented


print(Money() + 3)
