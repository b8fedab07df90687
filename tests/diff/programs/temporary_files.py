"""shutil and tempfile."""

import os
import shutil
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory(prefix="ophion") as folder:
    root = Path(folder)
    print(root.name.startswith("ophion"), root.is_dir(), root.stat().st_mode & 0o777)
    (root / "a.txt").write_text("hello\n")
    os.chmod(root / "a.txt", 0o640)
    os.chdir(root)
    print(
        shutil.copy("a.txt", "b.txt"),
        oct(os.stat("b.txt").st_mode & 0o777),
        shutil.copyfile("a.txt", "c.txt"),
    )
    os.mkdir("sub")
    print(shutil.copy2("a.txt", "sub"), os.stat("sub/a.txt").st_mtime == os.stat("a.txt").st_mtime)
    print(shutil.copytree("sub", "tree/deep"), sorted(str(p) for p in Path(".").rglob("*")))
    print(shutil.move("b.txt", "sub"), shutil.move("c.txt", "d.txt"), os.path.exists("b.txt"))
    for trial in range(4):
        try:
            if trial == 0:
                shutil.copyfile("a.txt", "a.txt")
            elif trial == 1:
                shutil.copyfile("none", "x")
            elif trial == 2:
                shutil.copytree("sub", "tree")
            else:
                shutil.rmtree("none")
        except OSError as problem:
            print(type(problem).__name__, problem)
    shutil.rmtree("tree")
    shutil.rmtree("none", ignore_errors=True)
    shutil.rmtree(root / "sub")
    print(sorted(os.listdir(".")))
    descriptor, name = tempfile.mkstemp(suffix=".x", dir=folder)
    os.write(descriptor, b"data")
    os.close(descriptor)
    print(name.endswith(".x"), Path(name).read_bytes(), oct(os.stat(name).st_mode & 0o777))
    os.chdir("/")
print(
    os.path.exists(folder),
    shutil.which("sh") is not None,
    shutil.which("no such program"),
    shutil.which("/bin/sh"),
)
made = tempfile.mkdtemp()
print(os.path.isdir(made), tempfile.gettempdir() == os.path.dirname(made))
os.rmdir(made)
print(shutil.get_terminal_size((70, 20)).columns > 0)
