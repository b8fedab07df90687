"""Terminals: ioctl requests, `struct termios` of the kernel and its flags (ioctl_tty(2), termios(3)).

The layout is <asm-generic/termbits.h>'s, 36 bytes with 19 control characters, which TCGETS and TCSETS*
move; glibc's own structure is larger and never crosses the system call.
"""

from ophion.lang import U8, U16, U32, Array, Struct

TCGETS = 0x5401
TCSETS = 0x5402
TCSETSW = 0x5403
TCSETSF = 0x5404
TCSBRK = 0x5409
TCXONC = 0x540A
TCFLSH = 0x540B
TIOCSCTTY = 0x540E
TIOCGPGRP = 0x540F
TIOCSPGRP = 0x5410
TIOCOUTQ = 0x5411
TIOCGWINSZ = 0x5413
TIOCSWINSZ = 0x5414
FIONREAD = 0x541B
TIOCNOTTY = 0x5422
TIOCGSID = 0x5429
FIONBIO = 0x5421
FIOCLEX = 0x5451
FIONCLEX = 0x5450

# Indices into c_cc.
VINTR = 0
VQUIT = 1
VERASE = 2
VKILL = 3
VEOF = 4
VTIME = 5
VMIN = 6
VSWTC = 7
VSTART = 8
VSTOP = 9
VSUSP = 10
VEOL = 11
VREPRINT = 12
VDISCARD = 13
VWERASE = 14
VLNEXT = 15
VEOL2 = 16
NCCS = 19

# c_iflag
IGNBRK = 0o1
BRKINT = 0o2
IGNPAR = 0o4
PARMRK = 0o10
INPCK = 0o20
ISTRIP = 0o40
INLCR = 0o100
IGNCR = 0o200
ICRNL = 0o400
IUCLC = 0o1000
IXON = 0o2000
IXANY = 0o4000
IXOFF = 0o10000
IMAXBEL = 0o20000
IUTF8 = 0o40000

# c_oflag
OPOST = 0o1
OLCUC = 0o2
ONLCR = 0o4
OCRNL = 0o10
ONOCR = 0o20
ONLRET = 0o40

# c_cflag
CBAUD = 0o10017
B9600 = 0o15
B38400 = 0o17
B115200 = 0o10002
CSIZE = 0o60
CS8 = 0o60
CSTOPB = 0o100
CREAD = 0o200
PARENB = 0o400
HUPCL = 0o2000
CLOCAL = 0o4000

# c_lflag
ISIG = 0o1
ICANON = 0o2
ECHO = 0o10
ECHOE = 0o20
ECHOK = 0o40
ECHONL = 0o100
NOFLSH = 0o200
TOSTOP = 0o400
ECHOCTL = 0o1000
ECHOPRT = 0o2000
ECHOKE = 0o4000
IEXTEN = 0o100000

# tcsetattr(3) and tcflush(3)
TCSANOW = 0
TCSADRAIN = 1
TCSAFLUSH = 2
TCIFLUSH = 0
TCOFLUSH = 1
TCIOFLUSH = 2

# Entries of c_cc that a fresh terminal has, in c_cc's order (<asm-generic/termios.h>, INIT_C_CC): ^C ^\ DEL
# ^U ^D, VTIME 0, VMIN 1, VSWTC 0, ^Q ^S ^Z, VEOL 0, ^R ^O ^W ^V, VEOL2 0.
INITIAL_CONTROL_CHARACTERS = b"\x03\x1c\x7f\x15\x04\x00\x01\x00\x11\x13\x1a\x00\x12\x0f\x17\x16\x00\x00\x00"


class Termios(Struct):
    """struct termios as the kernel has it, 36 bytes."""

    c_iflag = U32()
    c_oflag = U32()
    c_cflag = U32()
    c_lflag = U32()
    c_line = U8()
    c_cc = Array(U8, NCCS)


class Winsize(Struct):
    """struct winsize, 8 bytes."""

    ws_row = U16()
    ws_col = U16()
    ws_xpixel = U16()
    ws_ypixel = U16()
