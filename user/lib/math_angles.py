"""The functions of `math` of angles: sin, cos and tan, degrees and radians.

An angle x is n * pi / 2 + r with abs(r) <= pi / 4. Up to a million quarter turns are taken off with pi / 2 in
five parts (Cody and Waite), more with as many bits of 2 / pi as the angle's exponent asks for (Payne and
Hanek, "Radian reduction for trigonometric functions", 1983). A table at each 32nd leaves 2**-6 for Taylor's
series. All is done on pairs of floats and rounded once.
"""

from ophion.runtime.floats import is_infinite, is_nan, magnitude
from user.lib.double_double import (
    Pair,
    add,
    divide,
    multiply,
    ordered_total,
    product,
    subtract,
    total,
)
from user.lib.float_parts import domain_error, floor_float, frexp, scaled

PI = 3.141592653589793

HALF_PI: Pair = (1.5707963267948966, 6.123233995736766e-17)
_ZERO: Pair = (0.0, 0.0)
_ONE: Pair = (1.0, 0.0)
_QUARTERS_PER_RADIAN = 0.6366197723675814
# pi / 2 in parts: the first three have 33 bits, so that a million times each is exact.
_QUARTER_1 = 1.5707963267341256
_QUARTER_2 = 6.077100506303966e-11
_QUARTER_3 = 2.0222662487111665e-21
_QUARTER_4 = 8.4784276603689e-32
_MANY = 1000000.0

# 2 / pi in limbs of 24 bits, the highest first.
_LIMB = 24
_LIMB_MASK = 0xFF_FFFF
_TWO_OVER_PI: tuple[int, ...] = (
    0xA2F983, 0x6E4E44, 0x1529FC, 0x2757D1, 0xF534DD, 0xC0DB62, 0x95993C, 0x439041,
    0xFE5163, 0xABDEBB, 0xC561B7, 0x246E3A, 0x424DD2, 0xE00649, 0x2EEA09, 0xD1921C,
    0xFE1DEB, 0x1CB129, 0xA73EE8, 0x8235F5, 0x2EBB44, 0x84E99C, 0x7026B4, 0x5F7E41,
    0x3991D6, 0x398353, 0x39F49C, 0x845F8B, 0xBDF928, 0x3B1FF8, 0x97FFDE, 0x05980F,
    0xEF2F11, 0x8B5A0A, 0x6D1F6D, 0x367ECF, 0x27CB09, 0xB74F46, 0x3F669E, 0x5FEA2D,
    0x7527BA, 0xC7EBE5, 0xF17B3D, 0x0739F7, 0x8A5292, 0xEA6BFB, 0x5FB11F, 0x8D5D08,
    0x560330, 0x46FC7B, 0x6BABF0, 0xCFBC20,
)  # fmt: skip

