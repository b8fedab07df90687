"""Builtins on the shell's memory: export, readonly, unset, local, set, shift, getopts, cd, pwd, umask."""

import os

from shell.builtin_control import count_argument, quote
from shell.errors import ShellError
from shell.interpreter import Interpreter
from shell.names import decimal, is_name
from shell.output import STANDARD_OUTPUT, complain, write_text
from shell.state import OPTION_LETTERS, OPTION_NAMES


def split_assignment(command: str, text: str) -> tuple[str, str | None]:
    """The name and value of `name=value`, value None for a bare name; raises ShellError for a bad name."""
    equals = text.find("=")
    name = text if equals < 0 else text[:equals]
    if not is_name(name):
        raise ShellError(f"{command}: {name}: bad variable name")
    return (name, None if equals < 0 else text[equals + 1 :])


def _mark(interpreter: Interpreter, command: str, arguments: list[str]) -> int:
    """`export` and `readonly`: set variables and mark them; print those marked if none is named."""
    variables = interpreter.state.variables
    names = [argument for argument in arguments if argument not in ("-p", "--")]
    if len(names) == 0:
        for name in variables.names():
            variable = variables.entry(name)
            if variable.exported if command == "export" else variable.readonly:
                value = variable.value
                shown = "" if value is None else "=" + quote(value)
                write_text(STANDARD_OUTPUT, f"{command} {name}{shown}\n")
        return 0
    for text in names:
        name, value = split_assignment(command, text)
        if value is not None:
            variables.set(name, value)
        if command == "export":
            variables.entry(name).exported = True
        else:
            variables.entry(name).readonly = True
    return 0


def export_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`export [-p] [name[=value]]...`."""
    return _mark(interpreter, "export", arguments)


def readonly_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`readonly [-p] [name[=value]]...`."""
    return _mark(interpreter, "readonly", arguments)


def unset_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`unset [-v|-f] names`."""
    functions = False
    while len(arguments) > 0 and arguments[0] in ("-f", "-v", "--"):
        functions = arguments[0] == "-f"
        arguments = arguments[1:]
    for name in arguments:
        if not functions:
            if not is_name(name):
                raise ShellError(f"unset: {name}: bad variable name")
            interpreter.state.variables.unset(name)
        elif name in interpreter.state.functions:
            del interpreter.state.functions[name]
    return 0


def local_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`local name[=value]...`: put back when the function returns."""
    state = interpreter.state
    if len(state.scopes) == 0:
        raise ShellError("local: not in a function")
    for text in arguments:
        name, value = split_assignment("local", text)
        state.variables.save(state.scopes[-1], name)
        if value is not None:
            state.variables.set(name, value)
    return 0


def _print_variables(interpreter: Interpreter) -> None:
    """Print all variables so that they can be read back."""
    variables = interpreter.state.variables
    for name in variables.names():
        value = variables.get(name)
        if value is not None:
            write_text(STANDARD_OUTPUT, f"{name}={quote(value)}\n")


def _print_options(interpreter: Interpreter, as_commands: bool) -> None:
    """`set -o`: which options are on; `set +o`: the commands that make them so."""
    for index in range(len(OPTION_NAMES)):
        on = interpreter.state.option(OPTION_LETTERS[index])
        if as_commands:
            write_text(STANDARD_OUTPUT, f"set {'-' if on else '+'}o {OPTION_NAMES[index]}\n")
        else:
            write_text(STANDARD_OUTPUT, f"{OPTION_NAMES[index]:<16}{'on' if on else 'off'}\n")


def take_options(interpreter: Interpreter, arguments: list[str]) -> int:
    """Do the leading options of `set` or of the shell's own command line; how many arguments they were."""
    used = 0
    while used < len(arguments):
        argument = arguments[used]
        if len(argument) < 2 or argument[0] not in "-+" or argument == "--":
            break
        on = argument[0] == "-"
        used += 1
        for letter in argument[1:]:
            if letter != "o":
                interpreter.state.set_option(letter, on)
            elif used < len(arguments):
                if arguments[used] not in OPTION_NAMES:
                    raise ShellError(f"set: illegal option -o {arguments[used]}")
                interpreter.state.set_option(OPTION_LETTERS[OPTION_NAMES.index(arguments[used])], on)
                used += 1
            else:
                _print_options(interpreter, not on)
    return used


def set_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`set [options] [--] [parameters]`."""
    if len(arguments) == 0:
        _print_variables(interpreter)
        return 0
    rest = arguments[take_options(interpreter, arguments) :]
    if len(rest) == 0:
        return 0
    if rest[0] == "-":
        interpreter.state.set_option("x", False)
        interpreter.state.set_option("v", False)
    if rest[0] in ("-", "--"):
        rest = rest[1:]
        if len(rest) == 0 and arguments[-1] == "-":
            return 0
    interpreter.state.parameters = rest
    return 0


def shift_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`shift [n]`."""
    state = interpreter.state
    count = count_argument("shift", arguments, 1)
    if count > len(state.parameters):
        raise ShellError("shift: can't shift that many")
    state.parameters = state.parameters[count:]
    return 0


