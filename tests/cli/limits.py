"""Run a command with a limit of time and memory: limits.py SECONDS MIB COMMAND...; 99 = it broke one.

The seconds are processor time of the command's process, so that a busy machine does not count; one that waits is ended
after ten times as many on the clock."""
import resource
import signal
import subprocess
import sys

seconds, mib, command = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


try:
    status = subprocess.run(command, timeout=10 * seconds, preexec_fn=limit).returncode
except subprocess.TimeoutExpired:
    status = -signal.SIGXCPU
if status in (-signal.SIGXCPU, -signal.SIGKILL):
    print(f"not done after {seconds} s", file=sys.stderr)
    sys.exit(99)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
if peak > mib:
    print(f"took {peak:.0f} MiB, limit {mib:.0f}", file=sys.stderr)
    sys.exit(99)
sys.exit(status if status >= 0 else 128 - status)
