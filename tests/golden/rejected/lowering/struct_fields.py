"""Fields of Structs whose layout is not known, and arrays as a whole."""

from ophion.lang import U8, U16, Array, Bytes, Struct

SIZE = int("3")


def word() -> U8:
    return U8()


class Sized(Struct):
    name = Bytes(SIZE)


class Made(Struct):
    first = word()


class Words(Struct):
    words = Array(U16, 3)


def copied(words: Words) -> None:
    words.words = words.words


def cleared(words: Words) -> None:
    words.words = None  # type: ignore[assignment]


print(Sized())
print(Made())
copied(Words())
cleared(Words())
