"""rm: remove files (-r: directories and all below them too, -f: without complaint where there is none)."""

import errno
import os
import stat
import sys

from command_line.options import read_options, wrong_usage

USAGE = """rm [-frR] FILE...
Remove files; -r folders with all in them, -f whatever there is and no
complaint about the rest."""


class Removal:
    """The options and the exit status."""

    def __init__(self, recursive: bool, force: bool) -> None:
        self.recursive = recursive
        self.force = force
        self.status = 0

    def complain(self, path: str, reason: str) -> None:
        """Tell that `path` stays."""
        sys.stderr.write(f"rm: cannot remove '{path}': {reason}\n")
        self.status = 1

    def remove_tree(self, path: str) -> None:
        """Remove a directory and what is in it. OSError."""
        for name in os.listdir(path):
            self.remove(os.path.join(path, name))
        os.rmdir(path)

    def remove(self, path: str) -> None:
        """Remove one file or tree."""
        try:
            if not stat.S_ISDIR(os.lstat(path).st_mode):
                os.unlink(path)
            elif self.recursive:
                self.remove_tree(path)
            else:
                self.complain(path, os.strerror(errno.EISDIR))
        except OSError as problem:
            if not self.force or problem.errno != errno.ENOENT:
                self.complain(path, os.strerror(problem.errno or 0))


def main() -> int:
    options, paths = read_options(USAGE, "rRf")
    letters = ""
    for option, _ in options:
        letters += option[1].lower()
    if not paths and "f" not in letters:
        return wrong_usage(USAGE, "missing operand")
    removal = Removal("r" in letters, "f" in letters)
    for path in paths:
        removal.remove(path)
    return removal.status


if __name__ == "__main__":
    sys.exit(main())
