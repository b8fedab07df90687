"""Cuts a program's LLVM text into two modules, so that two processes can compile it.

The second module gets the second half of the functions, the first one all else. What one defines and the
other refers to becomes a hidden symbol and is declared there. Functions that are to be inlined are repeated
in both, as their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ophion.compiler.backend.module import ModuleWriter

WORTHWHILE = 2_000_000
"""Characters of text from which two processes are faster than one."""

_NAME = re.compile(r'@(?:"[^"]+"|[\w.$]+)')
_DEFINITION = re.compile(r"^define .*$", re.MULTILINE)
_GLOBAL = re.compile(r'^(@(?:"[^"]+"|[\w.$]+)) = internal (global|constant)', re.MULTILINE)


@dataclass
class _Piece:
    """Some text with what it defines (name to declaration) and what it refers to."""

    text: str
    defined: dict[str, str] = field(default_factory=dict)
    inline: bool = False

    @property
    def names(self) -> set[str]:
        return set(_NAME.findall(self.text))


def _declaration(line: str) -> tuple[str, str]:
    """Name and declaration from the first line of a definition."""
    match = _NAME.search(line)
    assert match is not None
    depth = 0
    for position in range(match.end(), len(line)):
        depth += (line[position] == "(") - (line[position] == ")")
        if depth == 0:
            break
    head = line[: position + 1].removeprefix("define ").removeprefix("internal ")
    return match.group(), f"declare {head}"


def _piece(text: str) -> _Piece:
    piece = _Piece(text)
    for line in _DEFINITION.findall(text):
        name, declaration = _declaration(line)
        piece.defined[name] = declaration
    for name, kind in _GLOBAL.findall(text):
        piece.defined[name] = f"{name} = external hidden {kind} i8"
    first = text.split("\n", 1)[0]
    piece.inline = first.startswith("define internal") and " alwaysinline " in first
    return piece


def _shared(text: str) -> str:
    """The same definitions, visible in the other module."""
    text = re.sub(r"^define internal ", "define hidden ", text, flags=re.MULTILINE)
    return re.sub(_GLOBAL, r"\1 = hidden \2", text)


def _with_inlined(pieces: list[_Piece], inline: dict[str, _Piece]) -> tuple[list[_Piece], set[str]]:
    """The pieces with the inline functions they need, and every name they all refer to."""
    names: set[str] = set()
    chosen: dict[str, _Piece] = {}
    work = list(pieces)
    while work:
        for name in sorted(work.pop().names):
            names.add(name)
            if name in inline and name not in chosen:
                chosen[name] = inline[name]
                work.append(inline[name])
    return [*pieces, *(inline[name] for name in inline if name in chosen)], names


def split_text(module: ModuleWriter) -> list[str]:
    """The texts of the two modules, or of the one if the program is small."""
    if sum(map(len, module.definitions)) < WORTHWHILE:
        return [module.text()]
    pieces = [_piece(text) for text in module.definitions]
    inline = {name: piece for piece in pieces if piece.inline for name in piece.defined}
    others = [piece for piece in pieces if not piece.inline]
    half = sum(len(piece.text) for piece in others) // 2
    at = size = 0
    while size < half:
        size += len(others[at].text)
        at += 1
    data = _piece("\n".join(module.globals))
    halves = ([data, *others[at:]], others[:at])
    everything = {name: text for piece in [data, *others] for name, text in piece.defined.items()}
    external = {f"@{symbol}": text for symbol, text in module.declarations.items()}
    order = {id(piece): number for number, piece in enumerate([data, *pieces])}
    texts: list[str] = []
    # Symbols of the program's assembly may be local to it, and the functions that use them in the other
    # module.
    visible = sorted({name[1:].strip('"') for name in external if not name.startswith("@llvm.")})
    assembly = [*module.assembly(), *(f'module asm ".globl {name}"' for name in visible)]
    for number, part in enumerate(halves):
        own, names = _with_inlined(part, inline)
        own.sort(key=lambda piece: order[id(piece)])  # as what describes them, for readelf
        defined = {name for piece in own for name in piece.defined}
        missing = sorted(names - defined)
        declared = [
            external.get(name) or everything[name]
            for name in missing
            if name in external or name in everything
        ]
        body = [piece.text if piece.inline else _shared(piece.text) for piece in own]
        texts.append("\n".join([*(assembly if number == 0 else []), *declared, *body, *module.trailer()]))
    return texts
