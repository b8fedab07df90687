from typing import TypedDict


class Movie(TypedDict):
    name: str
    year: int


movie: Movie = {"name": "Metropolis", "year": 1927}
print(movie["name"])
