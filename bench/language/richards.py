"""Objects that call each other: tasks of a small operating system pass packets (the benchmark Richards)."""

from __future__ import annotations

from abc import ABC, abstractmethod

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = 0, 1, 2, 3, 4, 5
DEVICE_PACKET, WORK_PACKET = 0, 1
SIZE = 4


class Packet:
    def __init__(self, link: Packet | None, target: int, kind: int) -> None:
        self.link = link
        self.target = target
        self.kind = kind
        self.datum = 0
        self.data = [0] * SIZE

    def append_to(self, queue: Packet | None) -> Packet:
        """The queue with this packet at its end."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task(ABC):
    def __init__(self, scheduler: Scheduler, number: int, priority: int, queue: Packet | None) -> None:
        self.scheduler = scheduler
        self.number = number
        self.priority = priority
        self.queue = queue
        self.pending = queue is not None
        self.waiting = queue is not None
        self.holding = False

    @abstractmethod
    def work(self, packet: Packet | None) -> Task | None: ...

    def stopped(self) -> bool:
        return self.holding or (not self.pending and self.waiting)

    def add(self, packet: Packet, sender: Task) -> Task:
        """Queue a packet; who goes on."""
        if self.queue is None:
            self.queue = packet
            self.pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def run(self) -> Task | None:
        packet = None
        if self.waiting and self.pending:
            packet = self.queue
            assert packet is not None
            self.queue = packet.link
            self.waiting = False
            self.pending = self.queue is not None
        return self.work(packet)

    def wait(self) -> Task:
        self.waiting = True
        return self


class Idle(Task):
    def __init__(self, scheduler: Scheduler, number: int, rounds: int) -> None:
        super().__init__(scheduler, number, 0, None)
        self.control = 1
        self.rounds = rounds

    def work(self, packet: Packet | None) -> Task | None:
        self.rounds -= 1
        if self.rounds == 0:
            return self.scheduler.hold(self)
        odd = self.control & 1
        self.control >>= 1
        if odd:
            self.control ^= 0xD008
        return self.scheduler.release(self, DEVICE_B if odd else DEVICE_A)


class Worker(Task):
    def __init__(self, scheduler: Scheduler, number: int, priority: int, queue: Packet | None) -> None:
        super().__init__(scheduler, number, priority, queue)
        self.target = HANDLER_A
        self.letter = 0

    def work(self, packet: Packet | None) -> Task | None:
        if packet is None:
            return self.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.target = self.target
        packet.datum = 0
        for index in range(SIZE):
            self.letter = self.letter % 26 + 1
            packet.data[index] = ord("A") + self.letter - 1
        return self.scheduler.send(self, packet)


class Handler(Task):
    def __init__(self, scheduler: Scheduler, number: int, priority: int, queue: Packet | None) -> None:
        super().__init__(scheduler, number, priority, queue)
        self.works: Packet | None = None
        self.devices: Packet | None = None

    def work(self, packet: Packet | None) -> Task | None:
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.works = packet.append_to(self.works)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.works
        if work is None:
            return self.wait()
        if work.datum >= SIZE:
            self.works = work.link
            return self.scheduler.send(self, work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[work.datum]
        work.datum += 1
        return self.scheduler.send(self, device)


class Device(Task):
    def __init__(self, scheduler: Scheduler, number: int, priority: int, queue: Packet | None) -> None:
        super().__init__(scheduler, number, priority, queue)
        self.busy_with: Packet | None = None

    def work(self, packet: Packet | None) -> Task | None:
        if packet is not None:
            self.busy_with = packet
            return self.scheduler.hold(self)
        if self.busy_with is None:
            return self.wait()
        done = self.busy_with
        self.busy_with = None
        return self.scheduler.send(self, done)


class Scheduler:
    def __init__(self, rounds: int) -> None:
        self.sent = 0
        self.held = 0
        packets = Packet(Packet(None, WORKER, WORK_PACKET), WORKER, WORK_PACKET)
        self.tasks: list[Task] = [Idle(self, IDLE, rounds), Worker(self, WORKER, 1000, packets)]
        for number, device in ((HANDLER_A, DEVICE_A), (HANDLER_B, DEVICE_B)):
            queue: Packet | None = None
            for _ in range(3):
                queue = Packet(queue, device, DEVICE_PACKET)
            self.tasks.append(Handler(self, number, 1000 * number, queue))
        for number in (DEVICE_A, DEVICE_B):
            device_task = Device(self, number, 1000 * number, None)
            device_task.wait()
            self.tasks.append(device_task)

    def run(self) -> None:
        index = len(self.tasks) - 1
        while index >= 0:
            task = self.tasks[index]
            if task.stopped():
                index -= 1
                continue
            following = task.run()
            index = task.number - 1 if following is None else following.number

    def send(self, sender: Task, packet: Packet) -> Task:
        target = self.tasks[packet.target]
        self.sent += 1
        packet.link = None
        packet.target = sender.number
        return target.add(packet, sender)

    def hold(self, task: Task) -> Task | None:
        self.held += 1
        task.holding = True
        return None

    def release(self, sender: Task, number: int) -> Task:
        task = self.tasks[number]
        task.holding = False
        return task if task.priority > sender.priority else sender


def main() -> None:
    for rounds in (1_000, 10_000, 20_000, 50_000):
        scheduler = Scheduler(rounds)
        scheduler.run()
        print(scheduler.sent, scheduler.held)


main()
