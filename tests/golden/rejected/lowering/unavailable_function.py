import os

for line in os.popen("ls"):
    print(line)
