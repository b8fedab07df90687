class Shape:
    def show(self) -> str:
        return "shape"

    describe = show


class Square(Shape):
    def describe(self) -> str:
        return "square"


print(Square().describe(), Shape().describe())
