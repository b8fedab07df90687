import html


def match(pattern: str, *texts: str) -> bool:
    return all(html.escape(text) == pattern for text in texts)


class Cache:
    entries: dict[str, int] = {}

    def __setattr__(self, name: str, value: object) -> None:
        print(name)
