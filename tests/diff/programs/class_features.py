"""Class variables, overridden properties, abstract properties, object identity, equality through a base class."""

from abc import ABC, abstractmethod


class Animal(ABC):
    """Base with a class variable and an abstract property."""

    legs = 4
    kind: str = "animal"

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    @abstractmethod
    def sound(self) -> str:
        """What it says."""

    @property
    def title(self) -> str:
        return self.name.title()

    def speak(self) -> str:
        return f"{self.title} the {self.kind} says {self.sound} on {self.legs} legs"

    def __str__(self) -> str:
        return f"<{self.name}>"


class Dog(Animal):
    """Overrides a class variable."""

    kind = "dog"

    @property
    def sound(self) -> str:
        return "woof"


class Bird(Animal):
    """Overrides more."""

    kind = "bird"
    legs = 2

    def __init__(self, name: str, sound: str = "tweet") -> None:
        super().__init__(name)
        self._sound = sound

    @property
    def sound(self) -> str:
        return self._sound

    @property
    def title(self) -> str:
        return self.name.title() + "!"

    def speak(self) -> str:
        return super().speak().upper()


class Parrot(Bird):
    """Two levels down."""

    def speak(self) -> str:
        return f"{super().speak()} {super().speak()}"


class Money:
    """Compared and hashed by value; ordered."""

    def __init__(self, cents: int) -> None:
        self.cents = cents

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return False
        return self.cents == other.cents

    def __lt__(self, other: "Money") -> bool:
        return self.cents < other.cents

    def __hash__(self) -> int:
        return hash(self.cents)

    def __repr__(self) -> str:
        return f"${self.cents // 100}.{self.cents % 100:02}"


class Registry:
    """A class that keeps its instances in a module variable."""

    def __init__(self, name: str) -> None:
        self.name = name
        instances.append(self)


instances: list[Registry] = []

animals: list[Animal] = [Dog("rex"), Bird("tweety"), Parrot("polly", "hello")]
for animal in animals:
    print(animal, animal.speak(), animal.legs, Animal.legs)
print([isinstance(animal, Bird) for animal in animals], Dog.kind, Bird.legs, Parrot.legs)
wallet = [Money(250), Money(5), Money(100)]
print(
    sorted(wallet), Money(5) in wallet, wallet.index(Money(100)), Money(1) == Money(1), Money(1) != Money(2)
)
print({Money(5): "five"}[Money(5)], len({Money(1), Money(1), Money(2)}), min(wallet), max(wallet))
Registry("a")
Registry("b")
print(
    [registry.name for registry in instances], instances[0] is instances[0], instances[0] is not instances[1]
)
same = animals[0]
print(same is animals[0], same in animals, animals.index(same), animals[1] == animals[2])


class Scaled:
    """Methods under second names."""

    def __init__(self, n: int) -> None:
        self.n = n

    def __mul__(self, k: int) -> "Scaled":
        return Scaled(self.n * k)

    __rmul__ = __mul__

    def show(self) -> str:
        return f"Scaled {self.n}"

    __repr__ = show
    describe = show


class Hidden(Scaled):
    def show(self) -> str:
        return "Hidden"


print(3 * Scaled(2), Scaled(2) * 4, Scaled(5).describe(), [Scaled(1)], Hidden(1).describe(), Hidden(1).show())
