"""Tasks and processes: scheduling, waiting, fork, execve, exit, signals, open files."""
