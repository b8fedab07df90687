"""The tools behind ./ophion: command line, builds, disk images, QEMU, gdb, measurements."""
