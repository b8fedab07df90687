"""env: write the environment, or run a program in a changed one (-i: from nothing, -u NAME: without NAME)."""

import errno
import os
import sys

from command_line.options import read_leading_options

USAGE = """env [-i] [-u NAME]... [NAME=VALUE]... [PROGRAM [ARGUMENT]...]
Write the environment, or run a program in a changed one: -i from nothing, -u
without a name."""

WRONG_USAGE = 125
NOT_FOUND = 127
NOT_EXECUTABLE = 126


def run(command: list[str], environment: dict[str, str]) -> int:
    """Become the program; the exit status where that fails."""
    try:
        os.execvpe(command[0], command, environment)
    except OSError as problem:
        sys.stderr.write(f"env: '{command[0]}': {problem.strerror}\n")
        return NOT_FOUND if problem.errno == errno.ENOENT else NOT_EXECUTABLE


def main() -> int:
    environment: dict[str, str] = {}
    options, arguments = read_leading_options(USAGE, "iu:", WRONG_USAGE)
    empty = any(option == "-i" for option, _ in options)
    if arguments and arguments[0] == "-":
        empty, arguments = True, arguments[1:]
    if not empty:
        for name, value in os.environ.items():
            environment[name] = value
    for option, name in options:
        if option == "-u":
            environment.pop(name, "")
    while arguments and "=" in arguments[0]:
        name, _, value = arguments[0].partition("=")
        environment[name] = value
        arguments = arguments[1:]
    if arguments:
        return run(arguments, environment)
    for name in environment:
        sys.stdout.write(f"{name}={environment[name]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
