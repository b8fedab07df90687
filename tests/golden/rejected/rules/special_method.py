class Lazy:
    def __getattr__(self, name: str) -> int:
        return len(name)


print(Lazy().anything)
