"""The tools on the desk: images, reports, exit statuses, keys, build steps, command lines."""

import argparse
from pathlib import Path, PurePosixPath

import pytest

from ophion.tools import stamp
from ophion.tools.cli import guest_to_host, host_to_guest, make_parser
from ophion.tools.image import FatImage, build_disk_image, copy_image, partition_offset
from ophion.tools.keys import chord
from ophion.tools.qemu import Drive, Machine
from ophion.tools.report import ToolError
from ophion.tools.run import Disks, RunOptions, exit_status, prepare_disks, read_reports
from ophion.tools.stamp import run_step


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A small tree for an image."""
    root = tmp_path / "skeleton"
    (root / "etc" / "deeper").mkdir(parents=True)
    (root / "etc" / "motd").write_text("welcome\n")
    (root / "etc" / "deeper" / "A long file name.txt").write_text("long\n")
    return root


@pytest.fixture
def image(tmp_path: Path, skeleton: Path) -> Path:
    """A disk image with that tree and one program."""
    program = tmp_path / "tool"
    program.write_bytes(b"\x7fELF" + bytes(9000))
    build_disk_image(tmp_path / "disk.img", skeleton, [program])
    return tmp_path / "disk.img"


def read_back(image: Path, guest: str, folder: Path) -> bytes:
    """The content of a file on an image."""
    FatImage(image).get(guest, folder / "back")
    return (folder / "back").read_bytes()


def test_image_holds_the_tree_and_the_programs(image: Path, tmp_path: Path) -> None:
    assert partition_offset(image) == 1024 * 1024
    assert read_back(image, "/etc/motd", tmp_path) == b"welcome\n"
    assert read_back(image, "/etc/deeper/A long file name.txt", tmp_path) == b"long\n"
    assert read_back(image, "/bin/tool", tmp_path) == b"\x7fELF" + bytes(9000)


def test_image_is_the_same_every_time(image: Path, skeleton: Path, tmp_path: Path) -> None:
    build_disk_image(tmp_path / "again.img", skeleton, [tmp_path / "tool"])
    assert (tmp_path / "again.img").read_bytes() == image.read_bytes()


def test_image_is_sparse_and_stays_so_when_copied(image: Path, tmp_path: Path) -> None:
    copy_image(image, tmp_path / "copy.img")
    for path in (image, tmp_path / "copy.img"):
        assert path.stat().st_size > 256 * 1024 * 1024
        assert path.stat().st_blocks * 512 < 8 * 1024 * 1024


def test_put_makes_folders_and_replaces(image: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.bin"
    volume = FatImage(image)
    for content in (b"first", b"second"):
        source.write_bytes(content)
        volume.put(source, "new/folder with blank/file.bin")
    assert read_back(image, "/new/folder with blank/file.bin", tmp_path) == b"second"
    volume.put(source, "/etc/")
    assert read_back(image, "/etc/source.bin", tmp_path) == b"second"


def test_put_of_a_folder_takes_all_below(image: Path, skeleton: Path, tmp_path: Path) -> None:
    FatImage(image).put(skeleton, "/copy")
    assert read_back(image, "/copy/etc/deeper/A long file name.txt", tmp_path) == b"long\n"


def test_missing_files_are_errors(image: Path, tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="no such file"):
        FatImage(image).put(tmp_path / "missing", "/x")
    with pytest.raises(ToolError, match="missing"):
        FatImage(image).get("/missing", tmp_path / "out")


def test_a_run_works_on_copies(image: Path, tmp_path: Path) -> None:
    before = image.read_bytes()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    options = RunOptions(command="echo $HOME", put=[(tmp_path / "tool", "/mnt/x")])
    options.disk = image
    disks = prepare_disks(image, options, scratch)
    assert image.read_bytes() == before
    assert read_back(disks.root, "/etc/run.cmd", tmp_path) == b"echo $HOME\n"
    assert disks.second is not None
    assert FatImage(disks.second).is_folder(PurePosixPath("/bin"))
    assert len(read_back(disks.second, "/x", tmp_path)) == 9004


def test_paths_below_mnt_are_on_the_second_disk(image: Path, tmp_path: Path) -> None:
    copy_image(image, tmp_path / "second.img")
    disks = Disks(image, tmp_path / "second.img")
    assert disks.find("/mnt/a/b")[0].image == tmp_path / "second.img"
    assert disks.find("/mnt/a/b")[1] == "/a/b"
    assert disks.find("mnt/folder/")[1] == "/folder/"
    assert disks.find("/mntx/a")[0].image == image
    assert Disks(image, None).find("/mnt/a")[1] == "/mnt/a"


@pytest.mark.parametrize(
    ("text", "log", "record"),
    [
        ("", "", None),
        ("7\n", "", "7"),
        ("kernel: hello\n0\n", "kernel: hello\n", "0"),
        ("Traceback\r\n  line\r\npanic\r\n", "Traceback\n  line\n", "panic"),
        ("cut off", "cut off", None),
    ],
)
def test_reports(tmp_path: Path, text: str, log: str, record: str | None) -> None:
    (tmp_path / "reports").write_bytes(text.encode())
    assert read_reports(tmp_path / "reports") == (log, record)


def test_exit_statuses() -> None:
    assert exit_status(15, "7", False) == 7
    assert exit_status(1, "128", False) == 128
    assert exit_status(101, "panic", False) == 101
    assert exit_status(0, "panic", True) == 101
    assert exit_status(7, None, False) == 3
    assert exit_status(0, None, True) == 0
    with pytest.raises(ToolError, match="without a status"):
        exit_status(0, None, False)


def test_keys() -> None:
    assert chord("a") == ["a"]
    assert chord("A") == ["shift", "a"]
    assert chord("|") == ["shift", "backslash"]
    assert chord("^C") == ["ctrl", "c"]
    assert chord("^") == ["shift", "6"]
    assert chord("<up>") == ["up"]
    assert chord("<") == ["shift", "comma"]
    assert chord("<ctrl-left>") == ["ctrl", "left"]
    for code in range(32, 127):
        assert chord(chr(code))
    with pytest.raises(ValueError, match="no key"):
        chord("\u00e4")


def test_paths_with_colons() -> None:
    assert host_to_guest("a:b:/c") == (Path("a:b"), "/c")
    assert guest_to_host("/c:a:b") == ("/c", Path("a:b"))
    for wrong in ("none", ":x", "x:"):
        with pytest.raises(argparse.ArgumentTypeError):
            host_to_guest(wrong)
        with pytest.raises(argparse.ArgumentTypeError):
            guest_to_host(wrong)


def test_command_line() -> None:
    words = [
        "run",
        "-c",
        "exit 7",
        "--put",
        "a:/b",
        "--put",
        "c:/d",
        "--memory",
        "16M",
        "--timeout",
        "5",
        "-v",
    ]
    arguments = make_parser().parse_args(words)
    assert arguments.command == "exit 7"
    assert arguments.put == [(Path("a"), "/b"), (Path("c"), "/d")]
    assert (arguments.memory, arguments.timeout, arguments.verbose) == ("16M", 5.0, True)
    arguments = make_parser().parse_args(["compile", "x.py", "-O0", "--emit", "ir"])
    assert (arguments.opt, arguments.emit) == (0, "ir")


def test_machine_arguments_escape_commas() -> None:
    machine = Machine(kernel=Path("k.elf"), drives=[Drive(Path("a,b.img"))])
    assert "file=a,,b.img,format=raw,if=ide,index=0,media=disk" in machine.arguments()


def test_steps_run_when_inputs_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamp, "STAMPS", tmp_path / "stamps")
    source, output = tmp_path / "source", tmp_path / "output"
    source.mkdir()
    (source / "a.py").write_text("1")

    def step() -> None:
        output.write_text("made")

    def run(settings: str = "") -> bool:
        return run_step("example", [source], lambda: [output], settings, step)

    assert run() is True
    assert run() is False
    (source / "a.py").write_text("2")
    assert run() is True
    (source / "b.py").write_text("")
    assert run() is True
    assert run("-O0") is True
    output.unlink()
    assert run("-O0") is True
    assert run("-O0") is False


def test_a_step_that_fails_runs_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamp, "STAMPS", tmp_path / "stamps")
    output = tmp_path / "output"
    output.write_text("old")

    def fail() -> None:
        raise ToolError("broken")

    for _ in range(2):
        with pytest.raises(ToolError):
            run_step("failing", [tmp_path / "input"], lambda: [output], "", fail)
