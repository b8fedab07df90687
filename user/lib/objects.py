"""What is asked of objects whose class is only known when the program runs."""


def items_of(container: object) -> list[object]:
    """What a list or tuple holds; the keys of a dict, each with its value behind it."""
    if isinstance(container, dict):
        return [part for pair in container.items() for part in pair]
    assert isinstance(container, list | tuple)
    return list(container)
