"""hashlib, base64, binascii, zlib."""

import base64
import binascii
import hashlib
import zlib

for text in (b"", b"abc", b"a" * 63, b"a" * 64, b"a" * 119, bytes(range(256)) * 5):
    print(hashlib.md5(text).hexdigest(), hashlib.sha1(text).hexdigest(), hashlib.sha256(text).hexdigest())
    print(
        hashlib.sha224(text).hexdigest(), hashlib.sha384(text).hexdigest(), hashlib.sha512(text).hexdigest()
    )
h = hashlib.sha256()
for part in (b"one", bytearray(b"two"), memoryview(b"three" * 30)):
    h.update(part)
    print(h.hexdigest()[:16], h.digest()[:4], h.name, h.digest_size, h.block_size)
again = h.copy()
again.update(b"x")
print(
    again.hexdigest() == h.hexdigest(),
    hashlib.new("sha1", b"x").hexdigest(),
    hashlib.sha256("é".encode()).hexdigest(),
)
try:
    hashlib.new("none")
except ValueError as problem:
    print(problem)
for data in (b"", b"a", b"ab", b"abc", b"\xff\xfe\xfd+?", bytes(range(256))):
    for encoded in (
        base64.b64encode(data),
        base64.b32encode(data),
        base64.b16encode(data),
        base64.urlsafe_b64encode(data),
    ):
        print(encoded)
    assert base64.b64decode(base64.b64encode(data)) == base64.b32decode(base64.b32encode(data)) == data
    assert (
        base64.urlsafe_b64decode(base64.urlsafe_b64encode(data).decode())
        == base64.b16decode(base64.b16encode(data))
        == data
    )
    print(
        binascii.hexlify(data),
        zlib.crc32(data),
        zlib.adler32(data),
        binascii.crc32(data),
        binascii.b2a_base64(data),
    )
print(
    binascii.unhexlify("00ff"),
    binascii.hexlify(b"abcd", "-"),
    zlib.crc32(b"b", zlib.crc32(b"a")),
    base64.b64encode(b"??>>", b"-_").decode(),
)
for bad in ("YQ", "Y", "YQ=", "Y!Q==", "é"):
    try:
        print(base64.b64decode(bad))
    except (binascii.Error, ValueError) as problem:
        print(type(problem).__name__, problem)
for strict in ("=YQ=", "YQ==x", "Y Q==", "YQ=="):
    try:
        print(base64.b64decode(strict, validate=True))
    except binascii.Error as problem:
        print(problem)
for wrong in ("0", "zz", "0F"):
    try:
        print(binascii.unhexlify(wrong))
    except binascii.Error as problem:
        print(problem)
