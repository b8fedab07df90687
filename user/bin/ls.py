"""ls: list directories (-l long, -a hidden names too, -1 one a line, -R also below, -d the directory itself).

Names are in the order of their bytes, in columns on a terminal and one a line elsewhere. -r reverses the
order, -t puts the newest and -S the largest first, -F marks directories and programs, -h shows sizes for
people, -i inode numbers.
"""

import os
import stat
import sys
import time

from command_line.options import begin, read_options

USAGE = """ls [-1aAdFhilrRSt] [FILE]...
Write what is in folders. -l at length, -a and -A hidden names too, -d folders
themselves, -R all below, -t by time, -S by size, -r reversed, -F with marks,
-h sizes for people, -i numbers, -1 a name a line."""

SIX_MONTHS = 365 * 24 * 3600 // 2
DEFAULT_COLUMNS = 80


class Entry:
    """A file to show: the name that is written and its status."""

    def __init__(self, name: str, path: str, status: os.stat_result) -> None:
        self.name = name
        self.path = path
        self.status = status

    def is_directory(self) -> bool:
        """Whether it is a directory."""
        return stat.S_ISDIR(self.status.st_mode)


class Options:
    """The letters given, the width of the terminal (0: none) and what went wrong so far."""

    def __init__(self, letters: str, columns: int) -> None:
        self.letters = letters
        self.columns = columns
        self.status = 0

    def has(self, letter: str) -> bool:
        """Whether an option was given."""
        return letter in self.letters

    def complain(self, path: str, problem: OSError, status: int) -> None:
        """Tell that `path` cannot be shown."""
        sys.stdout.flush()
        sys.stderr.write(f"ls: cannot access '{path}': {problem.strerror}\n")
        self.status = max(self.status, status)


def human_size(size: int) -> str:
    """A size in 1024ths, rounded up, with a letter, as coreutils shows it."""
    if size < 1024:
        return str(size)
    unit = 1024
    letters = "KMGTPE"
    index = 0
    while size >= unit * 1024 and index < len(letters) - 1:
        unit *= 1024
        index += 1
    tenths = (size * 10 + unit - 1) // unit
    if tenths < 100:
        return f"{tenths // 10}.{tenths % 10}{letters[index]}"
    return f"{(size + unit - 1) // unit}{letters[index]}"


def shown_name(entry: Entry, options: Options) -> str:
    """The name with its mark, and with what a link points to in a long listing."""
    mode = entry.status.st_mode
    name = entry.name
    if options.has("l") and stat.S_ISLNK(mode):
        try:
            name += " -> " + os.readlink(entry.path)
        except OSError as problem:
            options.complain(entry.path, problem, 1)
    elif options.has("F"):
        if stat.S_ISDIR(mode):
            name += "/"
        elif stat.S_ISLNK(mode):
            name += "@"
        elif stat.S_ISFIFO(mode):
            name += "|"
        elif stat.S_ISREG(mode) and mode & 0o111 != 0:
            name += "*"
    return name


def user_name(number: int) -> str:
    """The name of a user or group."""
    return "root" if number == 0 else str(number)


def shown_time(seconds: int, now: int) -> str:
    """A modification time: with the hour in the last six months, else with the year."""
    moment = time.localtime(seconds)
    recent = now - SIX_MONTHS < seconds <= now
    return time.strftime("%b %e %H:%M" if recent else "%b %e  %Y", moment)


def shown_size(status: os.stat_result, options: Options) -> str:
    """The size, or a device's numbers."""
    if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
        return f"{os.major(status.st_rdev)}, {os.minor(status.st_rdev)}"
    return human_size(status.st_size) if options.has("h") else str(status.st_size)


def show_rows(rows: list[list[str]], shown: int) -> None:
    """Write the first `shown` rows of a table whose columns are as wide as all rows need."""
    widths: list[int] = []
    for row in rows:
        for index in range(len(row)):
            if index == len(widths):
                widths.append(0)
            widths[index] = max(widths[index], len(row[index]))
    for row in rows[:shown]:
        cells: list[str] = []
        for index in range(len(row) - 1):
            left = index == 1 or index == 3 or index == 4
            cells.append(row[index].ljust(widths[index]) if left else row[index].rjust(widths[index]))
        cells.append(row[-1])
        sys.stdout.write(" ".join(cells).lstrip(" ") + "\n")


