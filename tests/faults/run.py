"""The n-th open, write, fsync, rename, mmap or allocation fails, n = 1, 2, …: run.py PROGRAM FAULT.SO [SAMPLES]

One article over an earlier page, then a batch of three. Every time: no crash; either the whole page, the same as
without a fault or with a message more; or a message, status 75 (2 where a font or a file cannot be read), the earlier
page as it was. No other file is left. After a faulty batch a quiet one does the rest. Of allocations, which are many,
SAMPLES (30) are spread over the run.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

program, library = map(os.path.abspath, sys.argv[1:3])
samples = int(sys.argv[3]) if len(sys.argv) > 3 else 30
work = tempfile.mkdtemp(prefix="typeset-faults.")
os.chdir(work)
passed = failed = 0
ARTICLE = "# 一条消息 second\n\n本报讯　今天的消息只有两句。这是**第二句**，*轻*声说。\n\n## 小标题\n\n" + "Western words and 汉字。" * 60 + "\n"
OLD = b"the earlier page\n"


def check(what, ok, came=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"FAILED faults: {what}: {str(came)[:400]}")


def run(arguments, fault=None):
    """Status and messages, and whether the fault came to pass."""
    environment = dict(os.environ, FAULT_HIT=work + "/hit")
    if fault:
        environment.update(LD_PRELOAD=library, FAULT=fault)
    if os.path.exists("hit"):
        os.remove("hit")
    done = subprocess.run([program] + arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stderr.decode(errors="replace"), os.path.exists("hit")


def bytes_of(path):
    with open(path, "rb") as f:
        return f.read()


def same(a, b):
    """But for the key: it tells of another fault, that what it is made from could not be read; then the page is
    made again the next time."""
    return re.sub(rb"/TypesetKey \(\w+\)", b"", a) == re.sub(rb"/TypesetKey \(\w+\)", b"", b)


def numbers(kind, arguments, before):
    """1, 2, … as long as the call comes to pass; of allocations a spread."""
    if kind != "malloc":
        yield from range(1, 1000)
        return
    most = 1
    before()
    while run(arguments, f"malloc:{most}")[2]:
        before()
        most *= 2
    yield from sorted({int(most * i / samples) + 1 for i in range(samples)} | {1, 2, 3})


with open("a.txt", "w", encoding="utf-8") as f:
    f.write(ARTICLE)
os.mkdir("plain")
status, said, _ = run(["a.txt", "-o", "plain/page.pdf"])
check("a page without faults", status in (0, 1), said)
page, usual = bytes_of("plain/page.pdf"), status


def old_page():
    shutil.rmtree("out", ignore_errors=True)
    os.mkdir("out")
    with open("out/page.pdf", "wb") as f:
        f.write(OLD)


arguments, reached = ["a.txt", "-o", "out/page.pdf"], {}
for kind in ("open", "write", "fsync", "rename", "mmap", "malloc"):
    for n in numbers(kind, arguments, old_page):
        old_page()
        code, messages, hit = run(arguments, f"{kind}:{n}")
        if not hit:
            if kind == "malloc":
                continue
            break
        reached[kind] = reached.get(kind, 0) + 1
        what, now = f"{kind} {n}", bytes_of("out/page.pdf")
        check(f"{what}: nothing else in the folder", os.listdir("out") == ["page.pdf"], os.listdir("out"))
        if code == usual:
            check(f"{what}: the page, or a message more", same(now, page) or (now != OLD and messages != said), messages)
        else:
            sure = kind in ("write", "fsync", "rename", "malloc")
            check(f"{what}: status 75" + ("" if sure else " or 2"), code == 75 or (not sure and code == 2),
                  (code, messages))
            check(f"{what}: a message", re.search(r"(?m)^(typeset: .|[^:]+(:\d+:\d+)?: (error|warning): .)", messages), messages)
            check(f"{what}: the earlier page", now == OLD, len(now))
for kind, least in (("open", 3), ("write", 1), ("fsync", 1), ("rename", 1), ("mmap", 3), ("malloc", 10)):
    check(f"{kind} failed at least {least} times", reached.get(kind, 0) >= least, reached)

# A batch. Its log is a file in a folder of its own.
os.mkdir("articles")
for name in "abc":
    with open(f"articles/{name}.txt", "w", encoding="utf-8") as f:
        f.write(ARTICLE.replace("一条", name))
PAGES = ["a.pdf", "b.pdf", "c.pdf"]
status, said, _ = run(["batch", "articles", "--out", "whole", "-j", "1"])
check("a batch without faults", status == 0, said)
check("the comparison sees differences", not same(bytes_of("whole/a.pdf"), bytes_of("whole/b.pdf")))
whole = {p: bytes_of("whole/" + p) for p in PAGES}


def no_pages():
    shutil.rmtree("many", ignore_errors=True)


arguments, reached = ["batch", "articles", "--out", "many", "-j", "1"], {}
for kind in ("open", "write", "fsync", "rename", "malloc", "fork", "socket"):
    for n in numbers(kind, arguments, no_pages):
        no_pages()
        code, messages, hit = run(arguments, f"{kind}:{n}")
        if not hit:
            if kind == "malloc":
                continue
            break
        reached[kind] = reached.get(kind, 0) + 1
        what = f"batch, {kind} {n}"
        there = os.listdir("many") if os.path.isdir("many") else []
        check(f"{what}: status", code in (0, 1, 2, 75), (code, messages))
        check(f"{what}: a message, or all done", messages or code == 0)
        check(f"{what}: pages are whole, no other file", all(p == "log" or same(bytes_of("many/" + p), whole[p]) for p in there) and set(there) <= {"log", *PAGES}, there)
        code, messages, _ = run(arguments)
        check(f"{what}: a quiet run does the rest", code == 0 and all(bytes_of("many/" + p) == whole[p] for p in PAGES),
              (code, messages))
for kind, least in (("open", 3), ("write", 3), ("fsync", 3), ("rename", 3), ("malloc", 10), ("fork", 1), ("socket", 1)):
    check(f"batch: {kind} failed at least {least} times", reached.get(kind, 0) >= least, reached)
os.chdir("/")
shutil.rmtree(work)
print(f"faults: {passed} passed, {failed} failed")
sys.exit(failed > 0)
