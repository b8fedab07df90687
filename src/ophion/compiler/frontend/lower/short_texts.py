"""Comparisons of texts with short literals, without calls: `kind == "x"`, `text[index] in "+-"`.

A literal of a few bytes is compared as numbers, once the size is right. Where a single character of a text
has just been asked for, its code point does; no text of one character is made.
"""

from __future__ import annotations

from ophion.compiler.frontend.lower.interface import Interface
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

LONGEST = 16
"""Bytes of a literal that is compared in place."""
MOST = 8
"""Characters that one is looked for among by comparing it with each."""
_ITEM = "ophion.runtime.strings.Str.__getitem__"


def _code(b: Interface, value: op.Value) -> op.Value | None:
    """The code point of a loop's character, or of `text[index]`, if that is what was evaluated last, literals
    aside.
    """
    if value in b.codes:
        return b.codes[value]
    instructions = b.block.instructions
    at = len(instructions) - 1
    while at >= 0 and isinstance(instructions[at], op.Literal):
        at -= 1
    if (
        not isinstance(value, op.Call)
        or value.function.name != _ITEM
        or at < 0
        or instructions[at] is not value
    ):
        return None
    del instructions[at]
    return b.runtime("strings.code_of_item", value.args)


def _text(value: op.Value) -> str | None:
    return value.value if isinstance(value, op.Literal) and isinstance(value.value, str) else None


def equal_to_literal(b: Interface, left: op.Value, right: op.Value) -> op.Value | None:
    """left == right, both texts, if right is a short literal; else None."""
    text = _text(right)
    if text is None or isinstance(left, op.Literal):
        return None
    if len(text) != 1 and left in b.codes:
        return op.Constant(ir.BOOL, False)
    if len(text) == 1:
        code = _code(b, left)
        if code is not None:
            return b.emit(op.Compare("eq", code, b.number(ord(text))))
    data = text.encode("utf-8", "surrogatepass")
    return _same_bytes(b, left, data) if len(data) <= LONGEST else None


def equal_characters(b: Interface, left: op.Value, right: op.Value) -> op.Value | None:
    """left == right, if both are a character of some text, and one of them a loop's; else None."""
    if left not in b.codes and right not in b.codes:
        return None
    codes = [_code(b, value) for value in (left, right)]
    if codes[0] is None or codes[1] is None:
        return None
    return b.emit(op.Compare("eq", codes[0], codes[1]))


def order_of_characters(b: Interface, kind: str, left: op.Value, right: op.Value) -> op.Value | None:
    """left < right and the like, `kind` being lt, le, gt or ge, of a loop's character and a literal of one,
    or of two such characters; else None.
    """
    codes = [_known_code(b, value) for value in (left, right)]
    if codes[0] is None or codes[1] is None or (left not in b.codes and right not in b.codes):
        return None
    return b.emit(op.Compare(kind, codes[0], codes[1]))


def _known_code(b: Interface, value: op.Value) -> op.Value | None:
    text = _text(value)
    return b.number(ord(text)) if text is not None and len(text) == 1 else b.codes.get(value)


def _same_bytes(b: Interface, left: op.Value, data: bytes) -> op.Value:
    assert isinstance(left.type, ir.Ref)
    size = b.emit(op.GetField(left, left.type.cls, "size"))
    fits = b.emit(op.Compare("eq", size, b.number(len(data))))
    if not data:
        return fits
    result = b.register(ir.BOOL)
    same, end = b.new_block(), b.new_block()
    b.assign(result, op.Constant(ir.BOOL, False))
    b.branch(fits, same, end)
    b.start(same)
    address = b.emit(op.Intrinsic("tail", [left], ir.U64))
    difference: op.Value | None = None
    for offset, width in _parts(len(data)):
        word = b.emit(op.Load(address, offset, width, False, ir.U64))
        wanted = int.from_bytes(data[offset : offset + width], "little")
        part = b.emit(op.Arithmetic("xor", word, op.Constant(ir.U64, wanted), ir.U64))
        difference = part if difference is None else b.emit(op.Arithmetic("or", difference, part, ir.U64))
    assert difference is not None
    b.assign(result, b.emit(op.Compare("eq", difference, op.Constant(ir.U64, 0))))
    b.emit(op.Intrinsic("keep", [left], ir.VOID))
    b.goto(end)
    b.start(end)
    return result


def _parts(size: int) -> list[tuple[int, int]]:
    """(offset, width) of loads that cover so many bytes; the last may overlap the one before it."""
    width = next(width for width in (8, 4, 2, 1) if width <= size)
    return [(0, width)] if width == size else [(0, width), (size - width, width)]


def among_characters(b: Interface, value: op.Value, holder: op.Value) -> op.Value | None:
    """value in holder, if holder is a literal of a few characters and value one of a text; else None."""
    text = _text(holder)
    code = _code(b, value) if text is not None and 0 < len(text) <= MOST else None
    if text is None or code is None:
        return None
    found: op.Value | None = None
    for character in dict.fromkeys(text):
        same = b.emit(op.Compare("eq", code, b.number(ord(character))))
        found = same if found is None else b.emit(op.Select(found, op.Constant(ir.BOOL, True), same))
    return found
