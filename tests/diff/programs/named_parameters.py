"""**values in definitions."""

from typing import Any, Callable


def options(**values: int) -> int:
    return sum(values.values())


def tag(name: str, *children: str, sep: str = "", **attrs: object) -> str:
    shown = "".join(f" {k.rstrip('_')}={v!r}" for k, v in attrs.items())
    return f"<{name}{shown}>{sep.join(children)}</{name}>"


class Logger:
    def __init__(self, name: str, **context: Any) -> None:
        self.name = name
        self.context = context

    def bind(self, **more: Any) -> "Logger":
        return Logger(self.name, **{**self.context, **more})

    def log(self, message: str, **fields: Any) -> None:
        pairs = " ".join(f"{k}={v}" for k, v in {**self.context, **fields}.items())
        print(f"[{self.name}] {message} {pairs}".rstrip())


class Base:
    def __init__(self, **kwargs: int) -> None:
        self.total = sum(kwargs.values())
        self.names = sorted(kwargs)


class Derived(Base):
    def __init__(self, label: str, **kwargs: int) -> None:
        super().__init__(**kwargs)
        self.label = label


def passes(**kw: int) -> int:
    kw["extra"] = 1
    return options(**kw) + options(a=1, **kw)


def main() -> None:
    def inner(x: int, **rest: str) -> str:
        return f"{x} {rest}"

    print(options(), options(a=1), options(a=1, b=2))
    print(tag("p"), tag("a", "x", "y", sep="|", href="u", class_="c"), tag("b", n=1, t=None))
    log = Logger("app", user="ann")
    log.log("hello")
    log.bind(req=7).log("done", ms=1.5, ok=True)
    d = Derived("d", x=1, y=2)
    print(d.label, d.total, d.names, passes(q=5), inner(1), inner(2, a="b"))
    table = {"x": 1, "y": 2}
    print(options(**table), table)
    f: Callable[[str], str] = tag
    print(f("z"))


main()
