from functools import cache


@cache
class Plugin:
    pass


print(Plugin())