# sin(j / 32) and cos(j / 32), j = 0 .. 26, each as a pair.
_SINES: tuple[float, ...] = (
    0.0, 0.0, 1.0, 0.0,
    0.03124491398532608, -1.562781562225433e-18, 0.9995117584851364, -3.418806487972947e-17,
    0.0624593178423802, -2.040259504585711e-18, 0.9980475107000991, 3.3232291674141346e-17,
    0.09361273123551289, 1.4628632005878733e-18, 0.9956086864580017, 3.312922430932991e-17,
    0.12467473338522769, -2.925947496057858e-18, 0.992197667229329, 4.754870575189364e-17,
    0.15561499277355603, 8.886053372342288e-18, 0.9878177838164719, 4.91917302237681e-17,
    0.18640329676226988, 2.3493796901281573e-18, 0.9824733131012553, -3.919920375420088e-17,
    0.21700958109501015, 1.1170071073364376e-17, 0.9761694738686353, -7.850690609285027e-18,
    0.24740395925452294, -7.53102495590706e-18, 0.9689124217106447, 5.071436662403936e-17,
    0.2775567516463363, 1.7674070262791822e-17, 0.9607092430155619, -2.807827063516729e-17,
    0.30743851458038085, 1.1004366442765296e-19, 0.9515679480481722, -3.8614834675674123e-17,
    0.33702006902225307, 1.0312279860787216e-17, 0.9414974631278811, -4.8523830236797095e-18,
    0.36627252908604757, -9.938814562106524e-18, 0.9305076219123143, 4.488760003328074e-18,
    0.39516733024093426, -1.9613487871414228e-17, 0.9186091557949183, -4.0564150104514996e-17,
    0.42367625720393803, -2.331800700068871e-17, 0.9058136834259364, 4.2864666490805214e-17,
    0.4517714714916838, -8.234073942098903e-18, 0.8921336993669944, 2.3160655211380166e-17,
    0.479425538604203, -5.103969860556013e-18, 0.8775825618903728, -4.2623149864279997e-17,
    0.5066114548142574, -3.269413423618168e-17, 0.8621744799348805, 4.4132427578105805e-18,
    0.5333026735360201, 5.129318115032044e-17, 0.8459244992310679, 1.549506647350329e-17,
    0.5594731312473669, 1.575565514488728e-17, 0.8288484876093257, 1.1163935406617444e-17,
    0.5850972729404622, -5.4883972461161805e-17, 0.8109631195052179, -3.091333486122179e-17,
    0.6101500770757914, -1.479826990758988e-17, 0.7922858596771786, -2.9049779312834576e-17,
    0.6346070800152693, -3.4568582392624965e-17, 0.7728349461524715, 4.231014921891023e-17,
    0.6584443999105676, -3.7736386700306717e-17, 0.7526293724180665, -1.2970993013150526e-17,
    0.6816387600233341, 4.410467313197903e-17, 0.7316888688738209, -1.0475824306512768e-17,
    0.7041675114545337, -3.94095700584825e-17, 0.7100338835660797, 1.505272211891291e-17,
    0.7260086552607126, -1.573621815339587e-17, 0.6876855622205048, 3.5430696752823923e-17,
)  # fmt: skip


# --- reduction ---


def _quarter_turns(x: float) -> tuple[int, Pair]:
    """(n modulo 4, r) with x == n * pi / 2 + r and abs(r) <= pi / 4, for a finite x."""
    size = magnitude(x)
    if size < 0.785398:
        return 0, (x, 0.0)
    if size > _MANY:
        turns, rest = _large_angle(size)
        return (turns, rest) if x > 0.0 else (-turns & 3, (-rest[0], -rest[1]))
    count = floor_float(x * _QUARTERS_PER_RADIAN + 0.5)
    high, low = total(x - count * _QUARTER_1, -count * _QUARTER_2)
    rest = add((high, low), (-count * _QUARTER_3, -count * _QUARTER_4))
    return int(count) & 3, rest


def _limbs_of_product(mantissa: int, first: int) -> list[int]:
    """mantissa * (ten limbs of 2 / pi from `first` on), in limbs, the lowest first; 13 of them."""
    made = [0] * 13
    parts = (mantissa & _LIMB_MASK, mantissa >> _LIMB & _LIMB_MASK, mantissa >> 2 * _LIMB)
    for place in range(10):
        at = first + 9 - place
        limb = _TWO_OVER_PI[at] if at < len(_TWO_OVER_PI) else 0
        carry = 0
        for index in range(3):
            value = made[place + index] + limb * parts[index] + carry
            made[place + index] = value & _LIMB_MASK
            carry = value >> _LIMB
        made[place + 3] += carry
    return made


