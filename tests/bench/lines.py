#!/usr/bin/env python3
"""Quality of the Chinese lines of any PDF, judged from outside.

    lines.py [--worst N] [--group NAME] FILE.pdf... [--group NAME FILE.pdf...]     a column of the table for each group
    lines.py --self-test

Reads where glyphs stand from `mutool trace` (origin, advance, size, character). The trace has no outlines, so ink is
not measured: the ink of a mark with a full-width advance is taken to be in the half of its cell where mainland fonts
have it, that of a narrower one in the middle of its advance. Centred marks (Taiwan, Hong Kong) and vertical lines are
therefore not judged. The body is the most frequent size of Han characters; columns, their edges, the indent and the
line pitch come from the data. The lists of marks are written from GB/T 15834-2011 section 5.1 and CLREQ, and share
nothing with the engine. All lengths are in em of the body."""
import collections
import html
import os
import re
import subprocess
import sys

# GB/T 15834-2011, 5.1.1 to 5.1.3, 5.1.6, 5.1.7, 5.1.9
OPEN = set("“‘「『（《〈【〖〔［｛")
CLOSE = set("”’」』）》〉】〗〕］｝")
PAUSE = set("，、；：")
STOP = set("。．？！‼⁇⁈⁉")
UNIT = set("？！")
SPACES = set(" \u00a0\u3000")
CLOSING = CLOSE | PAUSE | STOP  # space after the ink
DOT = set("·・‧")
CONNECTOR = set("–～~-‐‑−")
SOLIDUS = set("/／")
WESTERN_OPEN, WESTERN_CLOSE = set("([{"), set(")]},.;:!?")
PREFIX, SUFFIX = set("¥￥$€£＄+−±№"), set("%％‰℃°")

SOLID = 0.005         # less than this between two Han is no opening: positions in a PDF are rounded
NEAR = 0.06           # a mark stands where it should
UNEVEN = 0.03         # gaps of a line that differ by no more are equal
EDGE = 0.35           # a justified line ends this near the column's edge

Glyph = collections.namedtuple("Glyph", "char kind lo hi spaced")  # lo, hi: the inked part; em of a space before it
Line = collections.namedtuple("Line", "glyphs left right first last place")  # first, last: of its paragraph


def is_han(char):
    return char and (0x2E80 <= ord(char) <= 0x2FDF or 0x3005 <= ord(char) <= 0x3007 or 0x3021 <= ord(char) <= 0x30FA
                     or 0x30FC <= ord(char) <= 0x9FFF or 0xAC00 <= ord(char) <= 0xD7A3
                     or 0xF900 <= ord(char) <= 0xFAFF or 0xFF10 <= ord(char) <= 0xFF5A and char.isalnum()
                     or 0x2460 <= ord(char) <= 0x24FF or ord(char) >= 0x20000 or char in "○％＋＝")


def text_of(glyphs):
    return "".join(g.char for g in glyphs)


# From a trace to glyphs


def traced(text):
    """Pages of (char, x, y, size, advance in points) of a trace's text, on the page's coordinates, y downwards."""
    pages, matrix, size = [], None, 0
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("<page "):
            pages.append([])
        elif "_text " in line[:13] and line.startswith("<"):
            found = re.search(r'transform="([^"]*)"', line)
            matrix = [float(v) for v in found.group(1).split()] if found else [1, 0, 0, 1, 0, 0]
        elif line.startswith("<span "):
            trm = [float(v) for v in re.search(r'trm="([^"]*)"', line).group(1).split()]
            across = matrix[0] * trm[0] + matrix[2] * trm[1]
            size = abs(matrix[1] * trm[2] + matrix[3] * trm[3])
        elif line.startswith("<g ") and pages:
            values = dict(re.findall(r'(\w+)="([^"]*)"', line))
            char = html.unescape(values.get("unicode", ""))
            if 0x2F00 <= ord(char[:1] or "a") <= 0x2FD5:  # a radical named for the character of the same shape
                import unicodedata
                char = unicodedata.normalize("NFKC", char)
            x, y = float(values["x"]), float(values["y"])
            pages[-1].append((char.replace("⋯", "…"), matrix[0] * x + matrix[2] * y + matrix[4],
                              matrix[1] * x + matrix[3] * y + matrix[5], size, float(values.get("adv", 0)) * across))
    return pages


