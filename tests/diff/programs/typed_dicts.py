"""TypedDict: dicts whose items have types of their own."""

from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict, cast


class Point(TypedDict):
    x: int
    y: int


class Movie(TypedDict):
    """A film."""

    title: str
    year: int
    score: float
    tags: list[str]
    where: Point
    rating: NotRequired[int]


class Options(TypedDict, total=False):
    verbose: bool
    names: list[str]
    nested: dict[str, int]


class Sequel(Movie):
    part: int


def describe(movie: Movie) -> str:
    return f"{movie['title']} ({movie['year']}) {movie['score']:.1f} {', '.join(movie['tags'])}"


def total(items: Mapping[str, object]) -> int:
    return len(items)


def lengths(options: Options) -> int:
    if "names" in options:
        return len(options["names"])
    return -1


def changed(movie: Movie) -> None:
    movie["year"] += 1
    movie["tags"].append("new")
    movie["where"]["x"] = 7
    movie["rating"] = 5
    print(movie, movie.get("rating"), movie.get("title"), movie["where"]["x"] * 2)
    del movie["rating"]
    print(movie.get("rating"), movie.get("rating", 1) + 1, "rating" in movie, len(movie))
    for key, value in movie.items():
        print(key, value, end="; ")
    print(list(movie), sorted(movie.keys()))


def main() -> None:
    first: Movie = {"title": "A", "year": 1999, "score": 7.5, "tags": [], "where": {"x": 1, "y": 2}}
    second = Movie(title="B", year=2001, score=8, tags=["x", "y"], where=Point(x=3, y=4))
    movies = [first, second]
    for movie in sorted(movies, key=lambda m: m["score"], reverse=True):
        print(describe(movie))
    changed(first)
    print(
        max(movies, key=lambda m: m["year"])["title"], total(second), first == second, first == first.copy()
    )
    options: Options = {}
    print(lengths(options), options)
    options.setdefault("names", []).append("n")
    options["verbose"] = not options.get("verbose", False)
    options.update({"nested": {"k": 1}})
    print(lengths(options), options, options["nested"]["k"] + 1)
    sequel: Sequel = {**second, "part": 2}
    print(sequel["part"] + sequel["year"], sequel["where"])
    data: dict[str, Any] = {"x": 5, "y": 6}
    point = cast(Point, data)
    print(point["x"] + point["y"], point)
    try:
        print(cast(Point, {"x": "text"})["x"] + 1)
    except TypeError:
        print("no number")
    try:
        print(options["nested"]["q"])
    except KeyError as missing:
        print("missing", missing)


main()
