"""float as text and back, exactly rounded.

A double is mantissa * 2**exponent (IEEE 754). Where `float_digits` does not find the digits of its text with
64 and 128 bits, they are found with long integers, by the algorithm of Steele and White ("How to print
floating-point numbers accurately", 1990) as simplified by Dragon4. A text is read by one operation on two
exact floats (Clinger, "How to Read Floating Point Numbers Accurately", 1990), or by dividing long integers
and rounding half to even. Only the long integers are slow.
"""

from ophion.lang import u64
from ophion.lang.unsafe import float_bits, float_from_bits, float_magnitude, float_square_root
from ophion.runtime.float_digits import NONE, fixed, shortest
from ophion.runtime.naturals import (
    add,
    compare,
    divide,
    multiply,
    multiply_small,
    natural,
    natural_bits,
    power,
    shifted,
    to_u64,
)

MANTISSA_BITS = 52
HIDDEN = 1 << MANTISSA_BITS
EXPONENT_MASK = 0x7FF
BIAS = 1075
LEAST_EXPONENT = -1074
EXACT_DIGITS = 15
EXACT_POWER = 22
"""A float holds every number of so many digits, and this power of ten."""
INFINITY_BITS = u64(0x7FF0_0000_0000_0000)


def bits_of(value: float) -> u64:
    """The 64 bits of a double: sign, exponent, mantissa."""
    return float_bits(value)


def from_bits(bits: int) -> float:
    """The double of 64 bits."""
    return float_from_bits(bits)


def square_root(value: float) -> float:
    """The correctly rounded square root of a number that is not negative."""
    return float_square_root(value)


def magnitude(value: float) -> float:
    """The value without its sign."""
    return float_magnitude(value)


def is_negative(value: float) -> bool:
    """Whether the sign bit is set, as in -0.0 too."""
    return float_bits(value) >> 63 != 0


def is_nan(value: float) -> bool:
    """Not a number."""
    return value != value


def is_infinite(value: float) -> bool:
    """Plus or minus infinity."""
    return float_bits(value) & 0x7FFF_FFFF_FFFF_FFFF == INFINITY_BITS


def finite_parts(value: float) -> tuple[int, int]:
    """(mantissa, exponent) of a finite value: abs(value) is mantissa * 2**exponent."""
    bits = float_bits(value)
    exponent = int(bits >> MANTISSA_BITS) & EXPONENT_MASK
    mantissa = int(bits & (HIDDEN - 1))
    return (mantissa, LEAST_EXPONENT) if exponent == 0 else (mantissa | HIDDEN, exponent - BIAS)


def _scaled(mantissa: int, exponent: int) -> tuple[list[int], list[int]]:
    """A value as a fraction of naturals."""
    if exponent >= 0:
        return shifted(natural(mantissa), exponent), natural(1)
    return natural(mantissa), shifted(natural(1), -exponent)


def shortest_digits(value: float) -> tuple[str, int]:
    """The fewest digits that read back as a finite value > 0, and the decimal point's place: 0.DIGITS *
    10**place.
    """
    mantissa, exponent = finite_parts(value)
    boundary = mantissa == HIDDEN and exponent > LEAST_EXPONENT
    found, last = shortest(mantissa, exponent, boundary)
    if found != NONE:
        digits = str(found)
        return digits, len(digits) + last
    return _shortest_by_naturals(mantissa, exponent, boundary)


def _shortest_by_naturals(mantissa: int, exponent: int, boundary: bool) -> tuple[str, int]:
    """The same for every float."""
    top, bottom = _scaled(mantissa, exponent)
    factor = 4 if boundary else 2
    top = multiply_small(top, factor)
    bottom = multiply_small(bottom, factor)
    below = shifted(natural(1), exponent if exponent > 0 else 0)
    above = multiply_small(below, 2) if boundary else below
    place = 0
    even = mantissa & 1 == 0
    while _reaches(add(top, above), bottom, even):
        bottom = multiply_small(bottom, 10)
        place += 1
    while not _reaches(multiply_small(add(top, above), 10), bottom, even):
        top = multiply_small(top, 10)
        below = multiply_small(below, 10)
        above = multiply_small(above, 10)
        place -= 1
    return _generate(top, bottom, below, above, even), place


