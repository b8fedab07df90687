"""Characters of names and numbers: ASCII alone, whatever Unicode calls a letter or a digit (XBD 3.235)."""

LONGEST_DECIMAL = 18


def is_name_character(character: str) -> bool:
    """Whether a character may stand inside a name."""
    return "a" <= character <= "z" or "A" <= character <= "Z" or character == "_" or is_digit(character)


def is_digit(character: str) -> bool:
    """Whether a character is a decimal digit."""
    return "0" <= character <= "9"


def is_number(text: str) -> bool:
    """Whether a text is all digits, and at least one."""
    return text != "" and all(is_digit(character) for character in text)


def decimal(text: str) -> int:
    """The value of a text that is all digits; -1 for any other, and for one too long for 64 bits."""
    return int(text) if is_number(text) and len(text) <= LONGEST_DECIMAL else -1


def is_name(text: str) -> bool:
    """Whether a text is a name: letters, digits and underscores, no digit first."""
    if text == "" or is_digit(text[0]):
        return False
    return all(is_name_character(character) for character in text)
