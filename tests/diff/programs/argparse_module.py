"""argparse: command lines as scripts describe them."""

import argparse
import io
import sys
from contextlib import redirect_stderr
from pathlib import Path


def even(text: str) -> int:
    number = int(text)
    if number % 2:
        raise argparse.ArgumentTypeError(f"{text} is odd")
    return number


def build() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="words",
        description="Count the words of files, and of their lines.",
        epilog="See also: %(prog)s(1)",
    )
    parser.add_argument("files", nargs="*", help="the files")
    parser.add_argument("-n", "--number", type=int, default=10, help="how many (default: %(default)s)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write")
    parser.add_argument("-r", "--rate", type=float, default="0.5")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.add_argument("--color", choices=["always", "never", "auto"], default="auto")
    parser.add_argument("-e", "--even", type=even, default=0)
    parser.add_argument("-I", dest="folders", action="append", default=[])
    parser.add_argument("--upper", type=str.upper)
    parser.add_argument("--square", type=lambda text: int(text) ** 2)
    parser.add_argument("--cache", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--version", action="version", version="%(prog)s 2.1")
    group = parser.add_argument_group("sizes", "how large things are")
    group.add_argument("--size", nargs=2, type=int, metavar=("WIDTH", "HEIGHT"))
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--json", action="store_const", const="json", dest="form")
    either.add_argument("--text", action="store_const", const="text", dest="form")
    return parser


def count(files: list[str], number: int, verbose: int) -> str:
    return f"{len(files)} {number * 2} {verbose:>3} {' '.join(files)}"


def run(parser: argparse.ArgumentParser, line: str) -> None:
    print("$", line)
    errors = io.StringIO()
    try:
        with redirect_stderr(errors):
            args = parser.parse_args(line.split())
        print(args)
        print(count(args.files, args.number, args.verbose), args.output, args.quiet, args.form)
        if args.output:
            output: Path = args.output
            print(output.suffix, output.parent / "x")
        if args.size is not None:
            width, height = args.size
            print(width * height)
        print(args.rate + 1, args.folders, "files" in args, "other" in args)
        args.extra = args.number + 1
        args.number = 3
        print(args.extra, args.number)
    except SystemExit as end:
        print("exit", end.code)
    print(errors.getvalue(), end="")


def commands() -> None:
    parser = argparse.ArgumentParser(prog="store")
    parser.add_argument("--data", default="data.txt")
    parsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = parsers.add_parser("add", help="add an item", aliases=["a"])
    add.add_argument("name")
    add.add_argument("--price", type=float, required=True)
    add.set_defaults(kind="adding")
    listing = parsers.add_parser("list", help="list all items")
    listing.add_argument("--all", action="store_true")
    print(parser.format_help(), add.format_usage(), sep="\n")
    for line in ("add pen --price 1.5", "list --all", "--data x a b --price 2"):
        args = parser.parse_args(line.split())
        if args.command == "list":
            print("listing", args.all, args.data)
        else:
            print(args.command, args.kind, args.name, args.price * 2, args.data)
    for line in ("", "drop", "add pen"):
        try:
            with redirect_stderr(sys.stdout):
                parser.parse_args(line.split())
        except SystemExit as end:
            print("exit", end.code)


def main(argv: list[str] | None = None) -> int:
    parser = build()
    print(parser.format_help())
    for line in (
        "", "a b -n 3 -vv", "--number=4 -qv c -o out/file.txt", "--size 3 4 --json", "-I a -Ib --rate 2", "-n x",
        "--json --text", "--color red", "-e 3", "-e 4 --no-cache", "--upper abc --square 7 -- -x", "--bogus 1",
        "--version", "--ver", "--si 1", "-qn5 x",
    ):  # fmt: skip
        run(parser, line)
    known, rest = parser.parse_known_args(["a", "--unknown", "-q"])
    print(known.quiet, known.files, rest)
    commands()
    empty = argparse.Namespace(a=1, b="x")
    print(empty, empty.a, empty == argparse.Namespace(b="x", a=1), parser.get_default("number"))
    try:
        print(empty.missing)
    except AttributeError as problem:
        print(problem)
    try:
        parser.add_argument("-n")
    except argparse.ArgumentError as problem:
        print(problem)
    return 0


if __name__ == "__main__":
    sys.exit(main())
