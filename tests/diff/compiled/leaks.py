"""Runs each kind of work twice and prints by how many blocks the second time changed the heap: always 0."""

from collections.abc import Callable

from ophion.runtime.heap import live_allocations


class Node:
    """Refers to another."""

    def __init__(self, name: str, following: "Node | None") -> None:
        self.name = name
        self.following = following


def texts() -> None:
    line = ""
    for number in range(50):
        line += str(number) + ","
    assert len(line.split(",")) == 51
    assert line.replace("1", "one").upper().find("ONE") >= 0
    assert f"{line[:5]:>10}|{number:05}" != line[::-1]
    assert line.encode().decode() == line


def containers() -> None:
    table: dict[str, list[int]] = {}
    for number in range(200):
        table.setdefault(str(number % 17), []).append(number)
    for key in list(table):
        if len(key) == 1:
            del table[key]
    words = sorted(table, key=lambda key: -int(key))
    words[1:3] = ["x", "y", "z"]
    del words[::2]
    assert len({(word, len(word)) for word in words}) == len(set(words))
    pairs = [(str(n), [n]) for n in range(40)]
    pairs.sort(key=lambda pair: pair[0])
    assert tuple(pairs[:2])[1][0] == "1"


def failing(depth: int) -> int:
    held = [str(depth)]
    if depth == 0:
        raise ValueError("bottom " + held[0])
    return failing(depth - 1) + len(held)


def exceptions() -> None:
    table: dict[str, int] = {}
    for _ in range(10):
        try:
            failing(5)
        except ValueError as error:
            assert str(error) == "bottom 0"
        try:
            try:
                table["missing"] += 1
            except KeyError as error:
                raise RuntimeError("other") from error
        except RuntimeError:
            pass


def objects() -> None:
    chain: Node | None = None
    for number in range(1000):
        chain = Node(str(number), chain)
    held: list[Callable[[], bool]] = []
    for _ in range(3):
        held.append(lambda: chain is not None)
    assert all(function() for function in held)


def buffers() -> None:
    data = bytearray(10)
    data.extend(b"abc" * 100)
    view = memoryview(data)[5:20]
    assert bytes(view[:4]) + b"x" == b"\x00\x00\x00\x00x"
    view.release()
    data[2:100] = b""
    assert data.find(b"abc") >= 0


def numbers() -> None:
    assert int("123") + int("-0x10", 16) == 107
    assert repr(0.1) == "0.1"
    assert float("1e3") == 1000.0


for work in [texts, containers, exceptions, objects, buffers, numbers]:
    work()
    before = live_allocations()
    work()
    print(live_allocations() - before)
