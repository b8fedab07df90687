"""csv: rows read and written, as dicts too, in several dialects."""

import csv
import io
import os
import sys
import tempfile
from dataclasses import asdict, dataclass

TEXT = """name,age,city
Ada,36,"London, UK"
Grace,85,"New ""York\"""
Linus,54,

"two
lines",1,x
"""


class Semicolons(csv.Dialect):
    delimiter = ";"
    quotechar = "'"
    doublequote = False
    escapechar = "\\"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL


@dataclass
class Person:
    name: str
    age: int
    height: float | None = None


def rows_of(path: str) -> list[dict[str, str]]:
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def average(rows: list[dict[str, str]]) -> float:
    return sum(int(row["age"]) for row in rows) / len(rows)


def read() -> None:
    table = csv.reader(io.StringIO(TEXT))
    header = next(table)
    print(header)
    for row in table:
        print(table.line_num, len(row), row)
    for fields in csv.reader(["a b  c", "d 'e f' g"], delimiter=" ", quotechar="'"):
        print(fields)
    print(list(csv.reader(['1, 2, "3, 4"'], skipinitialspace=True)))
    print(list(csv.reader(["a;'b\\'c';d"], Semicolons)), list(csv.reader(["a;b"], dialect=Semicolons())))
    print(list(csv.reader(["a\tb", "", "c"], dialect="excel-tab")), list(csv.reader([])))
    print([sum(map(int, row)) for row in csv.reader(line for line in ("1,2", "3,4"))])
    for name, age, *rest in csv.reader(["x,1,2,3"]):
        print(name, age, rest)


def read_dicts() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "people.csv")
        with open(path, "w", newline="") as file:
            file.write(TEXT)
        rows = rows_of(path)
    print(rows[0], average(rows), rows[1]["city"].upper(), sorted({row["name"] for row in rows}))
    people = csv.DictReader(["1|2", "3"], fieldnames=["a", "b"], restval="-", delimiter="|")
    print(people.fieldnames)
    for person in people:
        print(people.line_num, person, person.get("b"))
    print(csv.DictReader([]).fieldnames, list(csv.DictReader(["a,b"])))


def write() -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["a", 1, 2.5, None, True, 'say "hi"', "x,y", "two\nlines", ""])
    out.writerows([[1, 2], (3, 4), range(3)])
    out.writerow("abc")
    out.writerow([])
    out.writerow([""])
    for quoting in (csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_MINIMAL):
        memory = io.StringIO()
        print(
            csv.writer(memory, quoting=quoting).writerow(["a", 1, 2.5, None, "b c"]), repr(memory.getvalue())
        )
    csv.writer(sys.stdout, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n").writerow(
        ["a,b", "c"]
    )
    csv.writer(sys.stdout, Semicolons).writerow(["it's", "a;b", 3])
    csv.writer(sys.stdout, "unix").writerow(["x", 1])


def write_dicts() -> None:
    people = [Person("Ada", 36, 1.65), Person("Bob", 7)]
    out = csv.DictWriter(sys.stdout, fieldnames=["name", "age", "height"], lineterminator="\n")
    out.writeheader()
    for person in people:
        out.writerow(asdict(person))
    out.writerow({"name": "x"})
    out.writerows([{"age": 1, "name": "y"}, {"height": 2}])
    numbers = csv.DictWriter(sys.stdout, ["a", "b"], restval=0, extrasaction="ignore", lineterminator="\n")
    numbers.writerow({"a": 1, "c": 2})
    try:
        out.writerow({"name": "x", "wrong": 1})
    except ValueError as problem:
        print(problem)


def fail() -> None:
    for lines, strict in ((['"a', "b"], True), (['"a"b'], True), (["a\rb"], False), (['"a"b,"c'], False)):
        try:
            print(list(csv.reader(lines, strict=strict)))
        except csv.Error as problem:
            print("Error:", problem)
    try:
        csv.writer(sys.stdout, quoting=csv.QUOTE_NONE).writerow(["a,b"])
    except csv.Error as problem:
        print("Error:", problem)
    try:
        csv.reader([], dialect="unknown")
    except csv.Error as problem:
        print("Error:", problem)
    try:
        csv.reader([], delimiter="ab")
    except TypeError as problem:
        print("TypeError:", problem)


def dialects() -> None:
    csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_ALL)
    csv.register_dialect("own", Semicolons)
    print(csv.list_dialects(), csv.get_dialect("own").delimiter, csv.get_dialect("pipes").quotechar)
    csv.writer(sys.stdout, "pipes", lineterminator="\n").writerow([1, "b"])
    tilde = csv.excel()
    tilde.delimiter = "~"
    print(list(csv.reader(["a~b,c"], tilde)), list(csv.reader(["a~b,c"], csv.excel)))
    csv.unregister_dialect("pipes")
    print("pipes" in csv.list_dialects(), csv.field_size_limit())
    print(csv.excel.delimiter, repr(csv.excel_tab().delimiter), csv.unix_dialect.quoting)


for step in (read, read_dicts, write, write_dicts, fail, dialects):
    print("--", step.__name__)
    step()
