"""Round robin, priority and cooperative schedulers over generators."""

from __future__ import annotations

import heapq
import itertools
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from typing import Any, Deque, Generic, NewType, Optional, TypeVar, Union

Pid = NewType("Pid", int)
Task = Generator["Request", Any, None]
T = TypeVar("T")


@dataclass
class Sleep:
    ticks: int


@dataclass
class Send:
    target: str
    message: str


class Receive:
    pass


@dataclass
class Spawn:
    name: str
    task: Task


Request = Union[Sleep, Send, Receive, Spawn]


@dataclass(order=True)
class Entry:
    wake: int
    seq: int
    process: Process = field(compare=False)


@dataclass(eq=False)
class Process:
    pid: Pid
    name: str
    task: Task
    mailbox: Deque[str] = field(default_factory=deque)
    waiting: bool = False
    pending: Optional[str] = None


class Kernel:
    def __init__(self) -> None:
        self.time = 0
        self.ready: Deque[Process] = deque()
        self.sleeping: list[Entry] = []
        self.processes: dict[str, Process] = {}
        self.log: list[str] = []
        self._pids = itertools.count(1)
        self._seq = itertools.count()

    def spawn(self, name: str, task: Task) -> Pid:
        process = Process(Pid(next(self._pids)), name, task)
        self.processes[name] = process
        self.ready.append(process)
        return process.pid

    def deliver(self, target: str, message: str) -> None:
        process = self.processes.get(target)
        if process is None:
            self.log.append(f"{self.time}: lost {message!r}")
            return
        process.mailbox.append(message)
        if process.waiting:
            process.waiting = False
            process.pending = process.mailbox.popleft()
            self.ready.append(process)

    def step(self, process: Process) -> None:
        try:
            request = process.task.send(process.pending)
        except StopIteration:
            self.log.append(f"{self.time}: {process.name} done")
            del self.processes[process.name]
            return
        process.pending = None
        if isinstance(request, Sleep):
            heapq.heappush(self.sleeping, Entry(self.time + request.ticks, next(self._seq), process))
        elif isinstance(request, Send):
            self.deliver(request.target, request.message)
            self.ready.append(process)
        elif isinstance(request, Spawn):
            self.spawn(request.name, request.task)
            self.ready.append(process)
        elif process.mailbox:
            process.pending = process.mailbox.popleft()
            self.ready.append(process)
        else:
            process.waiting = True

    def run(self, limit: int = 100) -> int:
        steps = 0
        while (self.ready or self.sleeping) and steps < limit:
            while self.sleeping and self.sleeping[0].wake <= self.time:
                self.ready.append(heapq.heappop(self.sleeping).process)
            if self.ready:
                self.step(self.ready.popleft())
                steps += 1
            self.time += 1
        return steps


def worker(kernel: Kernel, n: int) -> Task:
    for i in range(n):
        yield Send("logger", f"item {i}")
        yield Sleep(2)


def logger(kernel: Kernel, count: int) -> Task:
    for _ in range(count):
        message = yield Receive()
        kernel.log.append(f"{kernel.time}: got {message}")


def boot(kernel: Kernel) -> Task:
    yield Spawn("logger", logger(kernel, 4))
    for i in (1, 2):
        yield Spawn(f"worker{i}", worker(kernel, 2))
    yield Send("nobody", "hello")


class RoundRobin(Generic[T]):
    def __init__(self, items: Iterable[tuple[T, int]], quantum: int = 2) -> None:
        self.queue = deque(items)
        self.quantum = quantum

    def order(self) -> list[T]:
        out: list[T] = []
        while self.queue:
            name, left = self.queue.popleft()
            out.append(name)
            if left > self.quantum:
                self.queue.append((name, left - self.quantum))
        return out


def main() -> None:
    kernel = Kernel()
    kernel.spawn("init", boot(kernel))
    print(kernel.run())
    print("\n".join(kernel.log))
    print(list(kernel.processes), RoundRobin([("a", 5), ("b", 1), ("c", 4)]).order())
    costs: dict[str, Callable[[int], float]] = {"linear": float, "square": lambda n: n**2.0}
    print({k: f(3) for k, f in costs.items()})


if __name__ == "__main__":
    main()
