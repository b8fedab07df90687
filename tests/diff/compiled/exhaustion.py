"""Runs out of memory again and again in different ways; each time MemoryError, and nothing is lost."""

from collections.abc import Callable

from ophion.runtime.heap import live_allocations


class Link:
    """A chain of these uses small blocks only."""

    def __init__(self, following: "Link | None") -> None:
        self.following = following


def grow_list() -> None:
    values: list[list[int]] = []
    while True:
        values.append([len(values)] * 1000)


def grow_dict() -> None:
    table: dict[str, bytes] = {}
    while True:
        table[str(len(table))] = bytes(500)


def grow_chain() -> None:
    chain: Link | None = None
    while True:
        chain = Link(chain)


def grow_text() -> None:
    text = "ab"
    while True:
        text = text + text


def grow_buffer() -> None:
    data = bytearray(1000)
    while True:
        data.extend(data)


def grow_set() -> None:
    values: set[tuple[int, str]] = set()
    while True:
        values.add((len(values), str(len(values))))


def exhausted(work: Callable[[], None]) -> str:
    try:
        work()
    except MemoryError as error:
        return type(error).__name__
    return "nothing"


print(exhausted(grow_list))
for work in [grow_list, grow_dict, grow_chain, grow_text, grow_buffer, grow_set]:
    before = live_allocations()
    outcome = exhausted(work)
    print(outcome, live_allocations() - before)
