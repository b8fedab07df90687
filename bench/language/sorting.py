"""Sorting: integers, tuples, and objects by a key."""


class Person:
    def __init__(self, name: str, age: int, income: float) -> None:
        self.name = name
        self.age = age
        self.income = income


def random_people(count: int) -> list[Person]:
    people: list[Person] = []
    seed = 5
    for number in range(count):
        seed = (seed * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
        people.append(Person(f"p{seed % 5000}", 18 + (seed >> 12) % 70, (seed >> 7) * 0.25 + number % 3))
    return people


def checksum(people: list[Person]) -> int:
    value = 0
    for person in people:
        value = (value * 31 + person.age * 7 + int(person.income)) & 0xFFFF_FFFF
    return value


def main() -> None:
    people = random_people(20_000)
    by_age = sorted(people, key=lambda person: person.age)
    print(checksum(by_age))
    by_income = sorted(people, key=lambda person: person.income, reverse=True)
    print(checksum(by_income))
    people.sort(key=lambda person: person.name)
    print(checksum(people))
    numbers = [int(person.income * 16.0) % 100_003 for person in people]
    for _ in range(5):
        numbers = [(number * 7919 + 13) % 100_003 for number in numbers]
        numbers.sort()
    print(numbers[0], numbers[10_000], numbers[-1])
    pairs = [(number % 100, number) for number in numbers]
    pairs.sort()
    print(pairs[0], pairs[-1])


main()
