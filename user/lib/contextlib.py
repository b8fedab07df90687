"""contextlib: closing, and what `@contextmanager` makes of a generator. `suppress` is the compiler's."""

from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


class closing(Generic[T]):  # noqa: N801 (Python's name)
    """Closes an object at the end of a block."""

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __enter__(self) -> T:
        return self.thing

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.thing.close()  # type: ignore[attr-defined]
