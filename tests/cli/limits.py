"""Run a command with a limit of time and memory: limits.py SECONDS MIB COMMAND...; 99 = it broke one."""
import resource
import subprocess
import sys

seconds, mib, command = float(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
try:
    status = subprocess.run(command, timeout=seconds).returncode
except subprocess.TimeoutExpired:
    print(f"not done after {seconds} s", file=sys.stderr)
    sys.exit(99)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
if peak > mib:
    print(f"took {peak:.0f} MiB, limit {mib:.0f}", file=sys.stderr)
    sys.exit(99)
sys.exit(status if status >= 0 else 128 - status)
