"""System calls, each declared once: number, name, kinds of the arguments.

`DECLARED` is what the kernel's dispatch is held to by the tests, and what a tracer shows. A call whose
arguments are not declared is one that Ophion does not have; `abi.syscall_names` still knows what it is
called. The declarations follow section 2 of the manual pages; a raw argument register becomes a value of its
kind by `ArgumentKind`'s comment.
"""

from dataclasses import dataclass
from enum import IntEnum

from abi import syscall_numbers as number


class ArgumentKind(IntEnum):
    """What an argument register means, and so how it is decoded and shown."""

    INT = 0  # a C int: the low 32 bits, signed
    UNSIGNED = 1  # an unsigned long: all 64 bits
    FD = 2  # a C int naming an open file
    DIRECTORY_FD = 3  # a C int: an open directory or AT_FDCWD
    SIZE = 4  # size_t: all 64 bits
    OFFSET = 5  # off_t: 64 bits, signed
    FLAGS = 6  # a C int, shown in hexadecimal
    MODE = 7  # mode_t: the low 32 bits, shown in octal
    PID = 8  # pid_t: the low 32 bits, signed
    SIGNAL = 9  # a C int naming a signal
    CLOCK = 10  # clockid_t: the low 32 bits, signed
    PATH = 11  # the address of a NUL-terminated string
    STRINGS = 12  # the address of an array of string addresses that a null ends
    BUFFER_IN = 13  # the address of bytes that the kernel reads; the next argument is their number
    BUFFER_OUT = 14  # the address of bytes that the kernel writes; the next argument is their number
    STRUCT_IN = 15  # the address of a structure that the kernel reads, possibly null
    STRUCT_OUT = 16  # the address of a structure that the kernel writes, possibly null
    ADDRESS = 17  # an address in user space whose use depends on the call


INT = ArgumentKind.INT
UNSIGNED = ArgumentKind.UNSIGNED
FD = ArgumentKind.FD
DIRECTORY_FD = ArgumentKind.DIRECTORY_FD
SIZE = ArgumentKind.SIZE
OFFSET = ArgumentKind.OFFSET
FLAGS = ArgumentKind.FLAGS
MODE = ArgumentKind.MODE
PID = ArgumentKind.PID
SIGNAL = ArgumentKind.SIGNAL
CLOCK = ArgumentKind.CLOCK
PATH = ArgumentKind.PATH
STRINGS = ArgumentKind.STRINGS
BUFFER_IN = ArgumentKind.BUFFER_IN
BUFFER_OUT = ArgumentKind.BUFFER_OUT
STRUCT_IN = ArgumentKind.STRUCT_IN
STRUCT_OUT = ArgumentKind.STRUCT_OUT
ADDRESS = ArgumentKind.ADDRESS


@dataclass(frozen=True)
class SystemCall:
    """One system call; `arguments` in register order rdi, rsi, rdx, r10, r8, r9."""

    number: int
    name: str
    arguments: tuple[ArgumentKind, ...]


