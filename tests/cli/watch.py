"""typeset watch, saved under: watch.py PROGRAM, in an empty folder. Prints a line a failure and COUNT at the end."""
import os
import re
import select
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from counting import Count

program = sys.argv[1]
check = Count("watch")


def save(path, text, by_rename=False):
    with open(path + "~" if by_rename else path, "w", encoding="utf-8") as f:
        f.write(text)
    if by_rename:
        os.replace(path + "~", path)


class Watch:
    def __init__(self, *words):
        self.process = subprocess.Popen([program, "watch", *words], stdout=subprocess.PIPE, stderr=open("err", "w"), bufsize=0,
                                        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))

    def line(self, seconds=60):
        """The next line, or "" if none comes."""
        ready = select.select([self.process.stdout], [], [], seconds)[0]
        return self.process.stdout.readline().decode() if ready else ""  # no buffer that select does not see

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)
        return self.process.returncode

    def schedule(self):
        """Nanoseconds it ran, and nanoseconds it was ready to, but others had the processors."""
        try:
            with open(f"/proc/{self.process.pid}/schedstat", encoding="ascii") as f:
                return [int(n) for n in f.read().split()[:2]]
        except FileNotFoundError:  # a kernel that does not count it
            return [0, 0]

    def waited(self):
        return self.schedule()[1] / 1e9

    def rest(self):
        """The lines until it has nothing to do: half a second without one, in which it neither ran nor wanted to."""
        lines = []
        while True:
            before = self.schedule()
            line = self.line(0.5)
            if not line and self.schedule() == before:
                return lines
            lines += [line] if line else []


def page():
    with open("page.pdf", "rb") as f:
        return f.read()


ARTICLE = "# 一条消息\n\n本报讯　今天的消息只有两句。{}这是第二句。\n"
save("a.txt", ARTICLE.format(""))
watch = Watch("a.txt", "-o", "page.pdf", "--style", "./mine.yaml")
check("a style that is not there", "stays as it was" in watch.line() and not os.path.exists("page.pdf"))
save("mine.yaml", "name: 我的\n")
line = watch.line()
check("set when the style comes", "mine.yaml changed; page.pdf set, 1 page(s)" in line and os.path.exists("page.pdf"), line)
first = page()
took, inside = [], []
# The best of ten tries says what it can do, of more where the machine is busy; sanitizers have four times as long.
limit = 0.4 if os.environ.get("VARIANT") == "san" else 0.1
while len(took) < 10 or (min(took) >= limit and len(took) < 60):
    i = len(took)
    waited = watch.waited()
    save("a.txt", ARTICLE.format("又一句。" * (i + 1)), by_rename=i % 2 == 1)
    begin = time.monotonic()
    line = watch.line()
    took.append(time.monotonic() - begin - (watch.waited() - waited))
    inside += [int(n) for n in re.findall(r"(\d+) ms", line)]
    check("what changed", line.startswith("a.txt changed; page.pdf set"), line)
check("another page", page() != first)
check("set within 100 ms of a save", min(took) < limit, took)
good = page()
save("a.txt", "\n")
line = watch.line()
check("an error keeps the last page", "a.txt changed; page.pdf stays as it was" in line and page() == good, line)
os.remove("a.txt")
line = watch.line()
check("the article is gone", line.startswith("a.txt gone; page.pdf stays as it was") and page() == good, line)
save("a.txt", ARTICLE.format("又一句。" * len(took)), by_rename=True)
line = watch.line()
check("it is as before: nothing to do", "needs no change" in line and page() == good, line)
save("mine.yaml", "name: 我的\ngrid: {row: 17点\n")
check("a slip in the style", "stays as it was" in watch.line() and page() == good)
save("mine.yaml", "name: 我的\ngrid: {row: 18点}\n")
line = watch.line()
check("the style mended", line.startswith("mine.yaml changed; page.pdf set") and page() != good, line)


def as_vim(path, text, pause):
    """The old file to a backup, a new one made and, a moment later, written."""
    os.replace(path, path + "~")
    with open(path, "w", encoding="utf-8") as f:
        time.sleep(pause)
        f.write(text)
    os.remove(path + "~")


