"""The 16550 serial port (PC16550D data sheet, National Semiconductor, section 8).

`init` sets 115200 baud, 8 data bits, no parity, and the FIFOs. Output waits for the transmitter; input is
taken by `receive`, called from the port's interrupt (IRQ 4 for COM1, 3 for COM2) after `enable_interrupt`.
A port that is not there swallows what is written.
"""

from ophion.lang.unsafe import inb, outb

COM1 = 0x3F8
COM2 = 0x2F8
COM1_IRQ = 4

_DATA = 0  # receiver buffer and transmitter holding; divisor low while DLAB is set
_INTERRUPT_ENABLE = 1  # divisor high while DLAB is set
_FIFO_CONTROL = 2
_LINE_CONTROL = 3
_MODEM_CONTROL = 4
_LINE_STATUS = 5
_SCRATCH = 7

_IER_RECEIVED = 0x01
_FCR_ENABLE_CLEAR = 0xC7  # both FIFOs on and cleared, trigger level 14 bytes
_LCR_8N1 = 0x03
_LCR_DLAB = 0x80
_MCR_DTR_RTS_OUT2 = 0x0B  # OUT2 lets the interrupt through
_LSR_DATA_READY = 0x01
_LSR_THRE = 0x20
_DIVISOR_115200 = 1
_SCRATCH_PATTERN = 0x5A

_FIFO_SIZE = 16
_SPINS = 100_000
_LONGEST_BURST = 4096


class SerialPort:
    """One port, at eight I/O addresses from `base` on."""

    def __init__(self, base: int) -> None:
        """Set the port up."""
        self.base = base
        outb(base + _SCRATCH, _SCRATCH_PATTERN)
        self.present = inb(base + _SCRATCH) == _SCRATCH_PATTERN
        if self.present:
            self._configure()

    def _configure(self) -> None:
        outb(self.base + _INTERRUPT_ENABLE, 0)
        outb(self.base + _LINE_CONTROL, _LCR_DLAB)
        outb(self.base + _DATA, _DIVISOR_115200)
        outb(self.base + _INTERRUPT_ENABLE, 0)
        outb(self.base + _LINE_CONTROL, _LCR_8N1)
        outb(self.base + _FIFO_CONTROL, _FCR_ENABLE_CLEAR)
        outb(self.base + _MODEM_CONTROL, _MCR_DTR_RTS_OUT2)

    def _wait_for_room(self) -> None:
        """Until the transmit FIFO has run empty; not for ever, should the hardware hang."""
        spins = 0
        while inb(self.base + _LINE_STATUS) & _LSR_THRE == 0 and spins < _SPINS:
            spins += 1

    def write(self, data: bytes | memoryview) -> None:
        """Send bytes, filling the transmit FIFO each time that it has run empty."""
        if not self.present:
            return
        room = 0
        for byte in data:
            if room == 0:
                self._wait_for_room()
                room = _FIFO_SIZE
            outb(self.base + _DATA, byte)
            room -= 1

    def enable_interrupt(self) -> None:
        """Ask for an interrupt whenever bytes have come in."""
        if self.present:
            outb(self.base + _INTERRUPT_ENABLE, _IER_RECEIVED)

    def receive(self) -> bytes:
        """The bytes that have come in."""
        received = bytearray()
        while (
            self.present
            and len(received) < _LONGEST_BURST
            and inb(self.base + _LINE_STATUS) & _LSR_DATA_READY != 0
        ):
            received.append(inb(self.base + _DATA))
        return bytes(received)
