"""fnmatch: names and patterns with *, ?, [abc] and [!abc]."""

from collections.abc import Iterable


def fnmatch(name: str, pat: str) -> bool:
    """Whether a name fits a pattern."""
    return fnmatchcase(name, pat)


def fnmatchcase(name: str, pat: str) -> bool:
    """Whether a name fits a pattern, letter by letter."""
    place = at = 0
    star, tried = -1, 0
    while place < len(name):
        end = _end_of_set(pat, at)
        if at < len(pat) and pat[at] == "*":
            star, tried = at, place
            at += 1
        elif at < len(pat) and _fits(name[place], pat, at, end):
            place += 1
            at = end
        elif star >= 0:
            tried += 1
            place, at = tried, star + 1
        else:
            return False
    return all(letter == "*" for letter in pat[at:])


def _end_of_set(pat: str, at: int) -> int:
    """Where the part of a pattern ends that begins at a place: a set of characters, or one character."""
    if at >= len(pat) or pat[at] != "[":
        return at + 1
    first = at + 2 if pat[at + 1 : at + 2] == "!" else at + 1
    end = pat.find("]", first + 1)
    return at + 1 if end < 0 else end + 1


def _fits(character: str, pat: str, at: int, end: int) -> bool:
    """Whether a character fits a part of a pattern that is no star."""
    if pat[at] == "?":
        return True
    if end == at + 1:
        return pat[at] == character
    inverted = pat[at + 1] == "!"
    return _is_among(character, pat[at + 2 if inverted else at + 1 : end - 1]) != inverted


def _is_among(character: str, members: str) -> bool:
    """Whether a character is in the inner part of a set, which may have ranges."""
    place = 0
    while place < len(members):
        if members[place + 1 : place + 2] == "-" and place + 2 < len(members):
            if members[place] <= character <= members[place + 2]:
                return True
            place += 3
        else:
            if members[place] == character:
                return True
            place += 1
    return False


def filter(names: Iterable[str], pat: str) -> list[str]:
    """The names that fit a pattern."""
    return [name for name in names if fnmatchcase(name, pat)]
