"""os: the environment."""

from collections.abc import Mapping

from abi import errno
from user.lib import linux

_NO_DEFAULT = "\0"
"""Stands for a default that is not given: no value of the environment holds a NUL."""


class _Names:
    """Iterates over the environment's names."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._index = 0

    def __iter__(self) -> "_Names":
        return self

    def __next__(self) -> str:
        if self._index >= len(self._names):
            raise StopIteration
        self._index += 1
        return self._names[self._index - 1]


class _Environ:
    """The environment: names and values, passed on to programs that are executed."""

    def __init__(self, settings: list[str]) -> None:
        self._data: dict[str, str] = {}
        for setting in settings:
            key, equals, value = setting.partition("=")
            if equals and key not in self._data:
                self._data[key] = value

    def __getitem__(self, key: str) -> str:
        return self._data[key]

    def __setitem__(self, key: str, value: str) -> None:
        if not key:
            raise OSError(errno.EINVAL, errno.strerror(errno.EINVAL))
        if "=" in key:
            raise ValueError("illegal environment variable name")
        if "\0" in key or "\0" in value:
            raise ValueError("embedded null byte")
        self._data[key] = value

    def __delitem__(self, key: str) -> None:
        del self._data[key]

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def __len__(self) -> int:
        return len(self._data)

    def __iter__(self) -> _Names:
        return _Names(self.keys())

    def get(self, key: str, default: str | None = None) -> str | None:
        """The value of a name, or `default`."""
        return self._data.get(key, default)

    def pop(self, key: str, default: str | None = _NO_DEFAULT) -> str | None:
        """Remove a name; its value, or `default`. KeyError without one."""
        if key in self._data:
            return self._data.pop(key)
        if default == _NO_DEFAULT:
            raise KeyError(key)
        return default

    def popitem(self) -> tuple[str, str]:
        """Remove the first name; it and its value. KeyError where there is none."""
        for key in self._data:
            return key, self._data.pop(key)
        raise KeyError

    def clear(self) -> None:
        """Remove all names."""
        self._data.clear()

    def update(self, other: Mapping[str, str]) -> None:
        """Set the names of a mapping to its values."""
        for key in other:
            self[key] = other[key]

    def __or__(self, other: Mapping[str, str]) -> dict[str, str]:
        made = self.copy()
        for key in other:
            made[key] = other[key]
        return made

    def __repr__(self) -> str:
        return f"environ({self._data!r})"

    def setdefault(self, key: str, value: str) -> str:
        """The value of a name, set to `value` first where it has none."""
        if key not in self._data:
            self[key] = value
        return self._data[key]

    def keys(self) -> list[str]:
        """All names."""
        return list(self._data)

    def values(self) -> list[str]:
        """All values."""
        return [self._data[key] for key in self._data]

    def items(self) -> list[tuple[str, str]]:
        """All names with their values."""
        return [(key, self._data[key]) for key in self._data]

    def copy(self) -> dict[str, str]:
        """A dict of it."""
        return {key: self._data[key] for key in self._data}


environ = _Environ(linux.environment())


def getenv(key: str, default: str | None = None) -> str | None:
    """The value of a name in the environment, or `default`."""
    return environ.get(key, default)


def settings_of(environment: dict[str, str]) -> list[str]:
    """An environment as execve takes it."""
    return [f"{key}={environment[key]}" for key in environment]
