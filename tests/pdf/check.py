"""Set articles and look at the PDF with other programs: qpdf, poppler, MuPDF, Ghostscript.

check.py ROOT [CASE...]; prints failures and a closing line, status 1 after a failure. Expectations come from the
articles (copy_of.py), the style's figures as the manual gives them, and the PDF standard. Every check that measures
has a negative control in `controls`: on a page made wrong on purpose it has to complain.
"""
import collections
import concurrent.futures
import glob
import os
import shutil
import subprocess
import sys
import tempfile

import copy_of
import measure
import pictures

ROOT = sys.argv[1]
HERE = os.path.join(ROOT, "tests/pdf")
TYPESET = os.environ["TYPESET"]
URW = "/usr/share/fonts/opentype/urw-base35"

# name -> article, options, statuses allowed, what is special
Case = collections.namedtuple("Case", "name article options statuses traits")


def cases(work):
    for path in sorted(glob.glob(ROOT + "/input/*.txt")):
        yield Case(os.path.basename(path), path, [], {0}, set())
    for path in sorted(glob.glob(ROOT + "/../shared/articles/*.txt")):  # whose paragraphs may be cut in two
        yield Case(os.path.basename(path), path, [], {0, 1}, set())
    own = {"header": {0}, "pairs": {0}, "western": {0, 1}, "missing": {1}, "bare": {1}, "glyphs": {0}, "kinsoku": {0, 1}, "markup": {0, 1}, "parts": {0, 1}, "links": {0, 1}}
    for name, statuses in own.items():
        wide = ["--set", "fit.least-height=0"] if name == "parts" else []  # over fewer columns its byline is of the body's size
        yield Case(name, f"{HERE}/articles/{name}.txt", wide, statuses, {name})
    yield Case("end-mark", f"{HERE}/articles/parts.txt",
               ["--set", "end-mark=（完）", "--set", "mark-dateline=yes", "--set", "fit.least-height=0"], {0, 1}, {"markup"})  # ink, and no text of the page
    long_article = work + "/pages.txt"
    with open(f"{HERE}/articles/western.txt", encoding="utf-8") as f:
        text = f.read()
    with open(long_article, "w", encoding="utf-8") as f:
        f.write(text + ("\n\n## 又一节\n" + text.split("\n", 1)[1]) * 14)
    yield Case("pages", long_article, [], {0, 1}, {"pages"})
    folder = work + "/pictures"
    os.mkdir(folder)
    pictures.make(folder, ROOT + "/tests/cli")
    shutil.copy(f"{HERE}/articles/pictures.txt", folder)
    yield Case("pictures", folder + "/pictures.txt", ["--fit", "rows", "--set", "picture.resolution=0"], {1}, {"pictures"})
    kai = ["--set", "fonts.song.family=LXGW WenKai"]
    yield Case("truetype", f"{HERE}/articles/western.txt", kai, {0, 1}, {"truetype"})
    serif_body = [a for role in ("biaosong", "hei", "kai") for a in
                  ("--set", f"fonts.{role}.family=Noto Serif CJK SC", "--set", f"fonts.{role}.weight=regular")]
    yield Case("one-face", f"{HERE}/articles/header.txt",
               serif_body + ["--set", "deck.weight=default", "--set", "kicker.weight=default"], {0}, {"one-face"})
    if os.path.isfile(URW + "/P052-Roman.otf"):
        folder = work + "/urw"
        os.mkdir(folder)
        shutil.copy(URW + "/P052-Roman.otf", folder)
        yield Case("name-keyed", f"{HERE}/articles/western.txt",
                   ["--fonts", folder, "--set", "fonts.song.western=P052"], {0, 1}, {"name-keyed"})
    else:
        print("skipped: name-keyed CFF: fonts-urw-base35 is not installed")


def read(command, **more):
    done = subprocess.run(command, capture_output=True, check=False, **more)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


