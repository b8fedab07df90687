class Money(int):
    def shown(self) -> str:
        return f"${self}"


print(Money(5).shown())
