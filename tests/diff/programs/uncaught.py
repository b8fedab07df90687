"""An exception that nobody catches ends the program with status 1 and a traceback on standard error."""


def fail(level: int) -> int:
    if level == 0:
        raise ValueError("at the bottom")
    return fail(level - 1)


print("before")
fail(2)
print("never")
