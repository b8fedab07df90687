"""Commands of gdb for the kernel: `ophion-tasks` lists processes and what each waits for.

gdb runs this file under ./ophion gdb. A task that does not run has its registers on its kernel stack, where
`context_switch` (kernel/arch/x86_64/context.py) left them; functions of the kernel keep a frame pointer, so
the callers are found through it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import gdb  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from ophion.compiler.backend.debugger.objects import PROBLEMS, Object, plain, structure, symbol_of

SAVED_FRAME_POINTER = 40
"""Where the saved RBP lies above the saved stack pointer: r15, r14, r13, r12 and rbx come first."""
CALLERS = 8
"""How many callers are shown."""


def word(address: int) -> int:
    """Eight bytes of memory."""
    return int.from_bytes(gdb.selected_inferior().read_memory(address, 8), "little")


def callers(stack_pointer: int) -> Iterator[str]:
    """The functions that a task which does not run is in, innermost first."""
    yield symbol_of(word(stack_pointer + SAVED_FRAME_POINTER + 8))[0]
    frame = word(stack_pointer + SAVED_FRAME_POINTER)
    while frame:
        yield symbol_of(word(frame + 8))[0]
        frame = word(frame)


def stack_of(task: "gdb.Value") -> str:
    """The callers of a task, in one line."""
    names: list[str] = []
    try:
        for name in callers(word(int(task["context"]["saved_pointer"]))):
            if not name or len(names) == CALLERS:
                break
            names.append(name.rpartition("kernel.")[2])
    except PROBLEMS:
        pass
    return " < ".join(names)


class Tasks(gdb.Command):  # type: ignore[misc]
    """ophion-tasks: the processes, their states, and where in the kernel each waits."""

    def __init__(self) -> None:
        super().__init__("ophion-tasks", gdb.COMMAND_STATUS)

    def invoke(self, argument: str, from_terminal: bool) -> None:
        """Called by gdb."""
        scheduler = gdb.parse_and_eval("'kernel/proc/scheduler.py'::scheduler")
        current = structure(scheduler["_current"])
        table = structure(gdb.parse_and_eval("'kernel/proc/process.py'::processes")["_processes"])
        print(f"{'PID':>5} {'PARENT':>6} {'STATE':9} {'NAME':12} IN")
        if int(table.address) == 0:
            return
        for entry in Object(table).entries():
            process = structure(table["items_"][entry])
            task = structure(process["task"])
            running = int(task.address) == int(current.address)
            state = "running" if running else task["state"].format_string().rpartition(".")[2].lower()
            state = "zombie" if process["is_zombie"] else state
            where = "" if running or process["is_zombie"] else stack_of(task)
            name = plain(task["name"])
            print(f"{int(process['pid']):5} {int(process['parent']):6} {state:9} {name:12} {where}")


Tasks()
