from ophion.lang import unsafe

unsafe.outb(0x80, 0)
