"""contextlib.ExitStack: objects for `with` whose number is only known when the program runs."""

from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

C = TypeVar("C")
T = TypeVar("T")

Exit = Callable[[type[BaseException] | None, BaseException | None, TracebackType | None], bool]


def _follow(raised: BaseException, before: BaseException | None, outer: BaseException | None) -> None:
    """Let an exception say that it was raised while handling `before`, not the one that ended the block."""
    last = raised
    while True:
        context = last.__context__
        if context is None or context is before:
            return
        if context is outer:
            last.__context__ = before
            return
        last = context


class ExitStack:
    """Leaves at the end of a block what was entered in it, the last one first."""

    def __init__(self) -> None:
        self._exits: list[Exit] = []

    def __enter__(self) -> "ExitStack":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> bool:
        pending = value
        raised = False
        while len(self._exits) > 0:
            leave = self._exits.pop()
            try:
                if leave(None if pending is None else type(pending), pending, trace):
                    pending = None
                    raised = False
            except BaseException as problem:
                _follow(problem, pending, value)
                pending = problem
                raised = True
        if raised and pending is not None:
            raise pending
        return value is not None and pending is None

    def enter_context(self, cm: C, /) -> T:  # type: ignore[type-var]
        """Enter a context now and leave it with the stack; what its __enter__ returns."""
        entered: T = cm.__enter__()  # type: ignore[attr-defined]
        self.push(cm)
        return entered

    def push(self, exit: C, /) -> C:
        """Have the __exit__ of an object called with the stack's, without entering it."""
        self._exits.append(lambda kind, value, trace: bool(exit.__exit__(kind, value, trace)))  # type: ignore[attr-defined]
        return exit

    def push_calling(self, exit: C, /) -> C:
        """push(exit) of a function with the parameters of __exit__."""
        self._exits.append(lambda kind, value, trace: bool(exit(kind, value, trace)))  # type: ignore[operator]
        return exit

    def push_callback(self, callback: Callable[[], None]) -> None:
        """Have a function called with the stack's exit: what `callback` makes of its arguments."""

        def leave(
            kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
        ) -> bool:
            callback()
            return False

        self._exits.append(leave)

    def pop_all(self) -> "ExitStack":
        """A new stack with all that this one would leave, which then leaves nothing."""
        made = ExitStack()
        made._exits, self._exits = self._exits, []
        return made

    def close(self) -> None:
        """Leave everything now."""
        self.__exit__(None, None, None)
