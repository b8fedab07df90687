"""Integer expressions of `$((...))` (XCU 2.6.4): the operators of C, evaluated while they are read.

Precedence climbing over the text. Numbers are 64 bits signed; a result beyond them is an error, not a wrap.
What `&&`, `||` and `?:` skip is read but not evaluated: neither its assignments nor its divisions by zero
happen.
"""

from shell.errors import ShellError
from shell.names import is_digit, is_name_character
from shell.variables import Variables

MAXIMUM = 0x7FFF_FFFF_FFFF_FFFF
MINIMUM = -MAXIMUM - 1

OPERATORS: list[str] = [
    "<<=", ">>=", "||", "&&", "==", "!=", "<=", ">=", "<<", ">>", "*=", "/=", "%=", "+=", "-=", "&=", "^=",
    "|=", "|", "^", "&", "<", ">", "+", "-", "*", "/", "%", "=", "?", ":", "(", ")", "!", "~", ",",
]  # fmt: skip
ASSIGNMENTS: list[str] = ["=", "*=", "/=", "%=", "+=", "-=", "<<=", ">>=", "&=", "^=", "|="]
PRECEDENCE: dict[str, int] = {
    "||": 1, "&&": 2, "|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "<": 7, "<=": 7, ">": 7, ">=": 7, "<<": 8,
    ">>": 8, "+": 9, "-": 9, "*": 10, "/": 10, "%": 10,
}  # fmt: skip


def parse_number(text: str) -> int | None:
    """A constant of C: decimal, 0x hexadecimal or 0 octal, with a sign or not; None if it is none."""
    digits = text.strip()
    negative = digits.startswith("-")
    if negative or digits.startswith("+"):
        digits = digits[1:]
    base = 10
    if digits.startswith("0x") or digits.startswith("0X"):  # noqa: PIE810
        digits, base = digits[2:], 16
    elif len(digits) > 1 and digits[0] == "0":
        digits, base = digits[1:], 8
    if digits == "":
        return None
    value = 0
    for character in digits.lower():
        digit = "0123456789abcdef".find(character)
        if digit < 0 or digit >= base:
            return None
        if value > (MAXIMUM - digit) // base:
            raise ShellError(f"arithmetic expression: number out of range: {text.strip()}")
        value = value * base + digit
    return -value if negative else value


def _truncated_quotient(left: int, right: int) -> int:
    """Division as in C, towards zero."""
    if right == 0:
        raise ShellError("arithmetic expression: division by zero")
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def apply_operator(operator: str, left: int, right: int) -> int:
    """A binary operator on two numbers; comparisons give 0 or 1."""
    match operator:
        case "*":
            return left * right
        case "/":
            return _truncated_quotient(left, right)
        case "%":
            return left - _truncated_quotient(left, right) * right
        case "+":
            return left + right
        case "-":
            return left - right
        case "&":
            return left & right
        case "^":
            return left ^ right
        case "|":
            return left | right
        case "<<":
            return left << (right & 63)
        case ">>":
            return left >> (right & 63)
        case _:
            return 1 if _compare(operator, left, right) else 0


def _compare(operator: str, left: int, right: int) -> bool:
    """A comparison of two numbers."""
    match operator:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right


