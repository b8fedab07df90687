"""user/lib's argparse, and CPython's: what is parsed, said and shown."""

import argparse
import contextlib
import io
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.fakes import host_calls

host_calls.install()
from user.lib import argparse as ours  # noqa: E402
from user.lib import argparse_help  # noqa: E402
from user.lib import sys as our_sys  # noqa: E402

host_calls.remove()


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both ask CPython how wide the terminal is."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(argparse_help, "get_terminal_size", shutil.get_terminal_size)
    yield


def plain(module: Any) -> Any:
    parser = module.ArgumentParser(prog="tool", description="A tool " * 20, epilog="The end of %(prog)s.")
    parser.add_argument("source", help="where from")
    parser.add_argument("targets", nargs="*", help="where to", default=["here"])
    parser.add_argument("-v", "--verbose", action="count", default=0, help="say more")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="a file to write to, which is explained at length"
    )
    parser.add_argument("-n", "--number", type=int, default=3, help="how many (%(default)s, %(type)s)")
    parser.add_argument("--rate", type=float, choices=[0.5, 1.5], required=False)
    parser.add_argument("-q", "--quiet", action="store_true")
    parser.add_argument("--no-color", dest="color", action="store_false", help="plain")
    parser.add_argument("-I", "--include", action="append", help="a folder")
    parser.add_argument("--version", action="version", version="%(prog)s 1.0")
    return parser


def counts(module: Any) -> Any:
    parser = module.ArgumentParser(prog="counts", formatter_class=module.ArgumentDefaultsHelpFormatter)
    parser.add_argument("first", type=int)
    parser.add_argument("pair", nargs=2)
    parser.add_argument("--sides", nargs=2, metavar=("LEFT", "RIGHT"))
    parser.add_argument("rest", nargs="+", choices=["a", "b", "c"])
    parser.add_argument("--maybe", nargs="?", const="set", default="unset", help="perhaps")
    parser.add_argument("--three", nargs=3, type=int)
    parser.add_argument("--many", nargs="+", default=[], help="several")
    parser.add_argument("--any", nargs="*")
    parser.add_argument("-a", action="store_const", const=7)
    parser.add_argument("-b", action="append_const", const="b", dest="letters")
    parser.add_argument("-c", action="append_const", const="c", dest="letters")
    parser.add_argument("-e", action="extend", nargs="+", type=int)
    return parser


def last(module: Any) -> Any:
    parser = module.ArgumentParser(prog="last", add_help=False, usage="%(prog)s [things]")
    parser.add_argument("first", nargs="?", default="5", type=int)
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    parser.add_argument("-x")
    return parser


def groups(module: Any) -> Any:
    parser = module.ArgumentParser(prog="groups", formatter_class=module.RawDescriptionHelpFormatter,
                                   description="One\n  two\n")  # fmt: skip
    group = parser.add_argument_group("files", "What is read,\nand written")
    group.add_argument("--input", required=True)
    group.add_argument("--hidden", help=module.SUPPRESS, default=1)
    exclusive = parser.add_mutually_exclusive_group(required=True)
    exclusive.add_argument("--fast", action="store_true", help="soon")
    exclusive.add_argument("--slow", type=int, default=1)
    other = parser.add_mutually_exclusive_group()
    other.add_argument("-j", dest="jobs", type=int, help="100%% of %(dest)s")
    other.add_argument("-k", action="store_true")
    parser.add_argument("--flag", action=module.BooleanOptionalAction, default=True, help="a flag")
    parser.set_defaults(extra=3, jobs=9)
    return parser


def commands(module: Any) -> Any:
    parser = module.ArgumentParser(prog="git")
    parser.add_argument("-C", metavar="FOLDER", default=".")
    parsers = parser.add_subparsers(dest="command", required=True, help="what to do", metavar="COMMAND")
    add = parsers.add_parser("add", help="add files", aliases=["a"])
    add.add_argument("files", nargs="+")
    add.add_argument("-f", "--force", action="store_true")
    add.set_defaults(run="adding")
    commit = parsers.add_parser("commit", help="a commit", description="Makes a commit.")
    commit.add_argument("-m", "--message", required=True)
    commit.add_argument("--amend", action="store_true")
    return parser


def titled(module: Any) -> Any:
    base = module.ArgumentParser(add_help=False)
    base.add_argument("--level", type=int, default=1)
    parser = module.ArgumentParser(prog="titled", parents=[base])
    parsers = parser.add_subparsers(title="commands", description="all of them")
    parsers.add_parser("one", help="the first")
    parsers.add_parser("two").add_argument("-n", type=int)
    return parser


def bare(module: Any) -> Any:
    parser = module.ArgumentParser(prog="bare", allow_abbrev=False, argument_default=module.SUPPRESS)
    parser.add_argument("--long-option")
    parser.add_argument("-1", dest="one", action="store_true")
    return parser


def wide(module: Any) -> Any:
    parser = module.ArgumentParser(
        prog="a-program-with-a-very-long-name-that-takes-most-of-the-line-by-itself"
    )
    for name in ("alpha", "beta", "gamma", "delta"):
        parser.add_argument(f"--{name}-option", help=f"the {name} option " * 4)
        parser.add_argument(f"{name}-argument")
    return parser


def _lines(text: str) -> list[str]:
    """Command lines with bars between them; the empty one first."""
    return ["", *(" ".join(line.split()) for line in text.split("|") if line.strip())]


