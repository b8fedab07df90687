"""gdb on compiled programs: breakpoints, steps, values as Python shows them; sound debug information."""

import re
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from ophion.compiler.driver import compile_program

SOURCE = Path(__file__).with_name("debugged") / "shapes.py"
GDB = ["gdb", "-q", "-nx", "-batch", "-iex", "set auto-load safe-path /"]


@cache
def program(opt: int) -> Path:
    """The compiled program; its source lies beside it."""
    folder = Path(mkdtemp(prefix="ophion-gdb-"))
    (folder / SOURCE.name).write_text(SOURCE.read_text())
    output = folder / SOURCE.stem
    compile_program(folder / SOURCE.name, output, opt)
    return output


def line_of(text: str) -> int:
    """The number of the line that holds some text."""
    return next(n for n, line in enumerate(SOURCE.read_text().splitlines(), 1) if text in line)


def session(opt: int, *commands: str) -> str:
    """What gdb says to some commands."""
    arguments = [word for command in commands for word in ("-ex", command)]
    done = subprocess.run(
        [*GDB, *arguments, str(program(opt))],
        capture_output=True, text=True, check=False, timeout=120, cwd=program(opt).parent,
    )  # fmt: skip
    assert "Python Exception" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def printed(opt: int, place: str, *expressions: str) -> list[str]:
    """Values of expressions where the program stops for the first time at a line that holds `place`."""
    commands = [f"print {expression}" for expression in expressions]
    said = session(opt, f"break {SOURCE.name}:{line_of(place)}", "run", *commands)
    found = re.findall(r"^\$\d+ = (.*)$", said, re.MULTILINE)
    assert len(found) == len(expressions), said
    return found


VALUES = {
    "text": '"plain é\'\\n"',
    "data": "b'ab\\x00c'",
    "buffer": "bytearray(b'xyz')",
    "numbers": "[1, 2, 3]",
    "nested": "[[1], [2, 3]]",
    "pair": "(1, 'one')",
    "many": "(1, 2, 3)",
    "found": "{3, 1}",
    "nothing": "None",
    "chain": "Node(value=1, next=Node(value=2, next=None))",
    "ratio": "0.1",
    "flag": "True",
    "problem": "ValueError('bad')",
    "number": "7",
}


def test_every_kind_of_value_is_shown_as_python_shows_it() -> None:
    shown = printed(0, "number += function", *VALUES)
    assert dict(zip(VALUES, shown, strict=True)) == VALUES


def test_locals_and_arguments() -> None:
    stop = f"break shapes.py:{line_of('number += function')}"
    said = session(0, stop, "run", "info locals", "info args")
    for name, value in VALUES.items():
        assert f"\n{name} = {value}\n" in said


def test_optimised_values() -> None:
    names = ("nested", "chain")
    shown = printed(2, "number += function", *names)
    assert shown == [VALUES[name] for name in names]


@pytest.mark.parametrize("opt", [0, 2])
def test_expressions(opt: int) -> None:
    asked = {
        "shapes[1].name": "'plain'",
        "$actual(shapes[0]).radius": "2.0",
        'table["two"]': "2",
        "$len(shapes)": "2",
        "$at(shapes, -1)": "Shape(name='plain', color=Color.RED)",
        'shapes[0].name == "circle"': "True",
        "counter": "0",
        "TABLE": "{'one': 1, 'two': 2}",
    }
    assert dict(zip(asked, printed(opt, "counter += index", *asked), strict=True)) == asked


def test_index_out_of_range_is_said_in_pythons_words() -> None:
    arguments = ["-ex", "break double", "-ex", "run", "-ex", "up 2", "-ex", "print numbers[3]"]
    done = subprocess.run(
        [*GDB, *arguments, str(program(0))],
        capture_output=True,
        text=True,
        check=False,
        cwd=program(0).parent,
    )
    assert "IndexError: list index out of range" in done.stderr


@pytest.mark.parametrize("opt", [0, 2])
@pytest.mark.parametrize("place", ["area", "shapes.Circle.area"])
def test_breakpoint_and_backtrace_by_python_names(opt: int, place: str) -> None:
    said = session(opt, f"break {place}", "run", "backtrace")
    frames = re.findall(r"^#\d .*?([\w.]+) \(.*?\) at shapes.py:(\d+)$", said, re.MULTILINE)
    assert frames == [
        ("shapes.Circle.area", str(line_of("squared ="))),
        ("shapes.total", str(line_of("result += shape.area()"))),
        ("shapes.main", str(line_of("print(total("))),
    ], said
    assert "self=Circle(name='circle', color=Color.GREEN, radius=2.0, center=Point(x=3, y=4))" in said


def test_stepping() -> None:
    said = session(0, "break total", "run", "next", "next", "next", "step", "next", "finish", "next")
    shown = [int(line) for line in re.findall(r"^(\d+)\t", said, re.MULTILINE)]
    loop = line_of("for index, shape")
    area = line_of("squared =")
    assert shown == [line_of("result = 0.0"), loop, loop + 1, loop + 2, area, area + 1, loop + 2, loop]
    assert "Value returned is $1 = 13.0" in said


