"""Leaving a loop over a list that nobody else holds."""


def first(text: str) -> str:
    for word in [text + "!", text + "?", text * 2]:
        return word
    return ""


def number(start: int) -> int:
    for value in [start + 7, start + 8, start + 9]:
        return value
    return 0


print(first("a"), number(1), first("b"))
