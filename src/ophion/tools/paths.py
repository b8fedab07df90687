"""Where things are: the repository, its source folders and what a build leaves behind."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

KERNEL_MAIN = ROOT / "kernel" / "main.py"
USER_PROGRAMS = ROOT / "user" / "bin"
SKELETON = Path(__file__).resolve().parent / "skeleton"

BUILD = ROOT / "build"
KERNEL_ELF = BUILD / "ophion.elf"
PROGRAMS = BUILD / "bin"
DISK_IMAGE = BUILD / "disk.img"
ISO_IMAGE = BUILD / "ophion.iso"
STAMPS = BUILD / "stamps"
