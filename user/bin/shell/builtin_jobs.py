"""Builtins on processes: wait, kill, jobs, fg, bg."""

import os

from shell import signals
from shell.errors import ShellError
from shell.interpreter import Interpreter
from shell.jobs import Job, describe
from shell.names import decimal, is_number
from shell.output import STANDARD_OUTPUT, complain, write_text


def wait_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`wait [jobs]`: for all background jobs, or those named; 127 for one that is not ours.

    A signal with a trap ends the wait: its status is then 128 and the signal's number.
    """
    table = interpreter.state.jobs
    waited = table.jobs[:] if len(arguments) == 0 else [_waitable(interpreter, name) for name in arguments]
    status = 0
    for job in waited:
        number = _wait_for(interpreter, job)
        if number != 0:
            return 128 + number
        status = job.status
        if job.has_ended():
            table.remove(job)
    return status if len(arguments) > 0 else 0


def _waitable(interpreter: Interpreter, name: str) -> Job:
    """The job that an argument of wait names; raises ShellError."""
    found = interpreter.state.jobs.find(name)
    if found is not None:
        return found
    if not is_number(name):
        raise ShellError(f"wait: No such job: {name}")
    stranger = Job("")
    stranger.add(decimal(name))
    return stranger


def _wait_for(interpreter: Interpreter, job: Job) -> int:
    """Wait until a job has ended or stopped; or until a trap has run, whose signal's number this gives."""
    caught = interpreter.state.caught()
    if len(caught) == 0:
        job.wait()
        return 0
    signals.hold(signals.CHILD)
    try:
        job.poll()
        while not job.has_ended() and not job.stopped:
            number = signals.take([*caught, signals.CHILD])
            if number in caught:
                interpreter.state.status = 128 + number
                interpreter.run_trap(signals.signal_name(number))
            if number != signals.CHILD:
                return number
            job.poll()
    finally:
        if signals.CHILD not in caught:
            signals.let_through(signals.CHILD)
    return 0


def jobs_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`jobs`: those in the background or stopped; one that has ended is shown once."""
    table = interpreter.state.jobs
    table.poll()
    for job in table.jobs:
        write_text(STANDARD_OUTPUT, describe(job, job.number == table.jobs[-1].number))
    table.forget_ended()
    return 0


def _named_job(interpreter: Interpreter, command: str, arguments: list[str]) -> Job:
    """The job that fg or bg means; raises ShellError."""
    name = arguments[0] if len(arguments) > 0 else "%+"
    job = interpreter.state.jobs.find(name)
    if job is None:
        raise ShellError(f"{command}: No such job: {name}")
    return job


def fg_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`fg [job]`: give it the terminal, and wait for it as if it had been started without `&`."""
    job = _named_job(interpreter, "fg", arguments)
    write_text(STANDARD_OUTPUT, job.text + "\n")
    interpreter.state.job_control.give(job)
    job.proceed()
    return interpreter.finish(job)


def bg_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`bg [job]`: let it go on."""
    job = _named_job(interpreter, "bg", arguments)
    job.proceed()
    write_text(STANDARD_OUTPUT, f"[{job.number}] {job.text}\n")
    return 0


def _print_names(arguments: list[str]) -> int:
    """`kill -l [status]`: the names of all signals, or of those that ended commands with these statuses."""
    if len(arguments) == 0:
        write_text(STANDARD_OUTPUT, "\n".join(signals.NAMES) + "\n")
        return 0
    for text in arguments:
        number = signals.signal_number(text)
        if decimal(text) > 128:
            number = decimal(text) - 128
        if number < 1 or number > 64:
            raise ShellError(f"kill: Illegal signal number: {text}")
        name = signals.signal_name(number)
        write_text(STANDARD_OUTPUT, f"{name if is_number(text) else str(number)}\n")
    return 0


def kill_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`kill [-signal | -s signal] processes`, or `kill -l`."""
    number = signals.TERMINATE
    if len(arguments) > 0 and arguments[0] == "-l":
        return _print_names(arguments[1:])
    if len(arguments) > 0 and arguments[0] == "--":
        arguments = arguments[1:]
    elif len(arguments) > 0 and arguments[0].startswith("-"):
        name = arguments[0][1:]
        arguments = arguments[1:]
        if name == "s" and len(arguments) > 0:
            name = arguments[0]
            arguments = arguments[1:]
        number = signals.signal_number(name)
        if number < 0:
            raise ShellError(f"kill: Illegal signal: {name}")
    if len(arguments) == 0:
        raise ShellError("kill: Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]...")
    status = 0
    for name in arguments:
        if not _send(interpreter, number, name):
            status = 1
    return status


def _send(interpreter: Interpreter, number: int, name: str) -> bool:
    """Send a signal to a process or job; whether it went well."""
    job = interpreter.state.jobs.find(name) if name.startswith("%") else None
    digits = name[1:] if name.startswith("-") else name
    if job is None and decimal(digits) < 0:
        complain(f"kill: No such process: {name}")
        return False
    try:
        if job is not None:
            job.send(number)
        else:
            os.kill(int(name), number)
    except OSError as error:
        complain(f"kill: {name}: {os.strerror(error.errno or 0)}")
        return False
    return True
