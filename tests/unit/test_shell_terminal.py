"""sh at a terminal: prompts, continuation lines, errors that cost only a line, ^C, the end of input."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

SHELL = str(Path(__file__).parents[2] / "user" / "bin" / "sh.py")
PATIENCE_SECONDS = 20.0


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

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self.descriptor, text.encode())

    def status(self) -> int:
        """Read to the end; the shell's exit status."""
        while self.read():
            pass
        _, wait_status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(wait_status)


def test_prompts_and_continuation() -> None:
    terminal = Terminal()
    terminal.expect("$ ")
    terminal.type("echo one\n")
    terminal.expect("\none\n$ ")
    terminal.type("for i in 1 2\n")
    terminal.expect("\n> ")
    terminal.type("do echo $i\n")
    terminal.expect("\n> ")
    terminal.type("done\n")
    terminal.expect("\n1\n2\n$ ")
    terminal.type("PS1='$PWD> '; cd /dev\n")
    terminal.expect("/dev> ")
    terminal.type("cat <<E\n")
    terminal.expect("\n> ")
    terminal.type("<$PWD>\n")
    terminal.expect("\n> ")
    terminal.type("E\n")
    terminal.expect("\n</dev>\n/dev> ")
    terminal.type("exit 3\n")
    assert terminal.status() == 3


def test_errors_cost_a_line() -> None:
    terminal = Terminal()
    terminal.expect("$ ")
    terminal.type("fi; echo no\n")
    terminal.expect("syntax error near fi\n$ ")
    terminal.type("echo $?\n")
    terminal.expect("\n2\n$ ")
    terminal.type("echo ${gone?lost}; echo no\n")
    terminal.expect("sh: gone: lost\n$ ")
    terminal.type("nosuchcommand; echo $?\n")
    terminal.expect("not found\n127\n$ ")
    terminal.type("\x04")
    assert terminal.status() == 0


def test_interrupt_reaches_the_program_and_not_the_shell() -> None:
    terminal = Terminal()
    terminal.expect("$ ")
    terminal.type("echo started; sleep 60\n")
    terminal.expect("\nstarted\n")
    time.sleep(0.3)
    terminal.type("\x03")
    terminal.expect("^C\n$ ")
    terminal.type("echo $?\n")
    terminal.expect(f"\n{128 + signal.SIGINT}\n$ ")
    terminal.type("\x04")
    assert terminal.status() == 0


def test_background_jobs_are_told() -> None:
    terminal = Terminal()
    terminal.expect("$ ")
    terminal.type("sleep 60 &\n")
    terminal.expect("[1] ")
    terminal.expect("$ ")
    terminal.type("jobs; kill %1; wait; echo reaped\n")
    terminal.expect("Running")
    terminal.expect("sleep 60\n")
    terminal.expect("reaped\n$ ")
    terminal.type("exit\n")
    assert terminal.status() == 0


def test_interrupt_drops_a_typed_command() -> None:
    terminal = Terminal()
    terminal.expect("$ ")
    terminal.type("echo never\x03")
    terminal.expect("^C\n$ ")
    terminal.type("for i in 1 2\n")
    terminal.expect("\n> ")
    terminal.type("\x03")
    terminal.expect("^C\n$ ")
    terminal.type("echo $?\n")
    terminal.expect(f"\n{128 + signal.SIGINT}\n$ ")
    terminal.type("\x04")
    assert terminal.status() == 0


def test_a_job_is_stopped_and_goes_on() -> None:
    terminal = Terminal()
    terminal.expect("$ ")
    terminal.type("sleep 0.7 | cat; echo over\n")
    time.sleep(0.3)
    terminal.type("\x1a")
    terminal.expect("^Z\n[1] + Stopped")
    terminal.expect("sleep 0.7 | cat\n")
    terminal.expect("over\n$ ")
    terminal.type("exit\n")
    terminal.expect("sh: You have stopped jobs.\n$ ")
    terminal.type("jobs; fg; echo $?\n")
    terminal.expect("\n[1] + Stopped")
    terminal.expect("sleep 0.7 | cat\n")
    terminal.expect("sleep 0.7 | cat\n0\n$ ")
    terminal.type("jobs; exit 4\n")
    terminal.expect("jobs; exit 4\n")
    assert terminal.status() == 4
    assert "sleep" not in terminal.unread


def test_a_stopped_job_goes_on_in_the_background() -> None:
    terminal = Terminal()
    terminal.expect("$ ")
    terminal.type("sleep 60\n")
    time.sleep(0.3)
    terminal.type("\x1a")
    terminal.expect("[1] + Stopped")
    terminal.expect("$ ")
    terminal.type("echo $?; bg; jobs\n")
    terminal.expect(f"\n{128 + signal.SIGTSTP}\n[1] sleep 60\n[1] + Running")
    terminal.expect("$ ")
    terminal.type("kill %1; wait %1; echo $?\n")
    terminal.expect(f"\n{128 + signal.SIGTERM}\n$ ")
    terminal.type("\x04")
    assert terminal.status() == 0


def test_a_background_job_stops_where_it_reads_the_terminal() -> None:
    terminal = Terminal()
    terminal.expect("$ ")
    terminal.type("cat &\n")
    terminal.expect("$ ")
    time.sleep(0.3)
    terminal.type("jobs\n")
    terminal.expect("[1] + Stopped")
    terminal.expect("$ ")
    terminal.type("fg\n")
    terminal.expect("cat\n")
    terminal.type("typed\n")
    terminal.expect("typed\ntyped\n")
    terminal.type("\x04")
    terminal.expect("$ ")
    terminal.type("exit\n")
    assert terminal.status() == 0


def test_job_control_can_be_turned_off() -> None:
    terminal = Terminal()
    terminal.expect("$ ")
    terminal.type("set +m; echo $-; set -m; echo $-; set -o | grep monitor\n")
    terminal.expect("\ni\nmi\n")
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