def getopts_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`getopts letters name [arguments]`: the next option; the state knows the place inside a word."""
    if len(arguments) < 2:
        raise ShellError("getopts: usage: getopts optstring var [arg...]")
    letters, name = arguments[0], arguments[1]
    state = interpreter.state
    variables = state.variables
    given = arguments[2:] if len(arguments) > 2 else state.parameters
    index_text = variables.value("OPTIND", "1")
    index = max(1, decimal(index_text))
    offset = state.option_offset if state.option_index == index else 1
    variables.unset("OPTARG")
    current = given[index - 1] if index <= len(given) else ""
    if offset == 1 and (len(current) < 2 or current[0] != "-" or current == "--"):
        variables.set("OPTIND", str(index + 1 if current == "--" else index))
        variables.set(name, "?")
        return 1
    letter = current[offset]
    offset += 1
    place = letters.find(letter) if letter != ":" else -1
    found = letter
    if place < 0:
        found = _option_error(interpreter, letters, letter, "?", "Illegal option")
    elif letters.startswith(":", place + 1):
        found, taken = _option_argument(interpreter, letters, letter, current[offset:], given[index:])
        index, offset, current = index + taken, 1, ""
    if current != "" and offset >= len(current):
        index, offset = index + 1, 1
    variables.set("OPTIND", str(index))
    state.option_index, state.option_offset = index, offset
    variables.set(name, found)
    return 0


def _option_argument(
    interpreter: Interpreter, letters: str, letter: str, behind: str, words: list[str]
) -> tuple[str, int]:
    """Sets OPTARG for an option that has an argument: the rest of its word, or the next one. What `getopts`
    gives, and how many words that took.
    """
    if behind == "" and not words:
        return _option_error(interpreter, letters, letter, ":", "No arg for"), 1
    interpreter.state.variables.set("OPTARG", words[0] if behind == "" else behind)
    return letter, 2 if behind == "" else 1


def _option_error(interpreter: Interpreter, letters: str, letter: str, silent: str, message: str) -> str:
    """What `getopts` gives for a wrong option; it complains unless letters begin with a colon."""
    if letters.startswith(":"):
        interpreter.state.variables.set("OPTARG", letter)
        return silent
    complain(f"{message} -{letter}" + (" option" if silent == ":" else ""))
    return "?"


def cd_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`cd [folder|-]`: sets PWD and OLDPWD; a folder is looked for along CDPATH first."""
    variables = interpreter.state.variables
    names = [argument for argument in arguments if argument not in ("-L", "-P", "--")]
    target = names[0] if len(names) > 0 else variables.value("HOME", "")
    back = target == "-"
    if back:
        target = variables.value("OLDPWD", "")
    if target == "":
        if len(names) > 0 and not back:
            return 0
        raise ShellError(f"cd: {'OLDPWD' if back else 'HOME'} not set", 1 if back else 2)
    old = variables.value("PWD", "")
    found = _along_cdpath(target, variables.value("CDPATH", ""))
    try:
        os.chdir(found)
        new = os.getcwd()
    except OSError as error:
        raise ShellError(f"cd: can't cd to {target}: {os.strerror(error.errno or 0)}", 2) from None
    variables.set("OLDPWD", old)
    variables.set("PWD", new)
    if back or found != target:
        write_text(STANDARD_OUTPUT, new + "\n")
    return 0


def _along_cdpath(target: str, folders: str) -> str:
    """The folder that `cd target` means."""
    if target.startswith(("/", "./", "../")) or target in (".", ".."):
        return target
    for folder in folders.split(":"):
        if folder != "" and os.path.isdir(f"{folder}/{target}"):
            return f"{folder}/{target}"
    return target


def pwd_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`pwd`: the folder that names without a leading slash start from."""
    write_text(STANDARD_OUTPUT, os.getcwd() + "\n")
    return 0


def _symbolic(mask: int) -> str:
    """What a mask leaves, as `u=rwx,g=rx,o=`."""
    groups: list[str] = []
    for index in range(3):
        bits = ~(mask >> (6 - 3 * index)) & 7
        allowed = (
            ("r" if bits & 4 != 0 else "") + ("w" if bits & 2 != 0 else "") + ("x" if bits & 1 != 0 else "")
        )
        groups.append("ugo"[index] + "=" + allowed)
    return ",".join(groups)


def _changed_mask(mask: int, changes: str) -> int:
    """A mask after `u=rwx,g+w,o-x`; raises ShellError."""
    allowed = ~mask & 0o777
    for clause in changes.split(","):
        end = 0
        while end < len(clause) and clause[end] in "ugoa":
            end += 1
        who = clause[:end] if end > 0 and "a" not in clause[:end] else "ugo"
        operator = clause[end : end + 1]
        bits = sum(1 << "xwr".index(letter) for letter in "rwx" if letter in clause[end + 1 :])
        if operator not in ("+", "-", "=") or clause[end + 1 :].strip("rwx") != "":
            raise ShellError(f"umask: Illegal mode: {changes}")
        for group in who:
            shift = 6 - 3 * "ugo".index(group)
            if operator == "=":
                allowed &= ~(7 << shift)
            allowed = allowed & ~(bits << shift) if operator == "-" else allowed | bits << shift
    return ~allowed & 0o777


def umask_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`umask [-S] [mask]`: the permissions that new files do not get; with -S those that they may get.

    A mask is octal, or changes to those that they may get.
    """
    symbolic = len(arguments) > 0 and arguments[0] == "-S"
    operands = arguments[1:] if symbolic else arguments
    mask = os.umask(0)
    os.umask(mask)
    if len(operands) == 0:
        write_text(STANDARD_OUTPUT, (_symbolic(mask) if symbolic else f"{mask:04o}") + "\n")
        return 0
    if not operands[0][:1].isdigit():
        os.umask(_changed_mask(mask, operands[0]))
        return 0
    mask = 0
    for digit in operands[0]:
        if not "0" <= digit <= "7":
            raise ShellError(f"umask: Illegal number: {operands[0]}")
        mask = mask * 8 + int(digit)
    os.umask(mask)
    return 0
