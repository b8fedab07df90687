"""Bytes and tables: AES-128 (FIPS 197), byte by byte, in counter mode (NIST SP 800-38A)."""

BLOCK = 16


def doubled(value: int) -> int:
    """Multiplied by x in GF(2**8), modulo x**8 + x**4 + x**3 + x + 1."""
    value <<= 1
    return value ^ 0x11B if value & 0x100 else value


def make_sbox() -> bytes:
    box = bytearray(256)
    p = q = 1
    while True:
        p ^= doubled(p)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        rotated = q | q << 8
        box[p] = (q ^ rotated >> 7 ^ rotated >> 6 ^ rotated >> 5 ^ rotated >> 4 ^ 0x63) & 0xFF
        if p == 1:
            break
    box[0] = 0x63
    return bytes(box)


SBOX = make_sbox()
DOUBLED = [doubled(value) for value in range(256)]
SHIFTED = [(4 * (column + row) + row) % BLOCK for column in range(4) for row in range(4)]


def expand_key(key: bytes) -> list[bytes]:
    """The keys of the eleven rounds."""
    words = [list(key[start : start + 4]) for start in range(0, BLOCK, 4)]
    constant = 1
    for index in range(4, 44):
        word = words[index - 1]
        if index % 4 == 0:
            word = [SBOX[byte] for byte in word[1:] + word[:1]]
            word[0] ^= constant
            constant = doubled(constant)
        words.append([a ^ b for a, b in zip(word, words[index - 4], strict=True)])
    return [bytes([byte for word in words[start : start + 4] for byte in word]) for start in range(0, 44, 4)]


def add_key(state: list[int], key: bytes) -> list[int]:
    return [a ^ b for a, b in zip(state, key, strict=True)]


def mix_columns(state: list[int]) -> None:
    for start in range(0, BLOCK, 4):
        a, b, c, d = state[start : start + 4]
        every = a ^ b ^ c ^ d
        state[start] = a ^ every ^ DOUBLED[a ^ b]
        state[start + 1] = b ^ every ^ DOUBLED[b ^ c]
        state[start + 2] = c ^ every ^ DOUBLED[c ^ d]
        state[start + 3] = d ^ every ^ DOUBLED[d ^ a]


def encrypt_block(block: bytes, keys: list[bytes]) -> bytes:
    state = add_key(list(block), keys[0])
    for number in range(1, len(keys)):
        state = [SBOX[state[place]] for place in SHIFTED]
        if number < len(keys) - 1:
            mix_columns(state)
        state = add_key(state, keys[number])
    return bytes(state)


def encrypt(data: bytes, key: bytes, nonce: bytes) -> bytes:
    """In counter mode: the same function encrypts and decrypts."""
    keys = expand_key(key)
    result = bytearray()
    for number, start in enumerate(range(0, len(data), BLOCK)):
        pad = encrypt_block(nonce + number.to_bytes(8, "big"), keys)
        result.extend(a ^ b for a, b in zip(data[start : start + BLOCK], pad, strict=False))
    return bytes(result)


def main() -> None:
    key = bytes(range(16))
    block = bytes.fromhex("00112233445566778899aabbccddeeff")
    print(encrypt_block(block, expand_key(key)).hex())
    data = bytes((number * number) & 0xFF for number in range(64_000))
    secret = encrypt(data, key, b"ophion__")
    print(secret[:32].hex(), sum(secret))
    print(encrypt(secret, key, b"ophion__") == data)


main()
