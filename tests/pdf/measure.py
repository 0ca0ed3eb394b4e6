"""Places of glyphs by `mutool trace`, objects by `qpdf --json`: what the checks of check.py measure. Points."""
import collections
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree

POINT = 0.35 / 25.4 * 72  # 点
EM, ROW = 10.5 * POINT, 17 * POINT
LEFT, COLUMNS, CHARACTERS, PITCH = 20 / 25.4 * 72, 5, 18, (18 * 10.5 + 13.75) * POINT
WIDTH, HEIGHT = 390 / 25.4 * 72, 545 / 25.4 * 72
OPENING = "“‘「『（《〈【〖〔［｛"
MARKS = "”’」』）》〉】〗〕］｝，、；：。．？！"

Glyph = collections.namedtuple("Glyph", "char x y size advance font")


class Document:
    """Objects of a PDF."""

    def __init__(self, pdf):
        self.pdf = pdf
        out = subprocess.run(["qpdf", "--json=2", pdf], capture_output=True, check=True).stdout
        self.objects = json.loads(out)["qpdf"][1]

    def get(self, reference):
        found = self.objects["obj:" + reference]
        return found.get("value", found.get("stream", {}).get("dict"))

    def trailer(self):
        return self.objects["trailer"]["value"]

    def catalog(self):
        return self.get(self.trailer()["/Root"])

    def info(self, key):
        value = self.get(self.trailer()["/Info"]).get(key) if "/Info" in self.trailer() else None
        return value[2:] if value and value.startswith("u:") else value

    def pages(self):
        return [self.get(kid) for kid in self.get(self.catalog()["/Pages"])["/Kids"]]

    def content(self, page):
        number = page["/Contents"].split()[0]
        return subprocess.run(["qpdf", f"--show-object={number}", "--filtered-stream-data", self.pdf],
                              capture_output=True, check=True).stdout.decode("latin-1")


def wrong_colours(content):
    """Operators that set a colour which is not pure black, white, or a colour without black as text."""
    content = re.sub(r"<[0-9A-Fa-f]*>|\((\\.|[^\\)])*\)", " ", content)
    content = re.sub(r"/I\d+ Do\b|\b0 0 0 1 K\b", " ", content)  # pictures and what stands for a missing one
    bad = re.findall(r"[^\n]*\s(?:g|G|rg|RG|cs|CS|sc|SC|scn|SCN|sh|Do|K)(?=\s|$)", content)
    colours = re.findall(r"(\S+) (\S+) (\S+) (\S+) k\b", content)
    if not colours:
        bad.append("no k operator")
    for colour in colours:
        c, m, y, k = map(float, colour)
        if k > 0.1 and (c, m, y, k) != (0, 0, 0, 1):  # the style's red holds 10 % black
            bad.append(" ".join(colour) + " k")
    return bad


def trace(pdf):
    """Pages; a page is its texts in order; a text is its glyphs."""
    out = subprocess.run(["mutool", "trace", pdf], capture_output=True, check=True).stdout
    root = ElementTree.fromstring(out.decode("utf-8", "replace"))
    pages = []
    for page in root.iter("page"):
        glyphs = []
        for element in page.iter():
            if element.tag not in ("fill_text", "ignore_text", "stroke_text", "clip_text"):
                continue
            for span in element.iter("span"):
                scale = [float(v) for v in span.get("trm").split()]
                for g in span.iter("g"):
                    glyphs.append(Glyph(g.get("unicode", ""), float(g.get("x")), float(g.get("y")), scale[3],
                                        float(g.get("adv")) * scale[0], span.get("font", "")))
        pages.append(glyphs)
    return pages


def outside(pages, width=WIDTH, height=HEIGHT):
    """Glyphs whose cell leaves the page; the blank half of a mark's cell may."""
    return [g for page in pages for g in page
            if g.x < -g.size / 2 or g.y < 0 or g.y + g.size * 0.88 > height
            or g.x + g.advance - (g.size / 2 if g.char in MARKS else 0) > width + 0.01]


SONG = re.compile(r"NotoSerif.*Regular")  # a byline may have the body's size, and stands in the middle of its rows


def is_body(g):
    return abs(g.size - EM) < 0.02


