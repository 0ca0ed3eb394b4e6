"""What a batch shows on a terminal: terminal.py PROGRAM MANIFEST OUT. Prints what came, ^ in place of control characters."""
import os
import pty
import sys

pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], [sys.argv[1], "batch", sys.argv[2], "--out", sys.argv[3], "-j", "1"])
shown = b""
try:
    while True:
        some = os.read(fd, 4096)
        if not some:
            break
        shown += some
except OSError:
    pass
os.waitpid(pid, 0)
print("".join(c if c >= " " else "^" if c != "\n" else c for c in shown.decode(errors="replace")))
