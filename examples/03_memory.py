"""Phase 3: the memory map, frames taken and given back, a page mapped, a list and a dict on the heap."""

from kernel import console
from kernel.arch import NO_EXECUTE, PRESENT, WRITABLE, init_processor, new_tables, read_boot_information
from kernel.layout import PAGE_SIZE
from kernel.mm import memory, physical
from ophion.lang import u64

ADDRESS = u64(0x40_0000)


def show_map() -> None:
    """The memory map as the boot loader told it."""
    information = read_boot_information()
    print(f"memory map from {information.loader}:")
    for entry in information.memory_map:
        print(f"  {entry.start:#014x} - {entry.end:#014x} {'usable' if entry.usable else 'reserved'}")


def show_frames() -> None:
    """Take a frame and give it back."""
    frames = memory.frames()
    print(f"frames: {frames.free_count} of {frames.total_count} are free")
    frame = frames.allocate()
    print(f"frame {frame:#x} taken, {frames.free_count} left")
    frames.release(frame)
    print(f"frame given back, {frames.free_count} left")


def show_mapping() -> None:
    """Map a page in an address space of its own, and look it up."""
    frames = memory.frames()
    tables = new_tables(frames)
    frame = frames.allocate()
    tables.set(ADDRESS, frame | PRESENT | WRITABLE | NO_EXECUTE)
    physical.view(frame)[:5] = b"hello"
    print(f"page {ADDRESS:#x} is mapped by the entry {tables.entry(ADDRESS):#x}")
    tables.drop_range(int(ADDRESS), int(ADDRESS) + PAGE_SIZE)
    tables.destroy()


def show_heap() -> None:
    """Objects on the heap."""
    squares = [number * number for number in range(1000)]
    words = {f"square {number}": squares[number] for number in range(1000)}
    print(f"a list of {len(squares)} ending in {squares[-1]}, a dict with square 31 = {words['square 31']}")


def main() -> None:
    """Called by the boot code."""
    console.init()
    init_processor()
    memory.init(read_boot_information())
    show_map()
    show_frames()
    show_mapping()
    show_heap()


if __name__ == "__main__":
    main()
