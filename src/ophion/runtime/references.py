"""Weak references: `weakref.ref`.

The object and its reference know each other: the object holds the reference, which is the same each time one
is asked for, and the reference has the object's address. When the object dies, after its `__del__`, its drop
function sets that to 0. One whose count is no longer positive waits to be dropped, and is gone as well.
"""

from typing import Generic, TypeVar

from ophion.lang import u64
from ophion.lang.unsafe import load_u64, object_address, object_at

T = TypeVar("T")


class WeakReference(Generic[T]):
    """weakref.ref[T]"""

    def __init__(self, kind: type[T], address: u64) -> None:
        """The reference to the object at an address, of a class."""
        self.address = address
        self.kind = kind
        self.hashed = False
        self.hash = 0

    def __call__(self) -> T | None:
        """The object; None after its end."""
        if self.address == 0 or not 0 < load_u64(self.address) < 1 << 63:
            return None
        return object_at(self.kind, self.address)

    def __repr__(self) -> str:
        if self() is None:
            return f"<weakref at {object_address(self):#x}; dead>"
        return f"<weakref at {object_address(self):#x}; to '{self.kind.__name__}' at {self.address:#x}>"

    def __eq__(self, other: "WeakReference[T]") -> bool:  # type: ignore[override]
        one, another = self(), other()
        if one is None or another is None:
            return self is other
        return one == another

    def __hash__(self) -> int:
        if not self.hashed:
            target = self()
            if target is None:
                raise TypeError("weak object has gone away")
            self.hash = hash(target)
            self.hashed = True
        return self.hash
