"""argparse: command lines described argument by argument, parsed, and explained to who asks for help."""

from collections.abc import Iterable
from typing import NoReturn

from user.lib import sys
from user.lib.argparse_actions import (
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    Action,
    ArgumentError,
    ArgumentTypeError,
    Registry,
    Section,
)
from user.lib.argparse_groups import (
    BooleanOptionalAction,
    _ActionsContainer,
    _ArgumentGroup,
    _MutuallyExclusiveGroup,
)
from user.lib.argparse_help import (
    ArgumentDefaultsHelpFormatter,
    HelpFormatter,
    RawDescriptionHelpFormatter,
    RawTextHelpFormatter,
)
from user.lib.argparse_parsing import AskedFor, Parsing
from user.lib.argparse_values import Namespace
from user.lib.posixpath import basename
from user.lib.text_streams import TextIO

__all__ = [
    "ONE_OR_MORE",
    "OPTIONAL",
    "PARSER",
    "REMAINDER",
    "SUPPRESS",
    "ZERO_OR_MORE",
    "Action",
    "ArgumentDefaultsHelpFormatter",
    "ArgumentError",
    "ArgumentParser",
    "ArgumentTypeError",
    "BooleanOptionalAction",
    "HelpFormatter",
    "Namespace",
    "RawDescriptionHelpFormatter",
    "RawTextHelpFormatter",
    "_ArgumentGroup",
    "_MutuallyExclusiveGroup",
    "_SubParsersAction",
]


