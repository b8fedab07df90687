"""shlex: commands taken apart and put together."""

import shlex

for line in (
    "", "ls -l 'my file'", 'grep "a b" c\\ d', "echo \"it's \\\"so\\\" \\n\" ''", "a 'b", 'a "b', "a\\", "x # y", "a#b c",
):  # fmt: skip
    try:
        print(line, shlex.split(line), shlex.split(line, comments=True))
    except ValueError as problem:
        print(line, problem)
print(shlex.join(["cp", "a file", "it's", "", "plain-1.txt", "é"]), shlex.quote("$HOME"), shlex.quote("x"))
print(shlex.split(shlex.join(word for word in ("a b", "'", '"', "\\"))))
