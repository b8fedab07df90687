class Single:
    def __new__(cls) -> "Single":
        return super().__new__(cls)


print(Single())
