"""The rounds of the hashes of 64-bit words: SHA-384 and SHA-512 (FIPS 180-4)."""

from ophion.lang import u64

_CUBE_ROOTS: list[u64] = [
    u64(0x428A2F98D728AE22), u64(0x7137449123EF65CD), u64(0xB5C0FBCFEC4D3B2F), u64(0xE9B5DBA58189DBBC),
    u64(0x3956C25BF348B538), u64(0x59F111F1B605D019), u64(0x923F82A4AF194F9B), u64(0xAB1C5ED5DA6D8118),
    u64(0xD807AA98A3030242), u64(0x12835B0145706FBE), u64(0x243185BE4EE4B28C), u64(0x550C7DC3D5FFB4E2),
    u64(0x72BE5D74F27B896F), u64(0x80DEB1FE3B1696B1), u64(0x9BDC06A725C71235), u64(0xC19BF174CF692694),
    u64(0xE49B69C19EF14AD2), u64(0xEFBE4786384F25E3), u64(0x0FC19DC68B8CD5B5), u64(0x240CA1CC77AC9C65),
    u64(0x2DE92C6F592B0275), u64(0x4A7484AA6EA6E483), u64(0x5CB0A9DCBD41FBD4), u64(0x76F988DA831153B5),
    u64(0x983E5152EE66DFAB), u64(0xA831C66D2DB43210), u64(0xB00327C898FB213F), u64(0xBF597FC7BEEF0EE4),
    u64(0xC6E00BF33DA88FC2), u64(0xD5A79147930AA725), u64(0x06CA6351E003826F), u64(0x142929670A0E6E70),
    u64(0x27B70A8546D22FFC), u64(0x2E1B21385C26C926), u64(0x4D2C6DFC5AC42AED), u64(0x53380D139D95B3DF),
    u64(0x650A73548BAF63DE), u64(0x766A0ABB3C77B2A8), u64(0x81C2C92E47EDAEE6), u64(0x92722C851482353B),
    u64(0xA2BFE8A14CF10364), u64(0xA81A664BBC423001), u64(0xC24B8B70D0F89791), u64(0xC76C51A30654BE30),
    u64(0xD192E819D6EF5218), u64(0xD69906245565A910), u64(0xF40E35855771202A), u64(0x106AA07032BBD1B8),
    u64(0x19A4C116B8D2D0C8), u64(0x1E376C085141AB53), u64(0x2748774CDF8EEB99), u64(0x34B0BCB5E19B48A8),
    u64(0x391C0CB3C5C95A63), u64(0x4ED8AA4AE3418ACB), u64(0x5B9CCA4F7763E373), u64(0x682E6FF3D6B2B8A3),
    u64(0x748F82EE5DEFB2FC), u64(0x78A5636F43172F60), u64(0x84C87814A1F0AB72), u64(0x8CC702081A6439EC),
    u64(0x90BEFFFA23631E28), u64(0xA4506CEBDE82BDE9), u64(0xBEF9A3F7B2C67915), u64(0xC67178F2E372532B),
    u64(0xCA273ECEEA26619C), u64(0xD186B8C721C0C207), u64(0xEADA7DD6CDE0EB1E), u64(0xF57D4F7FEE6ED178),
    u64(0x06F067AA72176FBA), u64(0x0A637DC5A2C898A6), u64(0x113F9804BEF90DAE), u64(0x1B710B35131C471B),
    u64(0x28DB77F523047D84), u64(0x32CAAB7B40C72493), u64(0x3C9EBE0A15C9BEBC), u64(0x431D67C49C100D4C),
    u64(0x4CC5D4BECB3E42B6), u64(0x597F299CFC657E2A), u64(0x5FCB6FAB3AD6FAEC), u64(0x6C44198C4A475817),
]  # fmt: skip
"""The first 64 bits of the fractions of the cube roots of the first 80 primes."""
SHA384_BEGIN: list[u64] = [
    u64(0xCBBB9D5DC1059ED8), u64(0x629A292A367CD507), u64(0x9159015A3070DD17), u64(0x152FECD8F70E5939),
    u64(0x67332667FFC00B31), u64(0x8EB44A8768581511), u64(0xDB0C2E0D64F98FA7), u64(0x47B5481DBEFA4FA4),
]  # fmt: skip
SHA512_BEGIN: list[u64] = [
    u64(0x6A09E667F3BCC908), u64(0xBB67AE8584CAA73B), u64(0x3C6EF372FE94F82B), u64(0xA54FF53A5F1D36F1),
    u64(0x510E527FADE682D1), u64(0x9B05688C2B3E6C1F), u64(0x1F83D9ABFB41BD6B), u64(0x5BE0CD19137E2179),
]  # fmt: skip


def _right(word: u64, count: int) -> u64:
    """A word of 64 bits, turned to the right."""
    return word >> count | (word & ((1 << count) - 1)) << (64 - count)


def _sum(*words: u64) -> u64:
    """The sum of words modulo 2**64, by its halves, each of which is exact."""
    low, high = u64(0), u64(0)
    for word in words:
        low += word & 0xFFFF_FFFF
        high += word >> 32
    top = high + (low >> 32)
    return u64(top & 0xFFFF_FFFF) << 32 | low & 0xFFFF_FFFF


def _words(block: memoryview) -> list[u64]:
    """The 16 words of a block."""
    found: list[u64] = []
    for at in range(0, 128, 8):
        high, low = (int.from_bytes(block[place : place + 4], "big") for place in (at, at + 4))
        found.append(u64(high) << 32 | u64(low))
    return found


def sha512_block(state: list[u64], block: memoryview) -> None:
    """Work one block of 128 bytes into the state of SHA-512 or SHA-384."""
    words = _words(block)
    for place in range(16, 80):
        x, y = words[place - 15], words[place - 2]
        low = _right(x, 1) ^ _right(x, 8) ^ x >> 7
        high = _right(y, 19) ^ _right(y, 61) ^ y >> 6
        words.append(_sum(words[place - 16], low, words[place - 7], high))
    a, b, c, d, e, f, g, h = state
    for step, word in enumerate(words):
        turned = _right(e, 14) ^ _right(e, 18) ^ _right(e, 41)
        one = _sum(h, turned, g ^ (e & (f ^ g)), _CUBE_ROOTS[step], word)
        mixed = _right(a, 28) ^ _right(a, 34) ^ _right(a, 39)
        two = _sum(mixed, (a & b) | (c & (a | b)))
        h, g, f, e = g, f, e, _sum(d, one)
        d, c, b, a = c, b, a, _sum(one, two)
    for place, word in enumerate([a, b, c, d, e, f, g, h]):
        state[place] = _sum(state[place], word)