class Report:
    def __init__(self, case):
        self.case, self.passed, self.failures = case, 0, []

    def check(self, ok, what, came=""):
        if ok:
            self.passed += 1
        else:
            self.failures.append(f"FAILED pdf {self.case.name}: expected {what}\n    came: {str(came)[:700]}\n"
                                 f"    command: {TYPESET} {' '.join(self.case.options)} {self.case.article} -o X.pdf")


def difference(expected, got):
    """The first place where two texts part."""
    i = next((i for i, (a, b) in enumerate(zip(expected, got)) if a != b), min(len(expected), len(got)))
    return f"at character {i} of {len(expected)}: expected …{expected[max(0, i - 8):i + 12]!r}, came …{got[max(0, i - 8):i + 12]!r}"


def without_rubies(report, tool, pages):
    """The pages' text without the lines that are ruby, which have to be there, whole and in order."""
    rest, out = "".join(copy_of.rubies(report.case.article)), []
    for page in pages:
        lines = []
        for line in page.split("\n"):
            text = copy_of.bare(line)
            if text and rest.startswith(text):
                rest = rest[len(text):]
            else:
                lines.append(line)
        out.append("\n".join(lines))
    report.check(not rest, f"{tool} to find every ruby on a line of its own", rest)
    return out


def check_text(report, tool, pages, expected):
    """Each page: the folio line, then copy between the jump lines; all together the copy."""
    header, _ = copy_of.read(report.case.article)
    got = ""
    pages = without_rubies(report, tool, pages)
    for number, page in enumerate(pages):
        page = copy_of.bare(page)
        folio = copy_of.folio(header, number)
        report.check(page.startswith(folio), f"{tool}, page {number + 1} to begin with {folio}", page[:60])
        same_characters = sorted(page[:len(folio)]) == sorted(folio)  # a wrong order is told once, above
        page = page[len(folio):] if same_characters else page
        before, after = copy_of.jumps(header, number, len(pages))
        report.check(page.startswith(before) and page.endswith(after),
                     f"{tool}, page {number + 1} between {before or 'nothing'} and {after or 'nothing'}",
                     f"{page[:12]} … {page[-12:]}")
        got += page.removeprefix(before).removesuffix(after)
    copies = list(copy_of.possible_copies(report.case.article))
    if got in copies:
        expected.append(got)
        report.check(True, "")
    else:
        report.check(False, f"{tool} to read the copy", difference(copies[0], got))


def pages_of(text):
    return text.rstrip("\f\n").split("\f")


def check_readers(report, pdf):
    status, out, err = read(["qpdf", "--check", pdf])
    report.check(status == 0 and not err and "No syntax" in out, "qpdf --check without complaint", out + err)
    texts = []
    status, out, err = read(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"])
    report.check(status == 0 and not err, "poppler without complaint", err)
    check_text(report, "poppler", pages_of(out), texts)
    status, mu, err = read(["mutool", "draw", "-q", "-F", "txt", pdf])
    err = "".join(line for line in err.splitlines() if "ICC support" not in line)
    report.check(status == 0 and not err, "MuPDF without complaint", err)
    check_text(report, "MuPDF", pages_of(mu), texts)
    status, gs, err = read(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=txtwrite",
                            "-sOutputFile=-", pdf])
    report.check(status == 0 and not err, "Ghostscript without an error", gs[:300] + err)
    if "name-keyed" not in report.case.traits:  # its ligatures are many-to-many, which txtwrite garbles
        there = collections.Counter(copy_of.bare(gs))
        wanted = collections.Counter(copy_of.bare(out))
        if any(c > "\uffff" for c in wanted):  # it writes the halves of their UTF-16 in its own way
            wanted = collections.Counter({c: n for c, n in wanted.items() if c <= "\uffff"})
            there = there & wanted
        report.check(there == wanted, "Ghostscript to find the same characters",
                     f"missing {dict(wanted - there)}, more {dict(there - wanted)}")


