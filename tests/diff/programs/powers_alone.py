"""Powers of floats in a program that imports nothing."""

print(int(50**0.5), 2.0**0.5, 2**-1, pow(9, 0.5), 1.5**3)
