"""Compiles what most programs use of the library. `./ophion` does that once, when it has set itself up: the
first program then finds it compiled (`compiler.object_cache`), and mypy's cache filled.
"""

from pathlib import Path

from ophion.compiler.driver import keep_objects

USUAL = Path(__file__).with_name("usual")
"""Programs that use it in the usual ways."""


def main() -> None:
    """Compile them."""
    for program in sorted(USUAL.glob("*.py")):
        keep_objects(program)


if __name__ == "__main__":
    main()
