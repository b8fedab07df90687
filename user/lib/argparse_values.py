"""argparse's Namespace: an object with the attributes that the arguments have."""


class Namespace:
    """Values by their names; what the class does not have itself is looked up among them."""

    def __init__(self, **kwargs: object) -> None:
        self._values: dict[str, object] = kwargs

    def __getattr__(self, name: str) -> object:
        if name == "_values" or name not in self._values:
            raise AttributeError(f"'Namespace' object has no attribute '{name}'")
        return self._values[name]

    def _store(self, name: str, value: object) -> None:
        """What `namespace.name = value` means."""
        self._values[name] = value

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Namespace) and self._values == other._values

    def __repr__(self) -> str:
        parts = [f"{name}={value!r}" for name, value in self._values.items() if name.isidentifier()]
        odd = {name: value for name, value in self._values.items() if not name.isidentifier()}
        return f"Namespace({', '.join(parts + [f'**{odd!r}'] * bool(odd))})"


def typed_list(values: list[object], kind: object) -> object:
    """A list of texts or numbers as one of these alone, which annotations of programs mean."""
    if kind is str or (values and all(isinstance(value, str) for value in values)):
        return [value for value in values if isinstance(value, str)]
    return values
