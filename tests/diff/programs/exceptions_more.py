"""Exceptions from constructors, comprehensions, iterators, properties, operators and keys; nested handlers."""


class Fussy:
    """Its constructor may fail half-way."""

    def __init__(self, value: int) -> None:
        self.parts = [str(value)]
        if value < 0:
            raise ValueError(f"negative: {value}")
        self.value = value

    @property
    def inverse(self) -> int:
        return 100 // self.value

    def __add__(self, other: "Fussy") -> "Fussy":
        return Fussy(self.value + other.value)


class Broken:
    """An iterator that fails."""

    def __init__(self) -> None:
        self.left = 2

    def __iter__(self) -> "Broken":
        return self

    def __next__(self) -> int:
        self.left -= 1
        if self.left < 0:
            raise RuntimeError("broken")
        return self.left


class Custom(Exception):
    """Without a constructor of its own."""


class Detailed(Custom):
    """With fields."""

    def __init__(self, code: int, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


def risky(step: int) -> str:
    try:
        if step == 0:
            return str(Fussy(-1).value)
        if step == 1:
            return str(Fussy(0).inverse)
        if step == 2:
            return str((Fussy(1) + Fussy(-5)).value)
        if step == 3:
            return str([10 // n for n in [5, 0]])
        if step == 4:
            return str(list(Broken()))
        if step == 5:
            return {"a": "x"}["b"]
        if step == 6:
            raise Custom
        if step == 7:
            raise Detailed(42, "detail")
        if step == 8:
            return str(sum(int(word) for word in ["1", "two"]))
        if step == 9:
            raise Custom(
                "text",
            )
        return "fine"
    except (ValueError, ZeroDivisionError) as error:
        return f"{type(error).__name__}({error})"
    except KeyError as error:
        return f"key {error}"
    except Detailed as error:
        return f"{error.code} {error.detail} {error}"
    except Custom as error:
        return f"custom {error!r}"
    except Exception as error:
        return f"other {error}"


def layered(depth: int) -> list[str]:
    notes: list[str] = []
    for step in range(depth):
        try:
            try:
                if step % 3 == 0:
                    raise KeyError(step)
                if step % 3 == 1:
                    raise IndexError(step)
                notes.append(f"none {step}")
            except KeyError:
                notes.append(f"key {step}")
                raise ValueError("from key") from None
            finally:
                notes.append(f"inner {step}")
        except (ValueError, IndexError) as error:
            notes.append(f"outer {error}")
            continue
        else:
            notes.append("else")
        finally:
            notes.append("end")
    return notes


def search(grid: list[list[int]], wanted: int) -> tuple[int, int] | None:
    for y, row in enumerate(grid):
        try:
            return row.index(wanted), y
        except ValueError:
            continue
    return None


for step in range(11):
    print(step, risky(step))
print(layered(4))
print(search([[1, 2], [3, 4]], 3), search([[1]], 9))
error: Exception | None = None
try:
    raise Detailed(7, "kept")
except Detailed as caught:
    error = caught
print(error, isinstance(error, Custom), type(error).__name__)
