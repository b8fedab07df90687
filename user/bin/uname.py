"""uname: name the system: -s kernel, -n host, -r release, -v version, -m machine, -o the whole, -a all."""

import getopt
import os
import sys


def main() -> int:
    try:
        options, operands = getopt.gnu_getopt(sys.argv[1:], "asnrvmo")
    except getopt.GetoptError as error:
        sys.stderr.write(f"uname: {error.msg}\n")
        return 1
    if operands:
        sys.stderr.write(f"uname: extra operand '{operands[0]}'\n")
        return 1
    letters = ""
    for option, _ in options:
        letters += option[1]
    if not letters:
        letters = "s"
    names = os.uname()
    words: list[str] = []
    if "s" in letters or "a" in letters:
        words.append(names.sysname)
    if "n" in letters or "a" in letters:
        words.append(names.nodename)
    if "r" in letters or "a" in letters:
        words.append(names.release)
    if "v" in letters or "a" in letters:
        words.append(names.version)
    if "m" in letters or "a" in letters:
        words.append(names.machine)
    if "o" in letters or "a" in letters:
        words.append("GNU/Linux" if names.sysname == "Linux" else names.sysname)
    sys.stdout.write(" ".join(words) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
