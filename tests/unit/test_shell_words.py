"""sh against dash on words put together at random: quoting, expansion, splitting, patterns."""

import re
import subprocess
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ophion.tools.paths import ROOT

SHELL = [sys.executable, "-S", "-E", str(Path(__file__).parents[2] / "user" / "bin" / "sh.py")]
WORDS_A_RUN = 40

PLAIN = st.sampled_from(
    ["a", "b c", "*", "?", "[ab]", "[", "]", ":", "x:y", "~", "=", "-", "%", "#", "é", "\\*", " "]
)
NAMES = st.sampled_from(["e", "u", "s", "c", "w", "g", "1", "2", "3", "#", "?", "9"])
TEXT = st.text(alphabet="ab:* ", max_size=4)


def quoted_text(text: str) -> str:
    """A text in single quotes."""
    return "'" + text.replace("'", "") + "'"


def bare(text: str) -> str:
    """A text outside quotes, with what would end the word escaped."""
    return text.replace(" ", "\\ ")


def expansions(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Parameter, command and arithmetic expansions whose arguments are words."""
    operator = st.sampled_from([":-", "-", ":+", "+", "#", "##", "%", "%%"])
    return st.one_of(
        NAMES.map(lambda name: "${" + name + "}"),
        st.sampled_from(["$@", "$*", "${#s}", "${#}", "$((2*3))", "$(printf 'p q\\n\\n')", "`echo b:c`"]),
        st.tuples(NAMES.filter(lambda n: n not in "#?"), operator, inner).map(
            lambda parts: "${" + parts[0] + parts[1] + parts[2] + "}"
        ),
        inner.map(lambda word: "$(printf '%s\\n' " + word + ")"),
    )


def elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A word of a few elements, some of them in double quotes."""
    plain = PLAIN.map(bare)
    expansion = expansions(inner)
    double = st.lists(
        st.one_of(st.sampled_from(["a", " ", "*", ":", "\\$", "\\\\", "b"]), expansion), max_size=3
    )
    return st.lists(
        st.one_of(
            plain, TEXT.map(quoted_text), expansion, double.map(lambda parts: '"' + "".join(parts) + '"')
        ),
        min_size=1,
        max_size=3,
    ).map("".join)


WORD = st.recursive(PLAIN.map(bare), elements, max_leaves=4)
SETTING = st.sampled_from([" \t\n", ":", ": ", "", "b"])


def answer(shell: list[str], script: str, folder: Path) -> tuple[int, str]:
    """Status and output of a script; the parameters are words with blanks, colons and stars."""
    done = subprocess.run(
        [*shell, "-c", script, "sh", "a b", "", "p:q*"],
        cwd=folder,
        env={"PATH": "/bin:/usr/bin", "HOME": "/h", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )
    return done.returncode, done.stdout.decode(errors="surrogateescape")


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.lists(WORD, min_size=1, max_size=WORDS_A_RUN), separators=SETTING)
def test_words_become_the_same_fields(words: list[str], separators: str, tmp_path: Path) -> None:
    for name in ("a", "ab", "b", "a b", ":x"):
        (tmp_path / name).touch()
    lines = [f"IFS='{separators}'; e= s='a b  c' c='x:y::z:' w=' p ' g='a*'"]
    for word in words:
        lines.append(f"(printf '<%s>' {word}; echo; x={word}; printf '{{%s}}\\n' \"$x\") 2>/dev/null")
        lines.append(f"case a in {word}) echo yes;; *) echo no;; esac")
    script = "\n".join(lines)
    assert answer(SHELL, script, tmp_path) == answer(["dash"], script, tmp_path)


def test_the_command_bracket_is_no_pattern() -> None:
    """The name of `[` does not read the folder, in which a pattern would have to be looked for."""
    script = "import os; del os.listdir; from shell.patterns import pathnames; print(pathnames('['))"
    folder = Path(SHELL[-1]).parent
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=folder, timeout=60
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_help_names_every_builtin() -> None:
    help_text = (ROOT / "src/ophion/tools/skeleton/bin/help").read_text()
    listed = help_text.partition("Built into the shell:'\n")[2].partition("echo 'Keys:")[0]
    names = re.findall(r"[^\s']+", listed)
    script = "from shell.builtin_table import REGULAR, SPECIAL; print(*REGULAR, *SPECIAL)"
    folder = Path(SHELL[-1]).parent
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=folder, timeout=60
    )
    assert set(done.stdout.split()) <= set(names)
