"""Objects that are seen before their constructor has assigned all fields: AttributeError, never a null."""


class Part:
    def __init__(self, fail: bool) -> None:
        if fail:
            raise ValueError("no part")
        self.number = 3


class Whole:
    def __init__(self, name: str, fail: bool) -> None:
        self.name = name
        self.part = Part(fail)

    def show(self) -> int:
        return self.part.number

    def __del__(self) -> None:
        print("whole ends")
        try:
            print(self.show())
        except AttributeError:
            print("AttributeError")


def build(fail: bool) -> None:
    try:
        whole = Whole("w", fail)
        print(whole.show())
    except ValueError:
        pass
    print("built")


build(False)


class Early:
    def __init__(self) -> None:
        try:
            print(self.show())
        except AttributeError:
            print("AttributeError")
        self.part = Part(False)
        print(self.show())

    def show(self) -> int:
        return self.part.number


Early()
kept: list["Late"] = []


class Late:
    def __init__(self, fail: bool) -> None:
        kept.append(self)
        self.part = Part(fail)

    def show(self) -> int:
        return self.part.number


try:
    Late(True)
except ValueError as error:
    print(error)
try:
    print(kept[0].show())
except AttributeError:
    print("AttributeError")


class Named:
    def __init__(self) -> None:
        self.part = Part(False)
        self.describe()

    def show(self) -> int:
        return self.part.number

    def describe(self) -> None:
        print("named", self.show())


class Bypassing(Named):
    def __init__(self) -> None:
        self.count = 3


class Describing(Named):
    def __init__(self) -> None:
        super().__init__()
        self.words = ["own"]

    def describe(self) -> None:
        try:
            print(self.words)
        except AttributeError:
            print("AttributeError")


try:
    print(Bypassing().show())
except AttributeError:
    print("AttributeError")
print(Describing().words)
