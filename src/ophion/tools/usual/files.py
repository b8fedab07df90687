"""Files, arguments, exceptions, chance and time."""

from __future__ import annotations

import random
import sys
import time


class Refused(ValueError):
    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def failures(path: str) -> None:
    try:
        print(int("x"))
    except (ValueError, KeyError) as error:
        print(f"refused: {error}")
    try:
        raise Refused("no", 3)
    except Refused as error:
        print(error, error.code, repr(error))
    finally:
        print("done")
    try:
        with open(path) as file:
            for line in file:
                print(line.rstrip("\n"))
            print(file.read(), file.readlines())
    except OSError as error:
        print(error.strerror, file=sys.stderr)


def chance(items: list[int]) -> None:
    numbers = random.Random(1)
    print(numbers.randint(1, 6), numbers.random() < 1.0, numbers.choice(items), time.perf_counter() > 0.0)
    numbers.shuffle(items)


def main() -> None:
    failures("/no/such/file")
    chance([3, 1, 2])
    if len(sys.argv) > 1:
        print(sys.argv[1], input("name? "), sys.stdin.readline(), sys.stdin.read())
        assert len(sys.argv) == 2, "one argument"
        with open(sys.argv[1], "w") as file:
            file.write("written\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
