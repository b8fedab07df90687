"""Files in UTF-16, UTF-32 and UTF-8 with a mark."""

import os

path = f"/tmp/ophion-encodings-{os.getpid()}"
text = "one ä\ntwo 🐍\r\nthree"
with open(path, "w", encoding="utf-16") as f:
    print(f.write(text), f.write("more\n"), file=f)
with open(path, "rb") as b:
    print(b.read().hex())
with open(path, encoding="utf-16") as f:
    print([line for line in f])
with open(path, "a", encoding="utf_16") as f:
    f.write("appended")
with open(path, encoding="utf-16", newline="") as f:
    print(f.readline(), f.read(3), f.tell() > 0, f.read(), f.seek(0), f.read(5))
with open(path, "w", encoding="UTF-32-BE", newline="\r\n") as f:
    f.writelines(["a\n", "b\n"])
with open(path, "rb") as b:
    print(b.read())
with open(path, encoding="utf-32-be") as f:
    print(f.readlines(), f.readable(), f.writable(), f.name == path, f.mode)
with open(path, "w", encoding="utf-8-sig") as f:
    f.write("é")
with open(path, encoding="utf-8-sig") as f:
    print(f.read())
with open(path, "wb") as b:
    b.write(b"\xff\xfea")
try:
    with open(path, encoding="utf-16") as f:
        f.read()
except UnicodeDecodeError as e:
    print(e)
with open(path, encoding="utf-16", errors="replace") as f:
    print(ascii(f.read()))
os.remove(path)
