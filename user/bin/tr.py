"""tr: replace, delete (-d) or squeeze (-s) bytes; sets have ranges, classes and escapes, -c: the others."""

import os
import sys

from command_line.options import begin, read_leading_options, wrong_usage

USAGE = """tr [-cCds] SET [SET]
Replace bytes of one set by those of another, or delete them (-d); -s repeated
ones once, -c all others."""

CHUNK = 65536
ESCAPES: dict[str, int] = {"n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11, "0": 0, "\\": 92}
LOWER = "abcdefghijklmnopqrstuvwxyz"
CLASSES: dict[str, str] = {
    "[:lower:]": LOWER,
    "[:upper:]": LOWER.upper(),
    "[:digit:]": "0123456789",
    "[:alpha:]": LOWER.upper() + LOWER,
    "[:alnum:]": "0123456789" + LOWER.upper() + LOWER,
    "[:space:]": "\t\n\v\f\r ",
    "[:blank:]": "\t ",
    "[:punct:]": "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
}


def members(text: str) -> list[int]:
    """The bytes that a set names, in order."""
    found: list[int] = []
    index = 0
    while index < len(text):
        end = text.find(":]", index)
        name = text[index : end + 2] if end >= 0 else ""
        if name in CLASSES:
            found.extend(CLASSES[name].encode())
            index = end + 2
        elif text[index] == "\\" and index + 1 < len(text):
            letter = text[index + 1]
            found.append(ESCAPES[letter] if letter in ESCAPES else ord(letter))
            index += 2
        elif index + 2 < len(text) and text[index + 1] == "-":
            for code in range(ord(text[index]), ord(text[index + 2]) + 1):
                found.append(code)
            index += 3
        else:
            found.extend(text[index].encode())
            index += 1
    return found


def complement(codes: list[int]) -> list[int]:
    """All bytes that are not in `codes`."""
    return [code for code in range(256) if code not in codes]


class Translation:
    """What becomes of each byte."""

    def __init__(self, letters: str, sets: list[list[int]]) -> None:
        self.table = list(range(256))
        self.deleted = [False] * 256
        self.squeezed = [False] * 256
        self.last = -1
        if "d" in letters:
            for code in sets[0]:
                self.deleted[code] = True
        elif len(sets) > 1 and sets[1]:
            for index in range(len(sets[0])):
                self.table[sets[0][index]] = sets[1][min(index, len(sets[1]) - 1)]
        if "s" in letters:
            for code in sets[-1]:
                self.squeezed[code] = True

    def apply(self, data: bytes) -> bytes:
        """`data` translated."""
        result = bytearray()
        for byte in data:
            if self.deleted[byte]:
                continue
            code = self.table[byte]
            if self.squeezed[code] and code == self.last:
                continue
            self.last = code
            result.append(code)
        return bytes(result)


def main() -> int:
    begin()
    options, operands = read_leading_options(USAGE, "dscC")
    letters = ""
    for option, _ in options:
        letters += option[1].lower()
    needed = 1 if "d" in letters or "s" in letters else 2
    if not operands:
        return wrong_usage(USAGE, "missing operand")
    if len(operands) < needed:
        message = f"missing operand after '{operands[0]}'\nTwo strings must be given when translating."
        return wrong_usage(USAGE, message)
    if len(operands) > 2:
        return wrong_usage(USAGE, f"extra operand '{operands[2]}'")
    sets = [members(operand) for operand in operands]
    if "c" in letters:
        sets[0] = complement(sets[0])
    translation = Translation(letters, sets)
    while True:
        data = os.read(0, CHUNK)
        if len(data) == 0:
            return 0
        sys.stdout.buffer.write(translation.apply(data))


if __name__ == "__main__":
    sys.exit(main())