def show_long(entries: list[Entry], measured: list[Entry], options: Options) -> None:
    """Write the long listing; `measured` are not shown but make the columns as wide as they need."""
    now = int(time.time())
    rows: list[list[str]] = []
    for entry in entries + measured:
        status = entry.status
        rows.append(
            [
                str(status.st_ino) if options.has("i") else "",
                stat.filemode(status.st_mode),
                str(status.st_nlink),
                user_name(status.st_uid),
                user_name(status.st_gid),
                shown_size(status, options),
                shown_time(int(status.st_mtime), now),
                shown_name(entry, options),
            ]
        )
    show_rows(rows, len(entries))


def show_columns(names: list[str], columns: int) -> None:
    """Write names down columns of one width, as many as fit."""
    width = max(len(name) for name in names) + 2
    across = max(columns // width, 1)
    rows = (len(names) + across - 1) // across
    for row in range(rows):
        line = ""
        for index in range(row, len(names), rows):
            line += names[index].ljust(width)
        sys.stdout.write(line.rstrip(" ") + "\n")


def show(entries: list[Entry], measured: list[Entry], options: Options) -> None:
    """Write a list of files as the options say; `measured` as for show_long."""
    if not entries:
        return
    if options.has("l"):
        show_long(entries, measured, options)
        return
    names: list[str] = []
    for entry in entries:
        prefix = f"{entry.status.st_ino} " if options.has("i") else ""
        names.append(prefix + shown_name(entry, options))
    if options.columns > 0 and not options.has("1"):
        show_columns(names, options.columns)
    else:
        for name in names:
            sys.stdout.write(name + "\n")


def in_order(entries: list[Entry], options: Options) -> list[Entry]:
    """The entries sorted as the options say."""
    by_name = sorted(entries, key=lambda entry: entry.name)
    if options.has("t"):
        by_name.sort(key=lambda entry: -entry.status.st_mtime_ns)
    elif options.has("S"):
        by_name.sort(key=lambda entry: -entry.status.st_size)
    if options.has("r"):
        by_name.reverse()
    return by_name


def read_directory(path: str, options: Options) -> list[Entry]:
    """What is in the directory `path`, in order; OSError where it cannot be read."""
    names = os.listdir(path)
    if options.has("a"):
        names.append(".")
        names.append("..")
    entries: list[Entry] = []
    for name in names:
        if name.startswith(".") and not options.has("a") and not options.has("A"):
            continue
        full = os.path.join(path, name)
        try:
            entries.append(Entry(name, full, os.lstat(full)))
        except OSError as problem:
            options.complain(full, problem, 1)
    return in_order(entries, options)


def list_directory(path: str, options: Options, header: bool, first: bool) -> None:
    """Write the listing of one directory, and with -R of those below it."""
    try:
        entries = read_directory(path, options)
    except OSError as problem:
        sys.stdout.flush()
        sys.stderr.write(f"ls: cannot open directory '{path}': {problem.strerror}\n")
        options.status = 2
        return
    if header:
        sys.stdout.write(f"{path}:\n" if first else f"\n{path}:\n")
    if options.has("l"):
        blocks = sum(entry.status.st_blocks for entry in entries)
        size = human_size(blocks * 512) if options.has("h") else str((blocks + 1) // 2)
        sys.stdout.write(f"total {size}\n")
    show(entries, [], options)
    if options.has("R"):
        for entry in entries:
            if entry.is_directory() and entry.name != "." and entry.name != "..":
                list_directory(entry.path, options, True, False)


def list_operands(paths: list[str], options: Options) -> None:
    """Write the files among `paths`, then each directory."""
    files: list[Entry] = []
    directories: list[Entry] = []
    for path in paths:
        try:
            follow = not options.has("l") and not options.has("d") and not options.has("F")
            status = os.stat(path) if follow else os.lstat(path)
        except OSError as problem:
            options.complain(path, problem, 2)
            continue
        entry = Entry(path, path, status)
        if entry.is_directory() and not options.has("d"):
            directories.append(entry)
        else:
            files.append(entry)
    show(in_order(files, options), directories, options)
    header = len(paths) > 1 or options.has("R")
    first = not files
    for entry in in_order(directories, options):
        list_directory(entry.path, options, header, first)
        first = False


def terminal_columns() -> int:
    """The width of the terminal that standard output is, 0 where it is none."""
    if not os.isatty(1):
        return 0
    try:
        columns = os.get_terminal_size(1).columns
    except OSError:
        columns = 0
    return columns if columns > 0 else DEFAULT_COLUMNS


def main() -> int:
    begin()
    given, paths = read_options(USAGE, "laA1RdrtSFhi", 2)
    letters = ""
    for option, _ in given:
        letters += option[1]
    options = Options(letters, terminal_columns())
    list_operands(paths if paths else ["."], options)
    return options.status


if __name__ == "__main__":
    sys.exit(main())
