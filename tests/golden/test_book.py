"""What docs/compiler.md shows of its function is what the compiler makes of it."""

import re
from functools import cache
from itertools import takewhile
from pathlib import Path
from tempfile import mkdtemp

import pytest

from ophion.compiler import driver
from ophion.compiler.frontend.program import lower_programs
from ophion.compiler.frontend.rules import check_rules
from ophion.compiler.ir.printer import print_function
from ophion.compiler.passes.order import PASSES

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = (ROOT / "docs" / "compiler.md").read_text()
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", CHAPTER, re.MULTILINE | re.DOTALL)
DUMPS = [
    text for language, text in FENCED if not language and text.startswith(("def ", "  b", "define", "\t"))
]


@cache
def forms() -> list[str]:
    """Everything that the compiler prints of the chapter's program, and the golden dumps that it cites."""
    source = next(text for language, text in FENCED if language == "python")
    path = Path(mkdtemp(prefix="ophion-book-")) / "mean.py"
    path.write_text(source)
    checked, names = driver._check_programs([path])
    check_rules(checked, "linux")
    program = lower_programs(checked, "linux", names)
    found = [print_function(f) for f in program.functions if f.name == "mean.mean"]
    for _, run in PASSES:
        run(program)
        found += [print_function(f) for f in program.functions if f.name == "mean.mean"]
    found += [driver.emit_program(path, form, 2, "mean.mean") for form in ("llvm", "asm")]
    return [*found, (ROOT / "tests/golden/ir/references.txt").read_text()]


def lines_of(text: str) -> list[str]:
    """The lines of a dump without comments, source lines and numbers that depend on the whole program."""
    text = re.sub(r"@site\.\d+|\$site\.\d+|!tbaa !\d+|!range !\d+", "N", text)
    text = re.sub(r"\.LBB\d+_|\.L", ".L", text)
    lines = (re.sub(r"\s*[#;] .*", "", line).split() for line in text.splitlines())
    lines = (words[: words.index("#0")] if "#0" in words else words for words in lines)
    lines = (words[:-1] if words[-1:] == ["#1"] else words for words in lines)
    return [" ".join(words).removesuffix(" ...") for words in lines if words and words != ["..."]]


def in_common(wanted: list[str], lines: list[str]) -> int:
    """How many of the wanted lines stand among others, in their order."""
    rest = iter(lines)
    return sum(1 for _ in takewhile(lambda line: line in rest, wanted))


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.strip().splitlines()[0][:40])
def test_a_dump_is_what_the_compiler_prints(dump: str) -> None:
    wanted = lines_of(dump)
    common = max(in_common(wanted, lines_of(form)) for form in forms())
    assert common == len(wanted), f"no form of the program has {wanted[common]!r} behind the lines before it"


def test_the_table_of_passes_is_theirs() -> None:
    table = CHAPTER[CHAPTER.index("| pass | what it does |") :].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [name for name, _ in PASSES]
