"""false: do nothing, unsuccessfully."""

import sys


def main() -> int:
    return 1


if __name__ == "__main__":
    sys.exit(main())
