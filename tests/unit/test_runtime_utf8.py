"""UTF-8 in memory: characters counted and found eight bytes at a time."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ophion.lang import u64, unsafe
from ophion.runtime import utf8

TEXTS = st.lists(st.sampled_from("aZ0äß€語😀\ud800"), max_size=60).map("".join)


class Text(unsafe.Machine):
    """The bytes of a text at address 0, and nothing behind its NUL."""

    data = b""

    def load(self, address: int, size: int) -> int:
        assert address + size <= len(self.data)
        return int.from_bytes(self.data[address : address + size], "little")


@pytest.fixture
def memory() -> Iterator[Text]:
    machine = Text()
    unsafe.install(machine)
    yield machine
    unsafe.install(unsafe.Machine())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_counting_and_finding(memory: Text, text: str) -> None:
    encoded = text.encode("utf-8", "surrogatepass")
    memory.data = encoded + b"\0"
    assert utf8.count_codes(u64(0), len(encoded)) == len(text)
    for index in range(len(text) + 1):
        expected = len(text[:index].encode("utf-8", "surrogatepass"))
        assert utf8.offset_of(u64(0), index) == expected
