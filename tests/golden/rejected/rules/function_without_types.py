from typing import no_type_check


@no_type_check
def doubled(value):
    return value * 2


print(doubled(1))
