class Base:
    def __init_subclass__(cls, loud: bool = False) -> None:
        print(loud)


class Derived(Base, loud=True):
    pass
