#!/usr/bin/env python3
"""A night's run with everything that goes wrong in one: night.py PROGRAM N [--measure] [--long]

N articles, one in a hundred bad, are set twice: quietly; and with ten workers killed at random, one Ctrl-C and one
kill -9 of the parent, and as many further runs as it takes. Asserted afterwards: every good article is there once and
no other file, with the bytes of the quiet run; every bad one is in the log with its reason; nothing that a log has as
set was set again; a signal ends the run at once and leaves nothing half. --measure prints rate and memory; --long takes
articles of a whole page.
"""
import collections
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from counting import Count

program, n = os.path.abspath(sys.argv[1]), int(sys.argv[2])
measure = "--measure" in sys.argv
here = os.path.dirname(os.path.abspath(__file__))
work = tempfile.mkdtemp(prefix="typeset-night.")
chance = random.Random(int(os.environ.get("SEED", "1")))
check = Count("night")
WORKERS = 2


def pages(folder):
    return sorted(f for f in os.listdir(folder) if f.endswith(".pdf")) if os.path.isdir(folder) else []


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as f:
            return [int(c) for c in f.read().split()]
    except OSError:
        return []


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as f:
            return f.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def pss(pid):
    """KiB of a process and its children, shared pages counted once."""
    total = 0
    for p in [pid] + children(pid):
        try:
            with open(f"/proc/{p}/smaps_rollup") as f:
                total += sum(int(line.split()[1]) for line in f if line.startswith("Pss:"))
        except OSError:
            pass
    return total


def comes(what, seconds=60):
    """Whether it is so within that time, and no longer waited for than it has to be."""
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.01)
    return what()


def start(out):
    """As a shell starts it: a process group of its own, in which Ctrl-C is not ignored."""
    return subprocess.Popen([program, "batch", work + "/jobs.tsv", "--out", out, "-j", str(WORKERS)], stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, start_new_session=True,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))


def wait_for_pages(run, out, count):
    while run.poll() is None and len(pages(out)) < count:
        time.sleep(0.005)
    return run.poll() is None


def is_whole(path):
    with open(path, "rb") as f:
        data = f.read()
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-32:]


def strangers(out):
    return [f for f in os.listdir(out) if not f.endswith(".pdf") and f != "log"]


def kill_workers(run, times, until):
    """At random moments while the run has set fewer than so many pages."""
    for _ in range(times):
        time.sleep(chance.uniform(0.02, 0.02 + n / 2000))
        workers = children(run.pid)
        if len(pages(until[0])) >= until[1] or run.poll() is not None:
            return
        if workers:
            try:
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed.append(1)
            except ProcessLookupError:
                pass


subprocess.run([sys.executable, here + "/articles.py", work, str(n), "1"] + ["long"] * ("--long" in sys.argv), check=True)
with open(work + "/bad.txt") as f:
    bad = dict(line.split() for line in f)
good = [f"{i + 1:05}.pdf" for i in range(n) if f"{i + 1:05}" not in bad]

# The quiet run.
quiet, rough, killed = work + "/quiet", work + "/rough", []
begin = time.monotonic()
run = start(quiet)
sizes = []
while run.poll() is None:
    time.sleep(0.25)
    sizes.append((len(pages(quiet)), pss(run.pid)))
took = time.monotonic() - begin
check("status 1 of the quiet run: some failed", run.returncode == 1, run.returncode)
check("all good pages of the quiet run", pages(quiet) == good, len(pages(quiet)))

