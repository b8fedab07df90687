"""list: indexing, slicing, changing, comparing, iterating."""

numbers = [3, 1, 4, 1, 5, 9, 2, 6]
print(numbers, len(numbers), numbers[0], numbers[-1], numbers[2:5], numbers[::-2], numbers[:-2], numbers[10:])
numbers.append(5)
numbers.insert(0, 7)
numbers.insert(-1, 8)
numbers.insert(100, 0)
print(numbers, numbers.count(1), numbers.index(4), 9 in numbers, 10 not in numbers)
print(numbers.pop(), numbers.pop(0), numbers.pop(-2), numbers)
numbers.remove(1)
del numbers[0]
print(numbers)
numbers.reverse()
print(numbers, numbers + [1], [0] * 3, 2 * [1, 2], [1] == [], [1] < [1, 2], [2] > [1, 9], [1, 2] != [1, 3])
numbers.extend([10, 11])
numbers += [12]
numbers.extend(numbers)
print(numbers)
numbers[1:4] = [100]
numbers[0:0] = [7, 7, 7]
numbers[::4] = [0] * len(numbers[::4])
print(numbers)
del numbers[2:5]
del numbers[::3]
print(numbers, numbers.copy(), list(numbers) is numbers)
numbers.clear()
print(numbers, bool(numbers), not numbers)
words = ["pear", "fig", "apple"]
for index, word in enumerate(words):
    print(index, word)
for a, b in zip(words, [1, 2, 3]):
    print(a, b)
for word in reversed(words):
    print(word, end=" ")
print()
matrix = [[row * col for col in range(3)] for row in range(3)]
matrix[1][2] = 99
print(matrix, sum(matrix[1]), max(words), min(words), max([3, 9, 2]), any(matrix[0]), all(words))
for index in [3, -4]:
    try:
        print(words[index])
    except IndexError as error:
        print("IndexError:", error)
    try:
        words[index] = "x"
    except IndexError as error:
        print("IndexError:", error)
empty: list[int] = []
try:
    empty.pop()
except IndexError as error:
    print("IndexError:", error)
try:
    empty.remove(3)
except ValueError as error:
    print("ValueError:", error)
try:
    words.index("kiwi")
except ValueError as error:
    print("ValueError:", error)
growing = [1]
for value in growing:
    if value < 5:
        growing.append(value + 1)
print(growing, [1, 2, 3][1], [[1], [2, 3]], ["a", "b"])
first, *rest = [1, 2, 3]
print(first, rest)
one, two = [1, 2]
print(one, two)
try:
    one, two = empty
except ValueError as error:
    print("ValueError:", error)

print(
    [1, 2] < [1, 2, 3], [] < [1], [9, 8, 7] > [9, 8], ["a"] <= ["a", "b", "c"], [[1], [2]] < [[1], [2], [3]]
)


def bad(n: int) -> int:
    if n == 2:
        raise ValueError("two")
    return n


def extended() -> None:
    a = [1, 2]
    a.extend(a)
    a.extend(x * 2 for x in a[:2])
    a.extend([7])
    a.extend((8, 9))
    a.extend(range(3))
    a.extend(map(bad, [5, 6]))
    a += [1]
    print(a)
    try:
        a.extend(bad(n) for n in range(5))
    except ValueError as error:
        print(error, a)
    print(a[1:4], a[-3:], a[:2], a[5:2], a[100:], a[:-100], a[::2], a[::-1], a[:])
    t = "hello"
    print(
        t[1:4],
        t[1:2],
        t[-3:],
        t[5:2],
        t[100:],
        t[:-100],
        t[::2],
        t[:],
        t[2:3],
        "häé"[1:2],
        "häé"[0:1],
        "häé"[1:],
    )
    words = ["x", "yy", ""]
    words.extend(w + "!" for w in list(words))
    print(words, "".join(words), "-".join(words), ",".join("abc"), words[1:3], (words + words)[2:5])
    rows: list[list[int]] = []
    rows.extend([n] for n in range(3))
    rows.extend(rows)
    print(rows, sorted(rows)[1:3])


extended()


def shrink(values: list[int]) -> int:
    values.pop()
    return 1


def grow(values: list[int]) -> int:
    values.append(9)
    return 1


def in_place_items() -> None:
    a = [1, 2, 3, 4]
    a[1] += 5
    a[-1] *= 3
    a[0] -= a[1] * a[2] + a[-1]
    a[2] |= 8
    a[-2] //= 2
    print(a)
    a[-1] += grow(a)
    print(a)
    try:
        a[4] += shrink(a)
    except IndexError as error:
        print(error, a)
    for i in (7, -7):
        try:
            a[i] += 1
        except IndexError as error:
            print(error)
    try:
        a[0] += a[100]
    except IndexError as error:
        print(error, a)
    try:
        a[0] //= 0
    except ZeroDivisionError as error:
        print(error, a)
    f = [1.5, 2.5]
    f[0] -= f[1] * 2
    f[-1] /= 4
    f[0] += 1
    rows = [[0] * 2 for _ in range(2)]
    rows[1][0] += rows[0][1] + 1
    rows[-1][-1] -= 1
    words = ["a", "b"]
    words[0] += words[1]
    flags = [True, False]
    flags[0] &= False
    flags[-1] |= True
    nested = [[1], [2]]
    nested[0] += nested[1]
    c = [1, 2]
    c[c[0]] += c[-2]
    print(f, rows, words, flags, nested, c)


in_place_items()
