"""argparse's usage: the arguments in one line, or in several below each other."""

from __future__ import annotations

from typing import Protocol

from user.lib.argparse_actions import SUPPRESS, Action, ExclusiveActions


class Names(Protocol):
    """What knows how the values of an argument are shown."""

    def arguments(self, action: Action, default: str) -> str:
        """The values of an argument."""


def _part(action: Action, names: Names, grouped: bool) -> str:
    """An argument in the usage, in brackets where it may be left out."""
    if not action.option_strings:
        text = names.arguments(action, action.dest)
        return text[1:-1] if grouped and text[:1] == "[" and text[-1:] == "]" else text
    text = action.option_strings[0]
    if action.kind == "boolean":
        text = " | ".join(action.option_strings)
    elif action.nargs != 0:
        text += " " + names.arguments(action, action.dest.upper())
    return text if action.required or grouped else f"[{text}]"


def _group_at(actions: list[Action], at: int, groups: list[ExclusiveActions]) -> ExclusiveActions | None:
    """The group whose arguments stand together from a place on."""
    for group in groups:
        size = len(group.actions)
        if size and actions[at : at + size] == group.actions:
            return group
    return None


def usage_parts(actions: list[Action], groups: list[ExclusiveActions], names: Names) -> list[str]:
    """What must not be broken in the usage, argument by argument; a group is one."""
    parts: list[str] = []
    at = 0
    while at < len(actions):
        group = _group_at(actions, at, groups)
        if group is None:
            if actions[at].help != SUPPRESS:
                parts.append(_part(actions[at], names, False))
            at += 1
            continue
        shown = [action for action in group.actions if action.help != SUPPRESS]
        inside = " | ".join([_part(action, names, True) for action in shown])
        if shown and not group.required:
            inside = f"[{inside}]"
        elif len(shown) > 1:
            inside = f"({inside})"
        if shown:
            parts.append(inside)
        at += len(group.actions)
    return [part for part in parts if part]


def _lines(parts: list[str], indent: str, first: int, width: int) -> list[str]:
    """Parts as lines below each other, of which the first begins at a column."""
    lines: list[str] = []
    line: list[str] = []
    length = first - 1
    for part in parts:
        if length + 1 + len(part) > width and line:
            lines.append(indent + " ".join(line))
            line = []
            length = len(indent) - 1
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(indent + " ".join(line))
    return lines


def _broken(parts: list[str]) -> list[str]:
    """Parts where lines may break: values of an option without brackets, and of a positional one."""
    found: list[str] = []
    for part in parts:
        if part.startswith(("[", "(")):
            found.append(part)
        else:
            found += _words(part)
    return found


def _words(part: str) -> list[str]:
    """The words of a part, those in brackets together."""
    found: list[str] = []
    for word in part.split(" "):
        if found and found[-1].startswith("[") and found[-1].count("[") > found[-1].count("]"):
            found[-1] += " " + word
        else:
            found.append(word)
    return found


def wrapped_usage(prefix: str, prog: str, options: list[str], positionals: list[str], width: int) -> str:
    """The usage behind its prefix: in one line if it fits in."""
    text = " ".join([prog, *options, *positionals])
    if len(prefix) + len(text) <= width:
        return text
    options, positionals = _broken(options), _broken(positionals)
    if len(prefix) + len(prog) <= 0.75 * width:
        indent = " " * (len(prefix) + len(prog) + 1)
        first = options or positionals
        if not first:
            return prog
        lines = _lines([prog, *first], indent, len(prefix), width)
        lines[0] = lines[0][len(indent) :]
        if options:
            lines += _lines(positionals, indent, len(indent), width)
        return "\n".join(lines)
    indent = " " * len(prefix)
    lines = _lines(options + positionals, indent, len(indent), width)
    if len(lines) > 1:
        lines = _lines(options, indent, len(indent), width) + _lines(positionals, indent, len(indent), width)
    return "\n".join([prog, *lines])
