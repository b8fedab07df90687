"""The checks of calls with `*values` and `**mapping`: they fill the parameters that the function has left."""

from typing import TypeVar

T = TypeVar("T")


def check_count(count: int, function: str, before: int, names: str, defaults: int) -> None:
    """TypeError unless `count` values fill the parameters `names`, behind `before` other arguments, of which
    the last `defaults` may be left out.
    """
    wanted = names.split(",")
    if count > len(wanted):
        takes = before + len(wanted)
        least = "" if defaults == 0 else "from " + str(takes - defaults) + " to "
        text = function + "() takes " + least + str(takes) + " positional argument"
        text += "" if takes == 1 and defaults == 0 else "s"
        given = before + count
        raise TypeError(text + " but " + str(given) + (" was" if given == 1 else " were") + " given")
    if count < len(wanted) - defaults:
        missing = wanted[count : len(wanted) - defaults]
        text = function + "() missing " + str(len(missing)) + " required positional argument"
        raise TypeError(text + ("" if len(missing) == 1 else "s") + ": " + _listed(missing))


def check_names(
    given: list[str], function: str, whole: str, before: str, said: str, takes: str, needed: str, by_name: str
) -> None:
    """TypeError unless the names `given` are all among those that a function `takes` ("*": any), behind those
    whose parameters have a value `before` by position or are `said` by name, and hold the `needed` ones.
    """
    for name in given:
        if _is_among(name, said):
            raise TypeError(whole + "() got multiple values for keyword argument '" + name + "'")
    for name in given:
        if _is_among(name, before):
            raise TypeError(function + "() got multiple values for argument '" + name + "'")
        if takes != "*" and not _is_among(name, takes):
            raise TypeError(function + "() got an unexpected keyword argument '" + name + "'")
    _check_there(given, function, needed, " required positional argument")
    _check_there(given, function, by_name, " required keyword-only argument")


def _is_among(name: str, names: str) -> bool:
    return name != "" and name in names.split(",")


def _check_there(given: list[str], function: str, needed: str, kind: str) -> None:
    missing = [name for name in needed.split(",") if name != "" and name not in given]
    if missing:
        text = function + "() missing " + str(len(missing)) + kind
        raise TypeError(text + ("" if len(missing) == 1 else "s") + ": " + _listed(missing))


def others(mapping: dict[str, T], names: str) -> dict[str, T]:
    """What a mapping has beside some names."""
    return {name: value for name, value in mapping.items() if not _is_among(name, names)}


def _listed(names: list[str]) -> str:
    """'a', 'b', and 'c'"""
    quoted = ["'" + name + "'" for name in names]
    if len(quoted) == 1:
        return quoted[0]
    if len(quoted) == 2:
        return quoted[0] + " and " + quoted[1]
    return ", ".join(quoted[:-1]) + ", and " + quoted[-1]
