from typing import Generic, TypeVar

T = TypeVar("T")


class Base:
    def __init_subclass__(cls) -> None:
        print(cls.__name__)


class Holder(Base, Generic[T]):
    pass
