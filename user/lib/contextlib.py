"""contextlib: objects for `with`, and what `@contextmanager` makes of a generator.

`suppress` is the compiler's, `exit_stacks` has ExitStack.
"""

from collections.abc import Generator
from types import TracebackType
from typing import Generic, TypeVar

from user.lib import os, sys
from user.lib.exit_stacks import ExitStack
from user.lib.text_streams import TextIO

__all__ = ["ExitStack", "chdir", "closing", "nullcontext", "redirect_stderr", "redirect_stdout"]

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

    def __init__(self, enter_result: T = None) -> None:  # type: ignore[assignment]
        self.enter_result = enter_result

    def __enter__(self) -> T:
        return self.enter_result

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class redirect_stdout(Generic[T]):  # noqa: N801 (Python's name)
    """Has what a block prints written to another stream."""

    def __init__(self, new_target: T) -> None:
        self._new_target = new_target
        self._before: list[TextIO] = []

    def __enter__(self) -> T:
        self._before.append(sys.exchange_stdout(self._new_target))  # type: ignore[arg-type]
        return self._new_target

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.exchange_stdout(self._before.pop())


class redirect_stderr(Generic[T]):  # noqa: N801 (Python's name)
    """Has what a block writes to standard error written to another stream."""

    def __init__(self, new_target: T) -> None:
        self._new_target = new_target
        self._before: list[TextIO] = []

    def __enter__(self) -> T:
        self._before.append(sys.exchange_stderr(self._new_target))  # type: ignore[arg-type]
        return self._new_target

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.exchange_stderr(self._before.pop())


class chdir:  # noqa: N801 (Python's name)
    """Another current directory during a block."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._before: list[str] = []

    def __enter__(self) -> None:
        self._before.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.chdir(self._before.pop())


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
