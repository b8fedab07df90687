"""Dicts of text: counts the words of a text."""

SYLLABLES = ["ka", "lo", "mi", "ne", "ru", "sa", "to", "vi"]


def make_lines(count: int) -> list[str]:
    lines: list[str] = []
    seed = 42
    for _ in range(count):
        words: list[str] = []
        for _ in range(12):
            seed = (seed * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
            word = SYLLABLES[seed >> 8 & 7] + SYLLABLES[seed >> 12 & 7]
            if seed >> 16 & 1:
                word += SYLLABLES[seed >> 18 & 7]
            words.append(word)
        lines.append(" ".join(words))
    return lines


def count_words(lines: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in lines:
        for word in line.split():
            counts[word] = counts.get(word, 0) + 1
    return counts


def main() -> None:
    lines = make_lines(10_000)
    total = 0
    for _ in range(5):
        counts = count_words(lines)
        total += len(counts)
    ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    print(total)
    for word, count in ranking[:10]:
        print(word, count)


main()
