"""dirname: write each path without its last component."""

import sys


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
    if len(sys.argv) < 2:
        sys.stderr.write("dirname: missing operand\n")
        return 1
    for path in sys.argv[1:]:
        sys.stdout.write(parent(path) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
