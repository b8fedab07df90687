"""Floats in objects: the orbits of five bodies."""

from math import sqrt

DAYS = 365.24
SOLAR_MASS = 39.47841760435743


class Body:
    def __init__(self, x: float, y: float, z: float, vx: float, vy: float, vz: float, mass: float) -> None:
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx * DAYS
        self.vy = vy * DAYS
        self.vz = vz * DAYS
        self.mass = mass * SOLAR_MASS


def advance(bodies: list[Body], step: float) -> None:
    for index in range(len(bodies)):
        body = bodies[index]
        for following in range(index + 1, len(bodies)):
            other = bodies[following]
            dx = body.x - other.x
            dy = body.y - other.y
            dz = body.z - other.z
            square = dx * dx + dy * dy + dz * dz
            magnitude = step / (square * sqrt(square))
            body.vx -= dx * other.mass * magnitude
            body.vy -= dy * other.mass * magnitude
            body.vz -= dz * other.mass * magnitude
            other.vx += dx * body.mass * magnitude
            other.vy += dy * body.mass * magnitude
            other.vz += dz * body.mass * magnitude
    for body in bodies:
        body.x += step * body.vx
        body.y += step * body.vy
        body.z += step * body.vz


def energy(bodies: list[Body]) -> float:
    total = 0.0
    for index in range(len(bodies)):
        body = bodies[index]
        total += 0.5 * body.mass * (body.vx * body.vx + body.vy * body.vy + body.vz * body.vz)
        for following in range(index + 1, len(bodies)):
            other = bodies[following]
            dx = body.x - other.x
            dy = body.y - other.y
            dz = body.z - other.z
            total -= (body.mass * other.mass) / sqrt(dx * dx + dy * dy + dz * dz)
    return total


def solar_system() -> list[Body]:
    return [
        Body(0.0, 0.0, 0.0, -1.06e-6, -7.68e-6, 6.67e-8, 1.0),
        Body(4.8414314, -1.1603200, -0.1036220, 0.00166007, 0.00769901, -0.0000690460, 0.000954791),
        Body(8.3433667, 4.1247985, -0.4035234, -0.00276742, 0.00499852, 0.0000230417, 0.000285885),
        Body(12.8943695, -15.1111514, -0.2233075, 0.00296460, 0.00237847, -0.0000296589, 0.0000436624),
        Body(15.3796971, -25.9193146, 0.1792587, 0.00268067, 0.00162824, -0.0000951592, 0.0000515138),
    ]


def main() -> None:
    bodies = solar_system()
    print(f"{energy(bodies):.9f}")
    for _ in range(100_000):
        advance(bodies, 0.01)
    print(f"{energy(bodies):.9f}")


main()
