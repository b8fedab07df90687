"""user/lib: processes, pipes, files, the environment, time and paths as a program sees them."""

import os
import signal
import stat
import struct
import sys
import time


def child_talks() -> None:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(writer, 1)
        os.execvp("sh", ["sh", "-c", "echo from child $X; exit 7"])
    os.close(writer)
    data = b""
    while True:
        part = os.read(reader, 5)
        if not part:
            break
        data += part
    _, status = os.waitpid(pid, 0)
    print(data.decode().strip(), os.WIFEXITED(status), os.WEXITSTATUS(status))


def killed() -> None:
    pid = os.fork()
    if pid == 0:
        while True:
            time.sleep(1)
    os.kill(pid, signal.SIGTERM)
    _, status = os.waitpid(pid, 0)
    print(os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))


def files() -> None:
    path = f"/tmp/ophion-lib1-{os.getpid()}"
    with open(path, "w") as f:
        f.write("one\ntwo ä\n")
        print("three", file=f)
    with open(path) as f:
        for line in f:
            print(repr(line))
    with open(path, "rb") as b:
        print(b.read(5), b.tell(), b.readline(), b.seek(1), b.readlines())
    with open(path, "a") as f:
        f.writelines(["x", "y"])
    print(os.stat(path).st_size, oct(stat.S_IFMT(os.stat(path).st_mode)), os.path.getsize(path))
    os.unlink(path)
    try:
        os.close(os.open(path, os.O_RDONLY))
    except FileNotFoundError as e:
        print(e.errno, e.strerror)
    try:
        os.mkdir("/")
    except OSError as e:
        print(e.errno, os.strerror(e.errno or 0))


def main() -> int:
    os.environ["X"] = "value"
    print(os.getenv("X"), os.environ.get("NOPE", "none"), "X" in os.environ)
    child_talks()
    killed()
    files()
    print(os.path.join("a", "b", "/c", "d"), os.path.splitext("x/y.tar.gz"), os.path.normpath("a//b/../c/./"))
    print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1700000000)), time.gmtime(0).tm_year)
    print(struct.calcsize("<IHB"), sys.platform, len(sys.argv))
    print("to stderr", file=sys.stderr)
    sys.stdout.write("no newline at exit")
    return 5


if __name__ == "__main__":
    sys.exit(main())
