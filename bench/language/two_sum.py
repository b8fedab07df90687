"""Dicts of integers: pairs with a given sum, and the longest chains of Collatz's sequence, remembered."""


def random_numbers(count: int) -> list[int]:
    numbers: list[int] = []
    seed = 7
    for _ in range(count):
        seed = (seed * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) & 0x7FFF_FFFF_FFFF_FFFF
        numbers.append((seed >> 32) % 200_000)
    return numbers


def pairs_with_sum(numbers: list[int], wanted: int) -> int:
    positions: dict[int, int] = {}
    found = 0
    for position, number in enumerate(numbers):
        other = wanted - number
        if other in positions:
            found += position - positions[other]
        positions[number] = position
    return found


def collatz_length(start: int, known: dict[int, int]) -> int:
    path: list[int] = []
    number = start
    while number not in known:
        path.append(number)
        number = number // 2 if number % 2 == 0 else 3 * number + 1
    length = known[number]
    for number in reversed(path):
        length += 1
        known[number] = length
    return length


def main() -> None:
    numbers = random_numbers(100_000)
    total = 0
    for wanted in range(150_000, 250_000, 10_000):
        total += pairs_with_sum(numbers, wanted)
    known = {1: 1}
    longest = best = 0
    for start in range(1, 100_000):
        length = collatz_length(start, known)
        if length > longest:
            longest, best = length, start
    print(total, longest, best, len(known))


main()
