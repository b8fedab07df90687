"""Objects that their `__del__` has kept: when they end for good it is not run again, as in CPython (PEP 442).

They are few, and so are kept by their addresses, in no order. `ophion_kept_objects` is how many they are: a
drop function asks for an object only where that is not 0.
"""

from ophion.lang import u64
from ophion.lang.unsafe import copy_memory, export, immortal, load_u64, store_u64, symbol_address
from ophion.runtime.heap import allocate, free


class State:
    """In the program's data, because objects end before this module's body runs."""

    addresses: u64
    room: int


@export("ophion_keep")
def keep(address: u64) -> None:
    """Note an object. Where there is no memory to, its `__del__` will run once more."""
    state = immortal(State)
    place = symbol_address("ophion_kept_objects")
    count = int(load_u64(place))
    if count == state.room and not _grow(count):
        return
    store_u64(state.addresses + 8 * count, address)
    store_u64(place, count + 1)


def _grow(count: int) -> bool:
    state = immortal(State)
    room = 2 * count + 8
    grown = allocate(8 * room)
    if grown == 0:
        return False
    if count > 0:
        copy_memory(grown, state.addresses, 8 * count)
    free(state.addresses)
    state.addresses = grown
    state.room = room
    return True


@export("ophion_was_kept")
def was_kept(address: u64) -> bool:
    """Whether an object that ends was noted, which is forgotten then."""
    state = immortal(State)
    place = symbol_address("ophion_kept_objects")
    count = int(load_u64(place))
    for index in range(count - 1, -1, -1):
        if load_u64(state.addresses + 8 * index) == address:
            store_u64(state.addresses + 8 * index, load_u64(state.addresses + 8 * (count - 1)))
            store_u64(place, count - 1)
            if count == 1:
                free(state.addresses)
                state.addresses = u64(0)
                state.room = 0
            return True
    return False
