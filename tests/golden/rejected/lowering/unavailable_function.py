import os
import sys

size = sys.getsizeof
for line in os.popen("ls"):
    print(line)
