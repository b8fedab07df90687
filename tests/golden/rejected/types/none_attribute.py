def shout(text: str | None) -> str:
    return text.upper()


print(shout("a"))
