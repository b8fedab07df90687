"""`**mapping` for an object that is called, where one of its names may be that of a parameter."""


class Options:
    def __call__(self, width: int = 1, **values: int) -> int:
        return width + len(values)


table = {"a": 1}
options = Options()
print(options(**table))
print(options(2, **table))
