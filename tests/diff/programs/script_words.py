"""A script: how often words are used."""

import string
from collections import Counter, defaultdict

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity."""


def words(text: str) -> list[str]:
    table = str.maketrans("", "", string.punctuation)
    return text.lower().translate(table).split()


counts = Counter(words(TEXT))
for word, n in counts.most_common(5):
    print(f"{word:<12}{n:>4} {'#' * n}")
print(counts.total(), len(counts))
letters = Counter("".join(words(TEXT)))
print(letters.most_common(3), letters["z"])
by_length: defaultdict[int, list[str]] = defaultdict(list)
for w in sorted(set(counts)):
    by_length[len(w)].append(w)
for size in sorted(by_length):
    print(size, ", ".join(by_length[size]))
both = Counter(a=3, b=1) + Counter(a=1, b=2)
print(both, both - Counter(a=2), both & Counter(a=1, b=9), both | Counter(c=1))
counts.update(["the", "the"])
counts.subtract({"of": 2})
print(counts["the"], counts["of"], sorted(counts.elements())[:5])
print(dict(counts.most_common()[-2:]))
