"""ELF64 files and the auxiliary vector (elf(5), System V ABI chapter 4 and its AMD64 supplement)."""

from ophion.lang import I64, U8, U16, U32, U64, Bytes, Struct

MAGIC = b"\x7fELF"

ELFCLASS64 = 2
ELFDATA2LSB = 1
EV_CURRENT = 1
ELFOSABI_SYSV = 0
ELFOSABI_LINUX = 3

ET_NONE = 0
ET_REL = 1
ET_EXEC = 2
ET_DYN = 3
ET_CORE = 4
EM_X86_64 = 62

PT_NULL = 0
PT_LOAD = 1
PT_DYNAMIC = 2
PT_INTERP = 3
PT_NOTE = 4
PT_PHDR = 6
PT_TLS = 7
PT_GNU_EH_FRAME = 0x6474_E550
PT_GNU_STACK = 0x6474_E551
PT_GNU_RELRO = 0x6474_E552
PT_GNU_PROPERTY = 0x6474_E553

PF_X = 1
PF_W = 2
PF_R = 4

SHT_NULL = 0
SHT_PROGBITS = 1
SHT_SYMTAB = 2
SHT_STRTAB = 3
SHT_RELA = 4
SHT_NOTE = 7
SHT_NOBITS = 8

AT_NULL = 0
AT_IGNORE = 1
AT_EXECFD = 2
AT_PHDR = 3
AT_PHENT = 4
AT_PHNUM = 5
AT_PAGESZ = 6
AT_BASE = 7
AT_FLAGS = 8
AT_ENTRY = 9
AT_UID = 11
AT_EUID = 12
AT_GID = 13
AT_EGID = 14
AT_PLATFORM = 15
AT_HWCAP = 16
AT_CLKTCK = 17
AT_SECURE = 23
AT_RANDOM = 25
AT_HWCAP2 = 26
AT_EXECFN = 31
AT_SYSINFO_EHDR = 33
AT_MINSIGSTKSZ = 51


class Ehdr(Struct):
    """Elf64_Ehdr, 64 bytes; the first 16 are e_ident."""

    ei_mag = Bytes(4)
    ei_class = U8()
    ei_data = U8()
    ei_version = U8()
    ei_osabi = U8()
    ei_abiversion = U8()
    ei_pad = Bytes(7)
    e_type = U16()
    e_machine = U16()
    e_version = U32()
    e_entry = U64()
    e_phoff = U64()
    e_shoff = U64()
    e_flags = U32()
    e_ehsize = U16()
    e_phentsize = U16()
    e_phnum = U16()
    e_shentsize = U16()
    e_shnum = U16()
    e_shstrndx = U16()


class Phdr(Struct):
    """Elf64_Phdr, 56 bytes."""

    p_type = U32()
    p_flags = U32()
    p_offset = U64()
    p_vaddr = U64()
    p_paddr = U64()
    p_filesz = U64()
    p_memsz = U64()
    p_align = U64()


class Shdr(Struct):
    """Elf64_Shdr, 64 bytes."""

    sh_name = U32()
    sh_type = U32()
    sh_flags = U64()
    sh_addr = U64()
    sh_offset = U64()
    sh_size = U64()
    sh_link = U32()
    sh_info = U32()
    sh_addralign = U64()
    sh_entsize = U64()


class Symbol(Struct):
    """Elf64_Sym, 24 bytes."""

    st_name = U32()
    st_info = U8()
    st_other = U8()
    st_shndx = U16()
    st_value = U64()
    st_size = U64()


class Rela(Struct):
    """Elf64_Rela, 24 bytes."""

    r_offset = U64()
    r_info = U64()
    r_addend = I64()


class Auxv(Struct):
    """Elf64_auxv_t, 16 bytes: one entry of the auxiliary vector."""

    a_type = U64()
    a_val = U64()
