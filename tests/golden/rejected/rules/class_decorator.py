def register(cls: type[object]) -> type[object]:
    return cls


@register
class Plugin:
    pass
