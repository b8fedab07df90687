"""random: numbers from the Mersenne Twister, the same as CPython's from the same int as seed.

Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform
pseudo-random number generator" (1998), with its initialisation by an array. What is made of its words (how a
range is drawn from, how a list is shuffled) follows CPython 3.11, so that the sequences are equal. Without a
seed the system's random bytes seed it.
"""

from collections.abc import Sequence
from typing import TypeVar

from ophion.lang import u64
from user.lib import linux
from user.lib.math_angles import cos, sin
from user.lib.math_arcs import acos
from user.lib.math_powers import exp, float_power, log, sqrt

T = TypeVar("T")

_SIZE = 624
_MIDDLE = 397
_WORD = 0xFFFF_FFFF
_TAU = 6.283185307179586
_HALF_TAU = 3.141592653589793
_E = 2.718281828459045
_LOG4 = log(4.0)
_SG_MAGIC = 1.0 + log(4.5)
_MAGIC = 4.0 * exp(-0.5) / sqrt(2.0)


class Random:
    """A generator with a state of its own."""

    def __init__(self, x: int | None = None) -> None:
        self._words = [0] * _SIZE
        self._next = _SIZE
        self._spare: float | None = None
        self._seeded = False
        if x is not None:
            self.seed(x)

    # --- words ---

    def _start(self, number: int) -> None:
        """Initialise the state by one word."""
        words = self._words
        words[0] = number
        for index in range(1, _SIZE):
            before = words[index - 1]
            words[index] = (1812433253 * (before ^ (before >> 30)) + index) & _WORD
        self._next = _SIZE

    def _start_by(self, key: list[int]) -> None:
        """Initialise the state by the words of a key."""
        self._start(19650218)
        words = self._words
        index = 1
        for turn in range(max(_SIZE, len(key))):
            before = words[index - 1]
            mixed = words[index] ^ ((before ^ (before >> 30)) * 1664525 & _WORD)
            at = turn % len(key)
            words[index] = (mixed + key[at] + at) & _WORD
            index += 1
            if index >= _SIZE:
                words[0] = words[_SIZE - 1]
                index = 1
        for _ in range(_SIZE - 1):
            before = words[index - 1]
            mixed = words[index] ^ ((before ^ (before >> 30)) * 1566083941 & _WORD)
            words[index] = (mixed - index) & _WORD
            index += 1
            if index >= _SIZE:
                words[0] = words[_SIZE - 1]
                index = 1
        words[0] = 0x8000_0000

    def _renew(self) -> None:
        """The next 624 words."""
        if not self._seeded:
            self.seed()
        words = self._words
        for index in range(_SIZE):
            following = words[(index + 1) % _SIZE]
            mixed = (words[index] & 0x8000_0000) | (following & 0x7FFF_FFFF)
            twisted = mixed >> 1 ^ (0x9908_B0DF if mixed & 1 == 1 else 0)
            words[index] = words[(index + _MIDDLE) % _SIZE] ^ twisted
        self._next = 0

    def _word(self) -> int:
        """The next 32 random bits."""
        if self._next >= _SIZE:
            self._renew()
        word = self._words[self._next]
        self._next += 1
        word ^= word >> 11
        word ^= word << 7 & 0x9D2C_5680
        word ^= word << 15 & 0xEFC6_0000
        return word ^ word >> 18

    def seed(self, a: int | None = None) -> None:
        """Start anew, from a number or from the system's random bytes."""
        self._spare = None
        self._seeded = True
        if a is None:
            noise = bytearray(16)
            linux.getrandom(noise)
            parts = [int.from_bytes(noise[at : at + 4], "little") for at in range(0, 16, 4)]
            self._start_by(parts)
            return
        size = u64(a) if a >= 0 else u64(-(a + 1)) + 1
        key = [int(size & _WORD)]
        if size >> 32 != 0:
            key.append(int(size >> 32))
        self._start_by(key)

    def random(self) -> float:
        """A float from 0 to below 1, of 53 bits."""
        high = self._word() >> 5
        low = self._word() >> 6
        return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k: int, /) -> int:
        """A number of k bits, k at most 63. ValueError for a negative k, OverflowError for a larger one."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        if k == 0:
            return 0
        if k <= 32:
            return self._word() >> (32 - k)
        low = self._word()
        if k > 64:
            raise OverflowError("a number of more than 64 bits")
        high = self._word() >> (64 - k)
        return low + high * 0x1_0000_0000

    def randbytes(self, n: int) -> bytes:
        """n random bytes."""
        made = bytearray()
        rest = n
        while rest >= 4:
            made += self._word().to_bytes(4, "little")
            rest -= 4
        if rest > 0:
            made += (self._word() >> (32 - 8 * rest)).to_bytes(rest, "little")
        return bytes(made)

    # --- numbers from a range ---

    def _below(self, n: int) -> int:
        """A number from 0 to below n."""
        bits = n.bit_length()
        number = self.getrandbits(bits)
        while number >= n:
            number = self.getrandbits(bits)
        return number

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        """A number of range(start, stop, step), or of range(start). ValueError where that is empty."""
        if stop is None:
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._below(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step - 1) // step if step > 0 else (width + step + 1) // step
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below(count)

    def randint(self, a: int, b: int) -> int:
        """A number from a to b, both included. ValueError where there is none."""
        return self.randrange(a, b + 1)

    # --- items of sequences ---

    def choice(self, seq: Sequence[T]) -> T:
        """An item. IndexError where there is none."""
        if len(seq) == 0:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x: list[T]) -> None:
        """Put a list in any order (Fisher and Yates)."""
        for place in range(len(x) - 1, 0, -1):
            other = self._below(place + 1)
            x[place], x[other] = x[other], x[place]

    def sample(self, population: Sequence[T], k: int) -> list[T]:
        """k items at different places. ValueError where there are fewer."""
        size = len(population)
        if k < 0 or k > size:
            raise ValueError("Sample larger than population or is negative")
        # Below this size a pool costs less than a set of the places taken.
        limit = 21
        if k > 5:
            power = 1
            while power < 3 * k:
                power *= 4
            limit += power
        return self._from_pool(population, k) if size <= limit else self._from_places(population, k)

    def _from_pool(self, population: Sequence[T], k: int) -> list[T]:
        pool = list(population)
        made: list[T] = []
        for taken in range(k):
            place = self._below(len(pool) - taken)
            made.append(pool[place])
            pool[place] = pool[len(pool) - taken - 1]
        return made

    def _from_places(self, population: Sequence[T], k: int) -> list[T]:
        chosen: set[int] = set()
        made: list[T] = []
        for _ in range(k):
            place = self._below(len(population))
            while place in chosen:
                place = self._below(len(population))
            chosen.add(place)
            made.append(population[place])
        return made

    def choices(self, population: Sequence[T], weights: list[float] | None = None, *, k: int = 1) -> list[T]:
        """k items, each at any place; where there are weights, by these."""
        if weights is None:
            size = float(len(population))
            return [population[int(self.random() * size)] for _ in range(k)]
        if len(weights) != len(population):
            raise ValueError("The number of weights does not match the population")
        sums: list[float] = []
        total = 0.0
        for weight in weights:
            total += weight
            sums.append(total)
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        return [population[_place(sums, self.random() * total)] for _ in range(k)]

    # --- distributions ---

    def uniform(self, a: float, b: float) -> float:
        """A float from a to b."""
        return a + (b - a) * self.random()

    def triangular(self, low: float = 0.0, high: float = 1.0, mode: float | None = None) -> float:
        """A float from low to high, most often near mode."""
        u = self.random()
        if high == low:
            return low
        middle = 0.5 if mode is None else (mode - low) / (high - low)
        if u > middle:
            u, middle = 1.0 - u, 1.0 - middle
            low, high = high, low
        return low + (high - low) * sqrt(u * middle)

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        """A float of the normal distribution, two from two (Box and Muller)."""
        value = self._spare
        self._spare = None
        if value is None:
            angle = self.random() * _TAU
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            value = cos(angle) * radius
            self._spare = sin(angle) * radius
        return mu + value * sigma

    def normalvariate(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        """A float of the normal distribution (Kinderman and Monahan)."""
        while True:
            first = self.random()
            second = 1.0 - self.random()
            z = _MAGIC * (first - 0.5) / second
            if z * z / 4.0 <= -log(second):
                return mu + z * sigma

    def lognormvariate(self, mu: float, sigma: float) -> float:
        """A float whose logarithm is of the normal distribution."""
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd: float) -> float:
        """A float of the exponential distribution with the mean 1 / lambd."""
        return -log(1.0 - self.random()) / lambd

    def paretovariate(self, alpha: float) -> float:
        """A float of the Pareto distribution."""
        return float_power(1.0 - self.random(), -1.0 / alpha)

    def weibullvariate(self, alpha: float, beta: float) -> float:
        """A float of the Weibull distribution of a scale and a shape."""
        return alpha * float_power(-log(1.0 - self.random()), 1.0 / beta)

    def betavariate(self, alpha: float, beta: float) -> float:
        """A float of the beta distribution, between 0 and 1."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def gammavariate(self, alpha: float, beta: float) -> float:
        """A float of the gamma distribution of a shape and a scale. ValueError."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        return self._gamma_by_cheng(alpha, beta) if alpha > 1.0 else self._gamma_by_ahrens(alpha, beta)

    def _gamma_by_cheng(self, alpha: float, beta: float) -> float:
        """R. C. H. Cheng, "The generation of Gamma variables with non-integral shape parameters", 1977."""
        root = sqrt(2.0 * alpha - 1.0)
        shift = alpha - _LOG4
        slope = alpha + root
        while True:
            first = self.random()
            if not 1e-7 < first < 0.9999999:
                continue
            second = 1.0 - self.random()
            v = log(first / (1.0 - first)) / root
            x = alpha * exp(v)
            z = first * first * second
            r = shift + slope * v - x
            if r + _SG_MAGIC - 4.5 * z >= 0.0 or r >= log(z):
                return x * beta

    def _gamma_by_ahrens(self, alpha: float, beta: float) -> float:
        """J. H. Ahrens, U. Dieter, "Computer methods for sampling from gamma", 1974, algorithm GS."""
        while True:
            u = self.random()
            b = (_E + alpha) / _E
            p = b * u
            x = float_power(p, 1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            other = self.random()
            if p > 1.0:
                if other <= float_power(x, alpha - 1.0):
                    return x * beta
            elif other <= exp(-x):
                return x * beta

    def vonmisesvariate(self, mu: float, kappa: float) -> float:
        """An angle around another, the closer the larger kappa is."""
        if kappa <= 1e-6:
            return _TAU * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(_HALF_TAU * self.random())
            d = z / (r + z)
            second = self.random()
            if second < 1.0 - d * d or second <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        angle = acos((q + z) / (1.0 + q * z))
        return (mu + angle) % _TAU if self.random() > 0.5 else (mu - angle) % _TAU


def _place(sums: list[float], x: float) -> int:
    """The first place, of all but the last, whose sum is above x."""
    low, high = 0, len(sums) - 1
    while low < high:
        middle = (low + high) // 2
        if x < sums[middle]:
            high = middle
        else:
            low = middle + 1
    return low


_shared = Random()


def seed(a: int | None = None) -> None:
    """Start anew, from a number or from the system's random bytes."""
    _shared.seed(a)


