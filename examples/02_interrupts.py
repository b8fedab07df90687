"""Phase 2: a breakpoint survived, ticks counted, and every key echoed."""

from kernel import console
from kernel.arch import (
    TrapFrame,
    TrapHandlers,
    breakpoint_trap,
    idle,
    init_processor,
    install_controller,
    install_handlers,
)
from kernel.drivers.keyboard import KEYBOARD_IRQ, Keyboard, enable_keyboard
from kernel.drivers.pic import InterruptControllerPair
from kernel.drivers.pit import TICKS_PER_SECOND, TIMER_IRQ, start_ticks
from kernel.drivers.serial import COM1_IRQ


class Handlers(TrapHandlers):
    """What this kernel does about interrupts."""

    def __init__(self, screen_and_serial: console.Console) -> None:
        self.ticks = 0
        self.keyboard = Keyboard()
        self.console = screen_and_serial

    def kernel_breakpoint(self, frame: TrapFrame) -> None:
        print(f"breakpoint at {frame.rip:#x}")

    def interrupt(self, irq: int, frame: TrapFrame) -> None:
        if irq == TIMER_IRQ:
            self.ticks += 1
            if self.ticks % (10 * TICKS_PER_SECOND) == TICKS_PER_SECOND:
                print(f"{self.ticks} ticks")
        elif irq == KEYBOARD_IRQ:
            self.echo(self.keyboard.receive())
        elif irq == COM1_IRQ:
            self.echo(self.console.serial.receive())

    def echo(self, typed: bytes) -> None:
        """Show what was typed, with the end of a line as it should be."""
        self.console.write(memoryview(typed.replace(b"\r", b"\n")))


def main() -> None:
    """Called by the boot code."""
    handlers = Handlers(console.init())
    init_processor()
    install_handlers(handlers)
    breakpoint_trap()
    print("the breakpoint was survived; type something")
    controller = InterruptControllerPair()
    install_controller(controller)
    start_ticks()
    enable_keyboard()
    handlers.console.serial.enable_interrupt()
    for irq in (TIMER_IRQ, KEYBOARD_IRQ, COM1_IRQ):
        controller.enable(irq)
    while True:
        idle()


if __name__ == "__main__":
    main()
