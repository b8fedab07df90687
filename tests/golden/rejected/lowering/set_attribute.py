from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    x: int

    def change(self, name: str) -> None:
        object.__setattr__(self, name, 3)


Point(1).change("x")
