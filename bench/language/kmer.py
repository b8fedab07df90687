"""Slices of text as keys: counts the short sequences of a DNA strand (the benchmark k-nucleotide)."""


def strand(length: int) -> str:
    seed = 42
    letters: list[str] = []
    for _ in range(length):
        seed = (seed * 3_877 + 29_573) % 139_968
        letters.append("ACGT"[seed * 4 // 139_968])
    return "".join(letters)


def count(text: str, size: int) -> dict[str, int]:
    counts: dict[str, int] = {}
    for start in range(len(text) - size + 1):
        part = text[start : start + size]
        if part in counts:
            counts[part] += 1
        else:
            counts[part] = 1
    return counts


def main() -> None:
    text = strand(150_000)
    for size in (1, 2):
        counts = count(text, size)
        total = sum(counts.values())
        for part, times in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            print(f"{part} {100 * times / total:.3f}")
    for size in (3, 4, 6, 12, 18):
        counts = count(text, size)
        part = text[1_000 : 1_000 + size]
        print(f"{counts[part]} {part} of {len(counts)}")


main()
