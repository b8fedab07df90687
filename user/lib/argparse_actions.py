"""argparse's arguments: what a parser knows of each, and the groups that they are in."""

from collections.abc import Callable, Iterable

from user.lib.argparse_values import Namespace

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."

WITHOUT_VALUE = (
    "store_const",
    "store_true",
    "store_false",
    "append_const",
    "count",
    "help",
    "version",
    "boolean",
)
WITH_VALUE = ("store", "append", "extend")
HELP_OF_VERSION = "show program's version number and exit"


class Unset:
    """The class of UNSET, which stands for a default that was not given."""


UNSET = Unset()


class ArgumentTypeError(Exception):
    """Raised by a type: its text is what the user is told."""


class Action:
    """An argument: a positional one where it has no option strings."""

    def __init__(
        self,
        option_strings: list[str],
        dest: str,
        kind: str,
        nargs: int | str | None,
        const: object,
        default: object,
        type: Callable[[str], object] | None,
        choices: list[object] | None,
        required: bool,
        help: str | None,
        metavar: str | tuple[str, ...] | None,
    ) -> None:
        self.option_strings = option_strings
        self.dest = dest
        self.kind = kind
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def name(self) -> str | None:
        """What messages call it."""
        if self.option_strings:
            return "/".join(self.option_strings)
        if isinstance(self.metavar, str) and self.metavar != SUPPRESS:
            return self.metavar
        if isinstance(self.metavar, tuple):
            return "/".join(self.metavar)
        if self.dest != SUPPRESS:
            return self.dest
        return "{" + ",".join([str(choice) for choice in self.choices]) + "}" if self.choices else None

    def subactions(self) -> "list[Action]":
        """The arguments that help shows below this one: the commands of a command."""
        return []

    def parse(self, namespace: Namespace, values: list[str]) -> list[str]:
        """Have a command parse what follows its name; what it does not know."""
        return values


class ArgumentError(Exception):
    """An argument that is wrong, and what is."""

    def __init__(self, argument: Action | None, message: str) -> None:
        super().__init__(argument, message)
        self.argument_name = argument.name() if argument is not None else None
        self.message = message

    def __str__(self) -> str:
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class Section:
    """A part of the help, with a title and arguments."""

    def __init__(self, title: str | None, description: str | None) -> None:
        self.title = title
        self.description = description
        self.actions: list[Action] = []


class ExclusiveActions:
    """Arguments of which at most one is given."""

    def __init__(self, required: bool) -> None:
        self.required = required
        self.actions: list[Action] = []


class Registry:
    """All that the groups of one parser share."""

    def __init__(self, argument_default: object) -> None:
        self.actions: list[Action] = []
        self.options: dict[str, Action] = {}
        self.sections: list[Section] = []
        self.exclusive: list[ExclusiveActions] = []
        self.defaults: dict[str, object] = {}
        self.argument_default = argument_default
        self.has_negative_options = False

    def add(self, action: Action, section: Section) -> None:
        """Make an argument known, to be shown in a section. ArgumentError where its options are known."""
        taken = [option for option in action.option_strings if option in self.options]
        if taken:
            plural = "s" if len(taken) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join(taken)}")
        self.actions.append(action)
        section.actions.append(action)
        for option in action.option_strings:
            self.options[option] = action
            if is_negative_number(option):
                self.has_negative_options = True


def is_negative_number(text: str) -> bool:
    """Whether a text is a minus and digits, with a point between or before them."""
    if not text.startswith("-"):
        return False
    whole, point, rest = text[1:].partition(".")
    if point:
        return (not whole or whole.isdecimal()) and rest.isdecimal()
    return whole.isdecimal()


def option_dest(options: list[str]) -> str:
    """The name under which the value of an option is kept: its first long one's. ValueError."""
    for option in options:
        if not option.startswith("-"):
            raise ValueError(f"invalid option string {option!r}: must start with a character '-'")
    long_ones = [option for option in options if option.startswith("--") and len(option) > 2]
    dest = (long_ones or options)[0].lstrip("-")
    if not dest:
        raise ValueError(f"dest= is required for options like {options[0]!r}")
    return dest.replace("-", "_")


def with_negations(options: list[str]) -> list[str]:
    """The options of a BooleanOptionalAction: --no-x beside --x."""
    found: list[str] = []
    for option in options:
        found.append(option)
        if option.startswith("--"):
            found.append("--no-" + option[2:])
    return found


def listed(choices: Iterable[object]) -> list[object]:
    """Choices as a list."""
    return [choice for choice in choices]  # noqa: C416
