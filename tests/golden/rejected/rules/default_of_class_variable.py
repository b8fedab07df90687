class A:
    size = len("abc")

    def f(self, n: int = size + len("x")) -> int:
        return n


print(A().f())
