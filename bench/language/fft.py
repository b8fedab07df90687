"""Lists of floats: the fast Fourier transform in place, real and imaginary parts in turn (SciMark's FFT)."""

import math


def reverse_bits(data: list[float]) -> None:
    n = len(data) // 2
    j = 0
    for i in range(n - 1):
        if i < j:
            data[2 * i], data[2 * j] = data[2 * j], data[2 * i]
            data[2 * i + 1], data[2 * j + 1] = data[2 * j + 1], data[2 * i + 1]
        k = n // 2
        while k <= j:
            j -= k
            k //= 2
        j += k


def transform(data: list[float], direction: int) -> None:
    n = len(data) // 2
    reverse_bits(data)
    dual = 1
    while dual < n:
        theta = direction * math.pi / dual
        s = math.sin(theta)
        t = 2.0 * math.sin(theta / 2.0) ** 2
        w_real, w_imag = 1.0, 0.0
        for a in range(dual):
            for b in range(a, n, 2 * dual):
                i = 2 * b
                j = 2 * (b + dual)
                real = w_real * data[j] - w_imag * data[j + 1]
                imag = w_real * data[j + 1] + w_imag * data[j]
                data[j] = data[i] - real
                data[j + 1] = data[i + 1] - imag
                data[i] += real
                data[i + 1] += imag
            w_real, w_imag = w_real - s * w_imag - t * w_real, w_imag + s * w_real - t * w_imag
        dual *= 2


def inverse(data: list[float]) -> None:
    transform(data, -1)
    factor = 2.0 / len(data)
    for i in range(len(data)):
        data[i] *= factor


def make_signal(n: int) -> list[float]:
    seed = 5
    signal: list[float] = []
    for _ in range(2 * n):
        seed = (seed * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
        signal.append(seed / 0x7FFF_FFFF)
    return signal


def main() -> None:
    signal = make_signal(32_768)
    data = list(signal)
    transform(data, 1)
    print(f"{data[0]:.6f} {data[1]:.6f} {data[1000]:.6f} {data[-1]:.6f}")
    inverse(data)
    error = math.sqrt(sum((a - b) ** 2 for a, b in zip(data, signal, strict=True)) / len(data))
    print(error < 1e-12)


main()