# The rough one: part by Ctrl-C, part by kill -9, the rest.
run = start(rough)
hand = threading.Thread(target=kill_workers, args=(run, 4, (rough, n // 3)))
hand.start()
if wait_for_pages(run, rough, n // 3):
    workers = children(run.pid)
    hand.join()
    os.killpg(run.pid, signal.SIGINT)
    so_far = len(pages(rough))
    run.wait(60)
    # Without a clock: jobs that have begun may end, the next are not begun.
    check("Ctrl-C ends it at once", len(pages(rough)) <= so_far + WORKERS, (so_far, len(pages(rough))))
    check("it ends of SIGINT", run.returncode == -signal.SIGINT, run.returncode)
    check("no worker is left", not any(is_alive(w) for w in workers))
else:
    check("Ctrl-C came before the run's end", False)
hand.join()
check("every page so far is whole", all(is_whole(f"{rough}/{p}") for p in pages(rough)))
check("no file is half written", not strangers(rough), strangers(rough))

run = start(rough)
hand = threading.Thread(target=kill_workers, args=(run, 3, (rough, 2 * n // 3)))
hand.start()
if wait_for_pages(run, rough, 2 * n // 3):
    workers = children(run.pid)
    hand.join()
    run.kill()
    run.wait()
    check("workers end with their parent", comes(lambda: not any(is_alive(w) for w in workers)))
else:
    check("kill -9 came before the run's end", False)
hand.join()
check("every page is whole after kill -9", all(is_whole(f"{rough}/{p}") for p in pages(rough)))
check("no file is half written after kill -9", not strangers(rough), strangers(rough))

# A job whose worker is killed each time it is tried is left for a further run: status 75.
run = start(rough)
kill_workers(run, 10 - len(killed), (rough, len(good)))
if run.wait() == 75:
    run = start(rough)
    run.wait()
check("status 1 at the end: some failed", run.returncode == 1, run.returncode)
check("some workers were killed", len(killed) > (5 if n > 1000 else 0), len(killed))

# Files, logs and the quiet run agree.
check("every good article is there once, and nothing else", pages(rough) == good,
      set(good) ^ set(pages(rough)))
different = [p for p in good if p in pages(rough) and open(f"{quiet}/{p}", "rb").read() != open(f"{rough}/{p}", "rb").read()]
check("the bytes of the quiet run", not different, different)
last, times_set = {}, collections.Counter()
for name in sorted(os.listdir(rough + "/log")):
    with open(f"{rough}/log/{name}", encoding="utf-8") as f:
        for line in f:
            record = json.loads(line)
            last[record["id"]] = record
            times_set[record["id"]] += record["status"] == "ok"
check("nothing was set again", max(times_set.values()) == 1, times_set.most_common(3))
check("each job is in the log", len(last) == n, len(last))
check("good ones are ok or cached", all(last[p[:-4]]["status"] in ("ok", "cached") for p in good))
check("bad ones have their reason", all(last[i]["status"] == "failed" and last[i]["code"] == code
                                        for i, code in bad.items()),
      [(i, code, last[i]["code"]) for i, code in bad.items() if last[i]["code"] != code])
merge = subprocess.run([program, "batch", work + "/jobs.tsv", "--out", rough, "--merge"], stdout=subprocess.PIPE,
                       stderr=subprocess.DEVNULL, text=True)
table = dict(line.split("\t", 1) for line in merge.stdout.splitlines())
check("merge counts the same", (merge.returncode, table.get("up to date"), table.get("failed")) ==
      (1, str(len(good)), str(len(bad))), merge.stdout)
with open(rough + "/log.jsonl", encoding="utf-8") as f:
    check("one line a job in the merged log", [json.loads(line)["id"] for line in f] == [f"{i + 1:05}" for i in range(n)])
# The control: a page that is gone, and one of another key, are found.
if len(good) > 2:
    os.remove(f"{rough}/{good[0]}")
    shutil.copy(f"{rough}/{good[2]}", f"{rough}/{good[1]}")
    merge = subprocess.run([program, "batch", work + "/jobs.tsv", "--out", rough, "--merge"], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True)
    check("merge finds what is missing and stale", "stale\t1" in merge.stdout and "missing\t1" in merge.stdout,
          merge.stdout)
if measure:
    with open(f"{quiet}/log/{os.listdir(quiet + '/log')[0]}", encoding="utf-8") as f:
        spent = [record["ms"] for record in map(json.loads, f) if record["status"] == "ok"]
    middle = [s for done, s in sizes if n * 0.1 < done < n * 0.3]
    end = [s for done, s in sizes if n * 0.8 < done < n]
    print(f"{len(good) / took:.1f} pages a second, {took:.1f} s, {sum(spent) / len(spent):.1f} ms of processor time a page; PSS of the whole run: "
          f"{sum(middle) / max(1, len(middle)) / 1024:.0f} MiB after the first tenth, "
          f"{sum(end) / max(1, len(end)) / 1024:.0f} MiB in the last fifth, {max(s for _, s in sizes) / 1024:.0f} MiB at most; "
          f"{len(killed)} workers killed; load {os.getloadavg()[0]:.1f}")
shutil.rmtree(work)
sys.exit(check.end())
