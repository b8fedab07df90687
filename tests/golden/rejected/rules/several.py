import re


def match(pattern: str, *texts: str) -> bool:
    return all(re.match(pattern, text) for text in texts)


class Cache:
    entries: dict[str, int] = {}

    def __setattr__(self, name: str, value: object) -> None:
        print(name)