def check_fonts(report, pdf):
    _, out, err = read(["pdffonts", pdf])
    rows = [line for line in out.splitlines()[2:]]
    report.check(rows and not err, "fonts", out + err)
    for row in rows:
        name = row.split()[0]
        flags = row[row.rindex("Identity-H") + 10:].split()[:3]
        report.check(flags == ["yes", "yes", "yes"], "each font embedded, subset, with ToUnicode", row)
        report.check(len(name) > 7 and name[6] == "+" and name[:6].isalpha() and name[:6].isupper(),
                     "a subset tag of six capitals (ISO 32000-1, 9.6.4)", row)
    kinds = {row.split()[0][7:].replace("-Identity-H", ""): row for row in rows}
    traits = report.case.traits
    if traits & {"truetype"}:
        report.check("CID TrueType" in kinds.get("LXGWWenKai-Regular", ""), "WenKai as CID TrueType", kinds)
        report.check("NotoSerifCJKsc-Regular" not in kinds, "no Noto Serif Regular", kinds)
    elif traits & {"name-keyed"}:
        report.check("CID Type 0C" in kinds.get("P052-Roman", ""), "P052 as CID Type 0C", kinds)
    elif "one-face" not in traits:
        report.check("CID Type 0C" in kinds.get("NotoSerifCJKsc-Regular", "") or not
                     {"header", "western", "pages"} & traits, "Noto Serif as CID Type 0C", kinds)


def check_document(report, pdf):
    d = measure.Document(pdf)
    case = report.case
    header, lines = copy_of.read(case.article)
    title = copy_of.headline(case.article) or lines[0][:30]
    report.check(d.info("/Title") == title, f"Title {title}", d.info("/Title"))
    report.check(str(d.info("/Producer")).startswith("typeset"), "Producer typeset", d.info("/Producer"))
    report.check(d.catalog().get("/Lang") in ("u:zh-CN", "u:zh-Hans", "u:zh-Hans-CN"), "Lang zh", d.catalog().get("/Lang"))
    date = "".join(n.zfill(2) for n in "".join(c if c.isdigit() else " " for c in header["日期"]).split())
    report.check(str(d.info("/CreationDate")).startswith("D:" + date) if date else d.info("/CreationDate") is None,
                 f"CreationDate {date or 'none'}", d.info("/CreationDate"))
    for number, page in enumerate(d.pages()):
        for box in ("/MediaBox", "/TrimBox"):
            wanted = [0, 0, 390 / 25.4 * 72, 545 / 25.4 * 72]
            ok = box in page and all(abs(a - b) < 0.005 for a, b in zip(page[box], wanted))
            report.check(ok, f"{box} 390 x 545 mm on page {number + 1}", page.get(box))
        bad = measure.wrong_colours(d.content(page))
        report.check(not bad, "black as `0 0 0 1 k`, no grey, no RGB, no four-colour black", bad[:5])


def check_places(report, pdf):
    traced = measure.trace(pdf)
    report.check(traced, "pages in mutool trace")
    report.check(not measure.outside(traced), "every glyph inside the page", measure.outside(traced)[:3])
    off = measure.off_grid(traced)
    report.check(not off, "all body baselines on one row grid of 17点", off[:3])
    ragged = measure.ragged(traced)
    report.check(not ragged, "justified lines to end at their column's edge and begin at the other", ragged[:4])
    broken = measure.badly_broken(traced)
    report.check(not broken, "no line broken against the rules of level gb", broken[:6])
    over = measure.overlapping(traced)
    report.check(not over, "no two Han of a body line one over the other", over[:3])
    if report.case.traits & {"header", "western", "glyphs", "pages"}:
        n = measure.count_justified(traced)
        report.check(n >= 2, "justified lines to measure", n)


# The text of each link of articles/links.txt, and where it leads: what is written there, in order.
LINKS = [("镇志网", "https://zhen.example/pu?a=1&b=2"),
         ("https://zhen.example/yuan_gao_2024", "https://zhen.example/yuan_gao_2024"),
         ("xiu@zhen.example", "mailto:xiu@zhen.example"),
         ("www.zhen.example/guan", "http://www.zhen.example/guan"),
         ("孟广田", "https://zhen.example/%E5%AD%9F"),
         ("重印本", "https://zhen.example/chong"),
         ("[1]", "https://zhen.example/1"),
         ("https://zhen.example/juan/yi/zhe-shi-yi-ge-hen-chang-de-di-zhi-yao-fen-cheng-liang-hang/pai-chu-lai",) * 2]


