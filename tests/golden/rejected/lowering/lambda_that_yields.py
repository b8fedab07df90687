"""A lambda that is a generator."""

numbers = lambda: (yield 1)
letters = lambda: (yield from "ab")
print(numbers, letters)
