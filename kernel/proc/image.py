"""Finding and checking what execve(2) is to run: scripts, rights, headers. Nothing is changed here."""

from abi import elf, errno, fcntl, stat
from kernel.fs.interfaces import Location, OpenFile
from kernel.fs.vfs import decode_path
from kernel.proc.elf import HEADER_SIZE, Executable, parse_header, parse_program_headers
from kernel.proc.namespace import namespace
from ophion.lang import sizeof

_PROBE_SIZE = 256  # bytes of a script that may hold its first line (execve(2), "Interpreter scripts")
_MAXIMUM_SCRIPTS = 4  # interpreters that are scripts themselves
_ANY_EXECUTE = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


class Program:
    """A checked program: its open file (one reference, the owner releases it), its headers, its arguments."""

    def __init__(self, file: OpenFile, image: Executable, path: bytes, arguments: list[bytes]) -> None:
        self.file = file
        self.image = image
        self.path = path
        self.arguments = arguments


def find_program(directory: Location, path: bytes, arguments: list[bytes]) -> Program:
    """Open and check the file to run, following `#!` lines; EACCES, ENOEXEC, ELOOP, the walk's errors."""
    target = path
    for _ in range(_MAXIMUM_SCRIPTS + 1):
        file = _open_executable(directory, target)
        try:
            start = read_exactly(file, 0, _PROBE_SIZE)
            interpreter = _script_interpreter(start)
            if len(interpreter) == 0:
                return Program(file, read_image(file, start), path, arguments)
        except OSError:
            file.release()
            raise
        except MemoryError:
            file.release()
            raise
        file.release()
        script = target
        target = interpreter[0]
        interpreter.append(script)
        interpreter.extend(arguments[1:])
        arguments = interpreter
    raise errno.os_error(errno.ELOOP)


def _open_executable(directory: Location, path: bytes) -> OpenFile:
    file = namespace.files.open(directory, decode_path(path), fcntl.O_RDONLY, 0)
    attributes = file.inode.attributes()
    if attributes.mode & stat.S_IFMT != stat.S_IFREG or not attributes.mode & _ANY_EXECUTE:
        file.release()
        raise errno.os_error(errno.EACCES)
    return file


def read_exactly(file: OpenFile, offset: int, size: int) -> bytes:
    """`size` bytes from `offset`, fewer only at the end of the file."""
    buffer = bytearray(size)
    view = memoryview(buffer)
    done = 0
    while done < size:
        count = file.inode.read_at(offset + done, view[done:])
        if count == 0:
            break
        done += count
    return bytes(view[:done])


def _script_interpreter(start: bytes) -> list[bytes]:
    """The words of a `#!` line: the interpreter and one optional argument; empty for what is no script."""
    if not start.startswith(b"#!"):
        return []
    end = start.find(b"\n")
    if end < 0:
        end = len(start)
    line = start[2:end].strip(b" \t")
    if len(line) == 0:
        raise errno.os_error(errno.ENOEXEC)
    blank = 0
    while blank < len(line) and line[blank] not in b" \t":
        blank += 1
    argument = line[blank:].strip(b" \t")
    if len(argument) == 0:
        return [line[:blank]]
    return [line[:blank], argument]


def read_image(file: OpenFile, start: bytes) -> Executable:
    """Parse the ELF headers; `start` are the file's first bytes. ENOEXEC."""
    header = parse_header(start[:HEADER_SIZE])
    table = read_exactly(file, int(header.e_phoff), header.e_phnum * sizeof(elf.Phdr))
    return parse_program_headers(header, table, file.inode.attributes().size)
