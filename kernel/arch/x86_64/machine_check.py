"""Machine checks: the processor tells of hardware that fails, in banks of registers (Intel SDM vol. 3B, 16).

`enable` turns every bank on. What a bank holds stays through the exception, and `failures` reads it.
"""

from kernel.arch.x86_64 import cpu
from ophion.lang import u64

CR4_MCE = 1 << 6

_CPUID_VERSION = 1
_EDX_EXCEPTION = 1 << 7  # there is a machine check exception
_EDX_BANKS = 1 << 14  # and there are banks that say why

_IA32_MCG_CAP = 0x179
_IA32_MCG_CTL = 0x17B
_IA32_MC0_CTL = 0x400
_IA32_MC0_STATUS = 0x401
_IA32_MC0_ADDR = 0x402
_REGISTERS = 4  # of a bank
_CAP_COUNT = 0xFF
_CAP_CONTROL = 1 << 8
_EVERYTHING = 0xFFFF_FFFF_FFFF_FFFF
_STATUS_VALID = 1 << 63
_STATUS_ADDRESS_VALID = 1 << 58


class HardwareFailure:
    """What one bank tells."""

    def __init__(self, bank: int, status: u64, address: u64) -> None:
        self.bank = bank
        self.status = status
        self.address = address  # 0 where it is not known


def _bank_count() -> int:
    if cpu.cpuid_edx(_CPUID_VERSION) & _EDX_BANKS == 0:
        return 0
    return int(cpu.read_msr(_IA32_MCG_CAP) & _CAP_COUNT)


def enable() -> None:
    """Make failures of the hardware exception 18; without this the processor resets."""
    if cpu.cpuid_edx(_CPUID_VERSION) & _EDX_EXCEPTION == 0:
        return
    banks = _bank_count()
    if banks > 0 and cpu.read_msr(_IA32_MCG_CAP) & _CAP_CONTROL != 0:
        cpu.write_msr(_IA32_MCG_CTL, u64(_EVERYTHING))
    for bank in range(banks):
        cpu.write_msr(_IA32_MC0_STATUS + bank * _REGISTERS, u64(0))
        cpu.write_msr(_IA32_MC0_CTL + bank * _REGISTERS, u64(_EVERYTHING))
    cpu.write_cr4(cpu.read_cr4() | CR4_MCE)


def failures() -> list[HardwareFailure]:
    """The banks that hold one."""
    found: list[HardwareFailure] = []
    for bank in range(_bank_count()):
        status = cpu.read_msr(_IA32_MC0_STATUS + bank * _REGISTERS)
        if status & _STATUS_VALID != 0:
            address = u64(0)
            if status & _STATUS_ADDRESS_VALID != 0:
                address = cpu.read_msr(_IA32_MC0_ADDR + bank * _REGISTERS)
            found.append(HardwareFailure(bank, status, address))
    return found