def _reaches(sum: list[int], bottom: list[int], even: bool) -> bool:
    """Whether the upper end of the interval is at or beyond 1 (the end itself belongs to it for even
    mantissas).
    """
    order = compare(sum, bottom)
    return order > 0 or (even and order == 0)


def _generate(top: list[int], bottom: list[int], below: list[int], above: list[int], even: bool) -> str:
    """Digits of top / bottom until those so far lie within the interval that reads back."""
    digits = ""
    while True:
        quotient, top = divide(multiply_small(top, 10), bottom)
        digit = int(to_u64(quotient))
        below = multiply_small(below, 10)
        above = multiply_small(above, 10)
        low = compare(top, below)
        near_low = low < 0 or (even and low == 0)
        near_high = _reaches(add(top, above), bottom, even)
        if not near_low and not near_high:
            digits += str(digit)
            continue
        if near_low and near_high:
            middle = compare(multiply_small(top, 2), bottom)
            up = middle > 0 or (middle == 0 and digit & 1 == 1)
        else:
            up = near_high
        return digits + str(digit + 1) if up else digits + str(digit)


def float_repr(value: float) -> str:
    """repr(value): the shortest text that reads back the same, with an exponent where it is < -4 or >= 16."""
    if is_nan(value):
        return "nan"
    sign = "-" if is_negative(value) else ""
    if is_infinite(value):
        return sign + "inf"
    if value == 0.0:
        return sign + "0.0"
    digits, place = shortest_digits(value)
    if place > 16 or place <= -4:
        return sign + exponential(digits, place - 1, "e")
    if place <= 0:
        return sign + "0." + "0" * -place + digits
    if place >= len(digits):
        return sign + digits + "0" * (place - len(digits)) + ".0"
    return sign + digits[:place] + "." + digits[place:]


def exponential(digits: str, exponent: int, letter: str) -> str:
    """d.ddde+XX"""
    text = digits[0]
    if len(digits) > 1:
        text += "." + digits[1:]
    size = str(exponent if exponent >= 0 else -exponent)
    return text + letter + ("-" if exponent < 0 else "+") + ("0" + size if len(size) < 2 else size)


def fixed_digits(value: float, decimals: int) -> str:
    """abs(value) * 10**decimals of a finite value, rounded half to even to an integer, as digits."""
    mantissa, exponent = finite_parts(value)
    found = fixed(mantissa, exponent, decimals)
    if found != NONE:
        return str(found)
    top, bottom = _scaled(mantissa, exponent)
    return natural_text(_rounded(multiply(top, power(10, decimals)), bottom))


def rounded_tens(value: float, places: int) -> str:
    """abs(value) / 10**places of a finite value, rounded half to even to an integer, as digits."""
    mantissa, exponent = finite_parts(value)
    top, bottom = _scaled(mantissa, exponent)
    return natural_text(_rounded(top, multiply(bottom, power(10, places))))


def _rounded(top: list[int], bottom: list[int]) -> list[int]:
    """top / bottom to the nearest natural, half to even."""
    quotient, rest = divide(top, bottom)
    order = compare(multiply_small(rest, 2), bottom)
    odd = len(quotient) > 0 and quotient[0] & 1 == 1
    return add(quotient, natural(1)) if order > 0 or (order == 0 and odd) else quotient


def significant_digits(value: float, count: int) -> tuple[str, int]:
    """`count` digits of a finite value != 0, correctly rounded, and the exponent of the first."""
    mantissa, exponent = finite_parts(value)
    top, bottom = _scaled(mantissa, exponent)
    power_of_ten = shortest_digits(abs(value))[1] - 1
    scale = count - 1 - power_of_ten
    if scale >= 0:
        top = multiply(top, power(10, scale))
    else:
        bottom = multiply(bottom, power(10, -scale))
    digits = natural_text(_rounded(top, bottom))
    if len(digits) > count:
        return digits[:count], power_of_ten + 1
    return digits, power_of_ten


