"""Assembly and addresses that are not known when compiling, and pointers among other values."""

from ophion.lang.unsafe import Ptr, asm, global_asm


def named(name: str) -> None:
    asm(name, "")


def placed() -> None:
    global_asm("nop")


def either(place: Ptr[int] | int) -> None:
    print(place)


def hidden(place: Ptr[int]) -> object:
    return place


named("nop")
placed()
either(1)
hidden(Ptr[int](1))
