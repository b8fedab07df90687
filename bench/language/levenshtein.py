"""Text, character by character: the edit distance of words by dynamic programming, and the nearest words."""


def distance(first: str, second: str) -> int:
    previous = list(range(len(second) + 1))
    for row, a in enumerate(first, 1):
        current = [row]
        for column, b in enumerate(second, 1):
            cost = 0 if a == b else 1
            current.append(min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost))
        previous = current
    return previous[-1]


def make_words(count: int) -> list[str]:
    seed = 7
    words: list[str] = []
    for _ in range(count):
        word = ""
        for _ in range(4 + seed % 9):
            seed = (seed * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
            word += chr(ord("a") + (seed >> 16) % 12)
        words.append(word)
    return words


def main() -> None:
    words = make_words(120)
    total = 0
    for word in words[:10]:
        nearest = min((other for other in words if other != word), key=lambda other: distance(word, other))
        print(word, nearest, distance(word, nearest))
    for first in words[:100]:
        total += sum(distance(first, second) for second in words)
    print(total, distance("the quick brown fox" * 8, "jumps over the lazy dog" * 8))


main()