def test_stepping_through_a_loop_comes_to_its_line_in_each_round() -> None:
    said = session(0, "tbreak halved", "run", *["next"] * 8)
    shown = [int(line) for line in re.findall(r"^(\d+)\t", said, re.MULTILINE)]
    loop = line_of("while number > 1:")
    assert shown == [loop, loop + 1, loop + 2, loop + 3, loop, loop + 1, loop + 2, loop, loop + 4], said


def test_conditional_breakpoint() -> None:
    line = line_of("counter += index + 1")
    stop = f'break shapes.py:{line} if index > 0 && shapes[index].name == "plain" && table["one"] == 1'
    said = session(0, stop, "run", "print index")
    assert "$1 = 1\n" in said, said


def test_step_passes_over_the_runtime() -> None:
    line = line_of('problem = ValueError("bad")')
    said = session(0, f"break shapes.py:{line}", "run", "step", "step", "step")
    assert f"\n{line + 1}\t" in said
    assert "double (value=" in said


def test_captured_variables() -> None:
    place = "count += by * step"
    assert printed(0, place, "by", "count", "step") == ["1", "0", "5"]
    said = session(0, "break count_up", "run", "info locals", "next", "up", "info locals")
    assert f"\nBreakpoint 1, count_up (by=1) at shapes.py:{line_of(place)}\n" in said
    assert re.findall(r"^count = (\d)$", said, re.MULTILINE) == ["0", "5"]


def test_variables_without_a_value() -> None:
    said = session(0, "break values", "run", "info locals")
    for name in ("text", "numbers", "nested", "found", "chain", "function", "problem"):
        assert f"\n{name} = <unassigned>\n" in said
    assert "\nnothing = None\n" in said


def test_what_makes_no_sense_is_invalid() -> None:
    made = "gdb.parse_and_eval('$sp').cast(gdb.lookup_type('struct list[int]').pointer()).dereference()"
    damage = ["numbers.__class__ = 0", "text.size = -1", "data.size = -5", "nested.items = 16"]
    said = session(
        0,
        "break double",
        "run",
        "up 2",
        f"python print('=', {made}.format_string())",
        *(f"set var {what}" for what in damage),
        *(f"print {name}" for name in ("numbers", "text", "data", "nested")),
    )
    assert said.count("= <invalid>\n") == 4, said
    assert "= [<invalid>, <invalid>]\n" in said


def test_long_values_end() -> None:
    said = session(0, "set print elements 2", "break double", "run", "up 2", "print numbers", "print text")
    assert "= [1, 2, ...]\n" in said
    assert "= 'pl'...\n" in said


def test_generators() -> None:
    said = session(0, f"break shapes.py:{line_of('first -= 1')}", "run", "backtrace 2", "continue")
    assert "shapes.countdown (first=2) at shapes.py" in said
    assert "shapes.main () at shapes.py" in said
    said = session(0, "break countdown", "run", "next", "info args")
    assert "(2 locations)" not in said
    assert "\nfirst = 2\n" in said
    assert printed(0, "first -= 1", "first") == ["2"]


def test_generators_of_objects_and_closures() -> None:
    said = session(0, f"break shapes.py:{line_of('yield self.value')}", "run", "backtrace 2")
    tree = "Tree(value=2, below=None)"
    assert f"#0  shapes.Tree.__iter__ (self={tree}) at shapes.py" in said
    assert f"in shapes.Tree.__iter__ (self=Tree(value=1, below={tree})) at shapes.py" in said
    assert printed(0, "yield number * of", "number", "of") == ["0", "3"]


def test_parameters_of_special_methods_and_lambdas_have_names() -> None:
    assert printed(0, "return self.value < other.value", "self.value", "other.value") == ["1", "2"]
    place = f"shapes.py:{line_of('key=lambda value: -value')}"
    said = session(0, f"tbreak {place}", "run", "break '<lambda>'", "continue", "backtrace 1")
    assert "#0  shapes.main.<lambda> (value=1) at shapes.py" in said, said


def test_chains_and_cycles_end() -> None:
    asked = ["ring", "chain", "chain.next.next.next"]
    assert printed(0, "return chain.value", *asked) == [
        "Node(value=1, next=Node(value=2, next=...))",
        "Node(value=0, next=Node(...))",
        "Node(value=3, next=Node(...))",
    ]


@pytest.mark.parametrize("opt", [0, 2])
def test_debug_information_is_sound(opt: int) -> None:
    verify(program(opt))


@pytest.mark.parametrize("name", ["everything", "generators"])
def test_debug_information_of_other_programs_is_sound(name: str, tmp_path: Path) -> None:
    source = Path(__file__).resolve().parents[1] / "diff" / "programs" / f"{name}.py"
    compile_program(source, tmp_path / name)
    verify(tmp_path / name)


def verify(path: Path) -> None:
    """llvm-dwarfdump finds no error, readelf nothing to warn of."""
    done = subprocess.run(["llvm-dwarfdump", "--verify", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, "\n".join(
        line for line in done.stdout.splitlines() if not line.startswith(" ")
    )
    done = subprocess.run(["readelf", "--debug-dump", str(path)], capture_output=True, text=True)
    assert done.stderr == ""
    assert "DW_TAG_subprogram" in done.stdout
