"""Natural numbers of any size as lists of 31-bit limbs, least first; no zero limb leads, zero is empty.

Schoolbook arithmetic (Knuth, TAOCP 4.3.1); what the conversion of floats needs.
"""

from ophion.lang import u64

LIMB = 31
MASK = (1 << LIMB) - 1


def natural(value: int) -> list[int]:
    """A number >= 0."""
    limbs: list[int] = []
    rest = value
    while rest > 0:
        limbs.append(rest & MASK)
        rest >>= LIMB
    return limbs


def natural_of_u64(value: u64) -> list[int]:
    """A number below 2**64."""
    limbs: list[int] = []
    rest = value
    while rest != 0:
        limbs.append(int(rest & MASK))
        rest >>= LIMB
    return limbs


def to_u64(a: list[int]) -> u64:
    """The number, below 2**64."""
    value = u64(0)
    for index in range(len(a) - 1, -1, -1):
        value = value << LIMB | u64(a[index])
    return value


def _trimmed(limbs: list[int]) -> list[int]:
    while len(limbs) > 0 and limbs[-1] == 0:
        limbs.pop()
    return limbs


def natural_bits(a: list[int]) -> int:
    """How many bits the number has."""
    if len(a) == 0:
        return 0
    count = (len(a) - 1) * LIMB
    top = a[-1]
    while top > 0:
        top >>= 1
        count += 1
    return count


def compare(a: list[int], b: list[int]) -> int:
    """Negative, zero or positive."""
    if len(a) != len(b):
        return len(a) - len(b)
    for index in range(len(a) - 1, -1, -1):
        if a[index] != b[index]:
            return a[index] - b[index]
    return 0


def add(a: list[int], b: list[int]) -> list[int]:
    """a + b"""
    longer = a if len(a) >= len(b) else b
    shorter = b if len(a) >= len(b) else a
    made: list[int] = []
    carry = 0
    for index in range(len(longer)):
        carry += longer[index] + (shorter[index] if index < len(shorter) else 0)
        made.append(carry & MASK)
        carry >>= LIMB
    if carry > 0:
        made.append(carry)
    return made


def multiply_small(a: list[int], factor: int) -> list[int]:
    """a * factor, for 0 < factor < 2**31"""
    made: list[int] = []
    carry = 0
    for limb in a:
        carry += limb * factor
        made.append(carry & MASK)
        carry >>= LIMB
    if carry > 0:
        made.append(carry)
    return made


def multiply(a: list[int], b: list[int]) -> list[int]:
    """a * b"""
    made: list[int] = [0] * (len(a) + len(b))
    for i in range(len(a)):
        carry = 0
        for j in range(len(b)):
            carry += made[i + j] + a[i] * b[j]
            made[i + j] = carry & MASK
            carry >>= LIMB
        made[i + len(b)] = carry
    return _trimmed(made)


def power(base: int, exponent: int) -> list[int]:
    """base ** exponent, for a small base"""
    made = natural(1)
    square = natural(base)
    rest = exponent
    while rest > 0:
        if rest & 1 == 1:
            made = multiply(made, square)
        rest >>= 1
        if rest > 0:
            square = multiply(square, square)
    return made


def shifted(a: list[int], count: int) -> list[int]:
    """a * 2**count"""
    made: list[int] = [0] * (count // LIMB)
    bits = count % LIMB
    carry = 0
    for limb in a:
        carry |= limb << bits
        made.append(carry & MASK)
        carry >>= LIMB
    made.append(carry)
    return _trimmed(made)


def divide(a: list[int], b: list[int]) -> tuple[list[int], list[int]]:
    """(a // b, a % b), for b > 0 (Knuth's algorithm D)"""
    if compare(a, b) < 0:
        empty: list[int] = []
        return empty, a
    if len(b) == 1:
        return _divide_small(a, b[0])
    shift = LIMB - natural_bits(b) % LIMB if natural_bits(b) % LIMB != 0 else 0
    divisor = shifted(b, shift)
    rest = shifted(a, shift)
    rest.append(0)
    length = len(divisor)
    quotient: list[int] = [0] * (len(rest) - length)
    for place in range(len(rest) - length - 1, -1, -1):
        quotient[place] = _quotient_limb(rest, divisor, place)
    return _trimmed(quotient), shifted_down(_trimmed(rest), shift)


def _divide_small(a: list[int], divisor: int) -> tuple[list[int], list[int]]:
    quotient: list[int] = [0] * len(a)
    rest = 0
    for index in range(len(a) - 1, -1, -1):
        rest = rest << LIMB | a[index]
        quotient[index] = rest // divisor
        rest %= divisor
    return _trimmed(quotient), natural(rest)


def _quotient_limb(rest: list[int], divisor: list[int], place: int) -> int:
    """One limb of the quotient; its multiple of the divisor is subtracted from `rest`."""
    length = len(divisor)
    top = rest[place + length] << LIMB | rest[place + length - 1]
    guess = top // divisor[-1]
    if guess > MASK:
        guess = MASK
    negative = _subtract_multiple(rest, divisor, place, guess) < 0
    while negative:
        guess -= 1
        negative = not _add_back(rest, divisor, place)
    return guess


def _subtract_multiple(rest: list[int], divisor: list[int], place: int, factor: int) -> int:
    """rest -= divisor * factor at a place; negative where that leaves less than nothing."""
    borrow = 0
    for index in range(len(divisor)):
        value = rest[place + index] - divisor[index] * factor + borrow
        rest[place + index] = value & MASK
        borrow = value >> LIMB
    value = rest[place + len(divisor)] + borrow
    rest[place + len(divisor)] = value & MASK
    return value


def _add_back(rest: list[int], divisor: list[int], place: int) -> bool:
    """rest += divisor at a place; whether that took it back above nothing."""
    carry = 0
    for index in range(len(divisor)):
        carry += rest[place + index] + divisor[index]
        rest[place + index] = carry & MASK
        carry >>= LIMB
    carry += rest[place + len(divisor)]
    rest[place + len(divisor)] = carry & MASK
    return carry > MASK


def shifted_down(a: list[int], count: int) -> list[int]:
    """a // 2**count, for count < 31"""
    made: list[int] = []
    for index in range(len(a)):
        above = a[index + 1] if index + 1 < len(a) else 0
        made.append(((above << LIMB | a[index]) >> count) & MASK)
    return _trimmed(made)
