"""getopt: options of a command line, short ones alone (getopt(3), POSIX Utility Syntax Guidelines)."""


class GetoptError(Exception):
    """An unknown option or a missing argument: `msg` says so, `opt` is its letter."""

    def __init__(self, msg: str, opt: str = "") -> None:
        super().__init__(msg)
        self.msg = msg
        self.opt = opt

    def __str__(self) -> str:
        return self.msg


def _takes_argument(letter: str, shortopts: str) -> bool:
    """Whether the option has an argument; GetoptError where there is no such option."""
    index = shortopts.find(letter)
    if index < 0 or letter == ":":
        raise GetoptError(f"option -{letter} not recognized", letter)
    return shortopts[index + 1 : index + 2] == ":"


def _read_cluster(args: list[str], position: int, shortopts: str, options: list[tuple[str, str]]) -> int:
    """Add the options of one argument such as `-abn5`; the position of the next argument."""
    text = args[position]
    position += 1
    index = 1
    while index < len(text):
        letter = text[index]
        index += 1
        if not _takes_argument(letter, shortopts):
            options.append(("-" + letter, ""))
            continue
        if index < len(text):
            options.append(("-" + letter, text[index:]))
        elif position < len(args):
            options.append(("-" + letter, args[position]))
            position += 1
        else:
            raise GetoptError(f"option -{letter} requires argument", letter)
        break
    return position


def _parse(args: list[str], shortopts: str, mixed: bool) -> tuple[list[tuple[str, str]], list[str]]:
    """The options, and the operands, after the first of which options may follow where `mixed`."""
    options: list[tuple[str, str]] = []
    operands: list[str] = []
    position = 0
    while position < len(args):
        text = args[position]
        if text == "--":
            return options, operands + args[position + 1 :]
        if text.startswith("--"):
            raise GetoptError(f"option {text} not recognized", text[2:])
        if text.startswith("-") and text != "-":
            position = _read_cluster(args, position, shortopts, options)
        elif mixed:
            operands.append(text)
            position += 1
        else:
            return options, args[position:]
    return options, operands


def getopt(args: list[str], shortopts: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The options before the first operand, as ("-x", argument or ""), and the operands. GetoptError."""
    return _parse(args, shortopts, False)


def gnu_getopt(args: list[str], shortopts: str) -> tuple[list[tuple[str, str]], list[str]]:
    """As `getopt`, with options between the operands too. GetoptError."""
    if shortopts.startswith("+"):
        return _parse(args, shortopts[1:], False)
    return _parse(args, shortopts, True)
