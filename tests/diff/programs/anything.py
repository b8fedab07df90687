"""Any: values of every type, told apart by isinstance, match or a variable that has a type."""

import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Event:
    name: str
    payload: dict[str, Any] = field(default_factory=dict)


class Config:
    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def get(self, key: str, default: Any = None) -> Any:
        return self._values.get(key, default)

    def __getitem__(self, key: str) -> Any:
        return self._values[key]


def show(value: Any) -> str:
    if isinstance(value, str):
        return value.upper()
    if isinstance(value, float):
        return f"{value:.2f}"
    return str(value)


def kind(value: Any) -> str:
    match value:
        case int(number):
            return f"int {number}"
        case "a" | "b":
            return "letter"
        case None:
            return "nothing"
        case _:
            return type(value).__name__


def typed_variables(event: Event) -> None:
    count: int = event.payload["a"]
    text: str = event.payload["b"]
    print(count + 1, text.upper())
    try:
        text = event.payload["a"]
        print(text.upper())
    except (TypeError, AttributeError):
        print("no text")
    try:
        count = event.payload["none"]
        print(count + 1)
    except (TypeError, AttributeError):
        print("no number")


def main() -> None:
    event = Event("x", {"a": 1, "b": "two", "c": [1, 2, "z"], "none": None})
    print(event)
    typed_variables(event)
    config = Config({"port": 80, "host": "h", "tags": ["a", "b"], "nested": {"k": 1.5}})
    port: int = config.get("port")
    print(port, config.get("nope"), config["host"], config.get("zip", 12), bool(config["port"]))
    for key, value in event.payload.items():
        print(key, value, show(value))
    things: list[Any] = [1, "a", None, 2.5, (1, 2)]
    print(things, len(things), things[0] == 1, things[1] == "a", "a" in things, [kind(t) for t in things])
    handlers: dict[str, Callable[[Any], Any]] = {"same": lambda x: x, "five": lambda x: 5}
    print(handlers["same"](21), handlers["five"]("abc"))
    rows: list[tuple[str, Any]] = [("b", 1), ("a", [1])]
    print(sorted(rows, key=lambda row: row[0]), dict(rows), f"{config['port']} {config['nested']!r}")
    loose: typing.Any = 5
    print(loose, loose is None, isinstance(loose, int))


main()
