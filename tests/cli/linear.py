"""Four times the input takes about four times as long, not sixteen: linear.py SMALL BIG COMMAND..., in which {} is
the file. Processor time is compared, so that a busy machine does not count; 99 = it took more than eight times."""
import resource
import subprocess
import sys


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


small, big = (seconds([part.replace("{}", name) for part in sys.argv[3:]]) for name in sys.argv[1:3])
print(f"{small:.2f} s, {big:.2f} s")
sys.exit(99 if big > 8 * max(small, 0.05) else 0)
