"""The n-th call of a kind fails, n = 1, 2, …: run.py PROGRAM FAULT.SO [MOST]

Each command (set, a picture, plan, check --fix --write, batch, watch) with each kind of call it makes (fault.c). Every
time: no crash and no hang; either what comes out without a fault, perhaps with a message more, or a message, the status
that says whether another try may do, and what was there before as it was. No other file is left. Where a kind comes more
often than MOST (25) times, the first few and a spread are taken; 0 is all, but for allocations.
"""
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from counting import Count

program, library = map(os.path.abspath, sys.argv[1:3])
MOST = int(sys.argv[3]) if len(sys.argv) > 3 else 4
ALLOCATIONS = max(MOST, 20)
HERE = os.path.dirname(os.path.abspath(__file__))
work = tempfile.mkdtemp(prefix="typeset-faults.")
os.chdir(work)
check = Count("faults")
ARTICLE = "# 一条消息 second\n\n本报讯　今天的消息只有两句。这是**第二句**，*轻*声说。\n\n## 小标题\n\n" + "Western words and 汉字。" * 60 + "\n"
OLD = b"what was there before\n"
# Of these nothing is wrong with the input: another try may do.
MAY_PASS = {"open", "read", "write", "fsync", "rename", "link", "mmap", "memfd", "malloc", "fork", "spawn", "wait", "socket", "message", "poll", "inotify",
            "signalfd", "dir", "stat", "mkdir"}
HARMLESS = {"short", "eintr", "close", "unlink"}  # not even a message: the work is done all the same


def environment(fault=None):
    """And whether the fault came to pass is told by the file `hit`."""
    if os.path.exists("hit"):
        os.remove("hit")
    more = {"FAULT_HIT": work + "/hit", "FAULT_PROGRAM": os.path.basename(program)}
    if fault:
        more.update(LD_PRELOAD=library, FAULT=fault)
    return dict(os.environ, **more)


def run(arguments, fault=None):
    """Status and messages, and whether the fault came to pass."""
    with open("printed", "wb") as printed:
        try:
            done = subprocess.run([program] + arguments, env=environment(fault), stdout=printed, stderr=subprocess.PIPE, timeout=300)
        except subprocess.TimeoutExpired:
            return "hangs", "", True
    return done.returncode, done.stderr.decode(errors="replace"), os.path.exists("hit")


def bytes_of(path):
    with open(path, "rb") as f:
        return f.read()


def write(path, content):
    with open(path, "wb") as f:
        f.write(content if isinstance(content, bytes) else content.encode())


def same(a, b):
    """But for the key: it tells of another fault, that what it is made from could not be read; then the page is
    made again the next time."""
    return re.sub(rb"/TypesetKey \(\w+\)", b"", a) == re.sub(rb"/TypesetKey \(\w+\)", b"", b)


def files(folder):
    return {os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names} if os.path.isdir(folder) else set()