def lines_of(page):
    """Body lines in reading order: runs of body glyphs on one baseline in one column."""
    lines, last = [], None
    for g in page:
        if not is_body(g):
            last = None
            lines.append([])  # a heading stands between
        elif last and abs(g.y - last.y) < 0.01 and column_of(g.x) == column_of(lines[-1][0].x):
            lines[-1].append(g)
            last = g
        else:
            lines.append([g])
            last = g
    return lines


def off_grid(pages):
    """Baselines of body type that are not a whole number of rows from the first page's first."""
    body = [[g for g in page if is_body(g) and SONG.search(g.font)] for page in pages]
    first = next((g.y for page in body for g in page), None)
    wrong = []
    for page in body:
        for g in page:
            rows = (first - g.y) / ROW
            if abs(rows - round(rows)) * ROW > 0.01:
                wrong.append(f"{g.char} baseline {g.y:.4f}, {abs(rows - round(rows)) * ROW:.3f} pt off")
    return wrong


def column_of(x):
    return int((x - LEFT + EM) // PITCH)


def start_of(line):
    g = line[0]
    return g.x + (EM / 2 if g.char in OPENING and g.advance > 0.9 * EM else 0)


def end_of(line):
    g = line[-1]
    return g.x + g.advance - (EM / 2 if g.char in MARKS and g.advance > 0.9 * EM else 0)


def justified(pages):
    """Body lines that are followed by a line of the same paragraph, that is one without an indent."""
    flow = [line for page in pages for line in lines_of(page) + [None]]
    flow = [line for line in flow if line is not None]  # a paragraph may go on over the page
    for line, after in zip(flow, flow[1:]):
        if line and after and start_of(after) - (LEFT + column_of(after[0].x) * PITCH) < EM / 2:
            yield line


def count_justified(pages):
    return sum(1 for _ in justified(pages))


def ragged(pages):
    """Lines that do not end at the column's right edge, or begin neither at the left one nor two em from it."""
    wrong = []
    for line in justified(pages):
        left = LEFT + column_of(line[0].x) * PITCH
        right = left + CHARACTERS * EM
        text = "".join(g.char for g in line)
        if line[-1].char.isascii() and line[-1].char.isalpha() and 0.2 * EM < right - end_of(line) < 0.45 * EM:
            continue  # a divided word: its hyphen is ink alone, a third of an em
        if all("!" <= g.char <= "~" for g in line) and end_of(line) < right:
            continue  # a piece of a web address: letters inside a Western word are never spaced
        if line[-1].char not in "—…·" and abs(end_of(line) - right) > 0.03:
            wrong.append(f"{text} ends {end_of(line) - right:+.3f} pt")
        indent = start_of(line) - left
        if line[0].char not in "—…·“‘”’" and min(abs(indent), abs(indent - 2 * EM)) > 0.03:
            wrong.append(f"{text} begins {indent:+.3f} pt")
    return wrong


def overlapping(pages):
    """Neighbours of a body line that are nearer than their widths, where both are Han."""
    wrong = []
    for page in pages:
        for line in lines_of(page):
            for a, b in zip(line, line[1:]):
                if all("一" <= g.char <= "鿿" for g in (a, b)) and b.x - a.x < EM - 0.02:
                    wrong.append(f"{a.char}{b.char} {b.x - a.x:.3f} pt apart")
    return wrong


def badly_broken(pages):
    """Lines that begin or end with a mark that may not stand there, or that part a number or a pair of marks, at the
    level `gb` of line-composition.md (sections 1 and 2). Both sides of each break are looked at."""
    flow = [line for page in pages for line in lines_of(page)]
    wrong = []
    for line, after in zip(flow, flow[1:]):
        if not line or not after or start_of(after) - (LEFT + column_of(after[0].x) * PITCH) >= EM / 2:
            continue
        before, behind = "".join(g.char for g in line), "".join(g.char for g in after)
        end, start = before[-1], behind[0]
        half = start in "—…" and (len(before) - len(before.rstrip(start))) % 2 == 1  # of —— or ……
        if start in MARKS + "·～/／" or half:
            wrong.append(f"{before} | {behind}: begins with {start}")
        elif end == "/" and re.search(r"(://|www\.)[\x21-\x7e]*$", before):
            continue  # a web address breaks at its own separators
        elif end in OPENING + "/／":
            wrong.append(f"{before} | {behind}: ends with {end}")
        elif end in "0123456789.,:−$" and start in "0123456789.,:%℃":
            wrong.append(f"{before} | {behind}: parts a number")
    return wrong
