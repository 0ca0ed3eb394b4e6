#!/usr/bin/env python3
"""How well `typeset check` reads: its false alarms on published prose, and the share it finds of faults put into good copy.

    tests/check/measure.py prose [--held-out] [--list]   false alarms by rule, over prose of Debian's documentation packages
    tests/check/measure.py seeds [--list] [--seed N] [--faults N] [--kind WORDS] [--copy ARTICLE...]   faults found by kind

`prose` fetches the packages by apt-get into build/prose (or takes them from there) and keeps their paragraphs. The rules
were tuned on them; with --held-out it takes others, which nobody looked at while a rule was written. A finding
that a person judged right stands in tests/check/judged.tsv and is counted apart; all others are false alarms.
`seeds` puts one fault at a time into a copy of an article and asks for a finding on its line that the article did not
have, of a rule that tells of such a fault. The same seed gives the same faults."""

import argparse
import collections
import html.parser
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TYPESET = os.environ.get("TYPESET", str(ROOT / "build/release/typeset"))
PROSE = ROOT / "build/prose"
JUDGED = ROOT / "tests/check/judged.tsv"
PACKAGES = {  # which of their pages; which rules are not asked
    "debian-faq-zh-cn": ("zh-cn.html", ()),
    "debian-edu-doc-zh-cn": ("bookworm-manual.html", ()),
    "maint-guide-zh-cn": ("zh-cn.html", ()),
    "debian-reference-zh-cn": ("zh-cn.html", ()),
    # Sets ASCII's commas, colons, quotes and brackets with blanks beside them throughout, as its house does.
    "libreoffice-help-zh-cn": ("/zh-CN/text/", ("ascii-mark", "blank-in-han", "ellipsis-form")),
}
HELD_OUT = {  # the first two set ASCII's marks with blanks beside them, and are not asked about those either
    "installation-guide-amd64": ("/zh_CN/", ("ascii-mark", "blank-in-han")),
    "kicad-doc-zh": ("/help/zh/", ("ascii-mark", "blank-in-han")),
    "gimp-help-zh-cn": ("/zh_CN/", ()),
}

HAN = re.compile("[㐀-䶿一-鿿]")
CHINESE = re.compile("[㐀-䶿一-鿿　-〿＀-￯“”‘’…—·]")


def check(paths, *options):
    """The findings of a run, and the run itself."""
    command = [TYPESET, "check", "--format", "json", "--lang", "zh", *options, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "FONTCONFIG_FILE": str(ROOT / "tests/fonts.conf")})
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: status {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)["findings"]


# --- false alarms ------------------------------------------------------------------------------------------------------


class Paragraphs(html.parser.HTMLParser):
    """The text of the <p> of a page that are paragraphs: not in tables and lists, not cut by a listing inside or behind
    them, without note marks. Blanks as a browser shows them, but Chinese joined over line ends."""

    BLOCKS = {"pre", "table", "ul", "ol", "dl", "div", "blockquote"}

    def __init__(self):
        super().__init__()
        self.open, self.parts, self.found, self.inside, self.skip = False, [], [], 0, 0

    def handle_starttag(self, tag, attrs):
        if tag in ("td", "th", "li", "dd", "dt"):
            self.inside += 1
        if tag == "sup":
            self.skip += 1
        if tag in self.BLOCKS:
            self.cut()
        if tag == "p" and not self.inside:
            self.open, self.parts = True, []

    def cut(self):
        if self.open:
            self.parts.append("\0")
        elif self.found and not re.search("[。！？”）]$", self.found[-1]):
            self.found[-1] = ""

    def handle_endtag(self, tag):
        if tag in ("td", "th", "li", "dd", "dt"):
            self.inside = max(0, self.inside - 1)
        if tag == "sup":
            self.skip = max(0, self.skip - 1)
        if tag == "p" and self.open:
            self.open = False
            text = re.sub(r"(?<=[^\x00-\x7f])[ \t]*\n[ \t]*(?=[^\x00-\x7f])", "", "".join(self.parts))
            text = re.sub(r"[ \t\r\n]+", " ", text).strip()
            self.found.append("" if "\0" in text else text)

    def handle_data(self, data):
        if self.open and not self.skip:
            self.parts.append(data)


