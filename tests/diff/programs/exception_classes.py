"""Less common classes of exceptions."""

import errno


def raised(number: int) -> str:
    try:
        raise OSError(number, "text")
    except ConnectionRefusedError as error:
        return f"refused {error}"
    except ConnectionResetError:
        return "reset"
    except ConnectionError as error:
        return type(error).__name__
    except OSError as error:
        return f"{type(error).__name__} {error.errno}"


for number in (
    errno.ECONNREFUSED,
    errno.ECONNRESET,
    errno.ECONNABORTED,
    errno.EPIPE,
    errno.EIO,
    errno.ENOENT,
):
    print(raised(number))
try:
    raise SyntaxError("unexpected end")
except Exception as error:
    print(type(error).__name__, error)
try:
    raise ModuleNotFoundError("nothing there")
except ImportError as error:
    print(type(error).__name__, error)
