"""Floats in small objects: a scene of spheres above a chessboard, with shadows and mirrors."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod


class Vector:
    def __init__(self, x: float, y: float, z: float) -> None:
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other: Vector) -> Vector:
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor: float) -> Vector:
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: Vector) -> float:
        return self.x * other.x + self.y * other.y + self.z * other.z

    def normalized(self) -> Vector:
        return self * (1.0 / math.sqrt(self.dot(self)))

    def reflected(self, normal: Vector) -> Vector:
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin: Vector, direction: Vector) -> None:
        self.origin = origin
        self.direction = direction

    def at(self, distance: float) -> Vector:
        return self.origin + self.direction * distance


class Shape(ABC):
    def __init__(self, mirror: float) -> None:
        self.mirror = mirror

    @abstractmethod
    def distance(self, ray: Ray) -> float | None: ...

    @abstractmethod
    def normal(self, point: Vector) -> Vector: ...

    def brightness(self, point: Vector) -> float:
        return 0.9


class Sphere(Shape):
    def __init__(self, centre: Vector, radius: float, mirror: float) -> None:
        super().__init__(mirror)
        self.centre = centre
        self.radius = radius

    def distance(self, ray: Ray) -> float | None:
        offset = self.centre - ray.origin
        along = offset.dot(ray.direction)
        square = self.radius * self.radius - offset.dot(offset) + along * along
        if square < 0.0:
            return None
        near = along - math.sqrt(square)
        return near if near > 0.0 else None

    def normal(self, point: Vector) -> Vector:
        return (point - self.centre).normalized()


class Floor(Shape):
    def __init__(self, height: float, mirror: float) -> None:
        super().__init__(mirror)
        self.height = height
        self.up = Vector(0.0, 1.0, 0.0)

    def distance(self, ray: Ray) -> float | None:
        if ray.direction.y >= 0.0:
            return None
        return (self.height - ray.origin.y) / ray.direction.y

    def normal(self, point: Vector) -> Vector:
        return self.up

    def brightness(self, point: Vector) -> float:
        return 0.9 if (math.floor(point.x) + math.floor(point.z)) % 2 == 0 else 0.2


class Scene:
    def __init__(self, shapes: list[Shape], light: Vector) -> None:
        self.shapes = shapes
        self.light = light

    def nearest(self, ray: Ray) -> tuple[Shape, float] | None:
        found: tuple[Shape, float] | None = None
        for shape in self.shapes:
            distance = shape.distance(ray)
            if distance is not None and (found is None or distance < found[1]):
                found = (shape, distance)
        return found

    def lit(self, point: Vector, to_light: Vector) -> bool:
        ray = Ray(point, to_light)
        return all(shape.distance(ray) is None for shape in self.shapes)

    def trace(self, ray: Ray, depth: int) -> float:
        """The brightness of what the ray meets, from 0 to 1."""
        hit = self.nearest(ray)
        if hit is None:
            return 0.3
        shape, distance = hit
        point = ray.at(distance * 0.999999)
        normal = shape.normal(point)
        to_light = (self.light - point).normalized()
        shade = 0.1
        if self.lit(point, to_light):
            shade += max(0.0, to_light.dot(normal)) * 0.9
        own = shape.brightness(point) * shade
        if depth == 0 or shape.mirror == 0.0:
            return own
        seen = self.trace(Ray(point, ray.direction.reflected(normal)), depth - 1)
        return own * (1.0 - shape.mirror) + seen * shape.mirror


def render(scene: Scene, width: int, height: int) -> list[list[int]]:
    eye = Vector(0.0, 1.0, -6.0)
    picture = []
    for row in range(height):
        line = []
        for column in range(width):
            x = (column - width / 2) / width * 2.0
            y = (height / 2 - row) / width * 2.0
            ray = Ray(eye, Vector(x, y, 1.5).normalized())
            line.append(int(scene.trace(ray, 3) * 255.0))
        picture.append(line)
    return picture


def main() -> None:
    shapes: list[Shape] = [Floor(-1.0, 0.2)]
    for number in range(6):
        centre = Vector(number * 1.2 - 3.0, 0.4 * (number % 3), 1.0 + number % 2)
        shapes.append(Sphere(centre, 0.6, 0.1 * number))
    picture = render(Scene(shapes, Vector(4.0, 8.0, -5.0)), 216, 144)
    for line in picture[::36]:
        print(*line[::27])
    print(sum(sum(line) for line in picture))


main()
