"""The rounds of the hashes of 32-bit words: MD5 (RFC 1321), SHA-1, SHA-224 and SHA-256 (FIPS 180-4)."""

_SINES: list[int] = [
    0xD76AA478, 0xE8C7B756, 0x242070DB, 0xC1BDCEEE, 0xF57C0FAF, 0x4787C62A, 0xA8304613, 0xFD469501,
    0x698098D8, 0x8B44F7AF, 0xFFFF5BB1, 0x895CD7BE, 0x6B901122, 0xFD987193, 0xA679438E, 0x49B40821,
    0xF61E2562, 0xC040B340, 0x265E5A51, 0xE9B6C7AA, 0xD62F105D, 0x02441453, 0xD8A1E681, 0xE7D3FBC8,
    0x21E1CDE6, 0xC33707D6, 0xF4D50D87, 0x455A14ED, 0xA9E3E905, 0xFCEFA3F8, 0x676F02D9, 0x8D2A4C8A,
    0xFFFA3942, 0x8771F681, 0x6D9D6122, 0xFDE5380C, 0xA4BEEA44, 0x4BDECFA9, 0xF6BB4B60, 0xBEBFBC70,
    0x289B7EC6, 0xEAA127FA, 0xD4EF3085, 0x04881D05, 0xD9D4D039, 0xE6DB99E5, 0x1FA27CF8, 0xC4AC5665,
    0xF4292244, 0x432AFF97, 0xAB9423A7, 0xFC93A039, 0x655B59C3, 0x8F0CCC92, 0xFFEFF47D, 0x85845DD1,
    0x6FA87E4F, 0xFE2CE6E0, 0xA3014314, 0x4E0811A1, 0xF7537E82, 0xBD3AF235, 0x2AD7D2BB, 0xEB86D391,
]  # fmt: skip
"""The whole parts of 2**32 * abs(sin(n)), from n = 1."""
_CUBE_ROOTS: list[int] = [
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
]  # fmt: skip
"""The first 32 bits of the fractions of the cube roots of the first 64 primes."""
_SHIFTS: list[int] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
"""By how much MD5 turns a word, in each of its four rounds of 16 steps."""
MD5_BEGIN: list[int] = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
SHA1_BEGIN: list[int] = [*MD5_BEGIN, 0xC3D2E1F0]
SHA224_BEGIN: list[int] = [
    0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4,
]  # fmt: skip
SHA256_BEGIN: list[int] = [
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
]  # fmt: skip


def _left(word: int, count: int) -> int:
    """A word of 32 bits, turned to the left."""
    return (word << count | word >> (32 - count)) & 0xFFFF_FFFF


def _words(block: memoryview, order: str) -> list[int]:
    """The 16 words of a block."""
    big = order == "big"
    words: list[int] = []
    for at in range(0, 64, 4):
        a, b, c, d = block[at], block[at + 1], block[at + 2], block[at + 3]
        words.append(a << 24 | b << 16 | c << 8 | d if big else d << 24 | c << 16 | b << 8 | a)
    return words


def md5_block(state: list[int], block: memoryview) -> None:
    """Work one block of 64 bytes into the state of MD5."""
    words = _words(block, "little")
    a, b, c, d = state[0], state[1], state[2], state[3]
    for step in range(64):
        if step < 16:
            mixed, place = d ^ (b & (c ^ d)), step
        elif step < 32:
            mixed, place = c ^ (d & (b ^ c)), (5 * step + 1) % 16
        elif step < 48:
            mixed, place = b ^ c ^ d, (3 * step + 5) % 16
        else:
            mixed, place = c ^ (b | (d ^ 0xFFFF_FFFF)), 7 * step % 16
        total = (a + mixed + _SINES[step] + words[place]) & 0xFFFF_FFFF
        a, d, c = d, c, b
        b = (b + _left(total, _SHIFTS[step // 16 * 4 + step % 4])) & 0xFFFF_FFFF
    _add(state, [a, b, c, d])


def sha1_block(state: list[int], block: memoryview) -> None:
    """Work one block of 64 bytes into the state of SHA-1."""
    words = _words(block, "big")
    for place in range(16, 80):
        words.append(_left(words[place - 3] ^ words[place - 8] ^ words[place - 14] ^ words[place - 16], 1))
    a, b, c, d, e = state[0], state[1], state[2], state[3], state[4]
    for step, word in enumerate(words):
        if step < 20:
            mixed, constant = d ^ (b & (c ^ d)), 0x5A827999
        elif step < 40:
            mixed, constant = b ^ c ^ d, 0x6ED9EBA1
        elif step < 60:
            mixed, constant = (b & c) | (d & (b | c)), 0x8F1BBCDC
        else:
            mixed, constant = b ^ c ^ d, 0xCA62C1D6
        total = (_left(a, 5) + mixed + e + constant + word) & 0xFFFF_FFFF
        e, d, c, b, a = d, c, _left(b, 30), a, total
    _add(state, [a, b, c, d, e])


def sha256_block(state: list[int], block: memoryview) -> None:
    """Work one block of 64 bytes into the state of SHA-256 or SHA-224."""
    words = _words(block, "big")
    for place in range(16, 64):
        x, y = words[place - 15], words[place - 2]
        low = _left(x, 25) ^ _left(x, 14) ^ x >> 3
        high = _left(y, 15) ^ _left(y, 13) ^ y >> 10
        words.append((words[place - 16] + low + words[place - 7] + high) & 0xFFFF_FFFF)
    a, b, c, d, e, f, g, h = state
    for step, word in enumerate(words):
        turned = _left(e, 26) ^ _left(e, 21) ^ _left(e, 7)
        one = (h + turned + (g ^ (e & (f ^ g))) + _CUBE_ROOTS[step] + word) & 0xFFFF_FFFF
        two = (_left(a, 30) ^ _left(a, 19) ^ _left(a, 10)) + ((a & b) | (c & (a | b)))
        h, g, f, e = g, f, e, (d + one) & 0xFFFF_FFFF
        d, c, b, a = c, b, a, (one + two) & 0xFFFF_FFFF
    _add(state, [a, b, c, d, e, f, g, h])


def _add(state: list[int], words: list[int]) -> None:
    for place, word in enumerate(words):
        state[place] = (state[place] + word) & 0xFFFF_FFFF