def format_finite(value: float, kind: str, precision: int, alternate: bool) -> str:
    """abs(value) of a finite value in a presentation type of the format mini-language, without sign or
    padding.
    """
    letter = "E" if kind == "E" or kind == "G" else "e"
    if kind == "" and precision < 0:
        text = float_repr(value)
        text = text[1:] if text.startswith("-") else text
        return text.replace("e", ".e") if alternate and "." not in text else text
    digits = precision if precision >= 0 else 6
    if kind == "e" or kind == "E":
        return _with_exponent(value, digits, letter, alternate)
    if kind == "f" or kind == "F":
        return _fixed(value, digits, alternate)
    if kind == "%":
        return _fixed(value * 100.0, digits, alternate) + "%"
    return _general(value, 1 if digits == 0 else digits, letter, kind == "", alternate)


def _fixed(value: float, decimals: int, alternate: bool) -> str:
    digits = fixed_digits(value, decimals).zfill(decimals + 1)
    place = len(digits) - decimals
    if decimals == 0:
        return digits + "." if alternate else digits
    return digits[:place] + "." + digits[place:]


def _with_exponent(value: float, decimals: int, letter: str, alternate: bool) -> str:
    if value == 0.0:
        digits, exponent = "0" * (decimals + 1), 0
    else:
        digits, exponent = significant_digits(value, decimals + 1)
    text = exponential(digits, exponent, letter)
    return text.replace(letter, "." + letter) if alternate and decimals == 0 else text


def _general(value: float, digits_wanted: int, letter: str, as_repr: bool, alternate: bool) -> str:
    """Type g: fixed or with an exponent, by its size; trailing zeros go unless `alternate`.

    Without a type (`as_repr`) there is always a digit after the point, and one digit less before an
    exponent is used.
    """
    if value == 0.0:
        digits, exponent = "0" * digits_wanted, 0
    else:
        digits, exponent = significant_digits(value, digits_wanted)
    if not alternate:
        digits = digits.rstrip("0")
        if digits == "":
            digits = "0"
    if exponent < -4 or exponent >= (digits_wanted - 1 if as_repr else digits_wanted):
        text = exponential(digits, exponent, letter)
        return text.replace(letter, "." + letter) if alternate and len(digits) == 1 else text
    if exponent < 0:
        return "0." + "0" * (-exponent - 1) + digits
    whole = digits[: exponent + 1].ljust(exponent + 1, "0")
    fraction = digits[exponent + 1 :]
    if fraction == "":
        return whole + (".0" if as_repr else "." if alternate else "")
    return whole + "." + fraction


def natural_text(value: list[int]) -> str:
    """A natural in decimal."""
    chunks: list[str] = []
    rest = value
    divisor = natural(1_000_000_000)
    while len(rest) > 0:
        rest, chunk = divide(rest, divisor)
        chunks.append(str(int(to_u64(chunk))))
    text = ""
    for index in range(len(chunks) - 1, -1, -1):
        text += chunks[index] if text == "" else chunks[index].zfill(9)
    return text if text != "" else "0"


def parse_float(text: str) -> float | None:
    """The double nearest to what a text without surrounding space writes, or None where it is no number."""
    at = 1 if text[:1] in ("+", "-") and text != "" else 0
    sign = u64(0x8000_0000_0000_0000) if text[:1] == "-" else u64(0)
    word = text[at:].lower()
    if word in ("inf", "infinity"):
        return float_from_bits(sign | INFINITY_BITS)
    if word == "nan":
        return float_from_bits(sign | u64(0x7FF8_0000_0000_0000))
    mantissa, mark, power_text = word.partition("e")
    exponent = _exponent(power_text) if mark != "" else 0
    whole, _, fraction = mantissa.partition(".")
    if exponent is None or not _digits_with_underscores(whole, fraction):
        return None
    digits = (whole + fraction).replace("_", "")
    scale = exponent - len(fraction.replace("_", ""))
    return float_from_bits(sign | _nearest_bits(digits.lstrip("0"), scale))


