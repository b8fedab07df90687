"""pathlib: paths, their parts, and files."""

import os
from pathlib import Path

home = Path(f"/tmp/ophion_pathlib_{os.getpid()}")
home.mkdir()
os.chdir(home)
base = Path("base")
base.mkdir(exist_ok=True)
base.mkdir(exist_ok=True)
p = Path("a//b/./c.tar.gz")
print(
    p,
    repr(p),
    p.name,
    p.stem,
    p.suffix,
    p.suffixes,
    p.parent,
    p.parts,
    p.parents[0],
    len(p.parents),
    p.root == "",
)
for text in ("", ".", "/", "//x", "///x", "a/", "..", "a/..", ".bashrc", "x.", "a.b.", "/a/b.c", "..x.y"):
    q = Path(text)
    print(repr(text), q, q.name, q.stem, q.suffix, q.suffixes, q.parent, q.parts, q.is_absolute(), q.anchor)
print(
    Path("a") / "b",
    Path("a") / "/b",
    "x" / Path("y"),
    Path("a", "b", Path("c")),
    Path("a").joinpath("b", "c"),
    Path(),
)
print(Path("a/b") == Path("a//b"), Path("a") < Path("b"), {Path("a"), Path("a/")})
print(
    p.with_name("x"),
    p.with_suffix(".zip"),
    p.with_suffix(""),
    p.with_stem("y"),
    Path("/a/b/c").relative_to("/a"),
)
for trial in range(4):
    try:
        print(
            [
                lambda: Path("/a").relative_to("/b"),
                lambda: Path("").with_name("x"),
                lambda: Path("a").with_suffix("x"),
                lambda: Path("a").with_name("b/c"),
            ][trial]()
        )
    except ValueError as problem:
        print(problem)
print(
    Path("/a/b").is_relative_to("/a"),
    Path("a/b.py").match("*.py"),
    Path("/a/b.py").match("/a/*.py"),
    p.as_posix(),
)
f = base / "one.txt"
print(
    f.write_text("héllo\nworld\n"),
    f.read_text(),
    f.read_bytes(),
    f.exists(),
    f.is_file(),
    f.is_dir(),
    f.stat().st_size,
)
print((base / "two.bin").write_bytes(b"\x00\x01"), (base / "two.bin").read_bytes())
(base / "sub" / "deep").mkdir(parents=True)
(base / "sub" / "deep" / "three.txt").touch()
(base / "sub" / "x.py").write_text("print(1)\n")
print(sorted(x.name for x in base.iterdir()), sorted(base.glob("*.txt")), sorted(base.rglob("*.txt")))
print(
    sorted(str(x.relative_to(base)) for x in base.glob("**/*")),
    sorted(base.glob("s*/*.py")),
    list(base.glob("none*")),
)
with f.open() as file:
    for line in file:
        print(line, end="")
with open(f) as again, f.open("rb") as raw:
    print(again.readline(), raw.read(3))
with (base / "log.txt").open("a", encoding="utf-8") as log:
    log.write("x\n")
with open(base / "log.txt", "a") as log2:
    print("y", file=log2)
print(
    (base / "log.txt").read_text().splitlines(),
    os.path.exists(base),
    os.path.basename(f),
    len(os.listdir(base)),
    os.fspath(f),
)
try:
    Path("/nowhere/x").read_text()
except FileNotFoundError as problem:
    print(problem)
try:
    base.mkdir()
except FileExistsError as problem:
    print(problem)
moved = f.rename(base / "renamed.txt")
print(moved, f.exists(), moved.exists())
(base / "log.txt").unlink()
(base / "log.txt").unlink(missing_ok=True)
print(
    Path("x").absolute() == Path.cwd() / "x",
    Path("/tmp/..").resolve(),
    f"{moved.name:>15}|{moved}",
    str(moved),
)


def size(path: Path | str) -> int:
    return os.path.getsize(path)


print(size(moved), size(str(moved)))
total = sum(x.stat().st_size for x in base.rglob("*") if x.is_file())
print(total, max(base.iterdir(), key=lambda x: x.name))
for old in sorted(base.rglob("*"), reverse=True):
    if old.is_dir():
        old.rmdir()
    else:
        old.unlink()
base.rmdir()
os.chdir("/")
home.rmdir()
