class Token(str):
    def __init__(self, text: str) -> None:
        self.line = 1


print(Token("a").line)
