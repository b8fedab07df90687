"""Members of enums with equal values: aliases, whatever the type of the value."""

from enum import Enum


class P(Enum):
    A = (1, 2)
    B = (3, 4)
    C = (1, 2)

    @property
    def x(self) -> int:
        return self.value[0]


class S(Enum):
    X = "x"
    Y = "y"
    Z = "x"


class F(Enum):
    H = 0.5
    K = 1.5
    J = 0.5


print(list(P), P.C, P((1, 2)), P["C"], len(P), P.__members__)
print(list(S), S.Z, S("x"), S["Z"].name, S.__members__.keys())
print(list(F), F.J, F(0.5), F.__members__)
print(list(P.__members__.items()))
for name, m in S.__members__.items():
    print(name, m.name, m.value)
print(P.A.x, P.C.x, hash(P.C) == hash(P.A))


class M(Enum):
    ONE = 1
    UNO = 1.0
    T = True
    TWO = 2


print(list(M), M.UNO)


class N(Enum):
    A = None
    B = b"x"
    C = b"x"
    D = -1.5
    E = None
    F = ("a", (1, 2.0))
    G = ("a", (True, 2))


print(list(N), N.G, N.E, N.C, N["G"].name, [m.value for m in N], N.__members__)


class Planet(Enum):
    EARTH = (1.0, 2)
    TERRA = (1.0, 2)
    MARS = (3.0, 4)

    def __init__(self, mass: float, radius: int) -> None:
        self.mass = mass
        self.radius = radius


print(list(Planet), Planet.TERRA.mass, Planet.TERRA.name, Planet["TERRA"].radius)
