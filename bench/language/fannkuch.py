"""Integer lists: the most flips of a pancake permutation, as the Computer Language Benchmarks Game has it."""


def count_flips(permutation: list[int], scratch: list[int]) -> int:
    for index in range(len(permutation)):
        scratch[index] = permutation[index]
    flips = 0
    while scratch[0] != 0:
        low, high = 0, scratch[0]
        while low < high:
            scratch[low], scratch[high] = scratch[high], scratch[low]
            low += 1
            high -= 1
        flips += 1
    return flips


def fannkuch(size: int) -> tuple[int, int]:
    permutation = list(range(size))
    scratch = list(range(size))
    count = [0] * size
    checksum = most = number = 0
    rotated = size
    while True:
        while rotated > 1:
            count[rotated - 1] = rotated
            rotated -= 1
        flips = count_flips(permutation, scratch)
        most = max(most, flips)
        checksum += flips if number % 2 == 0 else -flips
        while True:
            if rotated == size:
                return checksum, most
            first = permutation[0]
            for index in range(rotated):
                permutation[index] = permutation[index + 1]
            permutation[rotated] = first
            count[rotated] -= 1
            if count[rotated] > 0:
                break
            rotated += 1
        number += 1


def main() -> None:
    checksum, most = fannkuch(9)
    print(checksum, most)


main()