def fetch(packages):
    PROSE.mkdir(parents=True, exist_ok=True)
    for package in packages:
        folder = PROSE / package
        if folder.exists():
            continue
        if not list(PROSE.glob(package + "_*.deb")):
            subprocess.run(["apt-get", "download", package], cwd=PROSE, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["dpkg-deb", "-x", str(next(PROSE.glob(package + "_*.deb"))), str(folder)], check=True)


def is_prose(text):
    han = len(HAN.findall(text))
    return han >= 20 and han * 2 > len(text)


def escape(text):
    """What would be markup of ours, as text."""
    return re.sub(r"([\\*\[\]{}|])", r"\\\1", text)


def articles(packages):
    """An article for each page of the packages: a headline and a byline of ours over its paragraphs."""
    fetch(packages)
    seen = set()
    for package in packages:
        for page in sorted((PROSE / package).rglob("*.html")):
            if packages[package][0] not in str(page):
                continue
            reader = Paragraphs()
            reader.feed(page.read_text(encoding="utf-8"))
            kept = [p for p in reader.found if is_prose(p) and not (p in seen or seen.add(p))]
            if kept:
                yield package, page.name, kept


def judged():
    """Findings that a person judged right: rule and the text around the place."""
    if not JUDGED.exists():
        return set()
    rows = [line.rstrip("\n").split("\t") for line in JUDGED.open(encoding="utf-8") if line.strip() and line[0] != "#"]
    return {(row[0], row[1]) for row in rows}


def around(lines, finding, width=8):
    line, column = lines[finding["line"] - 1], finding["column"] - 1
    return line[max(0, column - width) : column + max(1, len(finding["text"])) + width].replace("\t", " ")


def measure_prose(options):
    packages = HELD_OUT if options.held_out else PACKAGES
    right = judged()
    characters, size, alarms, finds = (collections.Counter() for _ in range(4))
    with tempfile.TemporaryDirectory() as folder:
        pages = {}
        for number, (package, name, paragraphs) in enumerate(articles(packages)):
            lines = ["# 标题", "", "本报记者 某某", ""] + [escape(p) for p in paragraphs]
            path = pathlib.Path(folder) / f"{number}.txt"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            pages[str(path)] = package, name, lines
            characters[package] += sum(len(p) for p in paragraphs)
            size[package] += sum(len(p.encode()) for p in paragraphs)
        findings = []
        for package, (_, off) in packages.items():
            paths = [path for path, page in pages.items() if page[0] == package]
            settings = [word for rule in off for word in ("--set", f"check.{rule}=off")]
            for k in range(0, len(paths), 100):
                findings += check(paths[k : k + 100], "--no-fonts", *settings)
        for finding in findings:
            package, name, lines = pages[finding["file"]]
            place = around(lines, finding)
            true = (finding["rule"], place) in right
            (finds if true else alarms)[package, finding["rule"]] += 1
            if options.list and not true:
                print(f"{finding['rule']}\t{place}\t{finding['message']}\t{package}/{name}")
    return report_prose(packages, characters, size, alarms, finds)


def report_prose(packages, characters, size, alarms, finds):
    short = {p: p.replace("-zh-cn", "").replace("-amd64", "") for p in packages}
    print("\n" + " " * 22 + "".join(f"{short[p]:>20}" for p in packages) + f"{'all':>14}")

    def row(title, counts):
        print(f"{title:<22}" + "".join(f"{counts[p]:>20,}" for p in packages) + f"{sum(counts.values()):>14,}")

    row("bytes", size)
    row("characters", characters)
    for rule in sorted({r for _, r in alarms + finds}):
        row(rule + ", right", collections.Counter({p: finds[p, rule] for p in packages}))
        row(rule + ", false", collections.Counter({p: alarms[p, rule] for p in packages}))
    false = collections.Counter({p: sum(n for (q, _), n in alarms.items() if q == p) for p in packages})
    row("false alarms", false)
    total = sum(false.values())
    print(f"\nfalse alarms: one in {sum(characters.values()) // max(1, total):,} characters")
    return total * 5000 <= sum(characters.values())


# --- faults put in ------------------------------------------------------------------------------------------------------