def links_of(pdf, down=0):
    """(text, URI) of each link, by its places on the pages, which are taken so many points lower."""
    found = []
    for number, page in enumerate(measure.Document(pdf).pages()):
        for annotation in page.get("/Annots", []):
            x0, y0, x1, y1 = annotation["/Rect"]
            box = [x0 + 3, measure.HEIGHT - y1 + down, x1 - x0 - 6, y1 - y0]  # poppler takes all that it touches
            crop = [a for name, v in zip("xyWH", box) for a in (f"-{name}", str(round(v * 10)))]
            _, text, _ = read(["pdftotext", "-r", "720", "-f", str(number + 1), "-l", str(number + 1), *crop, pdf, "-"])
            found.append([copy_of.bare(text), annotation["/A"]["/URI"].removeprefix("u:")])
    parts = []
    for text, uri in found:  # a link over several lines has a place on each
        if parts and parts[-1][1] == uri:
            parts[-1][0] += text
        else:
            parts.append([text, uri])
    return [tuple(p) for p in parts]


def check_links(report, pdf):
    report.check(links_of(pdf) == LINKS, f"the links {LINKS}", links_of(pdf))
    report.check(links_of(pdf, down=30) != LINKS, "links 30 points lower to be noticed")
    annotations = [a for page in measure.Document(pdf).pages() for a in page["/Annots"]]
    report.check(all(a["/Border"] == [0, 0, 0] and a["/Subtype"] == "/Link" for a in annotations), "links without a border",
                 annotations[:2])


def one(job):
    case, work = job
    report = Report(case)
    pdf = f"{work}/{case.name}.pdf"
    status, _, err = read([TYPESET, *case.options, case.article, "-o", pdf])
    report.check(status in case.statuses, f"status in {case.statuses}", f"{status} {err}")
    if os.path.exists(pdf):
        for check in (check_readers, check_fonts, check_document, check_places):
            check(report, pdf)
        if "links" in case.traits:
            check_links(report, pdf)
        if "pictures" in case.traits:
            pictures.check(report, pdf, TYPESET)
    return report


def controls(work):
    """The measuring checks, on pages that are wrong for them."""
    report = Report(Case("controls", f"{HERE}/articles/kinsoku.txt", [], {0}, set()))

    def made(*options):
        pdf = f"{work}/control{report.passed}.pdf"
        read([TYPESET, *options, report.case.article, "-o", pdf])
        return pdf

    report.check(measure.off_grid(measure.trace(made("--set", "grid.row=17.1点"))), "a pitch of 17.1点 to be noticed")
    report.check(measure.ragged(measure.trace(made("--set", "grid.characters=17"))), "17 characters to be noticed")
    report.check(measure.badly_broken(measure.trace(made("--set", "line.kinsoku=none"))), "broken rules to be noticed")
    narrow = made("--set", "page.width=370mm")
    report.check(not measure.outside(measure.trace(narrow)), "all inside 370 mm")
    report.check(measure.outside(measure.trace(narrow), width=365 / 25.4 * 72), "glyphs beyond 365 mm to be noticed")
    pdf = made("--set", "body.colour=60 50 50 90")
    d = measure.Document(pdf)
    report.check(measure.wrong_colours(d.content(d.pages()[0])), "four-colour black to be noticed")
    return report


def main():
    with tempfile.TemporaryDirectory(prefix="typeset-pdf.") as work:
        jobs = [(c, work) for c in cases(work) if len(sys.argv) < 3 or c.name in sys.argv[2:]]
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            control = pool.submit(controls, work)
            reports = list(pool.map(one, jobs)) + [control.result()]
    for r in reports:
        for failure in r.failures:
            print(failure)
    failed = sum(len(r.failures) for r in reports)
    print(f"pdf: {sum(r.passed for r in reports)} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