class ArgumentParser(_ActionsContainer):
    """A command line's description: `add_argument` for each argument, then `parse_args`."""

    def __init__(
        self,
        prog: str | None = None,
        usage: str | None = None,
        description: str | None = None,
        epilog: str | None = None,
        parents: "list[ArgumentParser] | None" = None,
        formatter_class: type[HelpFormatter] = HelpFormatter,
        argument_default: object = None,
        add_help: bool = True,
        allow_abbrev: bool = True,
        exit_on_error: bool = True,
    ) -> None:
        positionals, options = Section("positional arguments", None), Section("options", None)
        super().__init__(Registry(argument_default), positionals, options, None)
        self._registry.sections += [positionals, options]
        self.prog = basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._commands: _SubParsersAction | None = None
        if add_help:
            self.add_argument(
                "-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit"
            )
        for parent in parents or []:
            self._take_over(parent._registry)

    def _take_over(self, parent: Registry) -> None:
        """Have the arguments of another parser too, in sections of the same titles."""
        for section in parent.sections:
            mine = [known for known in self._registry.sections if known.title == section.title]
            if not mine:
                mine = [Section(section.title, section.description)]
                self._registry.sections += mine
            for action in section.actions:
                self._registry.add(action, mine[0])
        self._registry.exclusive += parent.exclusive
        self._registry.defaults.update(parent.defaults)

    def add_subparsers(
        self,
        *,
        title: str | None = None,
        description: str | None = None,
        prog: str | None = None,
        dest: str | None = None,
        required: bool = False,
        help: str | None = None,
        metavar: str | None = None,
    ) -> "_SubParsersAction":
        """The argument that is the name of a command, each with a parser of its own."""
        if self._commands is not None:
            self.error("cannot have multiple subparser arguments")
        section = self._positionals
        if title is not None or description is not None:
            section = Section("subcommands" if title is None else title, description)
            self._registry.sections.append(section)
        if prog is None:
            positionals = [action for action in self._registry.actions if not action.option_strings]
            formatter = self._formatter()
            prog = formatter.usage(self.usage, positionals, self._registry.exclusive, "").strip()
        made = _SubParsersAction(prog, SUPPRESS if dest is None else dest, required, help, metavar)
        self._registry.add(made, section)
        self._commands = made
        return made

    def parse_args(self, args: Iterable[str] | None = None, namespace: Namespace | None = None) -> Namespace:
        """Parse the command line, or other words; SystemExit (2) where they are wrong."""
        found, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error("unrecognized arguments: " + " ".join(extras))
        return found

    def parse_known_args(
        self, args: Iterable[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        """As `parse_args`, and beside it the words that nothing is known of."""
        words = sys.argv[1:]
        if args is not None:
            words = list(args)
        found = Namespace() if namespace is None else namespace
        for action in self._registry.actions:
            if action.dest != SUPPRESS and action.dest not in found and action.default != SUPPRESS:
                found._store(action.dest, action.default)
        for dest, value in self._registry.defaults.items():
            if dest not in found:
                found._store(dest, value)
        return found, self._parsed(words, found)

    def _parsed(self, words: list[str], found: Namespace) -> list[str]:
        """Parse into a namespace that has the defaults; the words that are left."""
        try:
            return Parsing(self._registry, found, words, self.allow_abbrev).run()
        except AskedFor as asked:
            if asked.kind == "help":
                self.print_help()
            else:
                sys.stdout.write(self._formatter().text(str(asked.text)).strip("\n") + "\n")
            self.exit()
        except ArgumentError as problem:
            if not self.exit_on_error:
                raise
            self.error(str(problem))

    def _formatter(self) -> HelpFormatter:
        return self.formatter_class(prog=self.prog)

    def format_usage(self) -> str:
        """The usage."""
        text = self._formatter().usage(self.usage, self._registry.actions, self._registry.exclusive)
        return text.strip("\n") + "\n"

    def format_help(self) -> str:
        """The whole help."""
        formatter = self._formatter()
        text = ""
        if self.usage != SUPPRESS:
            text = formatter.usage(self.usage, self._registry.actions, self._registry.exclusive)
        text += formatter.text(self.description)
        text += formatter.sections(self._registry.sections) + formatter.text(self.epilog)
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text.strip("\n") + "\n"

    def print_usage(self, file: TextIO | None = None) -> None:
        """Print the usage."""
        (sys.stdout if file is None else file).write(self.format_usage())

    def print_help(self, file: TextIO | None = None) -> None:
        """Print the help."""
        (sys.stdout if file is None else file).write(self.format_help())

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the program, with a message on standard error."""
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message: str) -> NoReturn:
        """Say how the program is used, and what was wrong, and end it with status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _SubParsersAction(Action):
    """The argument whose words are a command, and what its parser takes."""

    def __init__(self, prog: str, dest: str, required: bool, help: str | None, metavar: str | None) -> None:
        super().__init__([], dest, "parsers", PARSER, None, None, None, [], required, help, metavar)
        self._prog = prog
        self._parsers: dict[str, ArgumentParser] = {}
        self._shown: list[Action] = []

    def add_parser(
        self,
        name: str,
        *,
        help: str | None = None,
        aliases: Iterable[str] = (),
        prog: str | None = None,
        usage: str | None = None,
        description: str | None = None,
        epilog: str | None = None,
        parents: list[ArgumentParser] | None = None,
        formatter_class: type[HelpFormatter] = HelpFormatter,
        argument_default: object = None,
        add_help: bool = True,
        allow_abbrev: bool = True,
        exit_on_error: bool = True,
    ) -> ArgumentParser:
        """A new command, to be described."""
        names = [name, *aliases]
        for taken in names:
            if taken in self._parsers:
                kind = "subparser" if taken == name else "subparser alias"
                raise ArgumentError(self, f"conflicting {kind}: {taken}")
        parser = ArgumentParser(
            f"{self._prog} {name}" if prog is None else prog, usage, description, epilog, parents,
            formatter_class, argument_default, add_help, allow_abbrev, exit_on_error,
        )  # fmt: skip
        if help is not None:
            shown = f"{name} ({', '.join(names[1:])})" if len(names) > 1 else name
            self._shown.append(Action([], name, "store", None, None, None, None, None, True, help, shown))
        choices = self.choices if self.choices is not None else []
        for each in names:
            self._parsers[each] = parser
            choices.append(each)
        return parser

    def subactions(self) -> list[Action]:
        return self._shown

    def parse(self, namespace: Namespace, values: list[str]) -> list[str]:
        if self.dest != SUPPRESS:
            namespace._store(self.dest, values[0])
        found, extras = self._parsers[values[0]].parse_known_args(values[1:])
        for name, value in found._values.items():
            namespace._store(name, value)
        return extras