DECLARED: list[SystemCall] = [
    SystemCall(number.READ, "read", (FD, BUFFER_OUT, SIZE)),
    SystemCall(number.WRITE, "write", (FD, BUFFER_IN, SIZE)),
    SystemCall(number.OPEN, "open", (PATH, FLAGS, MODE)),
    SystemCall(number.CLOSE, "close", (FD,)),
    SystemCall(number.STAT, "stat", (PATH, STRUCT_OUT)),
    SystemCall(number.FSTAT, "fstat", (FD, STRUCT_OUT)),
    SystemCall(number.LSTAT, "lstat", (PATH, STRUCT_OUT)),
    SystemCall(number.LSEEK, "lseek", (FD, OFFSET, INT)),
    SystemCall(number.MMAP, "mmap", (ADDRESS, SIZE, FLAGS, FLAGS, FD, OFFSET)),
    SystemCall(number.MPROTECT, "mprotect", (ADDRESS, SIZE, FLAGS)),
    SystemCall(number.MUNMAP, "munmap", (ADDRESS, SIZE)),
    SystemCall(number.BRK, "brk", (ADDRESS,)),
    SystemCall(number.RT_SIGACTION, "rt_sigaction", (SIGNAL, STRUCT_IN, STRUCT_OUT, SIZE)),
    SystemCall(number.RT_SIGPROCMASK, "rt_sigprocmask", (INT, STRUCT_IN, STRUCT_OUT, SIZE)),
    SystemCall(number.RT_SIGRETURN, "rt_sigreturn", ()),
    SystemCall(number.IOCTL, "ioctl", (FD, UNSIGNED, ADDRESS)),
    SystemCall(number.PREAD64, "pread64", (FD, BUFFER_OUT, SIZE, OFFSET)),
    SystemCall(number.PWRITE64, "pwrite64", (FD, BUFFER_IN, SIZE, OFFSET)),
    SystemCall(number.READV, "readv", (FD, STRUCT_IN, SIZE)),
    SystemCall(number.WRITEV, "writev", (FD, STRUCT_IN, SIZE)),
    SystemCall(number.ACCESS, "access", (PATH, FLAGS)),
    SystemCall(number.PIPE, "pipe", (STRUCT_OUT,)),
    SystemCall(number.SCHED_YIELD, "sched_yield", ()),
    SystemCall(number.DUP, "dup", (FD,)),
    SystemCall(number.DUP2, "dup2", (FD, FD)),
    SystemCall(number.PAUSE, "pause", ()),
    SystemCall(number.NANOSLEEP, "nanosleep", (STRUCT_IN, STRUCT_OUT)),
    SystemCall(number.ALARM, "alarm", (UNSIGNED,)),
    SystemCall(number.GETPID, "getpid", ()),
    SystemCall(number.FORK, "fork", ()),
    SystemCall(number.VFORK, "vfork", ()),
    SystemCall(number.EXECVE, "execve", (PATH, STRINGS, STRINGS)),
    SystemCall(number.EXIT, "exit", (INT,)),
    SystemCall(number.WAIT4, "wait4", (PID, STRUCT_OUT, FLAGS, STRUCT_OUT)),
    SystemCall(number.KILL, "kill", (PID, SIGNAL)),
    SystemCall(number.UNAME, "uname", (STRUCT_OUT,)),
    SystemCall(number.FCNTL, "fcntl", (FD, INT, UNSIGNED)),
    SystemCall(number.FSYNC, "fsync", (FD,)),
    SystemCall(number.FDATASYNC, "fdatasync", (FD,)),
    SystemCall(number.TRUNCATE, "truncate", (PATH, OFFSET)),
    SystemCall(number.FTRUNCATE, "ftruncate", (FD, OFFSET)),
    SystemCall(number.GETCWD, "getcwd", (BUFFER_OUT, SIZE)),
    SystemCall(number.CHDIR, "chdir", (PATH,)),
    SystemCall(number.FCHDIR, "fchdir", (FD,)),
    SystemCall(number.RENAME, "rename", (PATH, PATH)),
    SystemCall(number.MKDIR, "mkdir", (PATH, MODE)),
    SystemCall(number.RMDIR, "rmdir", (PATH,)),
    SystemCall(number.CREAT, "creat", (PATH, MODE)),
    SystemCall(number.LINK, "link", (PATH, PATH)),
    SystemCall(number.UNLINK, "unlink", (PATH,)),
    SystemCall(number.SYMLINK, "symlink", (PATH, PATH)),
    SystemCall(number.READLINK, "readlink", (PATH, BUFFER_OUT, SIZE)),
    SystemCall(number.CHMOD, "chmod", (PATH, MODE)),
    SystemCall(number.FCHMOD, "fchmod", (FD, MODE)),
    SystemCall(number.UMASK, "umask", (MODE,)),
    SystemCall(number.GETTIMEOFDAY, "gettimeofday", (STRUCT_OUT, STRUCT_OUT)),
    SystemCall(number.GETRLIMIT, "getrlimit", (INT, STRUCT_OUT)),
    SystemCall(number.GETRUSAGE, "getrusage", (INT, STRUCT_OUT)),
    SystemCall(number.SYSINFO, "sysinfo", (STRUCT_OUT,)),
    SystemCall(number.TIMES, "times", (STRUCT_OUT,)),
    SystemCall(number.GETUID, "getuid", ()),
    SystemCall(number.GETGID, "getgid", ()),
    SystemCall(number.SETUID, "setuid", (INT,)),
    SystemCall(number.SETGID, "setgid", (INT,)),
    SystemCall(number.GETEUID, "geteuid", ()),
    SystemCall(number.GETEGID, "getegid", ()),
    SystemCall(number.SETPGID, "setpgid", (PID, PID)),
    SystemCall(number.GETPPID, "getppid", ()),
    SystemCall(number.GETPGRP, "getpgrp", ()),
    SystemCall(number.SETSID, "setsid", ()),
    SystemCall(number.GETPGID, "getpgid", (PID,)),
    SystemCall(number.GETSID, "getsid", (PID,)),
    SystemCall(number.RT_SIGPENDING, "rt_sigpending", (STRUCT_OUT, SIZE)),
    SystemCall(number.RT_SIGTIMEDWAIT, "rt_sigtimedwait", (STRUCT_IN, STRUCT_OUT, STRUCT_IN, SIZE)),
    SystemCall(number.RT_SIGSUSPEND, "rt_sigsuspend", (STRUCT_IN, SIZE)),
    SystemCall(number.SIGALTSTACK, "sigaltstack", (STRUCT_IN, STRUCT_OUT)),
    SystemCall(number.PRCTL, "prctl", (INT, UNSIGNED, UNSIGNED, UNSIGNED, UNSIGNED)),
    SystemCall(number.ARCH_PRCTL, "arch_prctl", (INT, ADDRESS)),
    SystemCall(number.SYNC, "sync", ()),
    SystemCall(number.REBOOT, "reboot", (UNSIGNED, UNSIGNED, UNSIGNED, ADDRESS)),
    SystemCall(number.GETTID, "gettid", ()),
    SystemCall(number.TKILL, "tkill", (PID, SIGNAL)),
    SystemCall(number.TIME, "time", (STRUCT_OUT,)),
    SystemCall(number.FUTEX, "futex", (ADDRESS, INT, UNSIGNED, STRUCT_IN, ADDRESS, UNSIGNED)),
    SystemCall(number.SCHED_GETAFFINITY, "sched_getaffinity", (PID, SIZE, BUFFER_OUT)),
    SystemCall(number.GETDENTS64, "getdents64", (FD, BUFFER_OUT, SIZE)),
    SystemCall(number.SET_TID_ADDRESS, "set_tid_address", (ADDRESS,)),
    SystemCall(number.FADVISE64, "fadvise64", (FD, OFFSET, SIZE, INT)),
    SystemCall(number.CLOCK_GETTIME, "clock_gettime", (CLOCK, STRUCT_OUT)),
    SystemCall(number.CLOCK_GETRES, "clock_getres", (CLOCK, STRUCT_OUT)),
    SystemCall(number.CLOCK_NANOSLEEP, "clock_nanosleep", (CLOCK, FLAGS, STRUCT_IN, STRUCT_OUT)),
    SystemCall(number.EXIT_GROUP, "exit_group", (INT,)),
    SystemCall(number.TGKILL, "tgkill", (PID, PID, SIGNAL)),
    SystemCall(number.OPENAT, "openat", (DIRECTORY_FD, PATH, FLAGS, MODE)),
    SystemCall(number.MKDIRAT, "mkdirat", (DIRECTORY_FD, PATH, MODE)),
    SystemCall(number.NEWFSTATAT, "newfstatat", (DIRECTORY_FD, PATH, STRUCT_OUT, FLAGS)),
    SystemCall(number.UNLINKAT, "unlinkat", (DIRECTORY_FD, PATH, FLAGS)),
    SystemCall(number.RENAMEAT, "renameat", (DIRECTORY_FD, PATH, DIRECTORY_FD, PATH)),
    SystemCall(number.LINKAT, "linkat", (DIRECTORY_FD, PATH, DIRECTORY_FD, PATH, FLAGS)),
    SystemCall(number.SYMLINKAT, "symlinkat", (PATH, DIRECTORY_FD, PATH)),
    SystemCall(number.READLINKAT, "readlinkat", (DIRECTORY_FD, PATH, BUFFER_OUT, SIZE)),
    SystemCall(number.FCHMODAT, "fchmodat", (DIRECTORY_FD, PATH, MODE)),
    SystemCall(number.FACCESSAT, "faccessat", (DIRECTORY_FD, PATH, FLAGS)),
    SystemCall(number.SET_ROBUST_LIST, "set_robust_list", (ADDRESS, SIZE)),
    SystemCall(number.DUP3, "dup3", (FD, FD, FLAGS)),
    SystemCall(number.PIPE2, "pipe2", (STRUCT_OUT, FLAGS)),
    SystemCall(number.PRLIMIT64, "prlimit64", (PID, INT, STRUCT_IN, STRUCT_OUT)),
    SystemCall(number.RENAMEAT2, "renameat2", (DIRECTORY_FD, PATH, DIRECTORY_FD, PATH, FLAGS)),
    SystemCall(number.GETRANDOM, "getrandom", (BUFFER_OUT, SIZE, FLAGS)),
    SystemCall(number.STATX, "statx", (DIRECTORY_FD, PATH, FLAGS, FLAGS, STRUCT_OUT)),
    SystemCall(number.RSEQ, "rseq", (ADDRESS, SIZE, FLAGS, UNSIGNED)),
    SystemCall(number.FACCESSAT2, "faccessat2", (DIRECTORY_FD, PATH, FLAGS, FLAGS)),
    SystemCall(number.POLL, "poll", (ADDRESS, UNSIGNED, INT)),
    SystemCall(number.SELECT, "select", (INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS)),
    SystemCall(number.MREMAP, "mremap", (ADDRESS, SIZE, SIZE, FLAGS)),
    SystemCall(number.MADVISE, "madvise", (ADDRESS, SIZE, INT)),
    SystemCall(number.SENDFILE, "sendfile", (FD, FD, ADDRESS, SIZE)),
    SystemCall(number.CLONE, "clone", (FLAGS, ADDRESS, ADDRESS, ADDRESS, UNSIGNED)),
    SystemCall(number.GETGROUPS, "getgroups", (INT, ADDRESS)),
    SystemCall(number.STATFS, "statfs", (PATH, STRUCT_OUT)),
    SystemCall(number.FSTATFS, "fstatfs", (FD, STRUCT_OUT)),
    SystemCall(number.SETRLIMIT, "setrlimit", (INT, STRUCT_IN)),
    SystemCall(number.PSELECT6, "pselect6", (INT, ADDRESS, ADDRESS, ADDRESS, STRUCT_IN, ADDRESS)),
    SystemCall(number.PPOLL, "ppoll", (ADDRESS, UNSIGNED, STRUCT_IN, STRUCT_IN, SIZE)),
    SystemCall(number.CLOSE_RANGE, "close_range", (UNSIGNED, UNSIGNED, FLAGS)),
]


def declarations() -> dict[int, SystemCall]:
    """The declared calls by number."""
    return {call.number: call for call in DECLARED}
