"""Slices, unpacking, loops with else and chained comparisons in unusual combinations."""

# slices, star unpacking, chained comparison
a = list(range(10))
a[::2] = [0] * 5
print(a)
a[1:3] = [7, 8, 9, 10]
print(a)
del a[::3]
print(a)
a[5:2:-1] = [1, 2, 3]
print(a)
try:
    a[::2] = [1]
except ValueError as e:
    print(e)
a[len(a) :] = [99]
a[:0] = [-1]
print(a, a[-3:], a[:-3], a[::-1], a[-1:-4:-1])
first, *rest = a
*init, last = a
x, *mid, y = list("hello")
print(first, rest, init, last, x, mid, y)
(p, q), [r, *s] = (1, 2), [3, 4, 5]
print(p, q, r, s)
i = j = k = 0
print(0 <= i < 1 <= 2 > 1, 1 < 2 > 3)
n = 5
print("neg" if n < 0 else "zero" if n == 0 else "pos")
for i in range(3):
    for j in range(3):
        if j == 2:
            break
    else:
        print("never")
    if i == 5:
        break
else:
    print("for else")
while n:
    n -= 1
    if n == 2:
        continue
else:
    print("while else", n)
b = bytearray(b"abcdef")
b[1:3] = b"XYZ"
b[::2] = b"...."
del b[0]
print(b, b[::-1], b[1:4:2])
t = (1, 2, 3, 4, 5)
print(t[1:4], t[::-2], t[-2:])
s2 = "abcdef"
print(s2[::2], s2[4:1:-1], s2[-100:100], s2[3:3])
d = {"a": 1, "b": 2, "c": 3}
del d["a"]
k1, k2 = d
print(k1, k2, {**d, "z": 9, **{"b": 5}}, [*d, *d.values()])
m = [[0] * 3 for _ in range(2)]
m[0][1], m[1][2] = 5, 6
print(m, [list(r) for r in zip(*m)])
w = 1
w, z = 2, w
print(w, z)
lst = [1, 2, 3]
lst[0], lst[2] = lst[2], lst[0]
lst += (4, 5)
lst *= 2
print(lst, lst.index(4, 4), lst[True])
ee = [*range(3), *"ab", *{"k": 1}]
print(ee)
g = *range(3), 9
print(g)
print(*[1, 2], *"ab", sep="-", end="!\n")
accounts = [("a", 1, 2.0), ("b", 2, 3.0)]
for account, *_ in accounts:
    print(account)
for first, *others in [(1, 2, 3), (4, 5, 6)]:
    print(first, others)
print([name for name, *_ in accounts], {name: last for name, *_, last in accounts})


def names_of(rows: list[tuple[str, int, float]]) -> list[str]:
    found = []
    for name, *_ in rows:
        found.append(name)
    return found


print(names_of(accounts))