def random() -> float:
    """A float from 0 to below 1, of 53 bits."""
    return _shared.random()


def getrandbits(k: int, /) -> int:
    """A number of k bits, k at most 63."""
    return _shared.getrandbits(k)


def randbytes(n: int) -> bytes:
    """n random bytes."""
    return _shared.randbytes(n)


def randrange(start: int, stop: int | None = None, step: int = 1) -> int:
    """A number of range(start, stop, step), or of range(start)."""
    return _shared.randrange(start, stop, step)


def randint(a: int, b: int) -> int:
    """A number from a to b, both included."""
    return _shared.randint(a, b)


def choice(seq: Sequence[T]) -> T:
    """An item."""
    return _shared.choice(seq)


def shuffle(x: list[T]) -> None:
    """Put a list in any order."""
    _shared.shuffle(x)


def sample(population: Sequence[T], k: int) -> list[T]:
    """k items at different places."""
    return _shared.sample(population, k)


def choices(population: Sequence[T], weights: list[float] | None = None, *, k: int = 1) -> list[T]:
    """k items, each at any place; where there are weights, by these."""
    return _shared.choices(population, weights, k=k)


def uniform(a: float, b: float) -> float:
    """A float from a to b."""
    return _shared.uniform(a, b)


def triangular(low: float = 0.0, high: float = 1.0, mode: float | None = None) -> float:
    """A float from low to high, most often near mode."""
    return _shared.triangular(low, high, mode)


