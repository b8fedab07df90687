def half(n: int) -> int:
    return int(n * 0.5)


def main() -> None:
    half(3)
