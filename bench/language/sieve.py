"""Integer lists: the primes below a limit, and their gaps."""


def primes_below(limit: int) -> list[int]:
    composite = [False] * limit
    primes: list[int] = []
    for number in range(2, limit):
        if not composite[number]:
            primes.append(number)
            for multiple in range(number * number, limit, number):
                composite[multiple] = True
    return primes


def gaps(primes: list[int]) -> list[int]:
    counts = [0] * 200
    for index in range(1, len(primes)):
        counts[primes[index] - primes[index - 1]] += 1
    return counts


def main() -> None:
    total = 0
    for limit in range(500_000, 1_000_001, 100_000):
        primes = primes_below(limit)
        counts = gaps(primes)
        total += len(primes) * 1000 + counts[2] + counts[6] + sum(primes)
    print(total)


main()
