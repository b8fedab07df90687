from enum import STRICT, Flag


class Access(Flag, boundary=STRICT):
    READ = 1
    WRITE = 2


print(Access.READ)