# A save that a busy machine draws out is two to anybody: such a try does not count, nor is it judged if no other came.
for i in range(10):
    begin = time.monotonic()
    as_vim("a.txt", ARTICLE.format("备份。" * (i + 1)), 0.05)
    quick = time.monotonic() - begin < 0.15
    line, more = watch.line(), watch.line(0.4)
    if quick:
        break
    watch.rest()
check("an editor that moves the old file away: one setting", not quick or ("a.txt changed; page.pdf set" in line and more == ""), (line, more))
for i in range(10):
    begin = time.monotonic()
    with open("a.txt", "w", encoding="utf-8") as f:  # emptied, then written in two parts, long apart
        f.write(ARTICLE.format("一半。" * (i + 1))[:30])
        f.flush()
        quiet = watch.line(0.5)
        f.write(ARTICLE.format("一半。" * (i + 1))[30:])
    quick = time.monotonic() - begin < 0.9
    line = watch.line()
    if quick:  # what stands unchanged for a second is a text that somebody has saved
        break
    watch.rest()
check("half a text is not set", not quick or (quiet == "" and "a.txt changed; page.pdf set" in line), (quiet, line))
# Another machine's save into a shared folder: no event tells of it, as of a file that is written and not closed.
with open("a.txt", "w", encoding="utf-8") as f:
    f.write(ARTICLE.format("别处存的。"))
    f.flush()
    line = watch.line()
    check("a save that no event tells of", "a.txt changed; page.pdf set" in line, line)
check("closed, and nothing has changed", watch.line(0.5) == "")
for attempt in range(10):  # saves that lie further apart than the quiet that ends one are saves of their own: another try
    begin = time.monotonic()
    for i in range(60):  # as a program does that saves all the time
        save("a.txt", ARTICLE.format("第%d回。" % (100 * attempt + i)), by_rename=i % 3 == 0)
        time.sleep(0.005)
    quick = time.monotonic() - begin < 0.5
    lines = [watch.line()] + watch.rest()
    if len(lines) <= 12:
        break
check("many saves: few settings, and the last is one of them", (len(lines) <= 12 or not quick) and all("page.pdf set" in x for x in lines), lines)
subprocess.run([program, "a.txt", "-o", "fresh.pdf", "--style", "./mine.yaml"], stderr=subprocess.DEVNULL)
with open("fresh.pdf", "rb") as f:
    check("the page is that of the last save", page() == f.read())
save("other.txt", "x")
check("other files do not count", watch.line(0.5) == "")
check("Ctrl-C ends it", watch.end() == -signal.SIGINT)

# An article that goes away: its own page is not offered in its place, nor anything else of that name that is no copy.
for name in ("b.txt", "b.yaml"):
    save(name, ARTICLE.format(""))
watch = Watch("b.txt", "-o", "b.pdf", "--lang", "zh")
check("set", "b.pdf 已排" in watch.line())
os.remove("b.txt")
line = watch.line()
said = open("err", encoding="utf-8").read()
check("gone, in Chinese", line == "b.txt 找不到了；b.pdf 未动，保留上次的版面\n", line)
check("nothing is offered for it", "b.txt" in said and "是不是" not in said, said)
watch.end()

save("p.yaml", "style: news\npaper: 报\npage: 1\nblocks:\n  - {article: a.txt, at: [1, 1], size: 8x60}\n")
watch = Watch("p.yaml", "-o", "page.pdf")
check("a plan", "page.pdf set" in watch.line())
save("a.txt", ARTICLE.format("别的。") + "\n![图](i.png)\n")
line = watch.line()
check("an article of a plan", line.startswith("a.txt changed") or "a.txt" in line, line)
save("i.png", "no picture")
line = watch.line()
check("a picture that was not there", "i.png changed; page.pdf set" in line, line)
os.remove("i.png")
line = watch.line()
check("a picture that is gone", line.startswith("i.png gone; page.pdf set"), line)
watch.end()
print(f"saves to page: {min(took) * 1e3:.0f} ms at best, {sorted(took)[5] * 1e3:.0f} ms in the middle; set in {min(inside)} ms at best",
      file=sys.stderr)
print(f"COUNT {check.passed} {check.failed}")
