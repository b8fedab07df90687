"""Text as key presses: which keys of a US keyboard type a character, in QEMU's names (QKeyCode).

`chord("A")` is `["shift", "a"]`; `chord("^C")` is `["ctrl", "c"]`; `chord("<up>")` is `["up"]`.
"""

PLAIN = {
    " ": "spc", "\n": "ret", "\t": "tab", "\b": "backspace", "\x1b": "esc", "-": "minus", "=": "equal",
    "[": "bracket_left", "]": "bracket_right", ";": "semicolon", "'": "apostrophe", "`": "grave_accent",
    "\\": "backslash", ",": "comma", ".": "dot", "/": "slash",
}  # fmt: skip
SHIFTED = {
    "!": "1", "@": "2", "#": "3", "$": "4", "%": "5", "^": "6", "&": "7", "*": "8", "(": "9", ")": "0", "_":
    "minus", "+": "equal", "{": "bracket_left", "}": "bracket_right", ":": "semicolon", '"': "apostrophe",
    "~": "grave_accent", "|": "backslash", "<": "comma", ">": "dot", "?": "slash",
}  # fmt: skip


def chord(key: str) -> list[str]:
    """The keys held together for a character, for ^X (control and X), or for a named key like <up>."""
    if len(key) == 2 and key[0] == "^":
        return ["ctrl", *chord(key[1].lower())]
    if len(key) > 2 and key[0] == "<" and key[-1] == ">":
        return key[1:-1].split("-")
    if key in PLAIN:
        return [PLAIN[key]]
    if key in SHIFTED:
        return ["shift", SHIFTED[key]]
    if key.isascii() and key.isalnum():
        return ["shift", key.lower()] if key.isupper() else [key]
    raise ValueError(f"no key of the US layout types {key!r}")
