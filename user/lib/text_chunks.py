"""What textwrap breaks text into: chunks of spaces and words, which may end at hyphens and dashes."""

BLANKS = "\t\n\x0b\x0c\r "
"""Where text may be broken; other spaces of Unicode are letters here."""


def spaced(text: str) -> str:
    """The text with a space for each blank."""
    for blank in BLANKS:
        text = text.replace(blank, " ")
    return text


def ends_sentence(chunk: str) -> bool:
    """Whether a word has a full stop, behind a small letter of ASCII, at its end or before a quote there."""
    word = chunk[:-1] if chunk.endswith(("'", '"')) else chunk
    return len(word) >= 2 and word[-1] in ".!?" and "a" <= word[-2] <= "z"


def plain_chunks(text: str) -> list[str]:
    """Words and the blanks between them."""
    chunks: list[str] = []
    start = 0
    while start < len(text):
        end = start + 1
        blank = text[start] in BLANKS
        while end < len(text) and (text[end] in BLANKS) == blank:
            end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


def hyphenated_chunks(text: str) -> list[str]:
    """Words, ending at hyphens between letters, dashes between words, and blanks."""
    chunks: list[str] = []
    start = 0
    while start < len(text):
        end = _end_of_chunk(text, start)
        chunks.append(text[start:end])
        start = end
    return chunks


def _end_of_chunk(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end] in BLANKS:
        end += 1
    if end > start:
        return end
    if _is_dash(text, start):
        return _behind_hyphens(text, start)
    end = start + 1
    while end < len(text) and text[end] not in BLANKS:
        if text[end] == "-" and _breaks_behind(text, end):
            return end + 1
        if _is_dash(text, end):
            return end
        end += 1
    return end


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_letter(text: str, index: int) -> bool:
    """Whether a letter, and no digit, stands at an index, which may lie outside."""
    return 0 <= index < len(text) and _is_word(text[index]) and not text[index].isdecimal()


def _behind_hyphens(text: str, index: int) -> int:
    while index < len(text) and text[index] == "-":
        index += 1
    return index


def _is_dash(text: str, index: int) -> bool:
    """Whether two hyphens or more stand between words."""
    if index == 0 or not (_is_word(text[index - 1]) or text[index - 1] in "!\"'&.,?"):
        return False
    end = _behind_hyphens(text, index)
    return end - index >= 2 and end < len(text) and _is_word(text[end])


def _breaks_behind(text: str, hyphen: int) -> bool:
    """Whether a line may end behind a hyphen: two letters stand on both sides of it."""
    near = _is_letter(text, hyphen - 1)
    far = hyphen >= 2 and text[hyphen - 2] == "-" and _is_letter(text, hyphen - 3)
    if not near or not (_is_letter(text, hyphen - 2) or far):
        return False
    next_one = text[hyphen + 2 : hyphen + 3] == "-" and _is_letter(text, hyphen + 3)
    return _is_letter(text, hyphen + 1) and (_is_letter(text, hyphen + 2) or next_one)
