"""ps: show the processes, from /proc/PID/stat and /proc/PID/cmdline (proc(5))."""

import os
import sys

from command_line.options import begin, read_options

USAGE = """ps
Write the processes."""

TICKS_PER_SECOND = 100


class Process:
    """One process as its stat line tells it; ValueError where the line is not one."""

    def __init__(self, line: str) -> None:
        opening = line.index("(")
        closing = line.rindex(")")
        fields = line[closing + 2 :].split()
        self.pid = int(line[:opening])
        self.command = line[opening + 1 : closing]
        self.state = fields[0]
        self.parent = int(fields[1])
        self.ticks = int(fields[11]) + int(fields[12])


def read_text(path: str) -> str:
    """All of a small file; OSError."""
    with open(path, "rb") as stream:
        return stream.read().decode(errors="replace")


def on_one_line(text: str) -> str:
    """The text with a question mark for each control character, as procps shows them."""
    return "".join([character if character.isprintable() else "?" for character in text])


def command_of(process: Process) -> str:
    """The command line, or the name in brackets for a process that has none."""
    try:
        arguments = read_text(f"/proc/{process.pid}/cmdline")
    except OSError:
        arguments = ""
    text = arguments.replace("\0", " ").strip()
    return on_one_line(text if text else f"[{process.command}]")


def processes() -> list[Process]:
    """All processes, by number; one that ends meanwhile is left out."""
    found: list[Process] = []
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            found.append(Process(read_text(f"/proc/{name}/stat")))
        except OSError:
            continue
    found.sort(key=lambda process: process.pid)
    return found


def main() -> int:
    begin()
    read_options(USAGE, "")
    try:
        found = processes()
    except OSError as problem:
        sys.stderr.write(f"ps: /proc: {problem.strerror}\n")
        return 1
    sys.stdout.write("  PID  PPID S     TIME COMMAND\n")
    for process in found:
        seconds = process.ticks // TICKS_PER_SECOND
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        sys.stdout.write(
            f"{process.pid:5} {process.parent:5} {process.state} {clock} {command_of(process)}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
