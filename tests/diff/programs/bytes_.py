"""bytes and bytearray."""

data = b"hello\x00\xff'"
print(data, len(data), data[0], data[-1], data[1:4], data[::-1], 104 in data, b"ell" in data, b"zz" in data)
print(
    data.find(b"l"),
    data.rfind(b"l"),
    data.count(b"l"),
    data.index(b"o"),
    data.startswith(b"he"),
    data.endswith(b"'"),
)
print(
    b"a,b,,c".split(b","),
    b" x  y ".split(),
    b"-".join([b"a", b"b"]),
    b"  s ".strip(),
    b"xaxx".strip(b"x"),
    b"a\nb\r\nc".splitlines(),
)
print(
    b"ab" + b"cd",
    b"ab" * 2,
    b"a" < b"b",
    b"ab" == b"ab",
    b"abc".replace(b"b", b"XY"),
    b"AbC".lower(),
    b"AbC".upper(),
)
print(
    bytes(3),
    bytes([65, 66]),
    bytes(range(3)),
    b"\x01\xab".hex(),
    bytes.fromhex("01 aB"),
    list(b"abc"),
    b'"',
    b"'",
    b"'\"",
)
print(
    b"k=v".partition(b"="),
    b"caf\xc3\xa9".decode(),
    "é".encode(),
    str(b"x"),
    repr(b"\t\n\\"),
    b"12".isdigit(),
    bool(b""),
)
array = bytearray(b"abc")
array.append(100)
array.extend(b"ef")
array += b"g"
array[0] = 65
print(
    array,
    len(array),
    array[1],
    array[1:3],
    bytes(array),
    array.find(b"d"),
    array == b"Abcdefg",
    array.decode(),
)
array[1:3] = b"XYZ"
print(array)
array[0:2] = b""
del array[0]
print(array, array.pop(), array.pop(0), array)
array.insert(1, 33)
array.reverse()
print(array, array.hex(), bytearray(2), bytearray([1, 2]), bytearray(b"x") * 3)
for value in array:
    print(value, end=" ")
print()
for bad in [256, -1]:
    try:
        array.append(bad)
    except ValueError as error:
        print("ValueError:", error)
for index in [10, -10]:
    try:
        print(array[index])
    except IndexError as error:
        print("IndexError:", error)
    try:
        print(data[index])
    except IndexError as error:
        print("IndexError:", error)
array.clear()
print(
    array,
    bool(array),
    b"a\x80".decode("ascii", "replace") == "a\ufffd",
    {b"k": 1}[b"k"],
    hash(b"a") == hash(b"a"),
)

for number in (255, 256, -1):
    try:
        print(bytes([1, number]))
    except ValueError as error:
        print(error)

for data in (b"hello World's 1a", b"", b"ABC", b"abc1", b"-42", b"+1", b"\xe9a B"):
    print(data.swapcase(), data.capitalize(), data.title(), data.islower(), data.isupper(), data.zfill(6))
    print(data.center(9), data.center(8, b"*"), data.center(1))
