import os


def main() -> None:
    os.getpid()
