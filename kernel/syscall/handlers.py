"""What traps do for programs: system calls, exceptions become signals, and the way back to user mode.

A task that ends does so in `return_to_user`, where its stack holds nothing any more: everything that could
end it (an exit, a signal, a bug in a system call) has unwound to here by then.
"""

from abi import resource, signal, wait
from kernel.arch import PAGE_FAULT, TrapFrame, from_user, page_fault_address
from kernel.layout import USER_END
from kernel.mm.address_space import PageFaultError
from kernel.proc.alarms import alarms
from kernel.proc.delivery import deliver_signals
from kernel.proc.ending import become_zombie
from kernel.proc.faults import Fault, fault_of
from kernel.proc.handlers import TIMER_IRQ, TaskHandlers
from kernel.proc.process import Origin, Process, processes
from kernel.proc.scheduler import scheduler
from kernel.proc.sending import KERNEL_ORIGIN, send_signal
from kernel.proc.signals import bit
from kernel.proc.task import TaskExit
from kernel.syscall.bugs import report_bug
from kernel.syscall.dispatch import carry_out
from ophion.lang import u64

TICKS_PER_SECOND = 100

# Page fault error code (Intel SDM vol. 3A, 4.7).
_FAULT_PRESENT = 0x01
_FAULT_WRITE = 0x02
_FAULT_USER = 0x04
_FAULT_FETCH = 0x10


class ProgramHandlers(TaskHandlers):
    """Traps of a kernel with programs."""

    def system_call(self, frame: TrapFrame) -> None:
        process = processes.current()
        try:
            carry_out(process, frame)
        except TaskExit as end:
            become_zombie(process, end.status)

    def exception(self, frame: TrapFrame) -> None:
        process = processes.current()
        if frame.vector != PAGE_FAULT:
            _force_signal(process, fault_of(frame, process.task))
            return
        address = page_fault_address()
        try:
            _handle_fault(process, frame, address)
        except TaskExit as end:
            become_zombie(process, end.status)

    def interrupt(self, irq: int, frame: TrapFrame) -> None:
        super().interrupt(irq, frame)
        if irq == TIMER_IRQ:
            if alarms.any():
                alarms.ring(scheduler.clock.monotonic())
            if from_user(frame):
                _check_time(processes.current())

    def return_to_user(self, frame: TrapFrame) -> None:
        if self._must_end(frame):
            scheduler.exit_current()

    def _must_end(self, frame: TrapFrame) -> bool:
        """Deliver signals and let others run; whether the process is over."""
        process = processes.current()
        while not process.is_zombie:
            if process.task.has_signal() or process.restart_call >= 0 or process.restores_mask:
                try:
                    deliver_signals(process, frame)
                except TaskExit as end:
                    become_zombie(process, end.status)
            elif scheduler.need_reschedule:
                scheduler.yield_()
            else:
                return False
        return True


def _check_time(process: Process) -> None:
    """RLIMIT_CPU."""
    if process.limits.is_limited(resource.RLIMIT_CPU):
        task = process.task
        number = process.limits.time_is_up((task.user_ticks + task.system_ticks) // TICKS_PER_SECOND)
        if number != 0:
            send_signal(process, number, KERNEL_ORIGIN)


def _handle_fault(process: Process, frame: TrapFrame, address: u64) -> None:
    """Give the program its page, or the signal that Linux would; TaskExit for a bug of the kernel's."""
    space = process.task.address_space
    assert space is not None
    code = frame.error_code
    if address >= USER_END:  # whether the kernel has something there is not the program's to know
        frame.error_code = code | _FAULT_PRESENT
    try:
        if code & _FAULT_USER == 0:  # not the program's own access: an instruction that may not be
            raise PageFaultError(signal.SIGSEGV, signal.SEGV_ACCERR)
        space.handle_fault(address, code & _FAULT_WRITE != 0, code & _FAULT_FETCH != 0)
    except PageFaultError as error:
        _force_signal(process, Fault(error.signal_number, error.code, address))
    except MemoryError:
        print(f"out of memory: process {process.pid} ({process.name}) ended")
        _force_signal(process, Fault(signal.SIGKILL, signal.SI_KERNEL, address))
    except Exception as error:
        report_bug(process, "page fault", error)
        raise TaskExit(wait.signaled_status(signal.SIGSYS)) from None


def _force_signal(process: Process, fault: Fault) -> None:
    """A signal that the program caused itself: if blocked or ignored it acts by default (signal(7))."""
    number = fault.number
    if process.task.blocked & bit(number) or process.actions.is_ignored(number):
        process.actions.reset(number)
        process.task.blocked &= ~bit(number)
    process.task.pending |= bit(number)
    process.origins[number] = Origin(fault.code, 0, 0, fault.address)
