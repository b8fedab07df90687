"""The ways of exceptions: raise, except, finally, with."""


class Lock:
    def __init__(self) -> None:
        self.held = False

    def __enter__(self) -> None:
        self.held = True

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self.held = False


def check(n: int) -> int:
    if n < 0:
        raise ValueError("negative")
    return n


def careful(n: int) -> int:
    try:
        return check(n)
    except ValueError:
        return 0
    finally:
        print("checked")


def locked(lock: Lock, n: int) -> int:
    with lock:
        return check(n)


print(careful(-1), locked(Lock(), 2))