def classified(row, em):
    """Glyphs of one line, (char, x, y, size, advance) from left to right, with kind and the cell's inked part in em."""
    spaces = [(g[1] / em, 1.0 if g[0] == "\u3000" else 0.5) for g in row if g[0] in SPACES]
    row = [g for g in row if g[0] not in SPACES]
    glyphs = []
    for i, (char, x, y, size, advance) in enumerate(row):
        before, after = row[i - 1][0] if i else "", row[i + 1][0] if i + 1 < len(row) else ""
        x, wide = x / em, advance / em
        western = [c for c in (before, after) if c and c.isascii() and c.isalnum() or c and "À" <= c <= "ɏ"]
        lo, hi, kind = x, x + wide, "latin"
        if abs(size / em - 1) > 0.02 and not char.isascii() or not 0.7 < size / em < 1.3 or not char:
            kind = "other"
        elif char in "“”‘’" and wide < 0.75 and (len(western) == 2 or char in "‘’" and before.isalpha() and before.isascii()
                                                 and len(western) >= 1 or western and not (before and after)):
            pass  # an apostrophe or a Western quotation
        elif char in OPEN or char in CLOSING:
            kind = next(name for name, members in (("open", OPEN), ("close", CLOSE), ("pause", PAUSE), ("stop", STOP))
                        if char in members)
            if wide < 0.9:
                lo, hi = x + wide / 2 - 0.25, x + wide / 2 + 0.25
            elif char in OPEN:
                lo = hi - 0.5
            else:
                hi = lo + 0.5
        elif char in "—⸺":
            kind = "dash" if before == char or after == char or wide > 1.5 else "connector"
        elif char == "…":
            kind = "latin" if len(western) == 2 else "ellipsis"
        elif char in DOT:
            kind, lo, hi = "dot", x + wide / 2 - 0.25, x + wide / 2 + 0.25
        elif char in SOLIDUS:
            kind = "solidus"
        elif char in CONNECTOR:
            kind = "connector" if all(c.isdigit() or is_han(c) for c in (before, after)) and before and after else "latin"
        elif is_han(char):
            kind, hi = "han", lo + 1
        spaced = max([most for place, most in spaces if i > 0 and row[i - 1][1] / em < place < x], default=0)
        glyphs.append(Glyph(char, kind, lo, hi, spaced))
    # A U+3000 of the writer's may leave no glyph: one gap wider than the line's others by just an em.
    han = [(i, b.lo - a.hi) for i, (a, b) in enumerate(zip(glyphs, glyphs[1:]), 1) if a.kind == b.kind == "han"]
    least = min([gap for _, gap in han], default=0)
    if len([gap for _, gap in han if gap - least < SOLID]) == len(han) - 1 > 1:
        for i, gap in han:
            if abs(gap - least - 1) < 2 * SOLID:
                glyphs[i] = glyphs[i]._replace(spaced=1.0)
    return glyphs


# From glyphs to lines


