"""Cases and kinds of characters beyond ASCII; runs over many code points give sums that must agree."""

words = [
    "Straße ŉ ﬁ",
    "ΑΣ ΑΣΑ Σ ΣΑ",
    "ǆ ǅ Ǆ",
    "ﬁx",
    "hello world's",
    "İstanbul",
    "ΐ ﬃ ᾳ ǰ",
    "ДОМ дом",
    "Ⅷ ⅷ",
    "ΑΣ́ ΑΣ́Β",
]
for word in words:
    print(word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold())
    print(word.isupper(), word.islower(), word.istitle(), word.isalpha(), word.isidentifier(), repr(word))
print(
    len("İ".lower()), "١".isdecimal(), int("١٢"), int("𝟗𝟘"), "五".isnumeric(), "²".isdigit(), "½".isnumeric()
)

sums = [0] * 15
for code in list(range(0xD800)) + list(range(0x10000, 0x1FBFF, 3)) + [0xE0001, 0x10FFFF]:
    c = chr(code)
    kinds = [
        c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isalnum(), c.isupper(), c.islower(),
        c.istitle(), c.isspace(), c.isprintable(), c.isidentifier(),
    ]  # fmt: skip
    for index, kind in enumerate(kinds):
        if kind:
            sums[index] = (sums[index] * 31 + code) & 0xFFFFFFFF
    for index, changed in enumerate([c.upper(), c.lower(), c.title(), c.casefold()]):
        for part in changed:
            sums[11 + index] = (sums[11 + index] * 31 + ord(part)) & 0xFFFFFFFF
print(sums)
