"""basename: write the last component of a path, without a suffix where one is given."""

import sys


def main() -> int:
    if len(sys.argv) not in (2, 3):
        sys.stderr.write("basename: one or two operands are needed\n")
        return 1
    path = sys.argv[1].rstrip("/")
    if not path:
        path = "/" if sys.argv[1] else ""
    name = path if path == "/" else path[path.rfind("/") + 1 :]
    if len(sys.argv) == 3 and name != sys.argv[2]:
        name = name.removesuffix(sys.argv[2])
    sys.stdout.write(name + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
