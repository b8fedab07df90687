"""os.path, os.walk, os.scandir and the environment."""

import os
import stat
from itertools import zip_longest
from os.path import getsize, join


def human(n: float) -> str:
    """A size with its unit."""
    for unit in ("B", "KiB", "MiB"):
        if n < 1024:
            return f"{n:.1f}{unit}" if unit != "B" else f"{n:.0f}{unit}"
        n /= 1024
    return f"{n:.1f}GiB"


root = f"/tmp/ophion-tree-{os.getpid()}"
os.makedirs(join(root, "a", "b"), exist_ok=True)
os.makedirs(join(root, "c"))
for i, place in enumerate(["x.txt", "a/y.py", "a/b/z.txt", "c/w"]):
    with open(join(root, place), "w") as f:
        f.write("x" * (i * 1000))
total = 0
for folder, folders, files in os.walk(root):
    folders.sort()
    level = folder[len(root) :].count(os.sep)
    print("  " * level + os.path.relpath(folder, root) + "/")
    for name in sorted(files):
        size = getsize(join(folder, name))
        total += size
        print("  " * (level + 1) + f"{name:<20}{human(size):>10}")
print(total)
with os.scandir(root) as entries:
    for entry in sorted(entries, key=lambda e: e.name):
        print(entry, entry.is_dir(), entry.is_file(), os.path.basename(entry.path), entry.is_symlink())
        print(entry.stat().st_size if entry.is_file() else "-", stat.S_ISDIR(entry.stat().st_mode))
print(os.path.relpath(join(root, "a/b"), join(root, "c")))
print(os.path.commonpath([root + "/a", root + "/c"]) == root, os.path.commonprefix(["abc", "abd"]))
print(
    os.path.expanduser("~/x") == os.environ.get("HOME", "~") + "/x", join("a", "b", "c", "/d", "e", "f", "g")
)
for folder, _, files in os.walk(root, topdown=False):
    for name in files:
        os.remove(os.path.join(folder, name))
    os.rmdir(folder)
print(os.path.exists(root), os.path.realpath("/tmp/../tmp/./."))
try:
    os.scandir(root)
except FileNotFoundError as e:
    print(e.errno, e.filename == root)
try:
    os.rename("/nope/a", "/nope/b")
except OSError as e:
    print(e, e.filename2)
os.environ["OPHION_X"] = "1"
print(os.environ["OPHION_X"], "OPHION_X" in os.environ, os.getenv("NOPE", "?"))
print(os.path.expandvars("$OPHION_X ${OPHION_X}x $NOPE"))
print(os.system("exit $((OPHION_X + 2))"), os.waitstatus_to_exitcode(os.system("exit 4")))
print(os.environ.pop("OPHION_X", None), os.environ.pop("OPHION_X", None))
try:
    print(os.environ["OPHION_X"])
except KeyError as e:
    print(repr(e))
print(os.uname().sysname, os.uname()[0], len(os.uname()), os.cpu_count() is not None)
print(list(zip_longest("abc", "d")), [b is None for _, b in zip_longest([1, 2], [0])])
print(list(zip_longest("abc", "de", fillvalue="-")), list(zip_longest([1], [2.5, 3.5], fillvalue=None)))
for number, word in zip_longest([1], ["x", "y"], fillvalue=0):
    print(number, word)
letters = {"I": 1, "V": 5, "X": 10}
print(sum(-letters[a] if b and letters[a] < letters[b] else letters[a] for a, b in zip_longest("XIV", "IV")))
print([a + (b or 0) for a, b in zip_longest([1, 2, 3], [4])], [x.upper() for x, _ in zip_longest("ab", "c")])
