#!/usr/bin/env python3
"""How well `typeset check` reads: its false alarms on published prose, and the share it finds of faults put into good copy.

    tests/check/measure.py prose [--list]   false alarms by rule, over prose of Debian's documentation packages
    tests/check/measure.py seeds [--list] [--seed N] [--faults N]   faults found by kind

`prose` fetches the packages by apt-get into build/prose (or takes them from there) and keeps their paragraphs. A finding
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
PACKAGES = ["debian-faq-zh-cn", "maint-guide-zh-cn", "debian-reference-zh-cn", "debian-edu-doc-zh-cn"]

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
    """The text of every <p> of a page, blanks as a browser shows them, Chinese joined over line ends."""

    def __init__(self):
        super().__init__()
        self.depth, self.parts, self.found = 0, [], []

    def handle_starttag(self, tag, attrs):
        if tag == "p":
            self.depth, self.parts = 1, []
        elif tag in ("pre", "table", "ul", "dl", "ol", "br") and self.depth:
            self.parts.append("\0")

    def handle_endtag(self, tag):
        if tag == "p" and self.depth:
            self.depth = 0
            text = re.sub(r"\s+", " ", "".join(self.parts)).strip()
            if "\0" not in text:
                self.found.append(text)

    def handle_data(self, data):
        if self.depth:
            data = re.sub(r"(?<=[^\x00-\x7f])[ \t]*\n[ \t]*(?=[^\x00-\x7f])", "", data)
            self.parts.append(data)


def fetch():
    PROSE.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
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


def articles():
    """An article for each page of the packages: a headline and a byline of ours over its paragraphs."""
    fetch()
    seen = set()
    for package in PACKAGES:
        for page in sorted((PROSE / package).rglob("*.html")):
            if "bullseye" in page.name:
                continue
            reader = Paragraphs()
            reader.feed(page.read_text(encoding="utf-8"))
            kept = [p for p in reader.found if is_prose(p) and not (p in seen or seen.add(p))]
            if kept:
                yield f"{package}/{page.name}", kept


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
    right, characters, size = judged(), 0, 0
    alarms, finds = collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, paragraphs) in enumerate(articles()):
            lines = ["# 标题", "", "本报记者 某某", ""] + [escape(p) for p in paragraphs]
            path = pathlib.Path(folder) / f"{number}.txt"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            characters += sum(len(p) for p in paragraphs)
            size += sum(len(p.encode()) for p in paragraphs)
            for finding in check([path], "--no-fonts"):
                place = around(lines, finding)
                true = (finding["rule"], place) in right
                (finds if true else alarms)[finding["rule"]] += 1
                if options.list and not true:
                    print(f"{finding['rule']}\t{place}\t{finding['message']}")
    print(f"\n{size:,} bytes, {characters:,} characters of {', '.join(PACKAGES)}\n")
    print(f"{'rule':<22}{'right':>7}{'false':>7}")
    for rule in sorted(set(alarms) | set(finds), key=lambda r: -alarms[r]):
        print(f"{rule:<22}{finds[rule]:>7}{alarms[rule]:>7}")
    total = sum(alarms.values())
    print(f"{'all':<22}{sum(finds.values()):>7}{total:>7}")
    print(f"\nfalse alarms: one in {characters // total if total else characters:,} characters")
    return total * 5000 <= characters


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
    copies = [Copy(p) for p in paths]
    copies = [c for c in copies if c.prose]
    before = {c.path: check([c.path]) for c in copies}
    tried, found, missed = collections.Counter(), collections.Counter(), []
    names = sorted(KINDS)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "copy.txt"
        while sum(tried.values()) < options.faults:
            copy, kind = rng.choice(copies), rng.choice(names)
            seed, rules = KINDS[kind]
            fault = seed(copy, rng)
            if fault is None:
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
    for kind in KINDS:
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
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--faults", type=int, default=200)
    options = parser.parse_args()
    sys.exit(0 if {"prose": measure_prose, "seeds": measure_seeds}[options.what](options) else 1)


main()
