"""string: the constants of ASCII, capwords, and templates with `$name`."""

from collections.abc import Mapping

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s: str, sep: str | None = None) -> str:
    """Each word with a capital letter, joined by single spaces or by `sep`."""
    words = [word.capitalize() for word in s.split(sep)]
    return " ".join(words) if sep is None else sep.join(words)


class Template:
    """A text with names behind "$", alone or in braces; "$$" is a dollar."""

    def __init__(self, template: str) -> None:
        self.template = template

    def substitute(self, mapping: Mapping[str, object] = {}, /, **kwds: object) -> str:
        """The text with values for the names. KeyError; ValueError where a "$" stands before no name."""
        return self._filled({**mapping, **kwds}, False)

    def safe_substitute(self, mapping: Mapping[str, object] = {}, /, **kwds: object) -> str:
        """The text with values for the names that the mapping has; the others stay."""
        return self._filled({**mapping, **kwds}, True)

    def _filled(self, values: dict[str, object], safe: bool) -> str:
        parts: list[str] = []
        index = 0
        text = self.template
        while index < len(text):
            dollar = text.find("$", index)
            if dollar < 0:
                break
            parts.append(text[index:dollar])
            name, end = self._name_at(dollar + 1)
            if name and (not safe or name in values):
                parts.append(str(values[name]))
            elif text[dollar + 1 : dollar + 2] == "$":
                parts.append("$")
            elif safe:
                parts.append(text[dollar:end])
            else:
                raise self._invalid(dollar)
            index = end
        parts.append(text[index:])
        return "".join(parts)

    def _name_at(self, start: int) -> tuple[str, int]:
        """The name that stands behind a "$", "" for none, and where it ends."""
        text = self.template
        if text[start : start + 1] == "$":
            return "", start + 1
        braced = text[start : start + 1] == "{"
        begin = start + 1 if braced else start
        end = begin
        while end < len(text) and (_is_of_name(text[end]) and (end > begin or not text[end].isdigit())):
            end += 1
        if end == begin or (braced and text[end : end + 1] != "}"):
            return "", start
        return text[begin:end], end + 1 if braced else end

    def _invalid(self, dollar: int) -> ValueError:
        lines = self.template[: dollar + 1].splitlines(keepends=True)
        column = dollar + 1 - len("".join(lines[:-1]))
        return ValueError(f"Invalid placeholder in string: line {len(lines)}, col {column}")


def _is_of_name(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter == "_")
