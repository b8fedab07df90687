"""uname: name the system: -s kernel, -n host, -r release, -v version, -m machine, -o the whole, -a all."""

import os
import sys

from command_line.options import read_options, wrong_usage

USAGE = """uname [-amnorsv]
Write the names of the system and the machine."""


def main() -> int:
    options, operands = read_options(USAGE, "asnrvmo")
    if operands:
        return wrong_usage(USAGE, f"extra operand '{operands[0]}'")
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
