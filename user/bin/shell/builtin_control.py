"""Builtins that steer the shell: break, continue, return, exit, eval, `.`, exec, trap, command, type, true.

A builtin takes the interpreter and its arguments, without its name, and gives its status. It raises
ShellError for what ends a script if the builtin is a special one, and ControlFlow to jump (XCU 2.14).
"""

import os

from shell import signals
from shell.errors import FunctionReturn, LoopJump, ShellError, ShellExit
from shell.interpreter import Interpreter
from shell.names import decimal, is_number
from shell.output import STANDARD_OUTPUT, complain, decode, read_all, write_text


def true_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`true` and `:`: nothing, successfully."""
    return 0


def false_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`false`: nothing, without success."""
    return 1


def count_argument(name: str, arguments: list[str], default: int) -> int:
    """The number given to a builtin; raises ShellError if it is none."""
    if len(arguments) == 0:
        return default
    count = decimal(arguments[0])
    if count < 0:
        raise ShellError(f"{name}: Illegal number: {arguments[0]}")
    return count


def _jump(interpreter: Interpreter, name: str, arguments: list[str], resume: bool) -> int:
    """Leave as many loops as asked, all of them at most."""
    levels = count_argument(name, arguments, 1)
    if levels < 1:
        raise ShellError(f"{name}: Illegal number: {arguments[0]}")
    depth = interpreter.state.loop_depth
    if depth == 0:
        return 0
    raise LoopJump(min(levels, depth), resume)


def break_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`break [n]`."""
    return _jump(interpreter, "break", arguments, False)


def continue_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`continue [n]`."""
    return _jump(interpreter, "continue", arguments, True)


def return_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`return [status]`."""
    raise FunctionReturn(count_argument("return", arguments, interpreter.state.status))


def exit_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`exit [status]`; at a terminal not while jobs are stopped, unless it is asked for again."""
    state = interpreter.state
    if state.interactive and state.refuses_exit():
        return 0
    raise ShellExit(count_argument("exit", arguments, interpreter.state.status) & 255)


def eval_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`eval words`: the words as a program."""
    return interpreter.run_text(" ".join(arguments))


def read_script(path: str) -> str:
    """The text of a script; raises ShellError with 127 or 126 if it cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError as error:
        message = os.strerror(error.errno or 0)
        raise ShellError(f"cannot open {path}: {message}", 2) from None
    try:
        return decode(read_all(descriptor))
    except OSError as error:
        raise ShellError(f"{path}: {os.strerror(error.errno or 0)}", 2) from None
    finally:
        os.close(descriptor)


def dot_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`. file`: run a file in this shell, found along PATH if it has no slash."""
    if len(arguments) == 0:
        raise ShellError(".: filename argument required")
    path = arguments[0]
    if "/" not in path:
        for folder in interpreter.state.variables.value("PATH", "").split(":"):
            candidate = f"{folder if folder != '' else '.'}/{path}"
            if os.access(candidate, os.R_OK):
                path = candidate
                break
        else:
            raise ShellError(f".: {path}: not found")
    try:
        return interpreter.run_text(read_script(path))
    except FunctionReturn as jump:
        return jump.status


def exec_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`exec [program]`: without a program, only the redirections stay."""
    if len(arguments) > 0 and arguments[0] == "--":
        arguments = arguments[1:]
    if len(arguments) == 0:
        return 0
    try:
        return interpreter.replace_process(arguments)
    except ShellError as error:
        if interpreter.state.interactive:
            raise
        complain(f"exec: {error.message}")
        raise ShellExit(error.status) from None


def quote(text: str) -> str:
    """A text in single quotes, as the shell reads it back."""
    return "'" + text.replace("'", "'\\''") + "'"


def _print_traps(interpreter: Interpreter) -> None:
    """Print the traps as the commands that set them."""
    traps = interpreter.state.traps
    for number in range(65):
        name = signals.signal_name(number)
        if name in traps:
            write_text(STANDARD_OUTPUT, f"trap -- {quote(traps[name])} {name}\n")


def trap_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`trap [action] signals`: "-" for the default, "" to ignore (XCU 2.14, trap)."""
    if len(arguments) > 0 and arguments[0] == "--":
        arguments = arguments[1:]
    if len(arguments) == 0:
        _print_traps(interpreter)
        return 0
    action = arguments[0]
    names = arguments[1:]
    if len(names) == 0 or is_number(action):
        action, names = "-", arguments
    status = 0
    for name in names:
        number = signals.signal_number(name)
        if number < 0:
            complain(f"trap: {name}: bad trap")
            status = 1
        else:
            _set_trap(interpreter, number, action)
    return status


def _set_trap(interpreter: Interpreter, number: int, action: str) -> None:
    """Note an action, and hold the signal, ignore it or give it back its default."""
    state = interpreter.state
    name = signals.signal_name(number)
    if name in state.traps:
        del state.traps[name]
    if action != "-":
        state.traps[name] = action
    if number == 0:
        return
    if action == "" or (action == "-" and state.interactive and number == signals.INTERRUPT):
        signals.ignore(number)
        signals.let_through(number)
        return
    if action != "-":
        signals.hold(number)
    signals.restore(number)
    if action == "-":
        signals.let_through(number)


def _explain(interpreter: Interpreter, name: str, found: str) -> str:
    """The sentence of `type` and `command -V`."""
    if found == "":
        return f"{name}: not found\n"
    if found == "special builtin":
        return f"{name} is a special shell builtin\n"
    if found == "builtin":
        return f"{name} is a shell builtin\n"
    if found == "function":
        return f"{name} is a shell function\n"
    if found == "keyword":
        return f"{name} is a shell keyword\n"
    if found == "alias":
        return f"{name} is an alias for {interpreter.state.aliases[name]}\n"
    return f"{name} is {found}\n"


def type_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`type names`: what each of them would run."""
    status = 0
    for name in arguments:
        found = interpreter.describe_command(name)
        if found == "":
            status = 127
        write_text(STANDARD_OUTPUT, _explain(interpreter, name, found))
    return status


def command_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`command [-v|-V] name`: run it, though a function has its name; or tell what it is."""
    if len(arguments) > 0 and arguments[0] == "-V":
        return type_builtin(interpreter, arguments[1:])
    if len(arguments) > 0 and arguments[0] == "-v":
        return _locate(interpreter, arguments[1:])
    while len(arguments) > 0 and arguments[0] in ("-p", "--"):
        arguments = arguments[1:]
    return interpreter.run_command(arguments, False) if len(arguments) > 0 else 0


def _locate(interpreter: Interpreter, arguments: list[str]) -> int:
    """`command -v`: the path of a program, or the name of what needs none."""
    status = 0
    for name in arguments:
        found = interpreter.describe_command(name)
        if found == "":
            status = 127
            continue
        write_text(STANDARD_OUTPUT, (found if "/" in found else name) + "\n")
    return status