class Copy:
    """Good copy: its text, its lines of sentences, and the names that stand in it three times and more."""

    def __init__(self, path):
        self.path, self.text = path, path.read_text(encoding="utf-8")
        self.lines = self.text.split("\n")
        start = self.lines.index("---", 1) + 1 if self.lines[0] == "---" else 0
        self.prose = [i for i in range(start, len(self.lines)) if len(self.lines[i]) > 60 and self.lines[i][0] not in "#>|!"]
        known = ["陆听澜", "禾汐泵业", "余长明", "中国企业报", "大渡口", "孟听雨", "东屿"]
        self.names = [n for n in known if self.text.count(n) >= 3 and len(n) >= 3]


def places(copy, pattern, group=0):
    """(line, begin, end) of all matches in the sentences."""
    return [(i, *m.span(group)) for i in copy.prose for m in re.finditer(pattern, copy.lines[i])]


def replaced(pattern, by, group=0):
    """A fault that puts `by` into the place of a match; by may be a function of (matched text, random)."""

    def seed(copy, rng):
        found = places(copy, pattern, group)
        if not found:
            return None
        i, begin, end = rng.choice(found)
        line = copy.lines[i]
        new = by(line[begin:end], rng) if callable(by) else by
        return i, [line[:begin] + new + line[end:]]

    return seed


def cut_in_two(copy, rng):
    i = rng.choice(copy.prose)
    line = copy.lines[i]
    at = rng.randrange(10, len(line) - 10)
    while re.match("[。！？；]", line[at - 1]) or re.match("[”’》）]", line[at]):  # behind a stop nobody can tell
        at = rng.randrange(10, len(line) - 10)
    return i, [line[:at], "", line[at:]]


def wrong_byte(copy, rng):
    i = rng.choice(copy.prose)
    line = copy.lines[i]
    at = rng.randrange(2, len(line))
    return i, [line[:at] + "\udcff" + line[at:]]  # the byte FF, by surrogateescape


def changed_name(copy, rng):
    found = [(i, m.start(), n) for n in copy.names for i in copy.prose for m in re.finditer(n, copy.lines[i])]
    if not found:
        return None
    i, at, name = rng.choice(found)
    k = rng.randrange(len(name))
    others = [c for c in HAN.findall(copy.text) if c != name[k]]
    line = copy.lines[i]
    return i, [line[: at + k] + rng.choice(others) + line[at + k + 1 :]]


def doubled_word(copy, rng):
    """A character, or two that stand together twice and more in the article and so are likely a word."""
    i = rng.choice(copy.prose)
    line = copy.lines[i]
    pairs = [m.start() for m in re.finditer("(?=([一-鿿]{2}))", line) if copy.text.count(m[1]) >= 3]
    if pairs and rng.random() < 0.5:
        at = rng.choice(pairs)
        return i, [line[:at] + line[at : at + 2] + line[at:]]
    at = rng.choice([m.start() for m in re.finditer("[一-鿿]", line)])
    return i, [line[:at] + line[at] + line[at:]]


def wrongly_nested(copy, rng):
    """A quotation's inner mark of the outer kind, or two pairs crosswise."""
    found = places(copy, "“[^“”‘’《》]{4,}”")
    if not found:
        return None
    i, begin, end = rng.choice(found)
    line, middle = copy.lines[i], (begin + end) // 2
    if rng.random() < 0.5:
        new = line[begin:middle] + "“" + line[middle : end - 2] + "”" + line[end - 2 : end]
    else:
        new = line[begin:middle] + "《" + line[middle : end - 1] + "”》"
    return i, [line[:begin] + new + line[end:]]


