def double(n):
    return n + n


print(double(2))
