"""Kill the program at random points and look at what it leaves: kill.py PROGRAM ARTICLE TIMES

For each signal and kind of output TIMES runs are ended after a random part of a whole run's time, half of them in its
last fifth, where files are written. Allowed afterwards: the target's old bytes or the whole new ones, no other file
beside it, and after a signal that a program can catch nothing in TMPDIR either. One exception: only a rename puts a file
into the place of another, and for it the new file needs a name; SIGKILL between the two calls leaves the old file and
the new one, whole, under that name.
"""
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

program, article, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
OLD = b"the earlier page\n"
work = tempfile.mkdtemp(dir=".")
passed = failed = 0


def default_signals():
    """A shell starts what runs in its background with SIGINT ignored."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def whole_run(name, environment):
    """Bytes of the finished file and the seconds it takes."""
    target = os.path.join(work, name)
    took = []
    for _ in range(3):
        start = time.monotonic()
        subprocess.run([program, "-q", "--dpi", "40", article, "-o", target], env=environment, check=True)
        took.append(time.monotonic() - start)
    with open(target, "rb") as f:
        return f.read(), max(took)


def is_named_for_renaming(folder, left, new):
    """Whether all that is left is the finished page under the name it is renamed from."""
    if len(left) != 1 or not re.fullmatch(r"\.typeset\.[0-9a-f]{16}\.tmp", left[0]):
        return False
    with open(os.path.join(folder, left[0]), "rb") as f:
        return f.read() == new


def killed_run(name, signal_number, delay, new):
    """One run ended after `delay`; a list of complaints."""
    folder, temporary = os.path.join(work, "out"), os.path.join(work, "tmp")
    for each in (folder, temporary):
        shutil.rmtree(each, ignore_errors=True)
        os.mkdir(each)
    target = os.path.join(folder, name)
    with open(target, "wb") as f:
        f.write(OLD)
    environment = dict(os.environ, TMPDIR=os.path.abspath(temporary))
    child = subprocess.Popen([program, "-q", "--dpi", "40", article, "-o", target], env=environment, stderr=subprocess.DEVNULL,
                             preexec_fn=default_signals)
    time.sleep(delay)
    child.send_signal(signal_number)
    status = child.wait()
    complaints = []
    with open(target, "rb") as f:
        got = f.read()
    if got not in (OLD, new):
        complaints.append(f"the target is neither the old file nor the new: {len(got)} bytes")
    if status == 0 and got != new:
        complaints.append("status 0, but the target is the old file")
    if status not in (0, -signal_number, 128 + signal_number):
        complaints.append(f"status {status}, expected 0 or ended by signal {signal_number}")
    left = [each for each in os.listdir(folder) if each != name]
    for _ in range(1000):  # a child that draws may outlive it for a moment
        if not name.endswith(".png") or not left + os.listdir(temporary):
            break
        time.sleep(0.01)
        left = [each for each in os.listdir(folder) if each != name]
    if left and not (signal_number == signal.SIGKILL and got == OLD and is_named_for_renaming(folder, left, new)):
        complaints.append(f"left beside the target: {left}")
    if signal_number != signal.SIGKILL and os.listdir(temporary):
        complaints.append(f"left in TMPDIR: {os.listdir(temporary)}")
    return complaints


for name, count in (("page.pdf", times), ("page.png", max(5, times // 3))):
    if name.endswith(".png") and not shutil.which("pdftocairo"):
        continue
    new, seconds = whole_run(name, os.environ)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL):
        wrong = []
        for i in range(count):
            delay = seconds * (random.uniform(0.75, 1.0) if i % 2 else random.uniform(0, 1.0))
            wrong += [f"after {delay * 1000:.1f} ms: {c}" for c in killed_run(name, number, delay, new)]
        if wrong:
            failed += 1
            print(f"FAILED signals: expected {name} whole and nothing left after {signal.Signals(number).name}")
            print(f"    came in {len(wrong)} of {count} runs: {wrong[0]}")
            print(f"    command: {program} -q --dpi 40 {article} -o {name}, TMPDIR=an empty folder, ended as said")
        else:
            passed += 1
shutil.rmtree(work)
print(f"COUNT {passed} {failed}")
