"""dataclass: constructor, repr, equality, order, defaults, frozen, __post_init__."""

from dataclasses import dataclass, field


@dataclass
class Item:
    """A thing with a price."""

    name: str
    price: int = 10
    tags: list[str] = field(default_factory=list)

    def total(self, count: int) -> int:
        return self.price * count


@dataclass(frozen=True, order=True)
class Version:
    """Ordered by its fields."""

    major: int
    minor: int = 0


@dataclass
class Box:
    """Computes a field."""

    width: int
    height: int
    area: int = 0

    def __post_init__(self) -> None:
        self.area = self.width * self.height


@dataclass
class Special(Item):
    """One more field."""

    discount: int = 1


item = Item("pen")
item.tags.append("blue")
print(item, Item("pen", 10, ["blue"]) == item, Item("cup", price=3) == item, item.total(3))
print(
    Version(1, 2),
    Version(1) < Version(1, 1),
    Version(2) >= Version(1, 9),
    sorted([Version(2), Version(1, 5)]),
)
print(hash(Version(1, 2)) == hash(Version(1, 2)), {Version(1): "x"}[Version(1, 0)], Box(2, 3))
print(Special("hat", 5, [], 2), Special("hat").discount, Item("a").tags is Item("b").tags)
item.price = 99
print(item.price, item != Item("pen"))
