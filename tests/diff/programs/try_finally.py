"""finally in all its ways out: falling through, return, break, continue, exceptions, nesting."""


def returns(log: list[str]) -> int:
    try:
        log.append("try")
        return 1
    finally:
        log.append("finally")


def overrides() -> str:
    for number in range(3):
        try:
            if number == 1:
                continue
            if number == 2:
                break
            print("body", number)
        finally:
            print("finally", number)
    return "done"


def nested(fail: bool) -> str:
    text = ""
    try:
        try:
            text += "a"
            if fail:
                raise ValueError("inner")
            text += "b"
        finally:
            text += "c"
    except ValueError as error:
        text += f"[{error}]"
    else:
        text += "e"
    finally:
        text += "f"
    return text


def replaced() -> None:
    try:
        raise KeyError("first")
    finally:
        raise IndexError("second")


log: list[str] = []
print(returns(log), log)
print(overrides())
print(nested(True), nested(False))
try:
    replaced()
except IndexError as error:
    print("IndexError", error)
while True:
    try:
        print("once")
        break
    finally:
        print("left")
