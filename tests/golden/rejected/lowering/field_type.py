class Holder:
    def __init__(self, value: int | str) -> None:
        self.value = value


def hold(holder: Holder) -> None:
    print(holder.value)


hold(Holder(1))
