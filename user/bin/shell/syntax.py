"""The syntax tree: words made of parts, and commands made of words (XCU 2.9, 2.10).

Nodes are plain records; the parser builds them, the expander reads words and the executor commands. A part is
`quoted` when no field splitting and no pathname expansion apply to what it becomes.
"""


class Part:
    """A piece of a word; base class."""

    def __init__(self, quoted: bool) -> None:
        self.quoted = quoted


class Word:
    """One word: its parts, in order, without blanks between them."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts

    def plain_text(self) -> str | None:
        """The text of a word without any quoting or expansion, as reserved words need it; else None."""
        if len(self.parts) != 1:
            return None
        part = self.parts[0]
        if isinstance(part, Literal) and not part.quoted:
            return part.text
        return None


class Literal(Part):
    """Text that stands for itself. A quoted empty one marks `""`, which is a field though it is empty."""

    def __init__(self, text: str, quoted: bool) -> None:
        super().__init__(quoted)
        self.text = text


class Parameter(Part):
    """`$name` or `${name operator argument}`; operator is "" or one of - = ? + (with : before it), % %% # ##.

    `${#name}` has the operator "length".
    """

    def __init__(self, name: str, operator: str, argument: Word, quoted: bool) -> None:
        super().__init__(quoted)
        self.name = name
        self.operator = operator
        self.argument = argument


class Arithmetic(Part):
    """`$((expression))`: the expression is a word, to be expanded before it is evaluated."""

    def __init__(self, expression: Word, quoted: bool) -> None:
        super().__init__(quoted)
        self.expression = expression


class Substitution(Part):
    """`$(body)` or the same in backquotes."""

    def __init__(self, body: "list[ListItem]", quoted: bool) -> None:
        super().__init__(quoted)
        self.body = body


class Redirect:
    """`descriptor operator target`. For a here-document target is the body, known once its lines are read."""

    def __init__(self, descriptor: int, operator: str, target: Word) -> None:
        self.descriptor = descriptor
        self.operator = operator
        self.target = target


class Assignment:
    """`name=value` before a command."""

    def __init__(self, name: str, value: Word) -> None:
        self.name = name
        self.value = value


class Command:
    """Any command; base class. Redirections stand after compound commands as well."""

    def __init__(self) -> None:
        self.redirects: list[Redirect] = []


class ListItem:
    """A command of a list, with `&` behind it if it runs in the background; text is for `jobs`."""

    def __init__(self, command: Command, background: bool, text: str) -> None:
        self.command = command
        self.background = background
        self.text = text


class SimpleCommand(Command):
    """`assignments words redirects`, on the given line."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.assignments: list[Assignment] = []
        self.words: list[Word] = []


class Pipeline(Command):
    """`! first | second | ...`."""

    def __init__(self, commands: list[Command], negated: bool) -> None:
        super().__init__()
        self.commands = commands
        self.negated = negated


class AndOr(Command):
    """`left && right` or `left || right`."""

    def __init__(self, left: Command, operator: str, right: Command) -> None:
        super().__init__()
        self.left = left
        self.operator = operator
        self.right = right


class Subshell(Command):
    """`( body )`."""

    def __init__(self, body: list[ListItem]) -> None:
        super().__init__()
        self.body = body


class BraceGroup(Command):
    """`{ body }`."""

    def __init__(self, body: list[ListItem]) -> None:
        super().__init__()
        self.body = body


class If(Command):
    """`if condition; then body; else alternative; fi`; elif is an If alone in the alternative."""

    def __init__(self, condition: list[ListItem], body: list[ListItem], alternative: list[ListItem]) -> None:
        super().__init__()
        self.condition = condition
        self.body = body
        self.alternative = alternative


class Loop(Command):
    """`while condition; do body; done`, or `until`."""

    def __init__(self, condition: list[ListItem], body: list[ListItem], until: bool) -> None:
        super().__init__()
        self.condition = condition
        self.body = body
        self.until = until


class For(Command):
    """`for name in words; do body; done`; without `in` the words are "$@"."""

    def __init__(self, name: str, words: list[Word], body: list[ListItem]) -> None:
        super().__init__()
        self.name = name
        self.words = words
        self.body = body


class CaseClause:
    """`pattern | pattern) body ;;`."""

    def __init__(self, patterns: list[Word], body: list[ListItem]) -> None:
        self.patterns = patterns
        self.body = body


class Case(Command):
    """`case subject in clauses esac`."""

    def __init__(self, subject: Word, clauses: list[CaseClause]) -> None:
        super().__init__()
        self.subject = subject
        self.clauses = clauses


class FunctionDefinition(Command):
    """`name() body`."""

    def __init__(self, name: str, body: Command) -> None:
        super().__init__()
        self.name = name
        self.body = body