CASES: dict[Callable[[Any], Any], list[str]] = {
    plain: _lines(
        """
        x |  | x y z | x -vv | -vvq x | x -oout | x -o out y | x --output=out | x --out out | x --o | x
        --ver | x --verb --verb | x -n 5 | x -n five | x -n | x -n -5 | x --rate 1.5 | x --rate 2 | x
        -Ia -I b | --version | -h | --help x | x --bad | x -z 1 | x --quiet=1 | x -qz | x -- -v | -- -v
        | -5 | x -5 | x -q=1 | x y -v z | x --no-color | x -n1 -n2 | x -o=a | x --output=
        """
    ),
    counts: _lines(
        """
        1 l r a | 1 l r a b c | 1 l r d | 1 l | x l r a | --three 1 2 3 1 l r a | --three 1 2 1 l r a |
        1 l r a --maybe | 1 l r a --maybe x | 1 l r a --many x y | 1 l r a --many | 1 l r a --any | -h |
        1 l r a -a -b -c -b | 1 l r a -abc | 1 l r a -e 1 2 -e 3 | 1 l r -- a | 1 -- l r a b | 1 l r a
        --three 1 x 2 | 1 l -a r a
        """
    ),
    last: _lines(
        """
        | 1 | 1 -x 2 | 1 2 -x 3 | -x 1 | -x 1 2 --y | x | 1 -- -x | -h
        """
    ),
    groups: _lines(
        """
        | --input x | --input x --fast | --input x --fast --slow 2 | --input x --slow 1 -j 3 -k |
        --input x --fast -k | --input x --fast --no-flag | --input x --fast --flag -j2 | -h | --fast |
        --input x --fast --hidden 2 | --in x --fa | --input x --fast extra more
        """
    ),
    commands: _lines(
        """
        | add | add a b | a a -f | -C x commit -m y | commit | commit -m a --amend b | bad | -h | add
        -h | commit --help | -C | add x --bad -C 3 | commit -mx
        """
    ),
    titled: _lines(
        """
        | one | --level 3 one | two -n 4 | two -n x | -h | three | one -h | two -h
        """
    ),
    bare: _lines(
        """
        | --long 1 | --long-option 1 | -1 | -2 | -1 -2 | x | -h
        """
    ),
    wide: _lines(
        """
        -h | 1 2 3 4 | 1
        """
    ),
}


def outcome(module: Any, make: Callable[[Any], Any], words: list[str], known: bool) -> object:
    """The attributes that parsing gives, or how it ends, and what is printed meanwhile."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setattr(our_sys, "stdout", out)
        patch.setattr(our_sys, "stderr", err)
        try:
            parser = make(module)
            found, extras = parser.parse_known_args(words) if known else (parser.parse_args(words), [])
            result: object = dict(found._values if module is ours else vars(found)), extras, repr(found)
        except SystemExit as end:
            result = end.code or 0
    return result, out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    ("make", "line"),
    [(make, line) for make, lines in CASES.items() for line in lines],
    ids=lambda x: getattr(x, "__name__", x),
)
def test_command_lines(make: Callable[[Any], Any], line: str) -> None:
    for known in (False, True):
        assert outcome(ours, make, line.split(), known) == outcome(argparse, make, line.split(), known)


@pytest.mark.parametrize("make", list(CASES))
@pytest.mark.parametrize("columns", ["30", "50", "80", "120"])
def test_help(make: Callable[[Any], Any], columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert make(ours).format_help() == make(argparse).format_help()
    assert make(ours).format_usage() == make(argparse).format_usage()


def wrong(module: Any, *names: str, **named: Any) -> object:
    """What adding an argument raises."""
    try:
        module.ArgumentParser(prog="p").add_argument(*names, **named)
    except (argparse.ArgumentError, ours.ArgumentError) as problem:
        return str(problem)
    except (TypeError, ValueError) as problem:
        return type(problem).__name__, str(problem)
    return None


def test_wrong_arguments() -> None:
    cases: list[tuple[tuple[str, ...], dict[str, Any]]] = [
        (("-h",), {}),
        (("--help", "-h"), {}),
        (("x", "y"), {}),
        (("x",), {"dest": "y"}),
        (("x",), {"action": "no"}),
        (("--",), {}),
        (("-x", "y"), {}),
    ]
    for names, named in cases:
        assert wrong(ours, *names, **named) == wrong(argparse, *names, **named), names


def test_types() -> None:
    def even(text: str) -> int:
        if int(text) % 2:
            raise ours.ArgumentTypeError(f"{text} is odd")
        return int(text)

    parser = ours.ArgumentParser(prog="p", exit_on_error=False)
    parser.add_argument("n", type=even)
    assert parser.parse_args(["4"]).n == 4
    with pytest.raises(ours.ArgumentError, match="argument n: 3 is odd"):
        parser.parse_args(["3"])
    with pytest.raises(ours.ArgumentError, match="argument n: invalid even value: 'x'"):
        parser.parse_args(["x"])


def test_namespaces() -> None:
    found = ours.Namespace(a=1, b="x")
    assert repr(found) == repr(argparse.Namespace(a=1, b="x"))
    assert "a" in found
    assert "c" not in found
    assert found == ours.Namespace(b="x", a=1)
    with pytest.raises(AttributeError, match="'Namespace' object has no attribute 'c'"):
        found.c  # noqa: B018
