def number(cls: type[object]) -> int:
    return len(cls.__name__)


@number
class Plugin:
    pass
