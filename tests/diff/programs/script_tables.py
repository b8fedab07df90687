"""CSV reader/writer, INI and a TOML subset."""

from __future__ import annotations

import io
import re
import sys
from enum import Enum
from typing import Dict, Iterable, Iterator, List, Optional, TextIO, TypedDict, Union


class State(Enum):
    START = "start"
    FIELD = "field"
    QUOTED = "quoted"
    QUOTE = "quote"


class CSVError(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line


def read_csv(stream: Iterable[str], delimiter: str = ",") -> Iterator[List[str]]:
    row: List[str] = []
    field: List[str] = []
    state = State.START
    for number, line in enumerate(stream, 1):
        for ch in line.rstrip("\r\n") + "\n":
            if state is State.QUOTED:
                if ch == '"':
                    state = State.QUOTE
                else:
                    field.append(ch)
                continue
            if state is State.QUOTE and ch == '"':
                field.append('"')
                state = State.QUOTED
            elif ch == delimiter or ch == "\n":
                row.append("".join(field))
                field.clear()
                state = State.START
                if ch == "\n":
                    yield row
                    row = []
            elif ch == '"' and state is State.START:
                state = State.QUOTED
            elif state is State.QUOTE:
                raise CSVError(f"unexpected {ch!r} after quote", number)
            else:
                field.append(ch)
                state = State.FIELD
    if state is State.QUOTED:
        raise CSVError("unterminated quote", number)


class CSVWriter:
    def __init__(self, out: TextIO, *, delimiter: str = ",", quote_all: bool = False) -> None:
        self.out, self.delimiter, self.quote_all = out, delimiter, quote_all

    def _quote(self, value: object) -> str:
        text = "" if value is None else str(value)
        if self.quote_all or any(c in text for c in (self.delimiter, '"', "\n")):
            return '"' + text.replace('"', '""') + '"'
        return text

    def writerow(self, row: Iterable[object]) -> int:
        return self.out.write(self.delimiter.join(self._quote(v) for v in row) + "\r\n")

    def writerows(self, rows: Iterable[Iterable[object]]) -> None:
        for row in rows:
            self.writerow(row)


class Record(TypedDict):
    name: str
    age: int
    score: float


class PartialRecord(TypedDict, total=False):
    nickname: str
    tags: list[str]


def to_record(header: list[str], row: list[str]) -> Record:
    d = dict(zip(header, row, strict=True))
    return {"name": d["name"], "age": int(d["age"]), "score": float(d.get("score") or 0)}


class IniFile:
    SECTION = re.compile(r"\[(?P<name>[^\]]+)\]\s*$")

    def __init__(self) -> None:
        self.sections: Dict[str, Dict[str, str]] = {"DEFAULT": {}}

    @classmethod
    def parse(cls, text: str) -> IniFile:
        self = cls()
        current = self.sections["DEFAULT"]
        for line in io.StringIO(text):
            line = line.split(";", 1)[0].strip()
            if not line:
                continue
            if match := cls.SECTION.match(line):
                current = self.sections.setdefault(match["name"], {})
            else:
                key, sep, value = line.partition("=")
                if not sep:
                    raise ValueError(f"no '=' in {line!r}")
                current[key.strip().lower()] = value.strip()
        return self

    def get(self, section: str, key: str, fallback: Optional[str] = None) -> str:
        for table in (self.sections.get(section, {}), self.sections["DEFAULT"]):
            if key in table:
                return self._interpolate(section, table[key])
        if fallback is None:
            raise KeyError(f"{section}.{key}")
        return fallback

    def _interpolate(self, section: str, value: str) -> str:
        return re.sub(r"\$\{(\w+)\}", lambda m: self.get(section, m.group(1)), value)

    def getint(self, section: str, key: str) -> int:
        return int(self.get(section, key))

    def getboolean(self, section: str, key: str) -> bool:
        value = self.get(section, key).lower()
        if value not in ("1", "yes", "true", "on", "0", "no", "false", "off"):
            raise ValueError(f"Not a boolean: {value}")
        return value in ("1", "yes", "true", "on")


TomlValue = Union[str, int, float, bool, List["TomlValue"], Dict[str, "TomlValue"]]


def parse_value(text: str) -> TomlValue:
    text = text.strip()
    if text.startswith("["):
        inner = text[1:-1].strip()
        return [parse_value(part) for part in inner.split(",")] if inner else []
    if text.startswith('"'):
        return text.strip('"')
    if text in ("true", "false"):
        return text == "true"
    return float(text) if "." in text else int(text.replace("_", ""))


def parse_toml(text: str) -> Dict[str, TomlValue]:
    root: Dict[str, TomlValue] = {}
    table = root
    for line in text.splitlines():
        line, *_ = line.split("#")
        if not line.strip():
            continue
        if line.startswith("["):
            table = root
            for name in line.strip("[] ").split("."):
                child = table.setdefault(name, {})
                assert isinstance(child, dict)
                table = child
            continue
        key, value = line.split("=", maxsplit=1)
        table[key.strip()] = parse_value(value)
    return root


def main() -> int:
    text = 'name,age,score\n"Smith, John",42,1.5\n"O""Neil",7,\nplain,1,2\n"multi\nline",3,4\n'
    rows = list(read_csv(io.StringIO(text)))
    print(rows)
    header, *body = rows
    records = [to_record(header, r) for r in body]
    for record in sorted(records, key=lambda r: r["age"], reverse=True):
        print(f"{record['name']!r:<16}{record['age']:>4}{record['score']:>6.2f}")
    oldest: Record = max(records, key=lambda r: r["age"])
    oldest["age"] += 1
    print(oldest, "name" in oldest, len(oldest), list(oldest), oldest.get("age"))
    partial: PartialRecord = {}
    partial["nickname"] = "Jo"
    partial.setdefault("tags", []).append("x")
    print(
        partial,
        partial.get("tags", []),
        Record(name="n", age=1, score=2.0) == {"name": "n", "age": 1, "score": 2.0},
    )
    buffer = io.StringIO()
    CSVWriter(buffer).writerows([*rows[:2], ["a;b", None, 3.0, True]])
    CSVWriter(buffer, delimiter=";", quote_all=True).writerow(["x", 1])
    print(repr(buffer.getvalue()))
    for bad in ('"abc', '"a"b,c'):
        try:
            list(read_csv([bad]))
        except CSVError as e:
            print("CSVError:", e, file=sys.stdout)
    ini = IniFile.parse("root = /usr ; top\n[paths]\nbin = ${root}/bin\nDEPTH=3\n[flags]\ndebug=Yes\n")
    print(
        ini.get("paths", "bin"),
        ini.getint("paths", "depth"),
        ini.getboolean("flags", "debug"),
        ini.get("x", "y", "z"),
    )
    for section, key in [("paths", "nope"), ("paths", "bin")]:
        try:
            print(ini.getboolean(section, key))
        except (KeyError, ValueError) as e:
            print(type(e).__name__, e)
    toml = parse_toml(
        'title = "T"\n[owner]\nage = 1_000\nok = true\n[owner.deep]\nxs = [1, 2.5, "a"]\nempty = []\n'
    )
    print(toml)
    return 0


if __name__ == "__main__":
    sys.exit(main())
