"""The pair of 8259A interrupt controllers (Intel 8259A data sheet).

The master's requests 0-7 become vectors 32-39, the slave's 8-15 (through the master's input 2) 40-47.
Requests are masked until `enable`. A request that vanishes before it is acknowledged shows as 7 or 15
without its in-service bit: spurious. Of a spurious 15 the master knows nothing and must still be told the
end of its input 2.
"""

from kernel.arch import InterruptController
from ophion.lang.unsafe import inb, outb

VECTOR_BASE = 32
CASCADE_IRQ = 2

_MASTER_COMMAND = 0x20
_MASTER_DATA = 0x21
_SLAVE_COMMAND = 0xA0
_SLAVE_DATA = 0xA1
_WAIT_PORT = 0x80  # the POST code port: a write takes about a microsecond

_ICW1_INIT_ICW4 = 0x11
_ICW4_8086 = 0x01
_OCW2_END = 0x20  # non-specific end of interrupt
_OCW3_READ_IN_SERVICE = 0x0B
_ALL = 0xFF
_LOWEST_PRIORITY = 7


def _out(port: int, value: int) -> None:
    """Write, and give an old controller time to take it."""
    outb(port, value)
    outb(_WAIT_PORT, 0)


class InterruptControllerPair(InterruptController):
    """The 16 interrupt requests of a PC."""

    def __init__(self) -> None:
        """Set both controllers up with every request masked."""
        self.spurious_count = 0
        self._mask = 0xFFFF & ~(1 << CASCADE_IRQ)
        for port in (_MASTER_COMMAND, _SLAVE_COMMAND):
            _out(port, _ICW1_INIT_ICW4)
        _out(_MASTER_DATA, VECTOR_BASE)
        _out(_SLAVE_DATA, VECTOR_BASE + 8)
        _out(_MASTER_DATA, 1 << CASCADE_IRQ)
        _out(_SLAVE_DATA, CASCADE_IRQ)
        _out(_MASTER_DATA, _ICW4_8086)
        _out(_SLAVE_DATA, _ICW4_8086)
        self._write_mask()

    def _write_mask(self) -> None:
        outb(_MASTER_DATA, self._mask & _ALL)
        outb(_SLAVE_DATA, self._mask >> 8)

    def enable(self, irq: int) -> None:
        """Let request `irq` (0..15) through."""
        self._mask &= ~(1 << irq)
        self._write_mask()

    def disable(self, irq: int) -> None:
        """Mask request `irq`."""
        self._mask |= 1 << irq
        self._write_mask()

    def _in_service(self, command: int) -> int:
        outb(command, _OCW3_READ_IN_SERVICE)
        return inb(command)

    def acknowledge(self, irq: int) -> bool:
        """End the request at the controllers; False for a spurious one."""
        slave = irq >= 8
        if irq & 7 == _LOWEST_PRIORITY:
            command = _SLAVE_COMMAND if slave else _MASTER_COMMAND
            if self._in_service(command) & 1 << _LOWEST_PRIORITY == 0:
                self.spurious_count += 1
                if slave:
                    outb(_MASTER_COMMAND, _OCW2_END)
                return False
        if slave:
            outb(_SLAVE_COMMAND, _OCW2_END)
        outb(_MASTER_COMMAND, _OCW2_END)
        return True
