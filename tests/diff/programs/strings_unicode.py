"""str beyond ASCII: code points, not bytes."""

word = "naïve café ÀÉ"
print(len(word), word[2], word[-1], word[2:6], word[::-1], word.upper(), word.lower())
print(word.find("é"), word.rfind("é"), word.index("café"), word.count("é"), word.replace("é", "e"))
print(word.encode(), word.encode("latin-1"), len(word.encode("utf-8")), word.split("é"))
snake = "🐍 snake 日本"
print(len(snake), snake[0], snake[-2:], [c for c in snake[-3:]], ord(snake[0]), chr(0x1F40D), chr(0xE9))
print(snake.encode("ascii", "replace"), snake.encode("ascii", "ignore"), ascii(snake), repr(snake))
print("straße".upper(), "ŽLUŤ".lower(), "ÿ".upper(), "Ω".lower(), "дом".upper(), "µ".upper())
print("é" < "z", "é" > "z", "日" > "é", "é" == "\u00e9", "é" in word, "x" in word)
for data in [b"abc\xff", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f\x90\x8d", b"\xc0\x80"]:
    try:
        print(data.decode())
    except UnicodeDecodeError as error:
        print("UnicodeDecodeError:", error)
    print(
        ascii(data.decode("utf-8", "replace")),
        ascii(data.decode("utf-8", "ignore")),
        ascii(data.decode("latin-1")),
    )
    print(
        ascii(data.decode("utf-8", "surrogateescape")),
        data.decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"),
    )
try:
    word.encode("ascii")
except UnicodeEncodeError as error:
    print("UnicodeEncodeError:", error)
print(
    "é".ljust(3, "·") + "|", "日本".center(6, "*"), "ab\u00a0c".split(), "\u2028a".splitlines(), "é".zfill(3)
)
print(
    "é".isalpha(),
    "²".isdigit(),
    "½".isnumeric(),
    "É".isupper(),
    "é".islower(),
    "\u00a0".isspace(),
    "日".isalnum(),
)

print("aé".encode("ascii", "backslashreplace"), "é€".encode("latin-1", "backslashreplace"))
print("é😀\n".encode("ascii", "xmlcharrefreplace"), "😀€".encode("ascii", "backslashreplace"))
