"""The digits of most floats, by arithmetic on 64 and 128 bits.

`shortest` is Grisu3 (Loitsch, "Printing Floating-Point Numbers Quickly and Accurately with Integers", 2010):
the value and the borders of what reads back as it are multiplied by a power of ten of a table, and digits are
generated as long as the error of the table leaves no doubt about them. It gives up on one float in some
hundred. `fixed` is exact, and gives up on what needs more than 128 bits. `floats` goes the long way then.
"""

from ophion.lang import u64
from ophion.lang.powers import FIRST, STEP, significands
from ophion.lang.unsafe import wrapping

NONE = -1
"""In the place of digits: there is doubt about them."""
LOW = 0xFFFF_FFFF
TOP = 64
LEAST = -60
"""Products with a power of the table have at least this exponent, and at most 28 more."""
POWERS = significands("cached")
LARGEST = 0x7FFF_FFFF_FFFF_FFFF
LONGEST = 19
"""The most decimal digits that 64 bits hold whatever they are."""


@wrapping
def upper_product(a: u64, b: u64) -> u64:
    """The upper 64 bits of a * b, rounded to the nearest."""
    high, low = a >> 32, a & LOW
    other_high, other_low = b >> 32, b & LOW
    first, second = high * other_low, low * other_high
    middle = ((low * other_low) >> 32) + (first & LOW) + (second & LOW) + (1 << 31)
    return high * other_high + (first >> 32) + (second >> 32) + (middle >> 32)


@wrapping
def _power(number: int) -> u64:
    """An entry of the table."""
    value = u64(0)
    for place in range(8 * number + 7, 8 * number - 1, -1):
        value = (value << 8) | POWERS[place]
    return value


@wrapping
def shortest(mantissa: int, exponent: int, boundary: bool) -> tuple[int, int]:
    """The fewest digits that read back as mantissa * 2**exponent, as a number, and the power of ten that its
    last one counts; NONE where there is doubt. `boundary`: the float below is half as far away as usual.
    """
    shift = TOP - mantissa.bit_length()
    scale = exponent - shift
    number = (-FIRST + (((-61 - scale) * 78913) >> 18)) // STEP + 1
    power = FIRST + STEP * number
    factor = _power(number)
    shown = scale + ((power * 1741647) >> 19) - 63 + TOP
    value = u64(mantissa) << shift
    above = upper_product(value + (u64(1) << (shift - 1)), factor) + 1
    below = upper_product(value - (u64(1) << (shift - 2 if boundary else shift - 1)), factor) - 1
    digits, last = _generate(above, upper_product(value, factor), above - below, -shown)
    return digits, last - power


@wrapping
def _generate(above: u64, value: u64, unsafe: u64, point: int) -> tuple[int, int]:
    """Digits of a number between `above - unsafe` and `above`, as few as there can be and as near to `value`
    as these get. All have `point` bits behind the point, and an error of one in the last place.
    """
    one = u64(1) << point
    whole, fraction = above >> point, above & (one - 1)
    places, divisor = 1, u64(1)
    while divisor * 10 <= whole:
        divisor *= 10
        places += 1
    digits = 0
    while places > 0:
        digits = 10 * digits + int(whole // divisor)
        whole = whole % divisor
        places -= 1
        rest = (whole << point) + fraction
        if rest < unsafe:
            return _weeded(digits, above - value, unsafe, rest, divisor << point, u64(1)), places
        divisor = divisor // 10
    unit = u64(1)
    while True:
        fraction, unit, unsafe = fraction * 10, unit * 10, unsafe * 10
        digits = 10 * digits + int(fraction >> point)
        fraction = fraction & (one - 1)
        places -= 1
        if fraction < unsafe:
            return _weeded(digits, (above - value) * unit, unsafe, fraction, one, unit), places


@wrapping
def _weeded(digits: int, distance: u64, unsafe: u64, rest: u64, step: u64, unit: u64) -> int:
    """The last digit is made smaller while that comes nearer to the value, `distance` below the top; NONE
    where the error, `unit`, leaves two digits to choose from, or none.
    """
    near, far = distance - unit, distance + unit
    while rest < near and unsafe - rest >= step:
        if rest + step >= near and near - rest < rest + step - near:
            break
        digits -= 1
        rest += step
    if rest < far and unsafe - rest >= step:
        if rest + step < far or far - rest > rest + step - far:
            return NONE
    return digits if 2 * unit <= rest <= unsafe - 4 * unit else NONE


@wrapping
def fixed(mantissa: int, exponent: int, decimals: int) -> int:
    """mantissa * 2**exponent * 10**decimals to the nearest, half to even; NONE where it may be too wide."""
    if exponent > 0 or decimals > LONGEST:
        return NONE
    low, high = _product(u64(mantissa), decimals)
    shift = -exponent
    if shift > 2 * TOP - 10:
        return 0  # the product has 53 + 64 bits at most
    if shift < TOP and high >> (shift - 1 if shift > 0 else 0) != 0:
        return NONE
    whole = int((_upper(low, high, shift)) & LARGEST)
    if shift == 0:
        return whole if low <= LARGEST else NONE
    half = _upper(low, high, shift - 1) & 1 == 1
    more = whole & 1 == 1 or _has_bits(low, high, shift - 1)
    return whole + 1 if half and more else whole


@wrapping
def _product(mantissa: u64, decimals: int) -> tuple[u64, u64]:
    """mantissa * 10**decimals, lower and upper 64 bits."""
    power = u64(1)
    for _ in range(decimals):
        power = power * 10
    low = (mantissa & LOW) * (power & LOW)
    first, second = (mantissa >> 32) * (power & LOW), (mantissa & LOW) * (power >> 32)
    middle = (low >> 32) + (first & LOW) + (second & LOW)
    high = (mantissa >> 32) * (power >> 32) + (first >> 32) + (second >> 32) + (middle >> 32)
    return (middle & LOW) << 32 | low & LOW, high


@wrapping
def _upper(low: u64, high: u64, shift: int) -> u64:
    """The lower 64 bits of the 128 shifted down."""
    if shift == 0:
        return low
    if shift >= TOP:
        return high >> (shift - TOP)
    return low >> shift | (high & ((u64(1) << shift) - 1)) << (TOP - shift)


@wrapping
def _has_bits(low: u64, high: u64, count: int) -> bool:
    """Whether one of the lowest `count` bits is 1."""
    if count <= TOP - 1:
        return low & ((u64(1) << count) - 1) != 0
    return low != 0 or high & ((u64(1) << (count - TOP)) - 1) != 0
