"""What a page must say, told from the article alone: written apart from the engine."""
import datetime
import html
import itertools
import re

DEFAULTS = {"报名": "中国企业报", "日期": "", "版次": "01", "版名": "专题", "责编": "", "美编": "", "校对": ""}
ENGLISH = {"paper": "报名", "date": "日期", "page": "版次", "section": "版名", "editor": "责编", "designer": "美编",
           "proofreader": "校对", "kicker": "引题", "title": "标题", "headline": "标题", "主题": "标题", "deck": "副题",
           "byline": "署名", "question": "问", "answer": "答", "報名": "报名", "責編": "责编", "美編": "美编", "校對": "校对",
           "標題": "标题", "引題": "引题", "副題": "副题"}


def bare(text):
    """Without blanks."""
    return re.sub(r"\s", "", text)


PICTURE = re.compile(r"^!\[(.*)\]\([^()]*\)(\{[^{}]*\})?$")  # what is set of it is the caption
RUBY = re.compile(r"\{([^{}|]+)\|([^{}]+)\}")
NAMES = "dots|着重|name|专名|title|书名|death|示亡"


NOTE = re.compile(r"\[\^(\w+)\][:：](?=.)")


def in_list(lines, i):
    """True for a line with a list's sign beside another with the same."""
    full = [k for k, line in enumerate(lines) if line]
    beside = [lines[k] for k in full if k != i and abs(full.index(k) - full.index(i)) == 1] if lines[i] else []
    return lines[i][:2] in ("- ", "* ", "+ ") and any(line[:2] == lines[i][:2] for line in beside)


def plain_links(line):
    """A line without what HTML, links, underscores and struck text are written with."""
    line = re.sub(r"<!--.*?-->|</?(?:sup|sub|b|i|del)>", "", html.unescape(line))
    line = re.sub(r"\[((?:[^\[\]])*)\](?:\([!-~]+(?: \"[^\"]*\")?\)|\[\w+\])", r"\1", line)
    line = re.sub(r"<((?:https?://|\w+@)[!-~]+)>", r"\1", line)
    beside = r"(?:(?<![^\W_])|(?=_+[^\w]))"  # the first signs do not stand between two letters
    return re.sub(r"~~([^~]+)~~|" + beside + r"(?<![0-9A-Za-z])(_{1,2})([^_]+)\2(?![0-9A-Za-z])",
                  lambda m: m.group(1) or m.group(3), line)


def plain(line):
    """A line of copy without the markup inside it: what stands on the page beside ruby."""
    line = plain_links(line)
    line = re.sub(r"\\([*\[\]{}|\\])", lambda m: chr(0xE000 + ord(m.group(1))), line)
    line = re.sub(r"\[\^(\w+)\]", r"[\1]", RUBY.sub(r"\1", line))
    for _ in range(3):
        line = re.sub(r"\[([^\[\]]*)\]\{(?:" + NAMES + r")\}", r"\1", line)
    line = re.sub(r"\*\*([^*]+)\*\*", r"\1", line)
    line = re.sub(r"(?<![0-9*])\*([^*\s，。、]+)\*(?![0-9*])", r"\1", line)
    return re.sub("[\ue000-\ue0ff]", lambda m: chr(ord(m.group()) - 0xE000), line)


def rubies(path):
    """The small texts above characters, in order, without blanks."""
    with open(path, encoding="utf-8-sig") as f:
        return [bare(part) for found in RUBY.finditer(f.read()) for part in found.group(2).split("|")]


def read(path):
    """(header, lines): the header block's values by Chinese key, and the copy's lines without markup."""
    with open(path, encoding="utf-8-sig", newline=None) as f:
        lines = f.read().split("\n")
    header = dict(DEFAULTS)
    text = "\n".join(lines).lstrip("\n")
    block = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*(\n|$)", text, re.S)
    if block:
        for line in block.group(1).split("\n"):
            found = re.match(r"([^:#]+):\s*(.*?)\s*$", line)
            if found:
                value = found.group(2)
                value = value[1:-1] if value[:1] in "\"'" and value[:1] == value[-1:] and value else value
                header[ENGLISH.get(found.group(1).strip(), found.group(1).strip())] = value
        lines = text[block.end():].split("\n")
    lines = [line.strip(" \t　") for line in lines]
    lines = [x for x in lines if not NOTE.match(x)] + [NOTE.sub(r"[\1]", x) for x in lines if NOTE.match(x)]
    lines = [x for x in lines if x != ":::" and x != "```" and not re.match(r"\[\w+\]: ", x)]
    lines = ["".join(x[1:-1].split("|")) if re.fullmatch(r"\|.*\|", x) else x for x in lines
             if not re.fullmatch(r"\|[-:| ]+\|", x)]
    lines = [re.sub(r"^[-*+] +", "", x) if in_list(lines, i) else x for i, x in enumerate(lines)]
    copy = [plain(PICTURE.sub(r"\1", re.sub(r"^(#{1,6}|>>?|:::) +", "", line))) for line in lines]
    return header, [line for line in copy if line]


def headline(path):
    """The first line with one #, or the header's."""
    header, lines = read(path)
    if header.get("标题"):
        return header["标题"]
    with open(path, encoding="utf-8-sig") as f:
        found = re.search(r"^# +(.*?)\s*$", f.read(), re.M)
    return plain(found.group(1)) if found else None


def folio(header, page):
    """The folio line of a page, 0 the first, in reading order: number, section, date, credits, paper."""
    number = header["版次"]
    if page:
        number = str(int(number) + page).zfill(len(number)) if number.isdigit() else ""
    date = header["日期"]
    found = re.fullmatch(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?", date)
    if found:
        day = datetime.date(*map(int, found.groups()))
        date = f"{day.year}年{day.month}月{day.day}日星期{'一二三四五六日'[day.weekday()]}"
    credits = "".join(f"{key}：{header[key]}" for key in ("责编", "美编", "校对") if header[key])
    return bare(number + header["版名"] + date + credits + header["报名"])


def jumps(header, page, pages):
    """The jump lines of a page, 0 the first: where its text comes from, and where it goes on; "" = nowhere."""
    if not header["版次"].isdigit():
        return "", ""
    number = int(header["版次"]) + page
    return f"上接第{number - 1}版" if page else "", f"下转第{number + 1}版" if page + 1 < pages else ""


def possible_copies(path):
    """The texts the pages may have without folio lines and jump lines: the header's kicker, headline, deck and byline go before the
    body, each at a place among the copy's first lines that keeps their order."""
    header, lines = read(path)
    given = [header[key] for key in ("引题", "标题", "副题", "署名") if header.get(key)]
    reach = min(4, len(lines))
    for places in itertools.combinations_with_replacement(range(reach + 1), len(given)):
        out = []
        for i in range(reach + 1):
            out += [value for value, place in zip(given, places) if place == i]
            out += lines[i:i + 1] if i < reach else lines[i:]
        yield bare("".join(out))
