from os import *

print(getpid())
