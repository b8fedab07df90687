"""A longer program: words counted, a table printed, numbers parsed, a tiny calculator."""

from dataclasses import dataclass, field

TEXT = """the quick brown fox jumps over the lazy dog
the dog barks; the fox runs away
numbers: 10 20 0x1f -7
"""


@dataclass
class Statistics:
    """What was found in a text."""

    lines: int = 0
    words: dict[str, int] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)

    def add(self, word: str) -> None:
        try:
            self.numbers.append(int(word, 0))
        except ValueError:
            self.words[word] = self.words.get(word, 0) + 1


class Calculator:
    """Recursive descent: sums, products, parentheses."""

    def __init__(self, text: str) -> None:
        self.tokens = text.replace("(", " ( ").replace(")", " ) ").split()
        self.at = 0

    def peek(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> str:
        token = self.peek()
        if token is None:
            raise ValueError("unexpected end")
        self.at += 1
        return token

    def total(self) -> int:
        value = self.product()
        while self.peek() in ("+", "-"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return value

    def product(self) -> int:
        value = self.atom()
        while (operator := self.peek()) is not None and operator in "*/%":
            self.take()
            right = self.atom()
            value = value * right if operator == "*" else value // right if operator == "/" else value % right
        return value

    def atom(self) -> int:
        token = self.take()
        if token == "(":
            value = self.total()
            if self.take() != ")":
                raise ValueError("missing )")
            return value
        return int(token)


statistics = Statistics()
for line in TEXT.splitlines():
    statistics.lines += 1
    for word in line.split():
        statistics.add(word.strip(";:").lower())
ranked = sorted(statistics.words.items(), key=lambda pair: (-pair[1], pair[0]))
for word, count in ranked[:5]:
    print(f"{word:<8}|{count:>3}|{'#' * count}")
print(statistics.lines, statistics.numbers, sum(statistics.numbers), len(statistics.words))
for expression in ["1 + 2 * 3", "( 1 + 2 ) * 3", "100 / 7 % 5", "2 * (3", "1 / 0", "x", ""]:
    try:
        print(expression, "=", Calculator(expression).total())
    except (ValueError, ZeroDivisionError) as error:
        print(expression, "->", type(error).__name__, error)
grid = [list(row) for row in ["..#", "#..", ".#."]]
for _ in range(3):
    grid = [[a, b, c] for a, b, c in zip(grid[2], grid[1], grid[0])]
    print("/".join("".join(row) for row in grid))
primes = [n for n in range(2, 60) if all(n % d for d in range(2, n))]
print(primes, " ".join(f"{n:02x}" for n in primes[-4:]))
