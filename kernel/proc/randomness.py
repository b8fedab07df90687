"""Random bytes for programs: ChaCha20 (RFC 8439) keyed from the processor's time stamps and events.

Each block's first 32 bytes become the next key, so that what was given out cannot be found again from the
state. Under a machine whose time stamps an attacker knows, this is no secret: seeds come by `stir`.
"""

from kernel.drivers.interfaces import RandomSource

_WORD = 0xFFFF_FFFF
_CONSTANTS = [0x61707865, 0x3320646E, 0x79622D32, 0x6B206574]
_ROUNDS = 10  # double rounds
_ROTATIONS = ((16, 12), (8, 7))


def _quarter_round(state: list[int], a: int, b: int, c: int, d: int) -> None:
    """RFC 8439, 2.1."""
    first, second, third, fourth = state[a], state[b], state[c], state[d]
    for left, right in _ROTATIONS:
        first = (first + second) & _WORD
        fourth = _rotate(fourth ^ first, left)
        third = (third + fourth) & _WORD
        second = _rotate(second ^ third, right)
    state[a], state[b], state[c], state[d] = first, second, third, fourth


def _rotate(word: int, count: int) -> int:
    return (word << count | word >> (32 - count)) & _WORD


def chacha20_block(key: list[int], counter: int, nonce: list[int]) -> list[int]:
    """The 16 words of one block (RFC 8439, 2.3)."""
    initial = _CONSTANTS + key
    initial.append(counter)
    initial.extend(nonce)
    state = list(initial)
    for _ in range(_ROUNDS):
        for column in range(4):
            _quarter_round(state, column, column + 4, column + 8, column + 12)
        for start in range(4):
            b, c, d = (start + 1) % 4 + 4, (start + 2) % 4 + 8, (start + 3) % 4 + 12
            _quarter_round(state, start, b, c, d)
    return [(state[index] + initial[index]) & _WORD for index in range(16)]


class Randomness(RandomSource):
    """A generator; `stir` makes it unpredictable, `take` gives bytes."""

    def __init__(self) -> None:
        self._key: list[int] = [0] * 8
        self._counter = 0
        self._left = bytearray()  # of the last block, not yet given out

    def stir(self, seed: int) -> None:
        """Mix in a number that is hard to guess."""
        self._key[0] ^= seed & _WORD
        self._key[1] ^= seed >> 32 & _WORD
        self._next_block()
        self._left.clear()

    def _next_block(self) -> bytes:
        self._counter = (self._counter + 1) & _WORD
        words = chacha20_block(self._key, self._counter, [0, 0, 0])
        self._key = words[:8]
        block = bytearray()
        for word in words[8:]:
            block += word.to_bytes(4, "little")
        return bytes(block)

    def fill(self, buffer: memoryview) -> None:
        buffer[:] = self.take(len(buffer))

    def take(self, count: int) -> bytes:
        """`count` random bytes."""
        while len(self._left) < count:
            self._left += self._next_block()
        output = bytes(self._left[:count])
        del self._left[:count]
        return output


randomness = Randomness()
