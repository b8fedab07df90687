"""Programs whose classes are below classes of user/lib that they name themselves: all names are shared."""

import subprocess
from pathlib import Path

from ophion.compiler.driver import compile_program

PROGRAM = """\
from user.lib.text_streams import TextIO


class Loud(TextIO):
    def __init__(self) -> None:
        super().__init__("utf-8", "strict", True)

    def write(self, s: str, /) -> int:
        print(s.upper(), self.errors)
        return len(s)


Loud().writelines(["one", "two"])
"""


def test_methods_of_the_library_call_those_of_the_program(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    compile_program(program, tmp_path / "out")
    done = subprocess.run([str(tmp_path / "out")], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("ONE strict\nTWO strict\n", "")
