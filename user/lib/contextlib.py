"""contextlib: closing, nullcontext, and what `@contextmanager` makes of a generator.

`suppress` is the compiler's.
"""

from collections.abc import Generator
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


class nullcontext(Generic[T]):  # noqa: N801 (Python's name)
    """Does nothing at the end of a block, which is given `enter_result`."""

    def __init__(self, enter_result: T) -> None:
        self.enter_result = enter_result

    def __enter__(self) -> T:
        return self.enter_result

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class _GeneratorContextManager(Generic[T]):
    """What `@contextmanager` makes of a generator: a block runs where it yields."""

    def __init__(self, generator: Generator[T, None, None]) -> None:
        self._generator = generator

    def __enter__(self) -> T:
        try:
            return next(self._generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if value is None:
            return self._finish()
        try:
            self._generator.throw(value)
        except StopIteration as stopped:
            return stopped is not value
        except RuntimeError as raised:
            if raised is value or (isinstance(value, StopIteration) and raised.__cause__ is value):
                return False
            raise
        except BaseException as raised:
            if raised is not value:
                raise
            return False
        self._generator.close()
        raise RuntimeError("generator didn't stop after throw()")

    def _finish(self) -> bool:
        """Run the generator to its end, behind a block that has ended without an exception."""
        try:
            next(self._generator)
        except StopIteration:
            return False
        self._generator.close()
        raise RuntimeError("generator didn't stop")