def frequent(values, width):
    """The middle of the most frequent values: bins of width, each taken with its two neighbours."""
    values = sorted(values)
    bins = collections.Counter(round(v / width) for v in values)
    if not bins:
        return None, 0
    best = max(bins, key=lambda b: (bins[b - 1] + bins[b] + bins[b + 1], bins[b]))
    near = [v for v in values if abs(round(v / width) - best) <= 1]
    return near[len(near) // 2], len(near)


def rows_of(page, em):
    """Rows of a page: glyphs on one baseline over all columns, left to right. Only rows with body type."""
    kept, seen = [], collections.defaultdict(list)
    for g in page:
        if g[0] not in SPACES and (not g[0].strip() or g[0] in "\u200b\u00ad\ufeff"):
            continue
        key = (g[0], round(g[2] / em, 1))
        if any(abs(x - g[1]) < 0.1 * em for x in seen[key]) and g[4] > 0.2 * em:
            continue  # drawn twice to look bold
        seen[key].append(g[1])
        kept.append(g)
    body = [g for g in kept if abs(g[3] / em - 1) < 0.02 and (is_han(g[0]) or g[0] in OPEN | CLOSING)]
    bodies = set(body)
    western = [g for g in kept if g not in bodies and g[0] not in SPACES]
    baselines = []
    for y in sorted(g[2] for g in body):
        if not baselines or y - baselines[-1] > 0.3 * em:
            baselines.append(y)
    size, _ = frequent([g[3] / em for g in western if g[0].isascii() and any(abs(g[2] - y) < 0.1 * em for y in baselines)], 0.01)
    for g in western:  # rows of Western text alone
        if size and abs(g[3] / em - size) < 0.01 and all(abs(g[2] - y) > 0.4 * em for y in baselines):
            baselines.append(g[2])
    baselines.sort()
    rows = [[] for _ in baselines]
    for g in kept:
        near = min(range(len(rows)), key=lambda i: abs(baselines[i] - g[2]), default=None)
        if near is not None and abs(baselines[near] - g[2]) < 0.4 * em and g[3] < 1.3 * em:
            rows[near].append(g)
    # An opening mark's cell may begin left of the mark before it: by ink.
    return [(y, sorted(row, key=lambda g: g[1] + (em / 2 if g[0] in OPEN and g[4] > 0.9 * em else 0)))
            for y, row in zip(baselines, rows) if row]


def columns_of(rows, em):
    """Intervals (in em) that hold the columns: between them no row has a glyph."""
    count = collections.Counter()
    for _, row in rows:
        covered = set()
        for g in classified(row, em):
            if g.kind != "other":
                covered.update(range(int(g.lo * 10), max(int(g.lo * 10) + 1, int(g.hi * 10 - 0.01) + 1)))
        count.update(covered)
    if not count:
        return []
    few = len(rows) * 0.015
    least = 8 if len(rows) >= 4 else 10
    columns, start, empty = [], None, 0
    for b in range(min(count), max(count) + 1):
        if count[b] <= few:
            empty += 1
            continue
        if start is None or empty >= least:
            if start is not None:
                columns.append((start / 10, (b - empty) / 10))
            start = b
        empty = 0
    columns.append((start / 10, (max(count) + 1) / 10))
    return columns


def lines_of(pages, name=""):
    """Body lines in reading order, with their paragraphs."""
    sizes = collections.Counter(round(g[3], 1) for page in pages for g in page if is_han(g[0]))
    if not sizes:
        return []
    mode = sizes.most_common(1)[0][0]
    near = sorted(g[3] for page in pages for g in page if is_han(g[0]) and abs(g[3] - mode) < 0.11)
    em = near[len(near) // 2]
    blocks = []  # (page, column, [(y, glyphs)])
    for number, page in enumerate(pages, 1):
        rows = rows_of(page, em)
        for index, (start, end) in enumerate(columns_of(rows, em), 1):
            found = []
            for y, row in rows:
                part = classified([g for g in row if start - 0.6 <= g[1] / em and (g[1] + g[4] / 2) / em < end + 0.6], em)
                if part and sum(1 for g in part if g.kind != "other") * 2 > len(part):
                    found.append((y / em, part))
            if found:
                blocks.append((number, index, found))
    steps = [b[0] - a[0] for _, _, found in blocks for a, b in zip(found, found[1:])]
    pitch = frequent(steps, 0.02)[0] or 2
    for _, _, found in blocks:  # page numbers
        for end, other in ((-1, -2), (0, 1)):
            if len(found) > 1 and abs(found[end][0] - found[other][0]) > 1.4 * pitch and len(found[end][1]) <= 6 and not any(
                    g.kind == "han" for g in found[end][1]):
                found.pop(end)
    # Edges: where lines that end in Han end most often; where lines begin furthest left.
    edges = []
    for _, _, found in blocks:
        right, votes = frequent([row[-1].hi for _, row in found if row[-1].kind == "han"], 0.01)
        edges.append((right, votes))
    measures = []
    for least in (3, 1):  # a short text may have no column with three such lines
        measures = [right - row[0].lo for (_, _, found), (right, votes) in zip(blocks, edges) if votes >= least
                    for _, row in found if row[0].kind == "han"]
        if measures:
            break
    groups = collections.Counter(round(m, 1) for m in measures)
    wide = [m for m in groups if groups[m] >= max(1, 0.04 * len(measures))]
    measure, _ = frequent([m for m in measures if abs(m - max(wide)) < 0.16], 0.01) if wide else (None, 0)
    if not measure:
        return []
    lines = []
    for (page, column, found), (right, votes) in zip(blocks, edges):
        left, count = frequent([row[0].lo for _, row in found if row[0].kind == "han"], 0.01)
        starts = [row[0].lo for _, row in found]
        if votes < least or abs(right - measure - min(starts)) > 3:
            best = min([s for s in starts if left is None or s > left - 3], default=left)
            right = best + measure
        previous = None
        for index, (y, row) in enumerate(found, 1):
            far = previous is not None and y - previous > 1.2 * pitch
            previous = y
            lines.append([row, right - measure, right, far, (name, page, column, index)])
    # The indent: the most frequent beginning inside the edge.
    indents = [row[0].lo - left for row, left, _, _, _ in lines if row[0].kind == "han" and 0.7 < row[0].lo - left < 4.5]
    indent, count = frequent(indents, 0.02)
    if count < 2:
        indent = None
    done = []
    for index, (row, left, right, far, place) in enumerate(lines):
        offset = row[0].lo - left
        begins = index == 0 or far
        if index:
            before, before_left, before_right = lines[index - 1][:3]
            was = before[0].lo - before_left
            unit = next((i for i, g in enumerate(row) if g.kind != "latin"), len(row))
            fits = row[unit - 1].hi - row[0].lo + 0.25 if unit else 1  # else the line before is short for a long word
            begins |= before_right - before[-1].hi > fits
            if indent and any(abs(offset - indent - extra) < 0.2 for extra in ((0, 0.5, -0.5) if row[0].kind == "open" else (0,))):
                begins = True
            elif offset > 0.7 and abs(offset - was) > 0.2:
                begins = True
        done.append([row, left, right, begins, place])
    return [Line(row, left, right, begins, index + 1 == len(done) or done[index + 1][3], place)
            for index, (row, left, right, begins, place) in enumerate(done)], indent


# Figures


def gaps_of(glyphs):
    """Neighbours and what lies between their inked parts; of a space of the writer's only what is beyond its most."""
    return [(a, b, max(0, b.lo - a.hi - b.spaced) if b.spaced else b.lo - a.hi) for a, b in zip(glyphs, glyphs[1:])]


def opening(glyphs):
    """The widest space added between two Han; where no two Han stand together, between Han and a mark."""
    han = [gap for a, b, gap in gaps_of(glyphs) if a.kind == b.kind == "han"]
    if not han:
        han = [gap for a, b, gap in gaps_of(glyphs)
               if a.kind == "han" and b.kind in ("close", "pause", "stop") or a.kind == "open" and b.kind == "han"]
        han += [gap - 0.5 for a, b, gap in gaps_of(glyphs)
                if a.kind == "han" and b.kind == "open" or a.kind in ("close", "pause", "stop") and b.kind == "han"]
    widest = max(han, default=0)
    return widest if widest > SOLID else 0


def adjacent(a, b):
    """Least and most space between the inks' halves of two marks, or None where the rule says nothing."""
    closing = ("close", "pause", "stop")
    if a.kind in closing and b.kind in closing or a.kind == b.kind == "open":
        return 0, 0
    if a.kind in closing and b.kind == "open":
        return 0, 0.5
    return None


def triple(glyphs, at):
    """Whether the pair at an index touches three or more of ？ and ！ in a row, which share two em (GB/T 15834 5.1.2)."""
    text = "".join("u" if g.char in UNIT else "-" for g in glyphs)
    return any(m.start() - 1 <= at < m.end() for m in re.finditer("u{3,}", text))


def uneven(glyphs):
    """Why a line opened between Han is opened unevenly, or None. The space beside a mark counts as natural when it is
    none, half an em, or that and the opening."""
    wide = opening(glyphs)
    han = [gap for a, b, gap in gaps_of(glyphs) if a.kind == b.kind == "han" and not b.spaced]
    if wide > UNEVEN and han and max(han) - min(han) > UNEVEN:
        return f"Han {min(han):.2f} to {max(han):.2f}"
    for at, (a, b, gap) in enumerate(gaps_of(glyphs)):
        closing = a.kind in ("close", "pause", "stop")
        natural = (0,) if b.kind in ("close", "pause", "stop") or a.kind == "open" else (0, 0.5)
        if b.spaced or triple(glyphs, at) or not (closing or a.kind in ("open", "han") and b.kind in ("open", "close", "pause", "stop")):
            continue
        if b.kind in ("latin", "other", "dash", "ellipsis", "connector", "solidus", "dot"):
            continue
        if gap > natural[-1] + wide + NEAR:
            return f"{a.char}{b.char} {gap:.2f}"
        if wide > 0.05 and not any(abs(gap - n - more) <= NEAR for n in natural for more in (0, wide)):
            return f"{a.char}{b.char} {gap:.2f} beside Han {wide:.2f}"
    return None


def forbidden(before, after):
    """(level, reason) of a break between two lines of a paragraph, or None."""
    end, start = before[-1], after[0]
    last, first = end.char, start.char
    second = after[1].char if len(after) > 1 else ""
    western = last.isascii() and last.isalnum()
    if first in CLOSING:
        return "basic", f"{first} at the start"
    if first in WESTERN_CLOSE and start.kind != "other":
        return "basic", f"{first} at the start"
    if last in OPEN or last in WESTERN_OPEN:
        return "basic", f"{last} at the end"
    if first in DOT:
        return "basic", f"{first} at the start"
    if first in "—⸺…":
        if last == first and (len(text_of(before)) - len(text_of(before).rstrip(last))) % 2:
            return "basic", f"{first}{first} parted"
        if first == "—" and second != first:
            return "basic", f"single {first} at the start"
        return "strict", f"{first} at the start"
    if first in SOLIDUS and not (first == "/" and second.isascii() and second.isalnum() and not western):
        return "basic", f"{first} at the start"
    if first in CONNECTOR and (first in "–～" or western and last != first or is_han(second) and is_han(last)):
        return "basic", f"{first} at the start"
    if last in SOLIDUS and not re.search(r"(://|www\.|[A-Za-z0-9._~-]+/|^)[\x21-\x7e]*$", text_of(before)[:-1]):
        return "strict", f"{last} at the end"
    return None


def parted(before, after):
    """A number parted from its digits, separators or sign."""
    last, first = before[-1].char, after[0].char
    text, rest = text_of(before), text_of(after)
    digit = last.isascii() and last.isdigit()
    follows = first.isascii() and first.isdigit()
    return (digit and (follows or first in SUFFIX or re.match(r"[.,:-]\d", rest))
            or follows and (re.search(r"\d[.,:-]$", text) or last in PREFIX))


ROWS = collections.OrderedDict([
    ("lines", "justified lines / paragraphs"),
    ("basic", "forbidden line starts and ends, basic"),
    ("strict", "the same, strict"),
    ("parted", "numbers parted"),
    ("adjacent", "adjacent marks set as the rule says"),
    ("start", "opening mark trimmed at line start"),
    ("paragraph", "opening mark trimmed at paragraph start"),
    ("end", "full-width mark at line end half width"),
    ("solid", "lines set solid"),
    ("little", "lines opened by at most 0.03 em"),
    ("opened", "lines opened by more than 0.10 em"),
    ("p99", "opening, 99th percentile, em"),
    ("widest", "widest opening, em"),
    ("uneven", "lines opened unevenly"),
    ("western", "Han-Western gap within 1/8-1/2 em"),
    ("single", "paragraphs ending in a single character"),
    ("edge", "lines that miss the column's edge"),
    ("overlap", "Han or marks that overlap"),
])


class Figures:
    """Counts over the lines of one or more files, and the worst lines of each kind."""

    def __init__(self):
        self.good = collections.Counter()
        self.all = collections.Counter()
        self.openings = []
        self.bad = collections.defaultdict(list)  # kind: (how bad, line, words)

    def judge(self, kind, good, line, words, weight=1.0):
        self.all[kind] += 1
        self.good[kind] += bool(good)
        if not good:
            self.bad[kind].append((weight, line, words))

    def add(self, lines, indent):
        paragraph = 0
        for index, line in enumerate(lines):
            glyphs = line.glyphs
            paragraph = 1 if line.first else paragraph + 1
            after = None if line.last else lines[index + 1]
            start = glyphs[0]
            if start.kind == "open":
                offset = start.lo - line.left
                if not line.first:
                    self.judge("start", abs(offset) < 0.25, line, f"{offset:+.2f}")
                elif paragraph == 1 and (indent or offset > 0.7):
                    extra = offset - indent if indent else offset - round(offset * 2) / 2 + (0.5 if round(offset * 2) % 2 else 0)
                    self.judge("paragraph", abs(extra) < 0.25, line, f"{extra:+.2f}")
            wide = opening(glyphs)
            for at, (a, b, gap) in enumerate(gaps_of(glyphs)):
                rule = adjacent(a, b)
                if rule and (a.char in UNIT or b.char in UNIT) and triple(glyphs, at):
                    rule = rule[0], rule[1] + 0.17  # two em over three marks
                if rule:
                    self.judge("adjacent", rule[0] - NEAR <= gap <= rule[1] + NEAR + wide, line, f"{a.char}{b.char} {gap:.2f}",
                               max(rule[0] - gap, gap - rule[1]))
                if {a.kind, b.kind} == {"han", "latin"}:
                    gap = b.lo - a.hi  # whatever was typed there
                    western = a if a.kind == "latin" else b
                    if western.char.isalnum() and western.char < "ɐ" or western.char in SUFFIX:
                        self.judge("western", 0.125 - 0.008 <= gap <= 0.5 + 0.008, line, f"{a.char}{b.char} {gap:.2f}",
                                   max(0.125 - gap, gap - 0.5))
                if a.kind != "other" and b.kind != "other" and (a.kind not in ("latin", "dash", "ellipsis", "connector", "solidus")
                                                                or b.kind == "han") \
                        and b.kind not in ("dash", "ellipsis", "connector", "solidus", "latin"):
                    self.all["overlap"] += 1
                    if gap < -NEAR:
                        self.bad["overlap"].append((-gap, line, f"{a.char}{b.char} {gap:.2f}"))
            if line.last:
                if line.first:
                    continue
                content = [g for g in glyphs if g.kind in ("han", "latin", "other")]
                self.judge("single", len(content) != 1, line, "")
                continue
            # A line that is filled to the edge, with another after it.
            short = line.right - glyphs[-1].hi
            self.judge("edge", -0.55 <= short <= EDGE, line, f"{-short:+.2f}", abs(short))
            found = forbidden(glyphs, after.glyphs)
            self.all["strict"] += 1
            if found:
                self.bad["strict"].append((1, line, found[1]))
                if found[0] == "basic":
                    self.bad["basic"].append((1, line, found[1]))
            if parted(glyphs, after.glyphs):
                self.bad["parted"].append((1, line, ""))
            if glyphs[-1].kind in ("close", "pause", "stop"):
                self.judge("end", short < 0.25, line, f"{-short:+.2f}")
            if short > 1:
                continue  # not justified
            self.openings.append(wide)
            self.judge("solid", wide == 0, line, f"{wide:.3f}", wide)
            self.judge("little", wide <= 0.03, line, f"{wide:.3f}", wide)
            self.judge("opened", wide <= 0.10, line, f"{wide:.3f}", wide)
            why = uneven(glyphs)
            self.judge("uneven", not why, line, why)

    def figure(self, kind):
        """The table's figure: a number, or None where there is nothing to judge."""
        if kind in ("basic", "strict", "parted", "overlap"):
            return len(self.bad[kind]) if self.all["overlap" if kind == "overlap" else "strict"] else None
        if kind == "edge":
            return self.all[kind] - self.good[kind]
        if kind in ("p99", "widest"):
            ordered = sorted(self.openings)
            if not ordered:
                return None
            return ordered[-1] if kind == "widest" else ordered[max(0, -(-len(ordered) * 99 // 100) - 1)]
        if not self.all[kind]:
            return None
        share = 100 * self.good[kind] / self.all[kind]
        return 100 - share if kind in ("opened", "uneven", "single") else share

    def words(self, kind):
        if kind == "lines":
            return f"{len(self.openings)} / {self.all['single']}"
        value = self.figure(kind)
        if value is None:
            return "-"
        if kind in ("basic", "strict", "parted", "overlap", "edge"):
            return str(value)
        if kind in ("p99", "widest"):
            return f"{value:.3f}"
        return f"{value:.1f} %" if value not in (0, 100) else f"{value:.0f} %"


def measured(files):
    figures = Figures()
    for name in files:
        run = subprocess.run(["mutool", "trace", name], capture_output=True)
        found = lines_of(traced(run.stdout.decode("utf-8", "replace")), os.path.basename(name))
        if found:
            figures.add(*found)
        else:
            print(f"{name}: no Chinese lines found", file=sys.stderr)
    return figures


def width_of(text):
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def show(groups, worst):
    names = list(groups)
    widths = [max(13, width_of(name)) for name in names]
    print(" " * 42 + "  ".join(" " * (w - width_of(n)) + n for n, w in zip(names, widths)))
    for kind, words in ROWS.items():
        print(f"{words:<42}" + "  ".join(f"{groups[n].words(kind):>{w}}" for n, w in zip(names, widths)))
    if not worst:
        return
    for name, figures in groups.items():
        for kind, words in ROWS.items():
            bad = sorted(figures.bad[kind], key=lambda b: -b[0])[:worst]
            if not bad or kind in ("solid", "little"):
                continue
            print(f"\n{name}: {words} ({len(figures.bad[kind])})")
            for _, line, why in bad:
                file, page, column, row = line.place
                print(f"  {file} page {page} column {column} line {row}  {why or ''}\t{text_of(line.glyphs)}")


# Negative controls: made-up lines, each figure by hand


def made(spec, start=0.0, right=None, first=False, last=False, left=0.0):
    """A line: characters set solid by the mainland rule from start; ⟨0.1⟩ between two adds that space, ⟨=0.3⟩ sets the
    gap of the inked parts. Han 1 em, Latin 0.5 em, marks half an em (advance 1 em) with half an em outside."""
    row, end, kind, gap, fixed = [], start, "", 0.0, False
    for token in re.findall(r"⟨=?[-+0-9.]+⟩|.", spec):
        if token.startswith("⟨"):
            fixed = token[1] == "="
            gap = float(token.strip("⟨⟩="))
            continue
        half = token in OPEN or token in CLOSING
        now = "o" if token in OPEN else "c" if token in CLOSING else "h" if is_han(token) else "l"
        natural = {"ho": 0.5, "ch": 0.5, "co": 0.5, "hl": 0.25, "lh": 0.25}.get(kind + now, 0) if kind else 0
        lo = end + (gap if fixed else natural + gap)
        wide = 1.0 if half or is_han(token) or token in "—…" else 0.5
        row.append((token, (lo - 0.5 if now == "o" else lo) * 10, 0.0, 10.0, wide * 10))
        end, kind, gap, fixed = lo + (0.5 if half else wide), now, 0.0, False
    return Line(classified(row, 10.0), left, right if right is not None else end, first, last, ("", 1, 1, 1))


def page_trace(lines):
    """The text of a trace with the given (x, y, text) lines of 10 points, characters solid."""
    out = ['<document filename="">', '<page number="1" mediabox="0 0 500 500">',
           '<fill_text colorspace="" transform="1 0 0 -1 0 500">', '<span font="" trm="10 0 0 10">']
    for x, y, text in lines:
        for char in text:
            narrow = char.isascii()
            out.append(f'<g unicode="{html.escape(char)}" glyph="1" x="{x}" y="{500 - y}" adv="{0.5 if narrow else 1}"/>')
            x += 5 if narrow else 10
    return "\n".join(out + ["</span>", "</fill_text>", "</page>", "</document>"])


def self_test():
    failures, checks = [], 0

    def expect(what, lines, indent=None, **figures):
        nonlocal checks
        found = Figures()
        found.add(lines, indent)
        for kind, value in figures.items():
            checks += 1
            got = found.figure(kind)
            if got is None or value is None:
                same = got is value
            else:
                same = abs(got - value) < 1e-6
            if not same:
                failures.append(f"{what}: {kind} is {got}, not {value}")

    def pair(a, b, **more):
        return [made(a, **more), made(b, last=True)]

    # Breaks. A lawful one first, then each fault; the level tells which rows count it.
    expect("lawful", pair("中文排版", "从前有山"), basic=0, strict=0, parted=0, edge=0)
    for mark in "，、；：。？！”’」』）》〉】·・／–～.,)":
        expect(f"{mark} at the start", pair("中文排版", mark + "有山"), basic=1, strict=1)
    for mark in "“‘「『（《〈【(":
        expect(f"{mark} at the end", pair("中文排" + mark, "有山"), basic=1, strict=1)
    expect("dash at the start", pair("中文", "——有山"), basic=0, strict=1)
    expect("dash parted", pair("中文—", "—有山"), basic=1, strict=1)
    expect("second dash at the start", pair("中文——", "——有山"), basic=0, strict=1)
    expect("dash at the end", pair("中文——", "有山"), basic=0, strict=0)
    expect("single dash at the start", pair("中文", "—有山"), basic=1, strict=1)
    expect("ellipsis at the start", pair("中文", "……有山"), basic=0, strict=1)
    expect("ellipsis parted", pair("中文…", "…有山"), basic=1, strict=1)
    expect("solidus at the end", pair("中文/", "有山"), basic=0, strict=1)
    expect("address at its solidus", pair("见http://a.b/", "c/d"), basic=0, strict=0)
    expect("path at the start", pair("中文", "/usr"), basic=0, strict=0)
    for a, b in (("约12", "34万"), ("约1,", "234"), ("约12", ".5"), ("约12", "%的"), ("价￥", "300"), ("约2022-", "06")):
        expect(f"{a}|{b}", pair(a, b), parted=1)
    expect("measure word", pair("约2022", "年"), parted=0)
    # Adjacent marks: as the rule says, a cell too wide, overlapping, opened with the line.
    expect("pairs", [made("中”，文（《文》）文。”“文", last=True)], adjacent=100, overlap=0)
    expect("two full cells", [made("中”⟨=0.5⟩，文”。文", last=True)], adjacent=50)
    expect("apart before an opening mark", [made("中，⟨=1.0⟩“文", last=True)], adjacent=0)
    expect("half and half", [made("中，⟨=0⟩“文", last=True)], adjacent=100)
    expect("overlap", [made("中》⟨=-0.3⟩：文", last=True)], adjacent=0, overlap=1)
    expect("Han on Han", [made("中⟨-0.2⟩文", last=True)], overlap=1)
    expect("three of ？！", [made("中⟨=0.083⟩？⟨=0.167⟩！⟨=0.167⟩？⟨=0.083⟩文⟨=0⟩中", last=True)], adjacent=100)
    expect("two of ？！", [made("中？！文", last=True)], adjacent=100)
    expect("two of ？！ apart", [made("中？⟨=0.167⟩！文", last=True)], adjacent=0)
    expect("no pair", [made("中，文", last=True)], adjacent=None)
    # Line and paragraph starts and line ends.
    expect("trimmed start", pair("中文", "（有山）", right=2)[:1] + [made("（有山", right=2.5), made("山", last=True)], start=100)
    expect("untrimmed start", [made("中文"), made("（有山", start=0.5), made("山", last=True)], start=0)
    expect("trimmed paragraph", [made("“中文", start=2, first=True), made("山水", last=True)], indent=2, paragraph=100, start=None)
    expect("untrimmed paragraph", [made("“中文", start=2.5, first=True), made("山水", last=True)], indent=2, paragraph=0)
    expect("paragraph, indent unknown", [made("“中文", start=2.5, first=True), made("山水", last=True)], paragraph=0)
    expect("half at the end", pair("中文，", "有山"), end=100, edge=0)
    expect("full at the end", pair("中文，", "有山", right=3.0), end=0, edge=1)
    expect("hung", pair("中文，", "有山", right=2.0), end=100, edge=0)
    expect("short line", pair("中文字", "有山", right=3.6), edge=1)
    expect("overfull line", pair("中文字", "有山", right=2.4), edge=1)
    # Opening: 100 lines, 97 solid, one each by 0.08, 0.12, 0.30.
    lines = [made("中文排版")] * 97 + [made(f"中⟨{g}⟩文⟨{g}⟩排⟨{g}⟩版") for g in (0.08, 0.12, 0.30)] + [made("山水", last=True)]
    expect("openings", lines, solid=97, little=97, opened=2, p99=0.12, widest=0.30, uneven=0)
    expect("rounding", pair("中⟨0.004⟩文字", "山水"), solid=100, widest=0)
    expect("squeezed mark", pair("中，⟨=0.1⟩文字", "山水"), solid=100, uneven=0)
    expect("before a mark", pair("3中⟨0.2⟩，⟨=0.7⟩5", "山水"), widest=0.2)
    words = made("中⟨0.25⟩文字⟨0.9⟩者")
    glyphs = [g._replace(spaced=0.5 * (g.char in "文者")) for g in words.glyphs]
    expect("word spaces", [words._replace(glyphs=glyphs), made("山水", last=True)], widest=0.4, uneven=0)
    expect("an ideographic space", pair("中文⟨1⟩字中文", "山水"), widest=0, uneven=0)
    expect("after a mark alone", pair("com，⟨1⟩中", "山水"), widest=1, uneven=0)
    # Evenness.
    expect("one gap wider", pair("中⟨0.1⟩文⟨0.2⟩字", "山水"), uneven=100, widest=0.2)
    expect("one gap alone", pair("中文⟨1.5⟩字", "山水"), uneven=100, widest=1.5)
    expect("space at a mark as at Han", pair("中⟨0.1⟩文，⟨0.1⟩字⟨0.1⟩“中", "山水"), uneven=0)
    expect("a mark blown up", pair("中文》⟨=3⟩：字", "山水"), uneven=100)
    expect("a comma opened more", pair("中⟨0.1⟩文，⟨0.4⟩字⟨0.1⟩中", "山水"), uneven=100)
    expect("squeezed and opened", pair("中⟨0.1⟩文，⟨=0.3⟩字⟨0.1⟩中", "山水"), uneven=100)
    # Han and Western: 1/4, 1/8 and 1/2 within; none, 0.1 and 0.6 outside.
    expect("Western gaps", [made("A文⟨=0.125⟩B⟨=0.5⟩文⟨=0⟩3⟨=0.1⟩文⟨=0.6⟩C", last=True)], western=50)
    expect("percent", [made("5%⟨=0⟩的", last=True)], western=0)
    # Last lines.
    expect("single", [made("中文", first=True), made("山。”", last=True)], single=100)
    expect("two", [made("中文", first=True), made("山水", last=True)], single=0)
    expect("one and a word", [made("中文", first=True), made("山5。", last=True)], single=0)
    expect("paragraph of one line", [made("山。", first=True, last=True)], single=None)

    # Columns, edges, indent and paragraphs out of a trace: two columns of 6 characters, gutter 1.5 em.
    texts = [(50, "中文排版之事"), (70, "从前有座山上"), (30, "　　山里有庙"), (90, "有个")]
    column = [(y, t.replace("　", ""), 20 * (t[0] == "　")) for y, t in sorted(texts)]
    lines = [(40 + x, y, t) for y, t, x in column] + [(115 + x, y, t) for y, t, x in column]
    lines += [(100, 300, "7")]  # the page's number
    found, indent = lines_of(traced(page_trace(lines)))
    got = [(text_of(l.glyphs), l.first, l.last, round(l.left, 2), round(l.right, 2)) for l in found]
    want = [(t, i == 0, i == 3, a, a + 6) for a in (4, 11.5) for i, t in enumerate(t for _, t, _ in column)]
    checks += 2
    if got != want:
        failures.append(f"columns: {got}")
    if indent is None or abs(indent - 2) > 0.01:
        failures.append(f"indent: {indent}")
    for failure in failures:
        print(failure)
    print(f"lines.py: {checks} checks, {len(failures)} failed")
    return 1 if failures else 0


def main(arguments):
    groups, name, worst = collections.OrderedDict(), None, 0
    arguments = list(arguments)
    while arguments:
        a = arguments.pop(0)
        if a == "--self-test":
            return self_test()
        if "=" in a and a.startswith("--"):
            a, value = a.split("=", 1)
            arguments.insert(0, value)
        if a in ("--worst", "--group") and arguments:
            if a == "--worst":
                worst = int(arguments.pop(0))
            else:
                name = arguments.pop(0)
        elif a.startswith("-"):
            print(__doc__)
            return 0 if a in ("-h", "--help") else 64
        else:
            groups.setdefault(name or "all", []).append(a)
    if not groups:
        print(__doc__)
        return 64
    show(collections.OrderedDict((n, measured(files)) for n, files in groups.items()), worst)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
