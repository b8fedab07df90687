"""sh at a terminal: prompts, continuation lines, errors that cost only a line, ^C, the end of input."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

SHELL = str(Path(__file__).parents[2] / "user" / "bin" / "sh.py")
PATIENCE_SECONDS = 20.0
POLL_SECONDS = 0.01


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Poll until something holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(POLL_SECONDS)


def process_state(process: int) -> tuple[str, str]:
    """The name of a process and the letter of its state (proc(5)); empty where there is none."""
    try:
        name, _, rest = Path(f"/proc/{process}/stat").read_text().partition(" (")[2].rpartition(") ")
    except (FileNotFoundError, ProcessLookupError):
        return "", ""
    return name, rest[:1]


class Terminal:
    """A shell on a pseudo-terminal; `expect` reads until a text has come."""

    def __init__(self) -> None:
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.execve(
                sys.executable, [sys.executable, "-S", "-E", SHELL], {"PATH": "/bin:/usr/bin", "HOME": "/"}
            )
        self.unread = ""

    def read(self) -> bool:
        """Take what the shell wrote; false once it is gone or silent for too long."""
        if not select.select([self.descriptor], [], [], PATIENCE_SECONDS)[0]:
            return False
        try:
            data = os.read(self.descriptor, 4096)
        except OSError:
            return False
        self.unread += data.decode().replace("\r\n", "\n")
        return len(data) > 0

    def expect(self, text: str) -> None:
        """Read up to and with a text."""
        while text not in self.unread:
            assert self.read(), f"no {text!r} in {self.unread!r}"
        self.unread = self.unread[self.unread.index(text) + len(text) :]

    def line(self) -> str:
        """Read the rest of a line."""
        while "\n" not in self.unread:
            assert self.read(), f"no end of the line in {self.unread!r}"
        line, _, self.unread = self.unread.partition("\n")
        return line

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self.descriptor, text.encode())

    def ask(self, text: str, answer: str) -> None:
        """Press keys, and read up to and with a text."""
        self.type(text)
        self.expect(answer)

    def wait_for_program(self, name: str) -> None:
        """Wait until a program has the terminal, so that ^C and ^Z are for it."""
        wait_until(lambda: process_state(os.tcgetpgrp(self.descriptor))[0] == name, f"{name} in front")

    def status(self) -> int:
        """Read to the end; the shell's exit status."""
        while self.read():
            pass
        _, wait_status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(wait_status)


@pytest.fixture
def terminal() -> Terminal:
    """A shell at its first prompt."""
    opened = Terminal()
    opened.expect("$ ")
    return opened


def test_prompts_and_continuation(terminal: Terminal) -> None:
    terminal.ask("echo one\n", "\none\n$ ")
    terminal.ask("for i in 1 2\n", "\n> ")
    terminal.ask("do echo $i\n", "\n> ")
    terminal.ask("done\n", "\n1\n2\n$ ")
    terminal.ask("PS1='$PWD> '; cd /dev\n", "/dev> ")
    terminal.ask("cat <<E\n", "\n> ")
    terminal.ask("<$PWD>\n", "\n> ")
    terminal.ask("E\n", "\n</dev>\n/dev> ")
    terminal.type("exit 3\n")
    assert terminal.status() == 3


def test_errors_cost_a_line(terminal: Terminal) -> None:
    terminal.ask("fi; echo no\n", "syntax error near fi\n$ ")
    terminal.ask("echo $?\n", "\n2\n$ ")
    terminal.ask("echo ${gone?lost}; echo no\n", "sh: gone: lost\n$ ")
    terminal.ask("nosuchcommand; echo $?\n", "not found\n127\n$ ")
    terminal.type("\x04")
    assert terminal.status() == 0


def test_interrupt_reaches_the_program_and_not_the_shell(terminal: Terminal) -> None:
    terminal.ask("echo started; sleep 60\n", "\nstarted\n")
    terminal.wait_for_program("sleep")
    terminal.ask("\x03", "^C\n$ ")
    terminal.ask("echo $?\n", f"\n{128 + signal.SIGINT}\n$ ")
    terminal.type("\x04")
    assert terminal.status() == 0


