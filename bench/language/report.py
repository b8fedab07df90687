"""String building: writes a table of records as text, reads it back, and summarises it."""

CITIES = ["Aachen", "Bergen", "Cremona", "Dakar", "Espoo", "Fukuoka"]


def write_records(count: int) -> str:
    lines: list[str] = []
    seed = 11
    for number in range(count):
        seed = (seed * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
        city = CITIES[(seed >> 10) % len(CITIES)]
        lines.append(f"{number:06d},{city},{(seed >> 8) % 1000},{seed & 0xFFFF:04x}")
    return "\n".join(lines)


def read_records(text: str) -> dict[str, int]:
    totals: dict[str, int] = {}
    for line in text.split("\n"):
        fields = line.split(",")
        amount = int(fields[2]) + int(fields[3], 16)
        totals[fields[1]] = totals.get(fields[1], 0) + amount + int(fields[0])
    return totals


def table(totals: dict[str, int]) -> str:
    text = ""
    for city in sorted(totals):
        text += f"{city:<10}|{totals[city]:>12}\n"
    return text


def main() -> None:
    size = 0
    text = ""
    for count in range(2_000, 20_001, 2_000):
        text = write_records(count)
        size += len(text)
        result = table(read_records(text))
        size += len(result)
    print(result, end="")
    print(size, text.count("Dakar"), text.upper().count("BERGEN"), text.replace("Espoo", "Oslo").find("Oslo"))


main()
