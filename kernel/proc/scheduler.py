"""The scheduler: round robin with a time slice, sleep by deadline, an idle task that halts.

The kernel is a monitor: a task keeps the processor until it blocks, yields, or goes back to user mode with
its slice used up. `block` and `yield_` switch; `wake` only makes runnable. The boot flow becomes the idle
task by `run_idle`.

A dead task cannot free the stack that it stands on: whoever runs next does it (`reap_dead`).
"""

from kernel import arch
from kernel.drivers.interfaces import Clock
from kernel.proc.queues import RunQueue, SleepQueue
from kernel.proc.task import Task, TaskState
from ophion.lang import PhysAddr, u64

SLICE_TICKS = 5  # of 10 ms


class Scheduler:
    """The one processor's scheduler; `start` comes before anything else."""

    def __init__(self) -> None:
        self.run_queue = RunQueue()
        self.sleep_queue = SleepQueue()
        self.need_reschedule = False
        self.ticks = 0
        self.switches = 0
        self._clock: Clock | None = None
        self._current: Task | None = None
        self._idle: Task | None = None
        self._dead: list[Task] = []

    def start(self, clock: Clock) -> None:
        """Make the running flow of control the idle task."""
        idle = Task(0, 0, "idle", arch.Context.for_kernel())
        self._clock = clock
        self._idle = idle
        self._current = idle

    @property
    def started(self) -> bool:
        """Whether there are tasks at all yet."""
        return self._current is not None

    @property
    def clock(self) -> Clock:
        """The clock of deadlines."""
        clock = self._clock
        assert clock is not None
        return clock

    @property
    def current(self) -> Task:
        """The running task."""
        task = self._current
        assert task is not None
        return task

    def add(self, task: Task) -> None:
        """Make a new task runnable."""
        task.state = TaskState.RUNNABLE
        self.run_queue.add(task)

    def wake(self, task: Task) -> None:
        """Make a waiting or stopped task runnable; nothing for any other."""
        if task.state not in (TaskState.WAITING, TaskState.STOPPED):
            return
        if task.deadline >= 0:
            self.sleep_queue.remove(task)
            task.deadline = -1
        self.add(task)

    def block(self, state: TaskState, deadline: int) -> None:
        """Give the processor away until `wake`, or until `deadline` (-1: none): then `timed_out` is set."""
        task = self.current
        task.state = state
        task.timed_out = False
        task.deadline = deadline
        if deadline >= 0:
            self.sleep_queue.add(task)
        self._switch()

    def yield_(self) -> None:
        """Let the other runnable tasks go first."""
        self.need_reschedule = False
        if len(self.run_queue) == 0:
            self.current.ticks_left = SLICE_TICKS
            return
        if self.current is not self._idle:
            self.run_queue.add(self.current)
        self._switch()

    def checkpoint(self) -> None:
        """A named point in long work of a kernel task: take interrupts, and yield if the slice is used up."""
        arch.poll_interrupts()
        if self.need_reschedule:
            self.yield_()

    def exit_current(self) -> None:
        """End the running task. Does not return, so holds no object: its reference would never be dropped."""
        saved_pointer, stack_pointer = self._retire()
        arch.leave(saved_pointer, stack_pointer)

    def _retire(self) -> tuple[u64, u64]:
        """Take the running task's processor away; where its stack pointer is kept, and the next one's."""
        task = self.current
        task.state = TaskState.DEAD
        self._dead.append(task)
        following = self._choose()
        return task.context.saved_pointer, arch.enter(following.context, _root_of(following))

    def tick(self, in_user: bool) -> None:
        """A timer interrupt: account for the time, wake sleepers, end the slice."""
        self.ticks += 1
        task = self.current
        if in_user:
            task.user_ticks += 1
        else:
            task.system_ticks += 1
        self._wake_due()
        task.ticks_left -= 1
        if task.ticks_left <= 0:
            self.need_reschedule = True

    def _wake_due(self) -> None:
        if len(self.sleep_queue) == 0:
            return
        now = self.clock.monotonic()
        task = self.sleep_queue.take_due(now)
        while task is not None:
            task.timed_out = True
            task.deadline = -1
            self.add(task)
            task = self.sleep_queue.take_due(now)

    def run_idle(self) -> None:
        """The idle task's loop: run whoever can run, else halt until an interrupt. Does not return."""
        while True:
            if len(self.run_queue) == 0:
                arch.idle()
            self.yield_()
            self.reap_dead()

    def _choose(self) -> Task:
        """Take the next task, which is the running one from now on."""
        following = self.run_queue.take()
        if following is None:
            following = self._idle
            assert following is not None
        following.ticks_left = SLICE_TICKS
        self.need_reschedule = False
        self._current = following
        return following

    def _switch(self) -> None:
        previous = self.current
        following = self._choose()
        if following is not previous:
            self.switches += 1
            arch.switch(previous.context, following.context, _root_of(following))
        self.reap_dead()

    def reap_dead(self) -> None:
        """Free the stacks and address spaces of dead tasks; the running task is not among them."""
        while len(self._dead) > 0:
            task = self._dead.pop()
            space = task.address_space
            if space is not None:
                space.destroy()
                task.address_space = None
            task.context.release()


def _root_of(task: Task) -> PhysAddr:
    space = task.address_space
    return space.root if space is not None else arch.kernel_root()


scheduler = Scheduler()