def _digits_with_underscores(whole: str, fraction: str) -> bool:
    if whole == "" and fraction == "":
        return False
    return (whole == "" or _is_digit_run(whole)) and (fraction == "" or _is_digit_run(fraction))


def _is_digit_run(text: str) -> bool:
    """ASCII digits with single underscores between them."""
    after_digit = False
    for character in text:
        if character == "_":
            if not after_digit:
                return False
            after_digit = False
        elif "0" <= character <= "9":
            after_digit = True
        else:
            return False
    return after_digit


def _exponent(text: str) -> int | None:
    """A decimal exponent, held within limits beyond which every result is 0 or infinite."""
    digits = text[1:] if text[:1] in ("+", "-") and text != "" else text
    if not _is_digit_run(digits):
        return None
    digits = digits.replace("_", "").lstrip("0")
    value = 100_000 if len(digits) > 5 else int(digits) if digits != "" else 0
    return -value if text[:1] == "-" else value


def _nearest_bits(digits: str, scale: int) -> u64:
    """The bits of the double nearest to DIGITS * 10**scale (DIGITS without leading zeros)."""
    if digits == "" or len(digits) + scale < -330:
        return u64(0)
    if len(digits) + scale > 310:
        return INFINITY_BITS
    if len(digits) <= EXACT_DIGITS and -EXACT_POWER <= scale <= EXACT_POWER:
        return float_bits(_by_exact_power(float(int(digits)), scale))
    top = _natural_of(digits)
    bottom = natural(1)
    if scale >= 0:
        top = multiply(top, power(10, scale))
    else:
        bottom = power(10, -scale)
    return nearest_fraction(top, bottom)


def _by_exact_power(number: float, scale: int) -> float:
    """number * 10**scale, rounded once, where both are exact floats."""
    factor = 1.0
    for _ in range(scale if scale >= 0 else -scale):
        factor *= 10.0
    return number * factor if scale >= 0 else number / factor


def nearest_fraction(top: list[int], bottom: list[int]) -> u64:
    """The bits of the double nearest to top / bottom, for top > 0."""
    exponent = natural_bits(top) - natural_bits(bottom) - MANTISSA_BITS - 1
    if exponent < LEAST_EXPONENT:
        exponent = LEAST_EXPONENT
    if exponent > 0:
        bottom = shifted(bottom, exponent)
    else:
        top = shifted(top, -exponent)
    mantissa = int(to_u64(_rounded_to_double(top, bottom)))
    return _assemble(mantissa, exponent, top, bottom)


def _rounded_to_double(top: list[int], bottom: list[int]) -> list[int]:
    """top / bottom rounded to 53 bits; where it has 54 the caller's exponent is one too small."""
    quotient, _ = divide(top, bottom)
    if natural_bits(quotient) > MANTISSA_BITS + 1:
        return _rounded(top, shifted(bottom, 1))
    return _rounded(top, bottom)


def _assemble(mantissa: int, exponent: int, top: list[int], bottom: list[int]) -> u64:
    """The bits of mantissa * 2**exponent."""
    quotient, _ = divide(top, bottom)
    if natural_bits(quotient) > MANTISSA_BITS + 1:
        exponent += 1
    if mantissa == HIDDEN << 1:
        mantissa = HIDDEN
        exponent += 1
    if mantissa < HIDDEN:
        return u64(mantissa)
    biased = exponent + BIAS
    if biased >= EXPONENT_MASK:
        return INFINITY_BITS
    return u64(biased) << MANTISSA_BITS | u64(mantissa & (HIDDEN - 1))


def _natural_of(digits: str) -> list[int]:
    """The natural that decimal digits write."""
    value: list[int] = []
    for start in range(0, len(digits), 9):
        chunk = digits[start : start + 9]
        value = add(multiply(value, power(10, len(chunk))), natural(int(chunk)))
    return value
