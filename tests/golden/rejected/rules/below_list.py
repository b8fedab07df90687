class Loud(list[int]):
    def __setitem__(self, place: object, value: object) -> None:
        print("set", place, value)

    def __len__(self) -> int:
        return 77

    def append(self, value: int) -> None:
        print("append", value)


print(len(Loud([1])))
