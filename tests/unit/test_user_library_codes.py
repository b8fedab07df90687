"""user/lib's hashlib, base64, binascii and zlib, and CPython's."""

import base64
import binascii
import hashlib
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from user.lib import base64 as our_base64
from user.lib import binascii as our_binascii
from user.lib import hashlib as our_hashlib
from user.lib import zlib as our_zlib


def outcome(function: Callable[..., object], *arguments: object, **named: object) -> object:
    """What a function returns, or what it raises."""
    try:
        return function(*arguments, **named)
    except ValueError as problem:
        return type(problem).__name__, str(problem)


@pytest.mark.parametrize("name", ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"])
@settings(max_examples=20, deadline=None)
@given(parts=st.lists(st.binary(max_size=150), max_size=3))
def test_hashes(name: str, parts: list[bytes]) -> None:
    mine, theirs = our_hashlib.new(name), hashlib.new(name)
    for part in parts:
        mine.update(part)
        theirs.update(part)
        assert mine.copy().hexdigest() == theirs.hexdigest()
    assert (mine.digest(), mine.digest_size, mine.block_size, mine.name) == (
        theirs.digest(), theirs.digest_size, theirs.block_size, theirs.name,
    )  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=40), more=st.binary(max_size=9))
def test_there_and_back(data: bytes, more: bytes) -> None:
    for name in ("b64encode", "b32encode", "b16encode", "urlsafe_b64encode", "standard_b64encode"):
        coded = getattr(our_base64, name)(data)
        assert coded == getattr(base64, name)(data)
        assert getattr(our_base64, name.replace("en", "de", 1))(coded) == data
    assert our_binascii.hexlify(data) == binascii.hexlify(data)
    assert our_binascii.b2a_base64(data) == binascii.b2a_base64(data)
    for check in ("crc32", "adler32"):
        first = getattr(our_zlib, check)(more)
        assert getattr(our_zlib, check)(data, first) == getattr(zlib, check)(data, first)


@settings(max_examples=500, deadline=None)
@given(text=st.text("AQgz+/=-_ 1\u00e9", max_size=10))
def test_texts_that_may_be_wrong(text: str) -> None:
    for validate in (False, True):
        mine = outcome(our_base64.b64decode, text, validate=validate)
        assert mine == outcome(base64.b64decode, text, validate=validate)
    for name in ("urlsafe_b64decode", "b16decode"):
        assert outcome(getattr(our_base64, name), text) == outcome(getattr(base64, name), text), name
    assert outcome(our_binascii.unhexlify, text) == outcome(binascii.unhexlify, text)


@settings(max_examples=300, deadline=None)
@given(text=st.text("AQZ27=1a", max_size=16), casefold=st.booleans())
def test_base32_that_may_be_wrong(text: str, casefold: bool) -> None:
    assert outcome(our_base64.b32decode, text, casefold) == outcome(base64.b32decode, text, casefold)
