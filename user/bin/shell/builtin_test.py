"""The builtins `test` and `[`: files, strings and numbers (XCU, test).

Up to four arguments are read by their number, as POSIX lays down; more of them by precedence: ! before -a
before -o.
"""

import os
import stat

from shell.arithmetic import parse_number
from shell.errors import ShellError
from shell.interpreter import Interpreter
from shell.names import is_number

UNARY: list[str] = [
    "-n", "-z", "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-L", "-p", "-r", "-S", "-s", "-t", "-u", "-w",
    "-x",
]  # fmt: skip
BINARY: list[str] = [
    "=", "!=", "<", ">", "-eq", "-ne", "-gt", "-ge", "-lt", "-le", "-nt", "-ot", "-ef",
]  # fmt: skip


def _number(text: str) -> int:
    """A decimal integer; raises ShellError."""
    stripped = text.strip()
    digits = stripped[1:] if stripped[:1] in ("-", "+") else stripped
    number = parse_number(stripped) if is_number(digits) else None
    if number is None:
        raise ShellError(f"test: Illegal number: {text}")
    if len(digits.lstrip("0")) > 0 and digits[0] == "0":
        number = parse_number(("-" if stripped[0] == "-" else "") + digits.lstrip("0"))
    return number if number is not None else 0


def _file_test(operator: str, path: str) -> bool:
    """`-d path` and the like; false for what does not exist."""
    try:
        status = os.lstat(path) if operator in ("-h", "-L") else os.stat(path)
    except OSError:
        return False
    mode = status.st_mode
    match operator:
        case "-b":
            return stat.S_ISBLK(mode)
        case "-c":
            return stat.S_ISCHR(mode)
        case "-d":
            return stat.S_ISDIR(mode)
        case "-f":
            return stat.S_ISREG(mode)
        case "-h" | "-L":
            return stat.S_ISLNK(mode)
        case "-p":
            return stat.S_ISFIFO(mode)
        case "-S":
            return stat.S_ISSOCK(mode)
        case "-s":
            return status.st_size > 0
        case "-g":
            return mode & 0o2000 != 0
        case "-u":
            return mode & 0o4000 != 0
        case "-r":
            return os.access(path, os.R_OK)
        case "-w":
            return os.access(path, os.W_OK)
        case "-x":
            return os.access(path, os.X_OK)
        case _:
            return True


def unary(operator: str, operand: str) -> bool:
    """A test of one operand."""
    match operator:
        case "-n":
            return operand != ""
        case "-z":
            return operand == ""
        case "-t":
            return os.isatty(_number(operand))
        case _:
            return operand != "" and _file_test(operator, operand)


def _modified(path: str) -> float:
    """When a file was last written; -1 if it is not there."""
    try:
        return os.stat(path).st_mtime
    except OSError:
        return -1.0


def _same_file(left: str, right: str) -> bool:
    """Whether two paths name one file."""
    try:
        first, second = os.stat(left), os.stat(right)
    except OSError:
        return False
    return first.st_dev == second.st_dev and first.st_ino == second.st_ino


def _number_test(operator: str, left: int, right: int) -> bool:
    """A comparison of numbers."""
    match operator:
        case "-eq":
            return left == right
        case "-ne":
            return left != right
        case "-gt":
            return left > right
        case "-ge":
            return left >= right
        case "-lt":
            return left < right
        case _:
            return left <= right


def binary(left: str, operator: str, right: str) -> bool:
    """A test of two operands."""
    match operator:
        case "=":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case ">":
            return left > right
        case "-nt":
            return _modified(left) > _modified(right)
        case "-ot":
            return _modified(left) < _modified(right)
        case "-ef":
            return _same_file(left, right)
        case _:
            return _number_test(operator, _number(left), _number(right))


class Expression:
    """Evaluates test's arguments by precedence; all of them are read, so that errors are found."""

    def __init__(self, arguments: list[str]) -> None:
        self.arguments = arguments
        self.position = 0

    def peek(self, ahead: int) -> str:
        """An argument to come; "" beyond the last."""
        place = self.position + ahead
        return self.arguments[place] if place < len(self.arguments) else ""

    def left(self) -> int:
        """How many arguments are to come."""
        return len(self.arguments) - self.position

    def evaluate(self) -> bool:
        """The truth of all arguments."""
        value = self.either()
        if self.left() > 0:
            raise ShellError(f"test: unexpected operator {self.peek(0)}")
        return value

    def either(self) -> bool:
        """Terms joined by -o."""
        value = self.both()
        while self.peek(0) == "-o" and self.left() > 1:
            self.position += 1
            value = self.both() or value
        return value

    def both(self) -> bool:
        """Terms joined by -a."""
        value = self.negation()
        while self.peek(0) == "-a" and self.left() > 1:
            self.position += 1
            value = self.negation() and value
        return value

    def negation(self) -> bool:
        """A primary, or `!` and one."""
        if self.peek(0) == "!" and self.left() > 1 and not (self.left() > 2 and self.peek(1) in BINARY):
            self.position += 1
            return not self.negation()
        return self.primary()

    def primary(self) -> bool:
        """A comparison, a unary test, a parenthesis or a string."""
        if self.left() == 0:
            raise ShellError("test: argument expected")
        if self.left() > 2 and self.peek(1) in BINARY:
            self.position += 3
            return binary(self.peek(-3), self.peek(-2), self.peek(-1))
        if self.left() > 1 and self.peek(0) in UNARY:
            self.position += 2
            return unary(self.peek(-2), self.peek(-1))
        if self.peek(0) == "(" and self.left() > 2:
            self.position += 1
            value = self.either()
            if self.peek(0) != ")":
                raise ShellError("test: closing paren expected")
            self.position += 1
            return value
        self.position += 1
        return self.peek(-1) != ""


def evaluate(arguments: list[str]) -> bool:
    """The truth of test's arguments; raises ShellError with status 2."""
    count = len(arguments)
    if count == 0:
        return False
    if count == 1:
        return arguments[0] != ""
    if count == 3 and arguments[1] in BINARY:
        return binary(arguments[0], arguments[1], arguments[2])
    if count <= 4 and arguments[0] == "!":
        return not evaluate(arguments[1:])
    if count in (3, 4) and arguments[0] == "(" and arguments[-1] == ")":
        return evaluate(arguments[1:-1])
    if count == 2 and arguments[0] not in UNARY:
        raise ShellError(f"test: {arguments[0]}: unexpected operator")
    return Expression(arguments).evaluate()


def test_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`test expression`."""
    return 0 if evaluate(arguments) else 1


def bracket_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`[ expression ]`."""
    if len(arguments) == 0 or arguments[-1] != "]":
        raise ShellError("[: missing ]")
    return 0 if evaluate(arguments[:-1]) else 1
