"""The check of a call with `*values`: there are as many values as the function has parameters left."""


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


def _listed(names: list[str]) -> str:
    """'a', 'b', and 'c'"""
    quoted = ["'" + name + "'" for name in names]
    if len(quoted) == 1:
        return quoted[0]
    if len(quoted) == 2:
        return quoted[0] + " and " + quoted[1]
    return ", ".join(quoted[:-1]) + ", and " + quoted[-1]
