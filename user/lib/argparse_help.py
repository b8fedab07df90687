"""argparse's help: usage and descriptions, laid out to the width of the terminal."""

from user.lib import textwrap
from user.lib.argparse_actions import (
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    Action,
    ExclusiveActions,
    Section,
)
from user.lib.argparse_usage import usage_parts, wrapped_usage
from user.lib.shutil import get_terminal_size


class HelpFormatter:
    """Lays out the help of a program; each class below it does so in another way."""

    def __init__(
        self, prog: str, indent_increment: int = 2, max_help_position: int = 24, width: int | None = None
    ) -> None:
        self._prog = prog
        self._width = get_terminal_size().columns - 2 if width is None else width
        self._indent = indent_increment
        self._max_help_position = min(max_help_position, max(self._width - 20, indent_increment * 2))

    def usage(
        self,
        usage: str | None,
        actions: list[Action],
        groups: list[ExclusiveActions],
        prefix: str = "usage: ",
    ) -> str:
        """The usage, with an empty line behind it."""
        if usage is not None:
            text = usage % {"prog": self._prog}
        else:
            options = usage_parts([action for action in actions if action.option_strings], groups, self)
            positionals = usage_parts(
                [action for action in actions if not action.option_strings], groups, self
            )
            text = wrapped_usage(prefix, self._prog, options, positionals, self._width)
        return f"{prefix}{text}\n\n"

    def text(self, text: str | None, indent: int = 0) -> str:
        """A description, with an empty line behind it."""
        if text is None or text == SUPPRESS:
            return ""
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        filled = self._fill_text(text, max(self._width - indent, 11), " " * indent)
        return filled + "\n\n"

    def sections(self, sections: list[Section]) -> str:
        """The sections that have anything in them, with their arguments."""
        longest = 0
        for section in sections:
            for action in section.actions:
                if action.help != SUPPRESS:
                    longest = max(longest, len(self._invocation(action)) + self._indent)
                    for inner in action.subactions():
                        longest = max(longest, len(self._invocation(inner)) + 2 * self._indent - self._indent)
        position = min(longest + 2, self._max_help_position)
        return "".join([self._section(section, position) for section in sections])

    def _section(self, section: Section, position: int) -> str:
        shown = [action for action in section.actions if action.help != SUPPRESS]
        inside = self.text(section.description, self._indent)
        inside += "".join([self._action(action, self._indent, position) for action in shown])
        if not inside:
            return ""
        heading = "" if section.title is None or section.title == SUPPRESS else f"{section.title}:\n"
        return f"\n{heading}{inside}\n"

    def _action(self, action: Action, indent: int, position: int) -> str:
        """The lines of one argument, and of the commands below it."""
        header = " " * indent + self._invocation(action)
        lines: list[str] = []
        if action.help and action.help.strip():
            lines = self._split_lines(self._expanded(action), max(self._width - position, 11))
        if lines and len(header) <= position - 2:
            lines[0] = header.ljust(position) + lines[0]
        elif lines:
            lines[0] = f"{header}\n{' ' * position}{lines[0]}"
        else:
            lines = [header.ljust(position) if action.help and len(header) <= position - 2 else header]
        text = f"\n{' ' * position}".join(lines) + "\n"
        for inner in action.subactions():
            text += self._action(inner, indent + self._indent, position)
        return text

    def _invocation(self, action: Action) -> str:
        """How an argument is written: `-o FILE, --output FILE`."""
        if not action.option_strings:
            (name,) = self.metavars(action, action.dest, 1)
            return name
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        values = self.arguments(action, action.dest.upper())
        return ", ".join([f"{option} {values}" for option in action.option_strings])

    def metavars(self, action: Action, default: str, count: int) -> list[str]:
        """What the values of an argument are called."""
        if isinstance(action.metavar, tuple):
            return list(action.metavar)
        if action.metavar is not None:
            return [action.metavar] * count
        if action.choices is not None:
            return ["{" + ",".join([str(choice) for choice in action.choices]) + "}"] * count
        return [default] * count

    def arguments(self, action: Action, default: str) -> str:
        """The values of an argument as usage shows them."""
        nargs = action.nargs
        if isinstance(nargs, int):
            return " ".join(self.metavars(action, default, nargs))
        names = self.metavars(action, default, 2 if nargs == ONE_OR_MORE else 1)
        if nargs is None:
            return names[0]
        if nargs == OPTIONAL:
            return f"[{names[0]}]"
        if nargs == ZERO_OR_MORE:
            return f"[{names[0]} [{names[1]} ...]]" if len(names) == 2 else f"[{names[0]} ...]"
        if nargs == ONE_OR_MORE:
            return f"{names[0]} [{names[1]} ...]"
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return f"{names[0]} ..."
        if nargs == SUPPRESS:
            return ""
        raise ValueError("invalid nargs value")

    def _expanded(self, action: Action) -> str:
        """The help of an argument with what it says of itself filled in."""
        values: dict[str, object] = {"prog": self._prog, "dest": action.dest, "default": action.default}
        values |= {"const": action.const, "nargs": action.nargs, "required": action.required}
        values |= {"metavar": action.metavar, "help": action.help}
        values["type"] = action.type.__name__ if action.type is not None else None
        if action.choices is not None:
            values["choices"] = ", ".join([str(choice) for choice in action.choices])
        return self._get_help_string(action) % values

    def _get_help_string(self, action: Action) -> str:
        """The help that is shown, before values are filled in."""
        return action.help or ""

    def _split_lines(self, text: str, width: int) -> list[str]:
        """The help of an argument as lines."""
        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """A description as lines."""
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults of arguments to their help."""

    def _get_help_string(self, action: Action) -> str:
        text = action.help or ""
        if "%(default)" in text or action.default == SUPPRESS:
            return text
        if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
            text += " (default: %(default)s)"
        return text
