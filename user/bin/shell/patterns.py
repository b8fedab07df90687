"""Patterns: `*`, `?`, `[...]` against text (XCU 2.13), and pathname expansion over folders.

In a pattern a backslash makes the next character stand for itself; `escape` puts them before quoted text.
"""

import os

SPECIAL = "*?[]\\!-^:"
CLASS_NAMES: list[str] = [
    "alpha", "digit", "alnum", "upper", "lower", "space", "blank", "punct", "print", "graph", "cntrl",
    "xdigit",
]  # fmt: skip


def escape(text: str) -> str:
    """The pattern that matches just this text."""
    escaped: list[str] = []
    for character in text:
        if character in SPECIAL:
            escaped.append("\\")
        escaped.append(character)
    return "".join(escaped)


def may_have_wildcard(text: str) -> bool:
    """Whether a part of a word holds a character that can make a pattern of the word."""
    return "*" in text or "?" in text or "[" in text


def has_wildcard(pattern: str) -> bool:
    """Whether a pattern can match anything but itself. A `[` without its `]`, as of the command, cannot."""
    position = 0
    while position < len(pattern):
        character = pattern[position]
        if character == "\\":
            position += 1
        elif character in "*?" or (character == "[" and _bracket_end(pattern, position) >= 0):
            return True
        position += 1
    return False


def _in_class(name: str, character: str) -> bool:
    """Whether an ASCII character belongs to `[:name:]`."""
    code = ord(character)
    letter = "a" <= character <= "z" or "A" <= character <= "Z"
    digit = "0" <= character <= "9"
    members: list[bool] = [
        letter, digit, letter or digit, "A" <= character <= "Z", "a" <= character <= "z",
        character in " \t\n\r\v\f", character in " \t", 33 <= code < 127 and not (letter or digit),
        32 <= code < 127, 33 <= code < 127, code < 32 or code == 127,
        digit or "a" <= character <= "f" or "A" <= character <= "F",
    ]  # fmt: skip
    return name in CLASS_NAMES and members[CLASS_NAMES.index(name)]


def _bracket_end(pattern: str, start: int) -> int:
    """Where the bracket expression opened at start ends (its `]`), or -1 if it is an ordinary `[`."""
    position = start + 1
    if position < len(pattern) and pattern[position] in "!^":
        position += 1
    first = position
    while position < len(pattern):
        if pattern[position] == "]" and position > first:
            return position
        if pattern[position] == "\\":
            position += 1
        elif pattern.startswith("[:", position):
            close = pattern.find(":]", position + 2)
            position = close + 1 if close >= 0 else position
        position += 1
    return -1


def _bracket_matches(pattern: str, start: int, end: int, character: str) -> bool:
    """Whether a character is in the bracket expression pattern[start:end + 1]."""
    position = start + 1
    negated = pattern[position] in "!^"
    if negated:
        position += 1
    found = False
    while position < end:
        if pattern.startswith("[:", position) and pattern.find(":]", position + 2) >= 0:
            close = pattern.find(":]", position + 2)
            found = found or _in_class(pattern[position + 2 : close], character)
            position = close + 2
            continue
        if pattern[position] == "\\" and position + 1 < end:
            position += 1
        low = pattern[position]
        high = low
        if position + 2 < end and pattern[position + 1] == "-":
            position += 2
            if pattern[position] == "\\" and position + 1 < end:
                position += 1
            high = pattern[position]
        found = found or low <= character <= high
        position += 1
    return found != negated


def _step(pattern: str, position: int, character: str) -> int:
    """Where the pattern goes on once the element at position took a character; -1 if it does not take it."""
    element = pattern[position]
    if element == "?":
        return position + 1
    if element == "[":
        end = _bracket_end(pattern, position)
        if end >= 0:
            return end + 1 if _bracket_matches(pattern, position, end, character) else -1
    if element == "\\" and position + 1 < len(pattern):
        position += 1
        element = pattern[position]
    return position + 1 if element == character else -1


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text matches; only the last `*` is reconsidered, so time is at most their product."""
    at, position, star, star_text = 0, 0, -1, 0
    while at < len(text):
        if position < len(pattern) and pattern[position] == "*":
            star, star_text = position, at
            position += 1
            continue
        following = _step(pattern, position, text[at]) if position < len(pattern) else -1
        if following >= 0:
            position = following
            at += 1
        elif star >= 0:
            star_text += 1
            position, at = star + 1, star_text
        else:
            return False
    while position < len(pattern) and pattern[position] == "*":
        position += 1
    return position == len(pattern)


def without_prefix(pattern: str, text: str, longest: bool) -> str:
    """The text after the shortest or longest prefix that matches; all of it if none does."""
    for step in range(len(text) + 1):
        length = len(text) - step if longest else step
        if matches(pattern, text[:length]):
            return text[length:]
    return text


def without_suffix(pattern: str, text: str, longest: bool) -> str:
    """The text before the shortest or longest suffix that matches; all of it if none does."""
    for step in range(len(text) + 1):
        start = step if longest else len(text) - step
        if matches(pattern, text[start:]):
            return text[:start]
    return text


def unescape(pattern: str) -> str:
    """The text that a pattern without wildcards stands for."""
    kept: list[str] = []
    position = 0
    while position < len(pattern):
        if pattern[position] == "\\" and position + 1 < len(pattern):
            position += 1
        kept.append(pattern[position])
        position += 1
    return "".join(kept)


def _exists(path: str) -> bool:
    """Whether a name is there, if only as a broken link."""
    try:
        os.lstat(path)
    except OSError:
        return False
    return True


def _names_matching(folder: str, pattern: str) -> list[str]:
    """The sorted names in a folder that match; a leading dot only if the pattern names it."""
    try:
        names = os.listdir(folder if folder != "" else ".")
    except OSError:
        return []
    dotted = pattern.startswith(".") or pattern.startswith("\\.")  # noqa: PIE810
    if dotted:
        names = [".", "..", *names]
    return sorted([name for name in names if (dotted or not name.startswith(".")) and matches(pattern, name)])


def pathnames(pattern: str) -> list[str]:
    """The existing paths that match, sorted; none if nothing matches (XCU 2.13.3) or it is no pattern."""
    if not has_wildcard(pattern):
        return []
    found: list[str] = [""]
    components = pattern.split("/")
    for index in range(len(components)):
        component = components[index]
        last = index + 1 == len(components)
        ending = "" if last else "/"
        grown: list[str] = []
        for path in found:
            if component == "" or not has_wildcard(component):
                grown.append(path + unescape(component) + ending)
            else:
                grown.extend([path + name + ending for name in _names_matching(path, component)])
        found = [path for path in grown if path == "/" or path == "" or _exists(path)]
    return found
