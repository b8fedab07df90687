"""A clock that a test moves."""

from kernel.drivers.interfaces import Clock


class FakeClock(Clock):
    """Tells `now` nanoseconds as both times; each question lets `step` pass."""

    def __init__(self, now: int = 1_000_000_000, step: int = 1) -> None:
        self.now = now
        self.step = step

    def monotonic(self) -> int:
        self.now += self.step
        return self.now

    def realtime(self) -> int:
        return self.monotonic()
