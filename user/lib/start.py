"""How a program begins and ends: the entry point, and CPython's rules for the exit status.

`_start` keeps the stack pointer, which shows argc, argv and envp (System V ABI AMD64 3.4.1), for `linux`
to read, and calls `ophion_start`. That runs the program's module bodies by `ophion_program_main`, which the
compiler makes; an exception that leaves them is given to `run_exit`. At the end the standard streams are
flushed.

`ophion_stack_limit` is the address that the stack pointer may not fall below in functions that call
themselves; they raise RecursionError. `ophion_stack_rlimit` is the struct rlimit64 it is computed from.

The signal handler `ophion_interrupted` only ends a wait; it returns to `ophion_signal_return`, which calls
rt_sigreturn(2), number 15, with the stack as the kernel left it.
"""

from typing import cast

from abi.signal import SIGINT
from ophion.lang.unsafe import export, global_asm, symbol
from ophion.runtime import exceptions
from ophion.runtime.traceback import exit_status, exit_text, format_exception
from user.lib import linux, sys

# The statuses of a program that an exception ended, that ^C ended (where the signal itself does not, which
# tells the shell more), and whose output could not be flushed.
FAILED = 1
INTERRUPTED = 130
NOT_FLUSHED = 120

_status = 0
_interrupted = False

global_asm("""
    .text
    .globl _start
    .type _start, @function
_start:
    xorl %ebp, %ebp
    movq %rsp, ophion_first_stack(%rip)
    andq $-16, %rsp
    call ophion_start
    ud2
    .size _start, . - _start

    .globl ophion_interrupted
    .type ophion_interrupted, @function
ophion_interrupted:
    ret
    .size ophion_interrupted, . - ophion_interrupted

    .globl ophion_signal_return
    .type ophion_signal_return, @function
ophion_signal_return:
    movl $15, %eax
    syscall
    .size ophion_signal_return, . - ophion_signal_return

    .bss
    .globl ophion_first_stack
    .balign 8
ophion_first_stack:
    .zero 8
    .globl ophion_stack_limit, ophion_stack_rlimit
ophion_stack_limit:
    .zero 8
ophion_stack_rlimit:
    .zero 16
    .text
""")


@symbol("ophion_program_main")
def program_main() -> None:
    """Run the module bodies; made by the compiler."""


@export("ophion_start")
def start() -> None:
    """Run the program and end the process."""
    linux.set_stack_limit()
    program_main()
    finish(_status)


def run_exit(exception: BaseException) -> int:
    """Tell what exception nothing caught; the exit status for it, which becomes the program's."""
    global _status, _interrupted
    raised = cast(exceptions.BaseException, exception)
    _status = FAILED
    if isinstance(raised, exceptions.SystemExit):
        _status = exit_status(raised)
    elif isinstance(raised, exceptions.KeyboardInterrupt):
        _interrupted = True
        _status = INTERRUPTED
    try:
        _tell(raised)
    except BaseException:  # there is no memory, or no standard error
        linux.write_last_words(type(raised).__name__)
    return _status


def _tell(raised: exceptions.BaseException) -> None:
    """Write what an exception that ends the program has to say."""
    if isinstance(raised, exceptions.SystemExit):
        sys.stdout.flush()
        sys.stderr.write(exit_text(raised))
        return
    sys.stdout.flush()
    sys.stderr.write(format_exception(raised))


def finish(status: int) -> None:
    """Flush the standard streams and end the process."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except Exception as problem:  # of the system; or there is no memory, which the status says already
        if status == 0 or isinstance(problem, OSError):
            status = NOT_FLUSHED
    end(status)


def end(status: int) -> None:
    """The last thing that a program does; a checked build looks at the heap here."""
    if status == INTERRUPTED and _interrupted:
        linux.die_by(SIGINT)
    linux.exit_group(status)