def gauss(mu: float = 0.0, sigma: float = 1.0) -> float:
    """A float of the normal distribution."""
    return _shared.gauss(mu, sigma)


def normalvariate(mu: float = 0.0, sigma: float = 1.0) -> float:
    """A float of the normal distribution."""
    return _shared.normalvariate(mu, sigma)


def lognormvariate(mu: float, sigma: float) -> float:
    """A float whose logarithm is of the normal distribution."""
    return _shared.lognormvariate(mu, sigma)


def expovariate(lambd: float) -> float:
    """A float of the exponential distribution with the mean 1 / lambd."""
    return _shared.expovariate(lambd)


def betavariate(alpha: float, beta: float) -> float:
    """Random.betavariate of the generator that all share."""
    return _shared.betavariate(alpha, beta)


def gammavariate(alpha: float, beta: float) -> float:
    """Random.gammavariate of the generator that all share."""
    return _shared.gammavariate(alpha, beta)


def weibullvariate(alpha: float, beta: float) -> float:
    """Random.weibullvariate of the generator that all share."""
    return _shared.weibullvariate(alpha, beta)


def vonmisesvariate(mu: float, kappa: float) -> float:
    """Random.vonmisesvariate of the generator that all share."""
    return _shared.vonmisesvariate(mu, kappa)


def paretovariate(alpha: float) -> float:
    """Random.paretovariate of the generator that all share."""
    return _shared.paretovariate(alpha)