PAIR = {"pair-unclosed", "pair-unopened", "pair-nested"}
KINDS = {
    "a pair opened and not closed": (replaced("[”》]", ""), PAIR),
    "a pair closed and not opened": (replaced("[“《]", ""), PAIR),
    "a pair nested wrongly": (wrongly_nested, PAIR),
    "ASCII comma": (replaced("，", ","), {"ascii-mark"}),
    "ASCII stop": (replaced("。", "."), {"ascii-mark"}),
    "ASCII colon": (replaced("：", ":"), {"ascii-mark"}),
    "ASCII bracket": (replaced("[（）]", lambda m, r: "(" if m == "（" else ")"), {"ascii-mark"}),
    "ASCII quote": (replaced("[“”]", '"'), {"ascii-mark"}),
    "a doubled mark": (replaced("[，。、；：]", lambda m, r: m + m), {"doubled-mark", "clashing-marks", "ellipsis-form"}),
    "a missing stop at a paragraph's end": (replaced("。$", ""), {"stop-missing", "paragraph-cut"}),
    "... for ……": (replaced("(?<=[一-鿿])(?=[，。])", "..."), {"ellipsis-form", "ascii-mark"}),
    "— for ——": (replaced("——", "—"), {"dash-form"}),
    "a full-width digit": (replaced("[0-9]", lambda m, r: chr(ord(m) + 0xFEE0)), {"digit-width"}),
    "、 before 和": (replaced("(?<=[一-鿿])(?=和[一-鿿]{2})", "、"), {"pause-and"}),
    "……等": (replaced("(?<=[一-鿿])(?=等[^一-鿿待候于到]|等[^待候于到线级]{2})", "……"), {"ellipsis-etc"}),
    "a range with -": (replaced("(?<![0-9.,])([1-9][0-9]?)(?=[一-鿿])", lambda m, r: f"{m}-{int(m) + r.randrange(1, 9)}", 1), {"connector-form"}),
    "a blank between Han": (replaced("(?<=[一-鿿])(?=[一-鿿])", " "), {"blank-in-han"}),
    "a doubled character or word": (doubled_word, {"repeated-character", "repeated-word"}),
    "a name with one character changed": (changed_name, {"name-variant", "word-variant", "title-variant"}),
    "a paragraph cut in two": (cut_in_two, {"paragraph-cut", "stop-missing", "mark-at-start"} | PAIR),
    "a character no font has": (replaced("[一-鿿]", lambda m, r: chr(r.randrange(0x323B0, 0x32400))), {"glyph-missing"}),
    "a wrong byte": (wrong_byte, {"character-lost"}),
}


def measure_seeds(options):
    rng = random.Random(options.seed)
    paths = sorted(ROOT.glob("input/*.txt")) + sorted((ROOT.parent / "shared/articles").glob("*.txt"))
    paths = [p.resolve() for p in options.copy] or paths
    copies = [Copy(p) for p in paths]
    copies = [c for c in copies if c.prose]
    before = {c.path: check([c.path]) for c in copies}
    tried, found, missed = collections.Counter(), collections.Counter(), []
    names = sorted(k for k in KINDS if options.kind in k)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "copy.txt"
        while sum(tried.values()) < options.faults:
            copy, kind = rng.choice(copies), rng.choice(names)
            seed, rules = KINDS[kind]
            fault = seed(copy, rng)
            if fault is None:  # the article has no place for it
                continue
            i, lines = fault
            text = "\n".join(copy.lines[:i] + lines + copy.lines[i + 1 :])
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
            old = {(f["line"], f["column"], f["rule"]) for f in before[copy.path]}
            on_line = [f for f in check([path]) if i < f["line"] <= i + len(lines) and f["rule"] in rules and (f["line"], f["column"], f["rule"]) not in old]
            tried[kind] += 1
            found[kind] += bool(on_line)
            if not on_line:
                missed.append((kind, copy.path.name, i + 1, difference(copy.lines[i], lines)))
    if options.list:
        for kind, name, line, what in missed:
            print(f"missed: {kind}: {name}:{line}: {what}")
    print(f"\n{'kind of fault':<40}{'put in':>8}{'found':>8}")
    for kind in (k for k in KINDS if tried[k]):
        print(f"{kind:<40}{tried[kind]:>8}{found[kind]:>8}")
    total, all_found = sum(tried.values()), sum(found.values())
    print(f"{'all':<40}{total:>8}{all_found:>8}  {100 * all_found / total:.0f} %  (seed {options.seed})")
    return all_found >= 0.8 * total


def difference(old, lines):
    new = "⏎".join(lines)
    at = next((k for k in range(min(len(old), len(new))) if old[k] != new[k]), min(len(old), len(new)))
    return new[max(0, at - 12) : at + 14].encode("utf-8", "replace").decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["prose", "seeds"])
    parser.add_argument("--list", action="store_true", help="each false alarm, each fault missed")
    parser.add_argument("--held-out", action="store_true", help="the packages that no rule was tuned on")
    parser.add_argument("--kind", default="", help="only kinds of fault that have these words in their name")
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--copy", nargs="+", type=pathlib.Path, default=[], help="put the faults into these articles")
    parser.add_argument("--faults", type=int, default=200)
    options = parser.parse_args()
    sys.exit(0 if {"prose": measure_prose, "seeds": measure_seeds}[options.what](options) else 1)


main()