def _large_angle(x: float) -> tuple[int, Pair]:
    """`_quarter_turns` for a large x, with the bits of 2 / pi that matter."""
    fraction, exponent = frexp(x)
    mantissa, exponent = int(scaled(fraction, 53)), exponent - 53
    # Limbs whose every bit counts whole turns are left out; `shift` is how far the point lies inside.
    first = (exponent - 2) // _LIMB if exponent > 2 else 0
    shift = exponent - first * _LIMB
    limbs = _limbs_of_product(mantissa, first)
    # The value is limbs * 2**(shift - 240); its fraction starts below bit 240 - shift.
    point = 240 - shift
    index, offset = point // _LIMB, point % _LIMB
    above = limbs[index] >> offset | limbs[index + 1] << (_LIMB - offset)
    turns = above & 3
    rest = _ZERO
    top = limbs[index] & ((1 << offset) - 1)
    up = top >> (offset - 1) == 1 if offset > 0 else limbs[index - 1] >> (_LIMB - 1) == 1
    if up:
        turns += 1
        rest = (-1.0, 0.0)
    rest = add(rest, (scaled(float(top), -offset), 0.0))
    for place in range(1, 8):
        limb = float(limbs[index - place])
        rest = add(rest, (scaled(limb, -offset - _LIMB * place), 0.0))
    return turns & 3, multiply(rest, HALF_PI)


# --- sine and cosine ---


def _sine_and_cosine(r: Pair) -> tuple[Pair, Pair]:
    """(sin(r), cos(r)) for abs(r) <= pi / 4."""
    if r[0] < 0.0:
        sine, cosine = _sine_and_cosine((-r[0], -r[1]))
        return (-sine[0], -sine[1]), cosine
    index = int(r[0] * 32.0 + 0.5)
    t = ordered_total(r[0] - index * 0.03125, r[1])
    x = t[0]
    square, rest = product(x, x)
    rest += 2.0 * x * t[1]
    cubic = x * square * (-1 / 6 + square * (1 / 120 - square * (1 / 5040 - square * (1 / 362880))))
    sine = ordered_total(x, t[1] + cubic)
    quartic = 1 / 24 - square * (1 / 720 - square * (1 / 40320 - square * (1 / 3628800)))
    less_one = ordered_total(-0.5 * square, -0.5 * rest + square * square * quartic)
    if index == 0:
        return sine, add(_ONE, less_one)
    place = 4 * index
    table_sine = (_SINES[place], _SINES[place + 1])
    table_cosine = (_SINES[place + 2], _SINES[place + 3])
    made_sine = add(table_sine, add(multiply(table_cosine, sine), multiply(table_sine, less_one)))
    made_cosine = add(table_cosine, subtract(multiply(table_cosine, less_one), multiply(table_sine, sine)))
    return made_sine, made_cosine


def _needs_no_angle(x: float) -> bool:
    """Whether x is no number. ValueError for an infinity."""
    if is_infinite(x):
        raise domain_error()
    return is_nan(x)


def sin(x: float, /) -> float:
    """The sine of x radians. ValueError."""
    if _needs_no_angle(x) or magnitude(x) < 1e-9:
        return x
    turns, rest = _quarter_turns(x)
    sine, cosine = _sine_and_cosine(rest)
    result = sine[0] if turns & 1 == 0 else cosine[0]
    return -result if turns & 2 else result


def cos(x: float, /) -> float:
    """The cosine of x radians. ValueError."""
    if _needs_no_angle(x):
        return x
    turns, rest = _quarter_turns(x)
    sine, cosine = _sine_and_cosine(rest)
    result = cosine[0] if turns & 1 == 0 else sine[0]
    return -result if turns == 1 or turns == 2 else result


def tan(x: float, /) -> float:
    """The tangent of x radians. ValueError."""
    if _needs_no_angle(x) or magnitude(x) < 1e-9:
        return x
    turns, rest = _quarter_turns(x)
    sine, cosine = _sine_and_cosine(rest)
    return divide(sine, cosine)[0] if turns & 1 == 0 else -divide(cosine, sine)[0]


def degrees(x: float, /) -> float:
    """Radians in degrees."""
    return x * (180.0 / PI)


def radians(x: float, /) -> float:
    """Degrees in radians."""
    return x * (PI / 180.0)
