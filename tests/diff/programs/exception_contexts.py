"""`__context__` of exceptions that are raised while another is being handled, and caught there again."""


def chain(error: BaseException | None) -> str:
    names: list[str] = []
    while error is not None and len(names) < 9:
        names.append(repr(error))
        error = error.__cause__ or error.__context__
    return " <- ".join(names)


class Manager:
    def __enter__(self) -> None:
        print("enter")

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        print("exit", chain(error))
        return isinstance(error, ValueError)


def caught_in_finally() -> None:
    try:
        raise RuntimeError("first")
    finally:
        try:
            raise KeyError("second")
        except LookupError as error:
            print(chain(error))
        with Manager():
            raise ValueError("third")


def caught_in_a_handler() -> None:
    try:
        raise RuntimeError("first")
    except RuntimeError:
        try:
            [1][2]
        except IndexError as error:
            print(chain(error))
            try:
                raise KeyError("third") from error
            except KeyError as last:
                print(chain(last), last.__context__ is error)
            finally:
                print("finally")
        try:
            raise
        except RuntimeError as error:
            print(chain(error))


def returned_from_a_handler(again: bool) -> str:
    try:
        try:
            raise RuntimeError("first")
        except RuntimeError:
            return "returned"
    finally:
        try:
            raise KeyError("after the handler")
        except KeyError as error:
            print(chain(error))
        if again:
            raise ValueError("replaces the value")


def left_a_loop() -> None:
    for turn in range(2):
        try:
            try:
                raise RuntimeError(turn)
            except RuntimeError:
                if turn == 0:
                    continue
                break
            finally:
                with Manager():
                    raise ValueError("in finally")
        finally:
            try:
                raise KeyError("outer")
            except KeyError as error:
                print(chain(error))


def managed() -> None:
    try:
        raise RuntimeError("first")
    except RuntimeError:
        with Manager():
            raise ValueError("swallowed")
        with Manager():
            raise KeyError("goes on")


for act in (caught_in_finally, caught_in_a_handler, left_a_loop, managed):
    try:
        act()
    except Exception as error:
        print(chain(error))
print(returned_from_a_handler(False))
try:
    returned_from_a_handler(True)
except ValueError as error:
    print(chain(error))