def spread(n, most):
    if not most or n <= most:
        return range(1, n + 1)
    return sorted({1, 2, 3, n} | {1 + i * (n - 1) // max(most - 1, 1) for i in range(most)})


def count_calls(kind, arguments, before):
    """How often the command makes such a call."""
    before()
    run(arguments, f"{kind}:0")
    return os.path.getsize("hit") if os.path.exists("hit") else 0


def is_told_apart(messages):
    """Not where fontconfig does not say why there is no font, nor where a file is looked for in several folders: then
    status 2 is as right."""
    return not re.search(r"(?i)font|No such file", messages)


class Case:
    """A command that writes `outputs` (a path: what stands there before, or None), into folders made anew each time."""

    def __init__(self, name, arguments, outputs, prepare=lambda: None, usual=(0, 1)):
        self.name, self.arguments, self.outputs, self.prepare = name, arguments, outputs, prepare
        self.before()
        self.status, self.said, _ = run(arguments)
        check(f"{name}, no fault", self.status in usual, (self.status, self.said))
        self.made = {path: bytes_of("out/" + path) for path in outputs}
        self.reached = {}

    def before(self):
        shutil.rmtree("out", ignore_errors=True)
        os.mkdir("out")
        for path, content in self.outputs.items():
            if content is not None:
                write("out/" + path, content)
        self.prepare()

    def judge(self, kind, n):
        self.before()
        code, messages, hit = run(self.arguments, f"{kind}:{n}")
        if not hit:
            return
        self.reached[kind] = self.reached.get(kind, 0) + 1
        what = f"{self.name}, {kind} {n}"
        check(f"{what}: no other file", files("out") <= set(self.outputs), files("out"))
        now = {path: bytes_of("out/" + path) if os.path.exists("out/" + path) else None for path in self.outputs}
        made = all(now[p] is not None and same(now[p], self.made[p]) for p in now)
        if code in (0, 1):
            check(f"{what}: what comes without a fault, or a message more", made or (now != self.outputs and messages != self.said), messages)
            if kind in HARMLESS:
                check(f"{what}: the same status", code == self.status and made, (code, messages))
        else:
            check(f"{what}: status 75", code == 75 and kind in MAY_PASS or code == 2 and not is_told_apart(messages), (code, messages))
            check(f"{what}: a message", re.search(r"(?m)^(typeset: .|[^:]+(:\d+:\d+)?: (error|warning): .)", messages), messages)
            # of several files some may be there; memory may fail when all is done but what is kept of the fonts
            kept = all(now[p] in (self.outputs[p], self.made[p]) for p in now) if len(now) > 1 or kind == "malloc" else now == self.outputs
            check(f"{what}: what was there before", kept, {p: now[p] and len(now[p]) for p in now})

    def run(self, least):
        for kind in sorted(MAY_PASS | HARMLESS):
            calls = count_calls(kind, self.arguments, self.before)
            for n in spread(calls, ALLOCATIONS if kind == "malloc" else MOST):
                self.judge(kind, n)
        for kind, n in least.items():
            check(f"{self.name}: {kind} failed at least {n} times", self.reached.get(kind, 0) >= min(n, MOST or n), self.reached)


write("a.txt", ARTICLE + "\n![图](p.png)\n")
write("style.yaml", "name: 样式\ngrid: {row: 18点}\n")
shutil.copy(HERE + "/../../input/pictures/galley.png", "p.png")
os.environ["TYPESET_CACHE"] = work + "/cache"
Case("set", ["a.txt", "-o", "out/page.pdf", "--style", "./style.yaml"], {"page.pdf": OLD}).run(
    {"open": 4, "read": 4, "short": 3, "write": 1, "fsync": 1, "rename": 1, "link": 2, "stat": 3, "close": 3, "eintr": 1, "mmap": 3, "malloc": 15})
Case("set, nothing kept", ["a.txt", "-o", "out/page.pdf"], {"page.pdf": None}, lambda: shutil.rmtree("cache", ignore_errors=True)).run(
    {"open": 4, "mkdir": 1, "write": 2, "rename": 1, "stat": 5})
check("what is kept of the fonts is whole or not there", all(not f.endswith(".tmp") and os.path.getsize("cache/" + f) for f in files("cache")), files("cache"))
Case("a picture", ["a.txt", "-o", "out/page.png", "--dpi", "40"], {"page.png": OLD}).run({"spawn": 1, "wait": 1, "memfd": 2, "write": 2})
write("b.txt", ARTICLE.replace("一条", "两条"))
write("page.yaml", "style: news\npaper: 报\npage: 1\nblocks:\n  - {article: a.txt, at: [1, 1], size: 8x60}\n  - {article: b.txt, at: [1, 61], size: 8x64}\n")
Case("set a plan", ["page.yaml", "-o", "out/page.pdf"], {"page.pdf": OLD}).run({"open": 5, "read": 5, "write": 1})
write("c.txt", ARTICLE.replace("一条", "三条") + ARTICLE.split("## 小标题")[1] * 3)
Case("plan", ["plan", "a.txt", "b.txt", "c.txt", "--style", "news", "-o", "out/page.yaml"], {"page.yaml": None, "page-2.yaml": None, "page-3.yaml": None}).run(
    {"open": 3, "read": 3, "write": 1, "fsync": 1, "link": 1})
FAULTY = ARTICLE.replace("两句。", "两句,") + "\n" + "中文,没有。" * 3 + "\n"
Case("check --fix", ["check", "--fix", "--write", "out/a.txt"], {"a.txt": FAULTY.encode()}).run({"open": 2, "read": 1, "write": 1, "fsync": 1, "rename": 1})

# A pipe whose writer comes late: the wait for it, the first that may be interrupted, goes on.
os.mkfifo("late")


def late_pipe(n, seconds):
    """Whether the n-th call that was interrupted came before the writer, who comes after so long."""
    with subprocess.Popen([program, "late", "-o", "out/late.pdf"], env=environment(f"eintr:{n}"), stderr=subprocess.PIPE) as process:
        time.sleep(seconds)
        waited = os.path.exists("hit")
        while process.poll() is None:
            try:
                with open(os.open("late", os.O_WRONLY | os.O_NONBLOCK), "wb") as pipe:
                    pipe.write(ARTICLE.encode())
                break
            except OSError:  # it does not read yet
                time.sleep(0.01)
        messages = process.stderr.read().decode()
    check(f"a late pipe, eintr {n}: a page", process.returncode in (0, 1), (process.returncode, messages))
    return waited


# On a busy machine it does not wait yet when the writer comes so soon.
check("a late pipe: its wait was interrupted", any(any([late_pipe(n, seconds) for n in range(1, 6)]) for seconds in (0.2, 2, 10)))

# A batch: its log is a file in a folder of its own, and after a faulty run a quiet one does the rest.
os.mkdir("articles")
PAGES = ["a.pdf", "b.pdf", "c.pdf"]
for page in PAGES:
    write(f"articles/{page[0]}.txt", ARTICLE.replace("一条", page[0]))
batch, reached = ["batch", "articles", "--out", "out", "-j", "1"], {}
shutil.rmtree("out")
status, said, _ = run(batch)
check("a batch without faults", status == 0, said)
whole = {p: bytes_of("out/" + p) for p in PAGES}
check("the comparison sees differences", not same(whole["a.pdf"], whole["b.pdf"]))


def no_pages():
    shutil.rmtree("out", ignore_errors=True)


for kind in sorted(MAY_PASS | HARMLESS):
    for n in spread(count_calls(kind, batch, no_pages), ALLOCATIONS if kind == "malloc" else MOST):
        no_pages()
        code, messages, hit = run(batch, f"{kind}:{n}")
        if not hit:
            continue
        reached[kind] = reached.get(kind, 0) + 1
        what, there = f"batch, {kind} {n}", files("out")
        check(f"{what}: status", code in ((0, 75) if kind == "close" and messages else (0,) if kind in HARMLESS else (0, 1, 75, 2) if not is_told_apart(messages) else (0, 1, 75)), (code, messages))
        check(f"{what}: a message, or all done", messages or code == 0)
        pages = {p for p in there if not p.startswith("log/")}
        check(f"{what}: pages are whole, no other file", all(p in PAGES and same(bytes_of("out/" + p), whole[p]) for p in pages), pages)
        code, messages, _ = run(batch)
        check(f"{what}: a quiet run does the rest", code == 0 and all(bytes_of("out/" + p) == whole[p] for p in PAGES), (code, messages))
for kind, n in {"open": 3, "read": 4, "write": 3, "fsync": 3, "link": 3, "malloc": 15, "fork": 1, "socket": 1, "message": 6, "poll": 3, "mkdir": 2, "dir": 1,
                "signalfd": 1, "wait": 1}.items():
    check(f"batch: {kind} failed at least {n} times", reached.get(kind, 0) >= min(n, MOST or n), reached)


def watch_through(fault):
    """Set, saved once more; the lines it said, the status it ended with or None, its messages."""
    write("w.txt", ARTICLE)
    write("out/page.pdf", OLD)
    with open("messages", "w+b") as messages:
        process = subprocess.Popen([program, "watch", "w.txt", "-o", "out/page.pdf"], env=environment(fault), stdout=subprocess.PIPE, stderr=messages, bufsize=0,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        lines = []
        for text in (ARTICLE.replace("两句", "三句"), ARTICLE.replace("两句", "四句"), None):
            line = process.stdout.readline().decode() if select.select([process.stdout], [], [], 60)[0] else None
            if line == "":  # it has ended, or is about to
                process.wait(60)
                break
            lines += [line] if line else []
            if text:
                write("w.txt", text)
        status = process.poll()
        process.send_signal(signal.SIGINT)
        process.wait(60)
        messages.seek(0)
        return lines, status, messages.read().decode(errors="replace"), os.path.exists("hit")


shutil.rmtree("out")
os.mkdir("out")
reached = {}
write("w.txt", ARTICLE.replace("两句", "四句"))
run(["w.txt", "-o", "out/last.pdf"])
last = bytes_of("out/last.pdf")
os.remove("out/last.pdf")
for kind in ("open", "read", "short", "eintr", "stat", "write", "fsync", "rename", "link", "close", "inotify", "poll"):
    for n in spread(MOST or 40, (MOST or 40) // 2):
        lines, status, messages, hit = watch_through(f"{kind}:{n}")
        if not hit:
            break
        reached[kind] = reached.get(kind, 0) + 1
        what, now = f"watch, {kind} {n}", bytes_of("out/page.pdf")
        check(f"{what}: no other file", files("out") == {"page.pdf"}, files("out"))
        if status is None:
            good = "page.pdf set" in lines[-1] if lines else False
            check(f"{what}: it goes on", len(lines) == 3 and (good and same(now, last) or now.startswith(b"%PDF-") or now == OLD), (lines, messages))
            check(f"{what}: what failed is said", good or messages, lines)
        else:
            check(f"{what}: it ends with a message, to be tried again", status == 75 and messages, (status, messages))
for kind, n in {"open": 3, "read": 4, "write": 2, "inotify": 2, "poll": 1, "link": 2}.items():
    check(f"watch: {kind} failed at least {n} times", reached.get(kind, 0) >= min(n, MOST or n), reached)
os.chdir("/")
shutil.rmtree(work)
sys.exit(check.end())
