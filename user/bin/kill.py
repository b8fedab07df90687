"""kill: send a signal (-s NAME, -NAME, -NUMBER; TERM without one) to processes; -l lists the names."""

import os
import sys

from command_line.options import show_help, wrong_usage

USAGE = """kill [-s SIGNAL | -SIGNAL] PID... | -l [SIGNAL]...
Send a signal, TERM without one, to processes; -l writes the names."""

DEFAULT_SIGNAL = 15
# By number from 1 (signal(7)).
NAMES = (
    "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT "
    "CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS"
)


def signal_number(text: str) -> int:
    """The signal that `text` names or numbers; ValueError for none."""
    names = NAMES.split()
    name = text.upper().removeprefix("SIG")
    if name in names:
        return names.index(name) + 1
    number = int(text)
    if not 0 <= number <= 64:
        raise ValueError(text)
    return number


def show_names(operands: list[str]) -> int:
    """Write all names, or the name for each number and the number for each name."""
    names = NAMES.split()
    if not operands:
        sys.stdout.write("\n".join(names) + "\n")
        return 0
    for operand in operands:
        number = signal_number(operand)
        if operand.isdigit():
            number = int(operand) % 128
            sys.stdout.write(f"{names[number - 1]}\n")
        else:
            sys.stdout.write(f"{number}\n")
    return 0


def send(number: int, operands: list[str]) -> int:
    """Send the signal to each process; the exit status."""
    status = 0
    for operand in operands:
        try:
            os.kill(int(operand), number)
        except OSError as problem:
            sys.stderr.write(f"kill: ({operand}) - {problem.strerror}\n")
            status = 1
    return status


def main() -> int:
    arguments = sys.argv[1:]
    if arguments and arguments[0] == "--help":
        show_help(USAGE)
    number = DEFAULT_SIGNAL
    try:
        if arguments and arguments[0] == "-l":
            return show_names(arguments[1:])
        if len(arguments) > 1 and arguments[0] == "-s":
            number = signal_number(arguments[1])
            arguments = arguments[2:]
        elif arguments and arguments[0] == "--":
            arguments = arguments[1:]
        elif arguments and arguments[0].startswith("-"):
            number = signal_number(arguments[0][1:])
            arguments = arguments[1:]
        if arguments:
            return send(number, arguments)
    except (ValueError, IndexError):
        return wrong_usage(USAGE, "no such signal or process number")
    return wrong_usage(USAGE, "missing operand")


if __name__ == "__main__":
    sys.exit(main())
