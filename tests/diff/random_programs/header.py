"""What stands at the start of each module of random cases."""

HEADER = """\
import bisect
import functools
import heapq
import itertools
import math
import operator
import sys
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, astuple, dataclass, field, replace
from enum import Enum, IntEnum, IntFlag, StrEnum, auto
from typing import Generic, NamedTuple, Protocol, TypeVar

from ophion.lang import u64

T = TypeVar("T")


def told(error: BaseException) -> str:
    name = "NameError" if isinstance(error, NameError) else type(error).__name__
    return name if isinstance(error, (OverflowError, NameError)) else f"{name}: {error}"


def held(value: T) -> T:
    return value


def pick(value: int | str) -> int | str:
    return value


class Manager:
    def __init__(self, name: str, quiet: bool) -> None:
        self.name = name
        self.quiet = quiet

    def __enter__(self) -> str:
        print("enter", self.name)
        return self.name

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        print("exit", "fine" if error is None else told(error))
        return self.quiet and isinstance(error, Exception)


class Own(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"own {code}")
        self.code = code


def chain(error: BaseException | None) -> str:
    names: list[str] = []
    while error is not None and len(names) < 9:
        shown = "NameError" if isinstance(error, NameError) else f"{type(error).__name__}{error.args}"
        names.append(shown + ("!" if error.__suppress_context__ else ""))
        error = error.__cause__ or error.__context__
    return " <- ".join(names)


class Decisions:
    def __init__(self, numbers: list[int]) -> None:
        self.numbers = numbers
        self.place = 0

    def next(self) -> int:
        self.place += 1
        return self.numbers[self.place - 1] if self.place <= len(self.numbers) else 0

    def note(self, text: str) -> str:
        print("note", text)
        if self.next() == 0:
            raise KeyError(text)
        return text


"""
