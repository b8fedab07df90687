"""A person at the shell: typed lines, editing, control keys, jobs, files, both consoles."""

from pathlib import Path

from ophion.tools.image import FatImage
from tests.boot.conftest import BootKernel
from tests.boot.harness import Guest


def test_typed_pipeline(shell: Guest) -> None:
    assert shell.run("echo hello | wc").split() == ["1", "1", "6"]


def test_output_shows_on_the_screen_and_on_the_serial_line(shell: Guest) -> None:
    assert shell.run("echo seen on both") == "seen on both"
    screen = shell.expect_screen(r"(?m)^seen on both$")
    assert "echo seen on both" in screen


def test_serial_line_types_too(shell: Guest) -> None:
    assert shell.run_serial("echo from the wire") == "from the wire"
    shell.expect_screen(r"(?m)^from the wire$")


def test_all_characters_of_the_keyboard(shell: Guest) -> None:
    text = '`1234567890-=~!@#$%^&*()_+[]\\;,./{}|:"<>? AZaz'
    assert shell.run(f"echo '{text}'") == text


def test_caps_lock_changes_letters_alone(shell: Guest) -> None:
    shell.type_text("echo ")
    shell.press("<caps_lock>")
    shell.type_text("a1bC")
    shell.press("<caps_lock>")
    shell.type_text("d\n")
    assert "\nA1Bcd\n" in shell.prompt() + "\n"


def test_backspace_edits_the_line(shell: Guest) -> None:
    shell.type_text("echo heXX\b\bllo\n")
    assert shell.prompt().splitlines()[-1] == "hello"


def test_kill_character_drops_the_line(shell: Guest) -> None:
    shell.type_text("echo wrong")
    shell.press("^U")
    shell.type_text("echo right\n")
    assert shell.prompt().splitlines()[-1] == "right"


def test_control_c_ends_the_foreground_program(shell: Guest) -> None:
    shell.type_text("sh -c 'echo running; exec sleep 100'\n")
    shell.expect("\nrunning\n")
    shell.press("^C")
    shell.prompt(timeout=20)
    assert shell.run("echo $?") == "130"


def test_control_c_drops_a_typed_line(shell: Guest) -> None:
    shell.type_text("echo never")
    shell.press("^C")
    shell.prompt(timeout=20)
    assert shell.run("echo then") == "then"


def test_control_w_drops_a_word(shell: Guest) -> None:
    shell.type_text("echo right wrong")
    shell.press("^W")
    shell.type_text("words\n")
    assert shell.prompt().splitlines()[-1] == "right words"


def test_control_z_stops_the_foreground_program(shell: Guest) -> None:
    shell.type_text("sh -c 'echo running; sleep 1; echo woken' | cat\n")
    shell.expect("\nrunning\n")
    shell.press("^Z")
    shell.expect(r"\n\[1\] \+ Stopped +sh -c 'echo running; sleep 1; echo woken' \| cat\n")
    shell.prompt()
    assert shell.run("echo $?") == "148"
    assert shell.run("bg").startswith("[1] sh -c")
    assert shell.run("fg").endswith("woken")
    assert shell.run("jobs") == ""


def test_control_d_ends_input(shell: Guest) -> None:
    shell.type_text("cat\n")
    shell.expect("cat\n")
    shell.type_text("one line\n")
    shell.expect("one line\none line\n")
    shell.press("^D")
    shell.prompt(timeout=20)
    assert shell.run("echo $?") == "0"


def test_output_longer_than_the_screen_scrolls(shell: Guest) -> None:
    shell.run("for i in 1 2 3; do for j in 0 1 2 3 4 5 6 7 8 9; do echo row $i$j; done; done")
    screen = shell.expect_screen(r"(?m)^row 39$")
    assert "row 10" not in screen
    assert "row 38\nrow 39\n" in screen


def test_clear_empties_the_screen(shell: Guest) -> None:
    shell.run("echo something")
    shell.type_text("clear\n")
    shell.wait_until(lambda: "something" not in shell.screen(), "an empty screen")


def test_arrows_are_escape_sequences(shell: Guest) -> None:
    shell.type_text("cat\n")
    shell.expect("cat\n")
    for key in ("<up>", "<down>", "<right>", "<left>"):
        shell.press(key)
    shell.press("\n")
    shell.expect_screen(r"(?m)^\^\[\[A\^\[\[B\^\[\[C\^\[\[D$")
    shell.press("^D")
    shell.prompt()


def test_colours_tabs_and_backspaces_on_the_screen(disk: Path, boot_shell: BootKernel, folder: Path) -> None:
    (folder / "colours.txt").write_bytes(b"\x1b[31mred\x1b[0m\tfar\nabX\bc\n\x1b[44mblue ground\x1b[m\n")
    FatImage(disk).put(folder / "colours.txt", "/colours.txt")
    shell = boot_shell()
    shell.run("cat /colours.txt")
    rows = shell.machine.screen()
    row = rows.index("red     far")
    colours = shell.machine.attributes()[row]
    assert (colours[0], colours[8]) == (0x04, 0x07)
    assert rows[row + 1 : row + 3] == ["abc", "blue ground"]
    assert shell.machine.attributes()[row + 2][0] == 0x17


def test_files_of_the_disk(shell: Guest) -> None:
    assert "serpent.txt" in shell.run("ls /home")
    assert shell.run("head -n 1 /home/serpent.txt").startswith("In the beginning there was Eurynome")
    assert shell.run("cat '/home/a long file name.txt'").startswith("FAT32 keeps this name")
    assert "sh" in shell.run("ls /bin").split()


def test_background_job_and_processes(shell: Guest) -> None:
    shell.run("sleep 50 &")
    assert "sleep" in shell.run("ps")
    shell.run("kill $!")
    shell.run("wait")
    assert "sleep 50" not in shell.run("ps")


def test_command_not_found(shell: Guest) -> None:
    shell.run("nonsense")
    assert shell.run("echo $?") == "127"


def test_shutdown_ends_the_machine(shell: Guest) -> None:
    assert shell.run("shutdown --help").startswith("Usage: shutdown")
    assert shell.run("shutdown now").startswith("shutdown: extra operand 'now'")
    shell.type_text("shutdown\n")
    assert shell.wait_end() == "0"


def test_sixteen_megabytes_are_enough(boot_shell: BootKernel) -> None:
    guest = boot_shell("16M")
    assert guest.run("echo hello | cat | wc").split() == ["1", "1", "6"]
    assert guest.run("ls / | sort | head -n 1") != ""


def test_picture_of_the_screen(shell: Guest, folder: Path) -> None:
    shell.run("uname -a")
    shell.machine.screendump(folder / "screen.png")
    assert (folder / "screen.png").read_bytes().startswith(b"\x89PNG")


def test_a_long_file_through_two_pipes(shell: Guest) -> None:
    text = shell.run("cat /home/serpent.txt /home/serpent.txt /home/serpent.txt | sort | wc")
    assert text.split()[0] == "21"
