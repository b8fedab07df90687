"""dirname: write each path without its last component."""

import sys

from command_line.options import read_options, wrong_usage

USAGE = """dirname PATH...
Write each path without its last component."""


def parent(path: str) -> str:
    """The path before the last component, slashes at its end not counted."""
    stripped = path.rstrip("/")
    if not stripped:
        return "/" if path else "."
    index = stripped.rfind("/")
    if index < 0:
        return "."
    before = stripped[:index].rstrip("/")
    return before if before else "/"


def main() -> int:
    _, paths = read_options(USAGE, "")
    if not paths:
        return wrong_usage(USAGE, "missing operand")
    for path in paths:
        sys.stdout.write(parent(path) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
