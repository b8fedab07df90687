"""Loops over texts whose characters are compared, ordered, looked for and used as texts as well."""

from __future__ import annotations

from collections.abc import Iterator

TEXTS = ["", "hello", "naïve café", "日本語 🎉x", "a\x00b\x7f\x80\xff", "\ud800x\udfff"]


def equal(first: str, second: str) -> list[int]:
    found: list[int] = []
    for row, a in enumerate(first):
        for column, b in enumerate(second):
            if a == b:
                found.append(row * 100 + column)
            if a != b and b == "x":
                found.append(-1)
    return found


def kinds(text: str) -> str:
    made = ""
    for c in text:
        if "a" <= c <= "z":
            made += "l"
        elif c < "0" or c > "\u3000":
            made += "o"
        elif c in "0123456789":
            made += "d"
        elif c == "é" or c == "\ud800":
            made += "e"
        elif c == "" or c == "xy":
            made += "never"
        else:
            made += str(ord(c))
    return made


def with_items(text: str) -> int:
    """Beside characters by their positions."""
    count = 0
    for place, c in enumerate(text):
        if c == text[place]:
            count += 1
        if text[-1] == c:
            count += 10
        if c != text[0]:
            count += 100
    return count


def assigned_within(text: str) -> list[str]:
    found = []
    for c in text:
        if c == "l":
            c = "L"
        if c == "L":
            found.append(c)
    return found


def after_the_loop(text: str) -> str:
    c = "none"
    for c in text:
        if c == "l":
            break
    return "l" if c == "l" else c


def two_loops(text: str, words: list[str], which: bool) -> list[str]:
    found = []
    if which:
        for c in text:
            if c == "o":
                found.append("text")
    else:
        for c in words:
            if c == "o":
                found.append("word")
    if c == "o":
        found.append("last")
    return found


def nested(text: str, words: list[str]) -> list[str]:
    found: list[str] = []
    rounds = 0
    for c in text:
        while rounds < 3:
            if c == "h":
                found.append("h")
            rounds += 1
            for c in words:
                if c == "oo":
                    found.append(c)
    return found


def yielded(text: str) -> Iterator[str]:
    for c in text:
        if c == "l":
            yield c
        elif c == "é":
            yield "E"


def parsed(text: str) -> list[str]:
    """A word is made of what is not a space; the variable is used as a text too."""
    words: list[str] = []
    word = ""
    for c in text:
        if c == " " or c in ",;":
            if word:
                words.append(word)
            word = ""
        else:
            word += c
    return [*words, word]


def handled(text: str) -> int:
    depth = 0
    for c in text:
        try:
            if c == "(":
                depth += 1
            elif c == ")":
                depth -= 1
                if depth < 0:
                    raise ValueError(c)
        except ValueError as error:
            print("closed too often:", error, c)
            depth = 0
        finally:
            if c == ";":
                depth = 0
    return depth


def main() -> None:
    for text in TEXTS:
        print(kinds(text), equal(text, "lxé🎉"), with_items(text), [ascii(c) for c in text if c != "l"])
        print(
            sum(c == "l" for c in text),
            any(c > "é" for c in text),
            sorted({ord(c) for c in text if "a" < c < "o"}),
        )
    print(assigned_within("hello"), after_the_loop("hello"), after_the_loop("xyz"), after_the_loop(""))
    print(two_loops("foo", ["o"], True), two_loops("foo", ["oo", "o"], False))
    print(nested("hx", ["oo", "q"]), list(yielded("allé")), parsed("to be, or;not"), handled("(()))(;()("))
    print(
        [a + b for a, b in zip("abc", "xbz", strict=True) if a == b or b == "z"],
        max("hello", key=lambda c: c == "e"),
    )


main()
