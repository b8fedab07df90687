"""user/bin on the desk: each program writes what the host's tool writes and exits with the same status."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(__file__).parents[2] / "user" / "bin"
TEXT = b"pear 10\napple 9\nfig 100\napple 9\nApple 2.5\n\n  lead 3\nlast -1"
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC", "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of several kinds."""
    (tmp_path / "text").write_bytes(TEXT)
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "lines").write_bytes(b"".join(b"line %d\n" % number for number in range(1, 31)))
    (tmp_path / "binary").write_bytes(bytes(range(256)) + bytes(100) + b"tail")
    (tmp_path / "utf8").write_bytes(
        "Gr\u00fc\u00dfe aus K\u00f6ln\n\u0394\u03b5\u03bb\u03c4\u03b1\n".encode()
    )
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "inner").write_bytes(b"one apple\ntwo pears\n")
    (tmp_path / "d" / ".hidden").write_bytes(b"secret apple\n")
    (tmp_path / "d" / "link").symlink_to("inner")
    for path in tmp_path.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000), follow_symlinks=False)
    os.utime(tmp_path, (1_000_000_000, 1_000_000_000))
    return tmp_path


def run(command: list[str], folder: Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command in `folder`."""
    return subprocess.run(
        command, cwd=folder, input=data, capture_output=True, env=ENVIRONMENT, timeout=20, check=False
    )


def ours(
    name: str, arguments: list[str], folder: Path, data: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run a program of ours under Python."""
    return run([sys.executable, str(BIN / f"{name}.py"), *arguments], folder, data)


SAME = [
    "cat text",
    "cat text - empty",
    "cat -n text lines",
    "cat missing text",
    "cat d",
    "echo a  b c",
    "echo -n a",
    "echo -n",
    "echo",
    "echo -- x",
    "wc text",
    "wc -l text",
    "wc -c text lines",
    "wc text lines empty",
    "wc",
    "wc -lw -",
    "wc text missing",
    "wc d",
    "head lines",
    "head -n 3 lines",
    "head -3 lines",
    "head -c 10 lines text",
    "head missing lines",
    "head -n 2",
    "head -n -3 lines",
    "head -c -5 lines text",
    "head -n -100 lines",
    "env -i",
    "env -i - A=1",
    "tail lines",
    "tail -n 3 lines",
    "tail -3 text",
    "tail -n +28 lines",
    "tail -c 5 text lines",
    "tail -c +5 text",
    "tail -n 0 text",
    "tail missing text",
    "sort text",
    "sort -r text",
    "sort -u text",
    "sort -n text",
    "sort -k 2n text",
    "sort -k 2,2 text",
    "sort -nrk2 text",
    "sort -t a -k 2 text",
    "sort text lines -u",
    "sort missing",
    "sort",
    "grep -F apple text",
    "grep -F -i apple text",
    "grep -F -v apple text",
    "grep -F -n e text d/inner",
    "grep -F -c apple text lines",
    "grep -F -l apple text lines d/inner",
    "grep -F -q apple text",
    "grep -F -q nothing text",
    "grep -F nothing text missing",
    "grep -F -h apple text d/inner",
    "grep -F -H apple text",
    "grep -F -e fig -e lead text",
    "grep -F apple",
    "grep -F . text d",
    "ls d",
    "ls -a d",
    "ls -A1 d",
    "ls",
    "ls -R",
    "ls -d d",
    "ls -r",
    "ls -S d text lines",
    "ls text d empty",
    "ls missing text",
    "ls -F",
    "ls -l",
    "ls -la d",
    "ls -l d text",
    "ls -lh binary /dev/null",
    "pwd",
    "true",
    "false",
    "uname",
    "uname -a",
    "uname -sr",
    "uname -nvm",
    "uname -o",
    "sleep 0.01",
    "sleep",
    "sleep x",
    "date -d @1000000000",
    "date -u -d @951827696 +%Y-%m-%d",
    "date -u -d @951827696 +%F_%T_%j_%A_%B_%e_%I_%p_%y_%s_%N_%z_%Z_%%",
    "kill -l 9",
    "kill -l TERM",
    "basename /usr/lib/x.py .py",
    "basename /usr/lib/",
    "basename /",
    "dirname /usr/lib/x",
    "dirname x",
    "dirname /",
    "seq 5",
    "seq 3 7",
    "seq 10 -3 1",
    "tr a-y b-z",
    "tr -d a-m",
    "tr -s lp",
    "tr [:lower:] [:upper:]",
    "cut -d a -f 2",
    "cut -c 2-4",
    "cut -f 1,3 -d p text",
    "cut -b 3- text",
    "uniq",
    "uniq -c text",
    "uniq -d",
    "tee",
]


@pytest.mark.parametrize("line", SAME)
def test_program_equals_the_hosts(line: str, folder: Path) -> None:
    name, *arguments = line.split(" ")
    tool = shutil.which(name)
    assert tool is not None
    theirs = run([tool, *arguments], folder, TEXT)
    mine = ours(name, arguments, folder, TEXT)
    assert (mine.stdout, mine.returncode) == (theirs.stdout, theirs.returncode)
    first = theirs.stderr.split(b"\n")[0].replace(tool.encode(), name.encode())
    assert mine.stderr.split(b"\n")[0] == first or b"operand" in first or b"invalid" in first


@pytest.mark.parametrize("options", [[], ["-C"], ["-C", "-n", "40", "-s", "5"], ["-v"]])
def test_hexdump_equals_the_hosts(options: list[str], folder: Path) -> None:
    for name in ("binary", "text", "empty", "lines"):
        theirs = run(["hexdump", *options, name], folder)
        assert ours("hexdump", [*options, name], folder).stdout == theirs.stdout


def test_hexdump_canonical(folder: Path) -> None:
    expected = (
        b"00000000  6f 6e 65 20 61 70 70 6c  65 0a 74 77 6f 20 70 65  |one apple.two pe|\n"
        b"00000010  61 72 73 0a                                       |ars.|\n"
        b"00000014\n"
    )
    assert ours("hexdump", ["-C", "d/inner"], folder).stdout == expected


def test_grep_searches_folders(folder: Path) -> None:
    result = ours("grep", ["-r", "apple", "d"], folder)
    assert result.stdout.splitlines() == [
        b"d/.hidden:secret apple",
        b"d/inner:one apple",
        b"d/link:one apple",
    ]


def test_env_shows_and_changes_the_environment(folder: Path) -> None:
    shown = ours("env", ["-i", "A=1", "B=x y", shutil.which("env") or "env"], folder)
    assert shown.stdout == b"A=1\nB=x y\n"
    assert b"LC_ALL=C\n" in ours("env", [], folder).stdout
    assert b"LC_ALL" not in ours("env", ["-u", "LC_ALL"], folder).stdout
    assert ours("env", ["/missing/program"], folder).returncode == 127


def test_kill_sends_signals(folder: Path) -> None:
    for arguments, number in [
        ([], signal.SIGTERM),
        (["-KILL"], signal.SIGKILL),
        (["-s", "USR1"], signal.SIGUSR1),
    ]:
        victim = subprocess.Popen(["sleep", "20"])
        result = ours("kill", [*arguments, str(victim.pid)], folder)
        assert (result.returncode, victim.wait(timeout=10)) == (0, -number)
    assert ours("kill", ["999999999"], folder).returncode == 1


def test_ps_shows_this_process(folder: Path) -> None:
    lines = ours("ps", [], folder).stdout.decode().splitlines()
    assert lines[0] == "  PID  PPID S     TIME COMMAND"
    assert [line for line in lines if line.split()[0] == str(os.getpid())]


def test_ps_keeps_a_process_on_one_line(folder: Path) -> None:
    odd = subprocess.Popen([sys.executable, "-c", "import time\n\ntime.sleep(20)", b"\xff"])
    try:
        lines = ours("ps", [], folder).stdout.decode().splitlines()
    finally:
        odd.kill()
        odd.wait()
    [line] = [line for line in lines if line.split()[0] == str(odd.pid)]
    assert "import time??time.sleep(20)" in line


def test_clear(folder: Path) -> None:
    assert ours("clear", [], folder).stdout == b"\033[H\033[2J\033[3J"


def test_a_broken_pipe_is_quiet(folder: Path) -> None:
    script = f"{sys.executable} {BIN / 'cat.py'} /dev/zero | head -c 10 >/dev/null"
    result = run(["sh", "-c", script], folder)
    assert (result.returncode, result.stderr) == (0, b"")


def test_ls_writes_columns_on_a_terminal(folder: Path) -> None:
    names = [f"name{number:02}" for number in range(10)]
    (folder / "many").mkdir()
    for name in names:
        (folder / "many" / name).touch()
    master, slave = os.openpty()
    command = [sys.executable, str(BIN / "ls.py"), "many"]
    subprocess.run(command, cwd=folder, stdout=slave, env=ENVIRONMENT, timeout=20, check=True)
    os.close(slave)
    shown = os.read(master, 4096).decode()
    os.close(master)
    assert shown.split() == names
    assert len(shown.splitlines()) == 1


def test_files_are_made_copied_moved_and_removed(folder: Path) -> None:
    steps = [
        ("mkdir", ["-p", "new/deep"], 0),
        ("mkdir", ["new"], 1),
        ("cp", ["text", "new/deep/copy"], 0),
        ("cp", ["d", "other"], 1),
        ("cp", ["-r", "d", "other"], 0),
        ("cp", ["text", "lines", "other"], 0),
        ("mv", ["new/deep/copy", "other"], 0),
        ("mv", ["missing", "other"], 1),
        ("touch", ["other/made"], 0),
        ("rmdir", ["new"], 1),
        ("rmdir", ["new/deep", "new"], 0),
        ("rm", ["d"], 1),
        ("rm", ["-r", "d", "text"], 0),
        ("rm", ["text"], 1),
        ("rm", ["-f", "text"], 0),
    ]
    for name, arguments, status in steps:
        assert ours(name, arguments, folder).returncode == status, (name, arguments)
    made = sorted(path.name for path in (folder / "other").iterdir())
    assert made == [".hidden", "copy", "inner", "lines", "link", "made", "text"]
    assert (folder / "other" / "copy").read_bytes() == TEXT
    assert not (folder / "d").exists()
    assert not (folder / "new").exists()


PROGRAMS = sorted(path.stem for path in BIN.glob("*.py") if path.stem not in ("init", "shutdown"))
WRITES_ITS_OPERANDS = {"echo", "true", "false"}  # options they do not know are words or nothing to them
OTHER_WORDS = {"clear", "grep", "hexdump", "kill", "ps", "sh"}  # not of coreutils, or not its words


@pytest.mark.parametrize("name", PROGRAMS)
def test_help_is_a_usage_line(name: str, folder: Path) -> None:
    result = ours(name, ["--help"], folder)
    assert (result.returncode, result.stderr) == (0, b"")
    lines = result.stdout.decode().splitlines()
    assert lines[0].split()[:2] == ["Usage:", name]
    assert len(lines) >= 2 and all(len(line) < 80 for line in lines)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_usage_names_the_options(name: str) -> None:
    source = (BIN / f"{name}.py").read_text()
    taken = re.search(r'read_(?:leading_)?options\(USAGE, "([^"]*)"', source)
    usage = re.search(r'USAGE = """(.*)', source)
    assert usage is not None
    shown = re.findall(r"(?:\[|[ |])-([A-Za-z0-9]+)", usage[1])
    if name in ("echo", "kill", "sh"):  # read by hand
        return
    assert sorted("".join(shown)) == sorted((taken[1] if taken else "").replace(":", ""))


WRONG_OPERANDS = """
mv
mv x
mv a b d/inner
cp
cp x
cp text lines binary
rmdir
mkdir
touch
rm
basename
basename a b c
dirname
sleep
sleep x
seq
seq 1 2 3 4
seq 1 0 3
uname x
tr
tr a
tr -d
tr a b c
cut
cut -c
cut -d ab -f 1
uniq a b c
env -u
date -d
head -n
head -c
head -n x
head -c 1y
tail -n
tail -n x
tail -c x
sort -k
sort -t
"""
WRONG = [
    *(f"{name} -@" for name in PROGRAMS if name not in WRITES_ITS_OPERANDS | OTHER_WORDS),
    *(f"{name} --nope" for name in PROGRAMS if name not in WRITES_ITS_OPERANDS | OTHER_WORDS),
    *WRONG_OPERANDS.strip().splitlines(),
]


@pytest.mark.parametrize("line", WRONG)
def test_wrong_command_lines_are_answered_as_by_the_host(line: str, folder: Path) -> None:
    name, *arguments = line.split(" ")
    theirs = run([name, *arguments], folder, TEXT)
    mine = ours(name, arguments, folder, TEXT)
    assert (mine.stdout, mine.stderr, mine.returncode) == (theirs.stdout, theirs.stderr, theirs.returncode)
