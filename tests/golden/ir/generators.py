from collections.abc import Iterator


def endings(words: list[str]) -> Iterator[str]:
    for word in words:
        yield word + "."


print(list(endings(["a"])))
