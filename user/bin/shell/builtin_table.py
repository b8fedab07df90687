"""Which names are builtins, and which of those are special (XCU 2.14): errors in these end a script."""

from collections.abc import Callable

from shell.builtin_alias import alias_builtin, hash_builtin, unalias_builtin
from shell.builtin_control import (
    break_builtin,
    command_builtin,
    continue_builtin,
    dot_builtin,
    eval_builtin,
    exec_builtin,
    exit_builtin,
    false_builtin,
    return_builtin,
    trap_builtin,
    true_builtin,
    type_builtin,
)
from shell.builtin_jobs import bg_builtin, fg_builtin, jobs_builtin, kill_builtin, wait_builtin
from shell.builtin_limits import times_builtin, ulimit_builtin
from shell.builtin_print import echo_builtin, printf_builtin
from shell.builtin_read import read_builtin
from shell.builtin_test import bracket_builtin, test_builtin
from shell.builtin_variables import (
    cd_builtin,
    export_builtin,
    getopts_builtin,
    local_builtin,
    pwd_builtin,
    readonly_builtin,
    set_builtin,
    shift_builtin,
    umask_builtin,
    unset_builtin,
)
from shell.interpreter import Interpreter

Builtin = Callable[[Interpreter, list[str]], int]

SPECIAL: dict[str, Builtin] = {
    ":": true_builtin,
    ".": dot_builtin,
    "break": break_builtin,
    "continue": continue_builtin,
    "eval": eval_builtin,
    "exec": exec_builtin,
    "exit": exit_builtin,
    "export": export_builtin,
    "readonly": readonly_builtin,
    "return": return_builtin,
    "set": set_builtin,
    "shift": shift_builtin,
    "times": times_builtin,
    "trap": trap_builtin,
    "unset": unset_builtin,
}

REGULAR: dict[str, Builtin] = {
    "[": bracket_builtin,
    "alias": alias_builtin,
    "bg": bg_builtin,
    "cd": cd_builtin,
    "command": command_builtin,
    "echo": echo_builtin,
    "false": false_builtin,
    "fg": fg_builtin,
    "getopts": getopts_builtin,
    "hash": hash_builtin,
    "jobs": jobs_builtin,
    "kill": kill_builtin,
    "local": local_builtin,
    "printf": printf_builtin,
    "pwd": pwd_builtin,
    "read": read_builtin,
    "test": test_builtin,
    "true": true_builtin,
    "type": type_builtin,
    "ulimit": ulimit_builtin,
    "umask": umask_builtin,
    "unalias": unalias_builtin,
    "wait": wait_builtin,
}