class Evaluator:
    """Evaluates one expression; `live` is false inside what is skipped."""

    def __init__(self, text: str, variables: Variables) -> None:
        self.text = text
        self.position = 0
        self.variables = variables
        self.live = True

    def fail(self) -> ShellError:
        """The error for a malformed expression."""
        return ShellError(f'arithmetic expression: syntax error: "{self.text}"')

    def peek_operator(self) -> str:
        """The operator that comes next, after blanks; "" if none does."""
        while self.position < len(self.text) and self.text[self.position] in " \t\n":
            self.position += 1
        for operator in OPERATORS:
            if self.text.startswith(operator, self.position):
                return operator
        return ""

    def take_operator(self, operator: str) -> bool:
        """Consume an operator if it comes next."""
        if self.peek_operator() != operator:
            return False
        self.position += len(operator)
        return True

    def evaluate(self) -> int:
        """The value of the whole text; an empty one is 0."""
        if self.peek_operator() == "" and self.position >= len(self.text):
            return 0
        value = self.assignment()
        if self.peek_operator() != "" or self.position < len(self.text):
            raise self.fail()
        return value

    def take_name_or_digits(self) -> str:
        """The run of letters, digits and underscores that comes next."""
        start = self.position
        while self.position < len(self.text) and is_name_character(self.text[self.position]):
            self.position += 1
        return self.text[start : self.position]

    def assignment(self) -> int:
        """`name = value`, `name += value` and the like, or a conditional expression."""
        self.peek_operator()
        start = self.position
        name = self.take_name_or_digits()
        operator = self.peek_operator()
        if name == "" or is_digit(name[0]) or operator not in ASSIGNMENTS:
            self.position = start
            return self.conditional()
        self.position += len(operator)
        value = self.assignment()
        if not self.live:
            return 0
        if operator != "=":
            value = self.checked(operator[:-1], self.variable(name), value)
        self.variables.set(name, str(value))
        return value

    def conditional(self) -> int:
        """`condition ? value : value`."""
        condition = self.binary(1)
        if not self.take_operator("?"):
            return condition
        live = self.live
        self.live = live and condition != 0
        chosen = self.assignment()
        if not self.take_operator(":"):
            raise self.fail()
        self.live = live and condition == 0
        other = self.assignment()
        self.live = live
        return chosen if condition != 0 else other

    def binary(self, lowest: int) -> int:
        """Operands joined by operators that bind at least as closely as `lowest`."""
        left = self.unary()
        while True:
            operator = self.peek_operator()
            precedence = PRECEDENCE.get(operator, 0)
            if precedence < lowest:
                return left
            self.position += len(operator)
            if operator in ("&&", "||"):
                left = self.logical(operator, left, precedence)
                continue
            right = self.binary(precedence + 1)
            left = self.checked(operator, left, right)

    def logical(self, operator: str, left: int, precedence: int) -> int:
        """The rest of `left && right` or `left || right`, right being skipped if left decides."""
        live = self.live
        decided = (left == 0) == (operator == "&&")
        self.live = live and not decided
        right = self.binary(precedence + 1)
        self.live = live
        return (1 if left != 0 else 0) if decided else (1 if right != 0 else 0)

    def checked(self, operator: str, left: int, right: int) -> int:
        """apply_operator within 64 bits; 0 where nothing is evaluated."""
        if not self.live:
            return 0
        try:
            value = apply_operator(operator, left, right)
        except OverflowError:
            raise ShellError("arithmetic expression: overflow") from None
        if value > MAXIMUM or value < MINIMUM:
            raise ShellError("arithmetic expression: overflow")
        return value

    def unary(self) -> int:
        """An operand with its signs."""
        if self.take_operator("-"):
            return self.checked("-", 0, self.unary())
        if self.take_operator("+"):
            return self.unary()
        if self.take_operator("!"):
            return 1 if self.unary() == 0 else 0
        if self.take_operator("~"):
            return ~self.unary()
        return self.operand()

    def operand(self) -> int:
        """A parenthesis, a variable or a constant."""
        if self.take_operator("("):
            value = self.assignment()
            if not self.take_operator(")"):
                raise self.fail()
            return value
        token = self.take_name_or_digits()
        if token == "":
            raise self.fail()
        if not is_digit(token[0]):
            return self.variable(token) if self.live else 0
        number = parse_number(token)
        if number is None:
            raise self.fail()
        return number

    def variable(self, name: str) -> int:
        """The number in a variable; 0 if it is unset or empty."""
        text = self.variables.value(name, "")
        if text.strip() == "":
            return 0
        number = parse_number(text)
        if number is None:
            raise ShellError(f"arithmetic expression: not a number: {text}")
        return number


def evaluate(text: str, variables: Variables) -> int:
    """The value of an expression; assigns the variables that it assigns. Raises ShellError."""
    return Evaluator(text, variables).evaluate()
