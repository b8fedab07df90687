"""The library of user programs, with the names of Python's own modules, over Linux system calls."""
