"""A small ray tracer that prints a PPM, and its checksum."""

from __future__ import annotations

import math
import sys
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import NamedTuple, Optional, Sequence


class Vec3(NamedTuple):
    x: float
    y: float
    z: float

    def __add__(self, other: Vec3) -> Vec3:  # type: ignore[override]
        return Vec3(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vec3) -> Vec3:
        return Vec3(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, k: float) -> Vec3:  # type: ignore[override]
        return Vec3(self.x * k, self.y * k, self.z * k)

    def __neg__(self) -> Vec3:
        return self * -1

    def dot(self, other: Vec3) -> float:
        return self.x * other.x + self.y * other.y + self.z * other.z

    def norm(self) -> Vec3:
        return self * (1 / math.sqrt(self.dot(self)))

    def reflect(self, n: Vec3) -> Vec3:
        return self - n * (2 * self.dot(n))


BLACK = Vec3(0, 0, 0)
WHITE = Vec3(1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Ray:
    origin: Vec3
    direction: Vec3

    def at(self, t: float) -> Vec3:
        return self.origin + self.direction * t


@dataclass(frozen=True)
class Material:
    color: Vec3 = WHITE
    ambient: float = 0.1
    diffuse: float = 0.7
    specular: float = 0.4
    shine: int = 32
    mirror: float = 0.0


class Shape(ABC):
    def __init__(self, material: Material = Material()) -> None:
        self.material = material

    @abstractmethod
    def hit(self, ray: Ray) -> Optional[float]: ...

    @abstractmethod
    def normal(self, p: Vec3) -> Vec3: ...

    def color_at(self, p: Vec3) -> Vec3:
        return self.material.color


class Sphere(Shape):
    def __init__(self, center: Vec3, radius: float, material: Material = Material()) -> None:
        super().__init__(material)
        self.center, self.radius = center, radius

    def hit(self, ray: Ray) -> Optional[float]:
        oc = ray.origin - self.center
        b = oc.dot(ray.direction)
        disc = b * b - (oc.dot(oc) - self.radius**2)
        if disc < 0:
            return None
        root = math.sqrt(disc)
        return next((t for t in (-b - root, -b + root) if t > 1e-4), None)

    def normal(self, p: Vec3) -> Vec3:
        return (p - self.center).norm()


class Plane(Shape):
    def __init__(self, y: float, *colors: Vec3) -> None:
        super().__init__(Material(specular=0.0))
        self.y = y
        self.colors = colors or (WHITE,)

    def hit(self, ray: Ray) -> Optional[float]:
        if abs(ray.direction.y) < 1e-6:
            return None
        t = (self.y - ray.origin.y) / ray.direction.y
        return t if t > 1e-4 else None

    def normal(self, p: Vec3) -> Vec3:
        return Vec3(0, 1, 0)

    def color_at(self, p: Vec3) -> Vec3:
        return self.colors[(math.floor(p.x) + math.floor(p.z)) % len(self.colors)]


@dataclass
class Scene:
    shapes: Sequence[Shape]
    light: Vec3
    background: Vec3 = BLACK
    rays: int = field(default=0, init=False)

    def nearest(self, ray: Ray) -> tuple[float, Shape] | None:
        self.rays += 1
        hits = [(t, s) for s in self.shapes if (t := s.hit(ray)) is not None]
        return min(hits, key=lambda h: h[0], default=None)

    def trace(self, ray: Ray, depth: int = 2) -> Vec3:
        if (found := self.nearest(ray)) is None:
            return self.background
        t, shape = found
        p = ray.at(t)
        n = shape.normal(p)
        m = shape.material
        color = shape.color_at(p)
        to_light = (self.light - p).norm()
        result = color * m.ambient
        if self.nearest(Ray(p, to_light)) is None:
            result += color * (m.diffuse * max(0.0, n.dot(to_light)))
            result += WHITE * (m.specular * max(0.0, (-to_light).reflect(n).dot(-ray.direction)) ** m.shine)
        if m.mirror and depth:
            result = (
                result * (1 - m.mirror) + self.trace(Ray(p, ray.direction.reflect(n)), depth - 1) * m.mirror
            )
        return result


def byte(x: float) -> int:
    return min(255, max(0, int(x * 255.999)))


def render(scene: Scene, width: int, height: int) -> list[list[tuple[int, ...]]]:
    rows = []
    for j in range(height):
        row = []
        for i in range(width):
            u, v = (i + 0.5) / width * 2 - 1, 1 - (j + 0.5) / height * 2
            d = Vec3(u * width / height, v, -1.5).norm()
            row.append(tuple(byte(c) for c in scene.trace(Ray(Vec3(0, 0.5, 3), d))))
        rows.append(row)
    return rows


def main() -> None:
    scene = Scene(
        [
            Sphere(Vec3(0, 0.5, -1), 1.0, Material(Vec3(1, 0.2, 0.2), mirror=0.3)),
            Sphere(Vec3(-1.8, 0.2, -0.5), 0.7, Material(color=Vec3(0.2, 1, 0.2), shine=8)),
            Sphere(Vec3(1.6, 0.1, 0), 0.6),
            Plane(-0.5, Vec3(0.9, 0.9, 0.9), Vec3(0.1, 0.1, 0.3)),
        ],
        light=Vec3(5, 8, 5),
        background=Vec3(0.3, 0.5, 0.8),
    )
    width, height = 24, 12
    image = render(scene, width, height)
    print(f"P3\n{width} {height}\n255")
    for row in image[::4]:
        print(" ".join("%d %d %d" % (r, g, b) for r, g, b in (p[:3] for p in row[:4])))
    shades = " .:-=+*#%@"
    for row in image:
        print("".join(shades[sum(p) * (len(shades) - 1) // 765] for p in row))
    print(scene.rays, sum(sum(p) for row in image for p in row), file=sys.stdout)


if __name__ == "__main__":
    main()
