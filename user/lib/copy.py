"""copy: copies of values. `copy` and `deepcopy` are the compiler's own (`lower/copies.py`)."""


class Error(Exception):
    """That something cannot be copied; compiled code refuses that when compiling."""


error = Error
