#!/usr/bin/env python3
"""Articles for a batch's tests: articles.py FOLDER N [BAD-PER-CENT [long]]

N short articles FOLDER/articles/00001.txt … of one to three columns' length, all different, or long ones of about 3,000
characters with subheads, a broadsheet page each, and the manifest
FOLDER/jobs.tsv. Of the bad ones (none by default) some are no text, some empty, some not there, some have a style
that is not there; FOLDER/bad.txt lists their ids and the code that the log must give.
"""
import os
import random
import sys

folder, n = sys.argv[1], int(sys.argv[2])
percent = float(sys.argv[3]) if len(sys.argv) > 3 else 0
long = sys.argv[4:] == ["long"]
chance = random.Random(7)
os.makedirs(os.path.join(folder, "articles"), exist_ok=True)
PLACES = "桐湾 东屿 北川 南溪 青石 白沙 新港 柳林 云台 金山".split()
THINGS = "老厂房 储能电站 渡口 图书馆 菜市场 水厂 小学 公园 码头 茶园".split()
ENDS = "已经投产 重新开放 如期完工 正在扩建 通过验收 迎来访客 换了新颜 开始试运行".split()
KINDS = ["file-foreign", "file-empty", "file-unreadable", "style-not-found"]


def sentence():
    year, share = chance.randint(1990, 2025), chance.randint(1, 99)
    return (f"{chance.choice(PLACES)}的{chance.choice(THINGS)}{chance.choice(ENDS)}，{year}年以来增长{share}%；"
            f"记者在现场看到，“{chance.choice(THINGS)}”旁边的{chance.choice(PLACES)}新区{chance.choice(ENDS)}。")


def article(number):
    lines = [f"# {chance.choice(PLACES)}{chance.choice(THINGS)}{chance.choice(ENDS)}", "", f"本报记者 第{number}号", ""]
    for i in range(chance.randint(20, 28) if long else chance.randint(2, 9)):
        if long and i % 6 == 5:
            lines += [f"## {chance.choice(THINGS)}{chance.choice(ENDS)}", ""]
        lines += ["".join(sentence() for _ in range(chance.randint(1, 4))), ""]
    return "\n".join(lines)


bad = set(chance.sample(range(n), round(n * percent / 100)))
with open(os.path.join(folder, "jobs.tsv"), "w", encoding="utf-8") as jobs, \
        open(os.path.join(folder, "bad.txt"), "w", encoding="utf-8") as wrong:
    jobs.write("# id\tinput\toptions\n")
    for i in range(n):
        name = f"{i + 1:05}"
        path = os.path.join(folder, "articles", name + ".txt")
        text = article(i + 1).encode()
        kind = KINDS[len(KINDS) * len(name) * i % 7 % len(KINDS)] if i in bad else None
        options = ""
        if kind == "file-foreign":
            text = b"%PDF-1.7\n" + text
        elif kind == "file-empty":
            text = b"\n\n"
        elif kind == "style-not-found":
            options = "--style no-such-style"
        if kind != "file-unreadable":
            with open(path, "wb") as f:
                f.write(text)
        jobs.write(f"{name}\tarticles/{name}.txt\t{options}\n")
        if kind:
            wrong.write(f"{name} {kind}\n")
