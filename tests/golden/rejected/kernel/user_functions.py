def main() -> None:
    input("who? ")
