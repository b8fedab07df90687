"""Frozen dataclasses: what is assigned to is refused when it runs; what they compute themselves is set."""

from dataclasses import FrozenInstanceError, dataclass, field


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    norm: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "norm", self.x * self.x + self.y * self.y)

    def move(self) -> None:
        self.x = 9  # type: ignore[misc]


p = Point(3, 4)
print(p, p.norm)
for attempt in range(2):
    try:
        if attempt:
            p.move()
        else:
            p.y = 5  # type: ignore[misc]
    except FrozenInstanceError as error:
        print(type(error).__name__, error)
    except AttributeError:
        print("no")
print(isinstance(FrozenInstanceError("a"), AttributeError), p)
