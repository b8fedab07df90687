"""range loops at the ends of the numbers, with steps known and unknown."""

LARGEST = 9_223_372_036_854_775_807
LOWEST = -LARGEST - 1


def walk(start: int, stop: int, step: int) -> list[int]:
    found: list[int] = []
    for number in range(start, stop, step):
        found.append(number)
        if len(found) > 20:
            break
    return found


def by_constants() -> None:
    print([n for n in range(LARGEST - 5, LARGEST, 2)], [n for n in range(LARGEST - 6, LARGEST, 2)])
    print([n for n in range(LOWEST + 5, LOWEST, -2)], [n for n in range(LOWEST + 6, LOWEST, -2)])
    print([n for n in range(LARGEST, LOWEST, LOWEST)], [n for n in range(LOWEST, LARGEST, LARGEST)])
    print([n for n in range(LOWEST, LOWEST + 1, 3)], [n for n in range(LARGEST, LARGEST - 1, -3)])
    print([n for n in range(LOWEST, LOWEST, 3)], [n for n in range(LARGEST, LARGEST, -3)])


def main() -> None:
    by_constants()
    for step in (1, 2, 3, 7, LARGEST, -1, -2, -5, LOWEST):
        for start, stop in ((0, 10), (10, 0), (0, 0), (3, 4), (LOWEST, LARGEST), (LARGEST, LOWEST)):
            print(step, start, stop, walk(start, stop, step))
        print(walk(LARGEST - 3, LARGEST, step), walk(LOWEST + 3, LOWEST, step))
    for step in (0, 1):
        try:
            print(walk(0, 3, step))
        except ValueError as error:
            print(error)
    try:
        for _ in range(0, 5, 0):
            print("never")
    except ValueError as error:
        print(error)


main()
