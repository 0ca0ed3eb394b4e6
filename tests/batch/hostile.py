#!/usr/bin/env python3
"""Random and hostile articles through a batch: hostile.py PROGRAM N [SEED]

Sample articles with bytes, lines and markup changed, and texts made of nothing but signs and rare characters. With the
program built under sanitizers each fault of memory is a crash. Asserted: no job crashes, hangs or takes too much memory;
each is in the log; what is set is whole.
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

program, n = os.path.abspath(sys.argv[1]), int(sys.argv[2])
chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
here = os.path.dirname(os.path.abspath(__file__))
work = tempfile.mkdtemp(prefix="typeset-hostile.")
samples = []
for name in sorted(os.listdir(here + "/../../input")):
    if name.endswith(".txt"):
        with open(f"{here}/../../input/{name}", "rb") as f:
            samples.append(f.read())
SIGNS = ["# ", "## ", "> ", ">> ", "- ", "|", "|---|:-:|", ":::", "[^1]", "[^1]: ", "**", "*", "[", "]{着重}", "]{name}", "{", "|běi}", "}",
         "![", "](x.jpg)", "{宽=20栏 位置=中}", "---", "***", "\\", "：", "。", "“", "”", "（", "）", "——", "……", "《", "》", "www.a.b/c/d?e=f", "一是", "\n",
         "\n\n", "\t", "　", "\u00a0", "记者 ", "本报讯 ", "提要：", "0123456789", "supercalifragilistic"]
RANGES = [(0x20, 0x7e), (0x4e00, 0x9fff), (0x3000, 0x30ff), (0x20000, 0x2a6df), (0x600, 0x6ff), (0x300, 0x36f), (0x1f300, 0x1faff), (0xe000, 0xe0ff),
          (0x2000, 0x206f), (0xfe00, 0xfe0f), (0x80, 0x9f), (0x1, 0x1f)]


def character():
    low, high = chance.choice(RANGES)
    return chr(chance.randint(low, high))


def soup():
    parts = []
    for _ in range(chance.randint(1, 400)):
        parts.append(chance.choice(SIGNS) if chance.random() < 0.5 else
                     "".join(character() if chance.random() < 0.2 else chr(chance.randint(0x4e00, 0x9000)) for _ in range(chance.randint(1, 12))))
    return "".join(parts).encode("utf-8", "surrogatepass")


def spoiled():
    data = bytearray(chance.choice(samples))
    for _ in range(chance.choice([1, 3, 10, 40])):
        at, kind = chance.randrange(len(data) + 1), chance.randrange(5)
        if kind == 0:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 4)))
        elif kind == 1:
            data[at:at] = chance.choice(SIGNS).encode() * chance.choice([1, 1, 1, 50])
        elif kind == 2:
            del data[at:at + chance.randint(1, 200)]
        elif kind == 3:
            data[at:at] = data[at - 300:at] * chance.randint(1, 3)
        else:
            data[at:at] = (character() * chance.choice([1, 1, 300])).encode("utf-8", "surrogatepass")
    return bytes(data)


OPTIONS = ["", "", "", "--style news", "--style galley", "--style tabloid --fit none", "--style traditional", "--set head.direction=vertical",
           "--set 行文.纵横对齐=是", "--fit page", "--join"]
with open(work + "/jobs.tsv", "w", encoding="utf-8") as jobs:
    for i in range(n):
        with open(f"{work}/{i}.txt", "wb") as f:
            f.write(soup() if chance.random() < 0.5 else spoiled())
        jobs.write(f"{i}\t{i}.txt\t{chance.choice(OPTIONS)}\n")
done = subprocess.run([program, "batch", work + "/jobs.tsv", "--out", work + "/out", "-j", "2", "--timeout", "600"], stdout=subprocess.PIPE,
                      stderr=subprocess.PIPE, cwd=here + "/../..")
crashed, seen, set_ = [], 0, 0
for name in os.listdir(work + "/out/log") if os.path.isdir(work + "/out/log") else []:
    with open(f"{work}/out/log/{name}", encoding="utf-8") as f:
        for line in f:
            record = json.loads(line)
            seen += 1
            set_ += record["status"] == "ok"
            if record["code"] == "crash":
                crashed.append((record["id"], record["message"]))
broken = [p for p in os.listdir(work + "/out") if p.endswith(".pdf") and b"%%EOF" not in open(f"{work}/out/{p}", "rb").read()[-32:]]
failures = 0
for what, ok, came in (("no job crashes", not crashed, crashed[:5]), ("each is in the log", seen == n, seen),
                       ("what is set is whole", not broken, broken[:5]), ("most are set", set_ > n / 3, set_),
                       ("the run ends by itself", done.returncode in (0, 1), (done.returncode, done.stderr[-600:]))):
    if not ok:
        failures += 1
        print(f"FAILED hostile: {what}: {came}")
if failures:
    with open(work + "/stderr", "wb") as f:
        f.write(done.stderr)
    print(f"kept: {work}")
else:
    shutil.rmtree(work)
print(f"hostile, {n} articles, {set_} set: {5 - failures} passed, {failures} failed")
sys.exit(failures > 0)
