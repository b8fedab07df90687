"""Codes of arch_prctl(2) (<asm/prctl.h>)."""

ARCH_SET_GS = 0x1001
ARCH_SET_FS = 0x1002
ARCH_GET_FS = 0x1003
ARCH_GET_GS = 0x1004
