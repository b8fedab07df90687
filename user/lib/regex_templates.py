"""re: templates of `sub` and `expand`, which name groups."""

from user.lib.regex_nodes import error

_CONTROLS: dict[str, str] = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "f": "\f",
    "v": "\v",
    "a": "\a",
    "b": "\b",
    "\\": "\\",
}


def expanded(template: str, groups: list[str | None], names: dict[str, int]) -> str:
    """A template with the texts of groups in it. error; IndexError for a name that is none."""
    parts: list[str] = []
    index = 0
    while index < len(template):
        letter = template[index]
        index += 1
        if letter != "\\":
            parts.append(letter)
            continue
        letter = template[index : index + 1]
        if letter == "g":
            number, index = _named(template, index + 1, names)
            parts.append(_text(groups, number, template, index - 1))
        elif letter and letter in "0123456789":
            text, index = _numbered(template, index, groups)
            parts.append(text)
        elif letter in _CONTROLS:
            parts.append(_CONTROLS[letter])
            index += 1
        elif letter.isascii() and letter.isalpha():
            raise error(f"bad escape \\{letter}", template, index - 1)
        elif not letter:
            raise error("bad escape (end of pattern)", template, index - 1)
        else:
            parts.append("\\")
    return "".join(parts)


def _text(groups: list[str | None], number: int, template: str, place: int) -> str:
    """The text of a group, empty where it has none. error."""
    if number >= len(groups):
        raise error(f"invalid group reference {number}", template, place)
    return groups[number] or ""


def _named(template: str, start: int, names: dict[str, int]) -> tuple[int, int]:
    """The number of the group of `\\g<name>`, and where it ends. error, IndexError."""
    if template[start : start + 1] != "<":
        raise error("missing <", template, start)
    stop = template.find(">", start)
    name = template[start + 1 : len(template) if stop < 0 else stop]
    if not name:
        raise error("missing group name", template, start + 1)
    if stop < 0:
        raise error("missing >, unterminated name", template, start + 1)
    if name.isascii() and name.isdigit():
        return int(name), stop + 1
    if not name.isidentifier():
        raise error(f"bad character in group name {name!r}", template, start + 1)
    if name not in names:
        raise IndexError(f"unknown group name {name!r}")
    return names[name], stop + 1


def _numbered(template: str, start: int, groups: list[str | None]) -> tuple[str, int]:
    """What `\\1`, or an octal number, stands for, and where it ends. error."""
    digits = template[start]
    following = template[start + 1 : start + 2]
    if digits == "0":
        end = start + 1
        while end < start + 3 and template[end : end + 1] and template[end] in "01234567":
            end += 1
        return chr(int(template[start:end], 8)), end
    if not following or following not in "0123456789":
        return _text(groups, int(digits), template, start), start + 1
    octal = template[start : start + 3]
    if len(octal) == 3 and all(digit in "01234567" for digit in octal):
        if int(octal, 8) > 255:
            text = f"octal escape value \\{octal} outside of range 0-0o377"
            raise error(text, template, start - 1)
        return chr(int(octal, 8)), start + 3
    return _text(groups, int(digits + following), template, start), start + 2