def test_background_jobs_are_told(terminal: Terminal) -> None:
    terminal.ask("sleep 60 &\n", "[1] ")
    terminal.expect("$ ")
    terminal.ask("jobs; kill %1; wait; echo reaped\n", "Running")
    terminal.expect("sleep 60\n")
    terminal.expect("reaped\n$ ")
    terminal.type("exit\n")
    assert terminal.status() == 0


def test_no_signal_is_lost_on_a_job_just_started(terminal: Terminal) -> None:
    rounds = " ".join(map(str, range(20)))
    terminal.type(f"for i in {rounds}; do sleep 60 & kill $!; wait $!; echo =$?=; done; exit\n")
    assert terminal.status() == 0
    assert terminal.unread.count(f"={128 + signal.SIGTERM}=\n") == 20


def test_interrupt_drops_a_typed_command(terminal: Terminal) -> None:
    terminal.ask("echo never\x03", "^C\n$ ")
    terminal.ask("for i in 1 2\n", "\n> ")
    terminal.ask("\x03", "^C\n$ ")
    terminal.ask("echo $?\n", f"\n{128 + signal.SIGINT}\n$ ")
    terminal.type("\x04")
    assert terminal.status() == 0


def test_a_job_is_stopped_and_goes_on(terminal: Terminal) -> None:
    terminal.type("sleep 0.7 | cat; echo over\n")
    terminal.wait_for_program("sleep")
    terminal.ask("\x1a", "^Z\n[1] + Stopped")
    terminal.expect("sleep 0.7 | cat\n")
    terminal.expect("over\n$ ")
    terminal.ask("exit\n", "sh: You have stopped jobs.\n$ ")
    terminal.ask("jobs; fg; echo $?\n", "\n[1] + Stopped")
    terminal.expect("sleep 0.7 | cat\n")
    terminal.expect("sleep 0.7 | cat\n0\n$ ")
    terminal.ask("jobs; exit 4\n", "jobs; exit 4\n")
    assert terminal.status() == 4
    assert "sleep" not in terminal.unread


def test_a_stopped_job_goes_on_in_the_background(terminal: Terminal) -> None:
    terminal.type("sleep 60\n")
    terminal.wait_for_program("sleep")
    terminal.ask("\x1a", "[1] + Stopped")
    terminal.expect("$ ")
    terminal.ask("echo $?; bg; jobs\n", f"\n{128 + signal.SIGTSTP}\n[1] sleep 60\n[1] + Running")
    terminal.expect("$ ")
    terminal.ask("kill %1; wait %1; echo $?\n", f"\n{128 + signal.SIGTERM}\n$ ")
    terminal.type("\x04")
    assert terminal.status() == 0


def test_a_background_job_stops_where_it_reads_the_terminal(terminal: Terminal) -> None:
    terminal.ask("cat &\n", "[1] ")
    process = int(terminal.line())
    wait_until(lambda: process_state(process) == ("cat", "T"), "cat is stopped")
    terminal.expect("$ ")
    terminal.ask("jobs\n", "[1] + Stopped")
    terminal.expect("$ ")
    terminal.ask("fg\n", "cat\n")
    terminal.ask("typed\n", "typed\ntyped\n")
    terminal.ask("\x04", "$ ")
    terminal.type("exit\n")
    assert terminal.status() == 0


def test_job_control_can_be_turned_off(terminal: Terminal) -> None:
    terminal.ask("set +m; echo $-; set -m; echo $-; set -o | grep monitor\n", "\ni\nmi\n")
    terminal.type("set +m\n")
    terminal.type("exit\n")
    assert terminal.status() == 0


def test_a_login_shell_reads_the_profile(tmp_path: Path) -> None:
    (tmp_path / ".profile").write_text("greeting=hello; f() { echo $greeting $1; }\nfi\n")
    environment = {"PATH": "/bin:/usr/bin", "HOME": str(tmp_path)}
    command = [sys.executable, "-S", "-E", SHELL, "-lc", "f you"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout.splitlines()[-1], done.returncode) == ("hello you", 0)
    assert "syntax error near fi" in done.stderr
