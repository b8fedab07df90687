"""hashlib: MD5, SHA-1 and SHA-2 of bytes.

A hash is made by `NAME`, to which typeshed gives the name `openssl_NAME`.
"""

from abc import abstractmethod

from ophion.lang import u64
from user.lib.hash_rounds import (
    MD5_BEGIN,
    SHA1_BEGIN,
    SHA224_BEGIN,
    SHA256_BEGIN,
    md5_block,
    sha1_block,
    sha256_block,
)
from user.lib.hash_rounds_64 import SHA384_BEGIN, SHA512_BEGIN, sha512_block

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = algorithms_guaranteed


class HASH:
    """A hash of the bytes that were given so far."""

    def __init__(self, name: str, digest_size: int, block_size: int) -> None:
        self.name = name
        self.digest_size = digest_size
        self.block_size = block_size
        self._rest = b""
        self._length = 0

    @abstractmethod
    def copy(self) -> "HASH":
        """A second one that goes on from here."""

    @abstractmethod
    def _work(self, block: memoryview) -> None:
        """Work one block into the state."""

    @abstractmethod
    def _state_bytes(self) -> bytes:
        """The state as bytes."""

    def update(self, obj: bytes | bytearray | memoryview, /) -> None:
        """Go on with more bytes."""
        data = memoryview(self._rest + bytes(obj))
        self._length += len(obj)
        whole = len(data) // self.block_size * self.block_size
        for at in range(0, whole, self.block_size):
            self._work(data[at : at + self.block_size])
        self._rest = bytes(data[whole:])

    def _ending(self) -> bytes:
        """What is put behind all bytes: a one, zeros, and how many bits there are."""
        size = self.block_size // 8
        zeros = (self.block_size - size - 1 - self._length) % self.block_size
        order = "little" if self.name == "md5" else "big"
        bits = (self._length * 8).to_bytes(size, "little" if order == "little" else "big")
        return b"\x80" + bytes(zeros) + bits

    def digest(self) -> bytes:
        """The hash."""
        last = self.copy()
        last.update(self._ending())
        return last._state_bytes()[: self.digest_size]

    def hexdigest(self) -> str:
        """The hash in hexadecimal."""
        return self.digest().hex()


class _Hash32(HASH):
    """MD5, SHA-1, SHA-224 or SHA-256."""

    def __init__(self, name: str, digest_size: int, state: list[int]) -> None:
        super().__init__(name, digest_size, 64)
        self._state = list(state)

    def copy(self) -> HASH:
        made = _Hash32(self.name, self.digest_size, self._state)
        made._rest, made._length = self._rest, self._length
        return made

    def _work(self, block: memoryview) -> None:
        if self.name == "md5":
            md5_block(self._state, block)
        elif self.name == "sha1":
            sha1_block(self._state, block)
        else:
            sha256_block(self._state, block)

    def _state_bytes(self) -> bytes:
        if self.name == "md5":
            return b"".join([word.to_bytes(4, "little") for word in self._state])
        return b"".join([word.to_bytes(4, "big") for word in self._state])


class _Hash64(HASH):
    """SHA-384 or SHA-512."""

    def __init__(self, name: str, digest_size: int, state: list[u64]) -> None:
        super().__init__(name, digest_size, 128)
        self._state = list(state)

    def copy(self) -> HASH:
        made = _Hash64(self.name, self.digest_size, self._state)
        made._rest, made._length = self._rest, self._length
        return made

    def _work(self, block: memoryview) -> None:
        sha512_block(self._state, block)

    def _state_bytes(self) -> bytes:
        return b"".join([word.to_bytes(8, "big") for word in self._state])


def _begun(made: HASH, string: bytes | bytearray | memoryview) -> HASH:
    made.update(string)
    return made


def openssl_md5(string: bytes | bytearray | memoryview = b"", *, usedforsecurity: bool = True) -> HASH:
    """MD5."""
    return _begun(_Hash32("md5", 16, MD5_BEGIN), string)


def openssl_sha1(string: bytes | bytearray | memoryview = b"", *, usedforsecurity: bool = True) -> HASH:
    """SHA-1."""
    return _begun(_Hash32("sha1", 20, SHA1_BEGIN), string)


def openssl_sha224(string: bytes | bytearray | memoryview = b"", *, usedforsecurity: bool = True) -> HASH:
    """SHA-224."""
    return _begun(_Hash32("sha224", 28, SHA224_BEGIN), string)


def openssl_sha256(string: bytes | bytearray | memoryview = b"", *, usedforsecurity: bool = True) -> HASH:
    """SHA-256."""
    return _begun(_Hash32("sha256", 32, SHA256_BEGIN), string)


def openssl_sha384(string: bytes | bytearray | memoryview = b"", *, usedforsecurity: bool = True) -> HASH:
    """SHA-384."""
    return _begun(_Hash64("sha384", 48, SHA384_BEGIN), string)


def openssl_sha512(string: bytes | bytearray | memoryview = b"", *, usedforsecurity: bool = True) -> HASH:
    """SHA-512."""
    return _begun(_Hash64("sha512", 64, SHA512_BEGIN), string)


def new(name: str, data: bytes | bytearray | memoryview = b"", *, usedforsecurity: bool = True) -> HASH:
    """The hash of a name. ValueError."""
    match name.lower():
        case "md5":
            return openssl_md5(data)
        case "sha1":
            return openssl_sha1(data)
        case "sha224":
            return openssl_sha224(data)
        case "sha256":
            return openssl_sha256(data)
        case "sha384":
            return openssl_sha384(data)
        case "sha512":
            return openssl_sha512(data)
    raise ValueError(f"unsupported hash type {name}")
