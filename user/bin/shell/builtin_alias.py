"""Builtins on names of commands: alias, unalias, hash (XCU 2.3.1; XCU, alias, unalias, hash)."""

from shell.builtin_control import quote
from shell.interpreter import Interpreter
from shell.output import STANDARD_OUTPUT, complain, write_text


def alias_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`alias [name[=text]]...`: what a command's first word stands for; without a name all of them."""
    aliases = interpreter.state.aliases
    status = 0
    for argument in arguments if len(arguments) > 0 else sorted(aliases):
        name, equals, text = argument.partition("=")
        if equals != "" and name != "":
            aliases[name] = text
        elif argument in aliases:
            write_text(STANDARD_OUTPUT, f"{argument}={quote(aliases[argument])}\n")
        else:
            complain(f"alias: {argument} not found")
            status = 1
    return status


def unalias_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`unalias -a`, `unalias names`."""
    aliases = interpreter.state.aliases
    status = 0
    for name in arguments:
        if name == "-a":
            aliases.clear()
        elif name in aliases:
            del aliases[name]
        else:
            complain(f"unalias: {name} not found")
            status = 1
    return status


def hash_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`hash [-r] [names]`: nothing is remembered, so it only tells whether the names are commands."""
    status = 0
    for name in arguments:
        if name != "-r" and interpreter.describe_command(name) == "":
            complain(f"hash: {name}: not found")
            status = 1
    return status
