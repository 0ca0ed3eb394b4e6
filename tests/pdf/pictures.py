"""Pictures on pages: files made for them, and the page's pixels as Ghostscript draws them."""
import os
import re
import struct
import subprocess
import sys

UNITS = 2880 * 25.4  # of a dump, to the inch
DPI = 40
PURPLE = (20, 50, 10, 0)  # what cmyk.jpg is painted with, percent
QUADRANTS = (0, 90, 170, 255)  # greys of turned pictures as they are stored: top left, top right, below
# EXIF 2.3, table 6: the sides at which the stored row 0 and column 0 are seen.
ORIENTATIONS = {1: ("top", "left"), 2: ("top", "right"), 3: ("bottom", "right"), 4: ("bottom", "left"),
                5: ("left", "top"), 6: ("right", "top"), 7: ("right", "bottom"), 8: ("left", "bottom")}


def jpeg(path, device, width, height, postscript):
    program = path + ".ps"
    with open(program, "w", encoding="ascii") as f:
        f.write("%!PS\n" + postscript + "\nshowpage\n")
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", f"-sDEVICE={device}", "-dJPEGQ=95", f"-g{width}x{height}", "-r72",
                    f"-sOutputFile={path}", program], check=True)


def insert(path, marker, segment):
    """Put a segment behind the file's start."""
    with open(path, "rb") as f:
        data = f.read()
    with open(path, "wb") as f:
        f.write(data[:2] + struct.pack(">BBH", 0xFF, marker, len(segment) + 2) + segment + data[2:])


def without_adobe(path):
    """Cut Adobe's segment off, by which 0 is full ink: then it is none."""
    with open(path, "rb") as f:
        data = f.read()
    at = data.index(b"\xff\xee\0\x0eAdobe")
    with open(path, "wb") as f:
        f.write(data[:at] + data[at + 16:])


def with_orientation(path, turn):
    """An EXIF segment of one entry, in either byte order."""
    order = "<" if turn % 2 else ">"
    tiff = (b"II" if turn % 2 else b"MM") + struct.pack(order + "HIHHHIHHI", 42, 8, 1, 0x0112, 3, 1, turn, 0, 0)
    insert(path, 0xE1, b"Exif\0\0" + tiff)


def make(folder, cli):
    subprocess.run([sys.executable, cli + "/pictures.py", folder], check=True)
    for name, inks in (("cmyk", PURPLE), ("plain", [100 - part for part in PURPLE])):
        colour = " ".join(str(part / 100) for part in inks)
        jpeg(f"{folder}/{name}.jpg", "jpegcmyk", 240, 160, f"{colour} setcmykcolor 0 0 240 160 rectfill")
    without_adobe(folder + "/plain.jpg")
    boxes = ((0, 16), (24, 16), (0, 0), (24, 0))
    paint = " ".join(f"{grey / 255:.4f} setgray {x} {y} 24 16 rectfill" for grey, (x, y) in zip(QUADRANTS, boxes))
    for turn in ORIENTATIONS:
        jpeg(f"{folder}/turn{turn}.jpg", "jpeggray", 48, 32, paint)
        with_orientation(f"{folder}/turn{turn}.jpg", turn)


def boxes_of(dump):
    """File -> (left, top, width, height) in inches, of the first page."""
    return {m[5]: tuple(int(v) / UNITS for v in m.groups()[:4])
            for m in re.finditer(r"^picture (\d+),(\d+) (\d+)x(\d+) (\S+)", dump.split("\npage 2 ")[0], re.M)}


class Pixels:
    """The first page, 4 samples a pixel (cyan magenta yellow black) of 0 to 255."""

    def __init__(self, pdf):
        raw = subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dLastPage=1", "-sDEVICE=pamcmyk32", f"-r{DPI}",
                              "-sOutputFile=-", pdf], capture_output=True, check=True).stdout
        head, self.data = raw.split(b"ENDHDR\n", 1)
        self.width = int(re.search(rb"WIDTH (\d+)", head).group(1))

    def at(self, x, y):
        """At a place in inches."""
        at = 4 * (int(y * DPI) * self.width + int(x * DPI))
        return tuple(self.data[at:at + 4])


def seen(turn):
    """Greys as they are to be seen in quadrants: top left, top right, bottom left, bottom right."""
    row, column = ORIENTATIONS[turn]
    places = {}
    for i, grey in enumerate(QUADRANTS):
        far_row, far_column = divmod(i, 2)
        opposite = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
        sides = {opposite[row] if far_row else row, opposite[column] if far_column else column}
        places[("bottom" in sides, "right" in sides)] = grey
    return [places[(down, right)] for down in (False, True) for right in (False, True)]


def check_colours(report, pdf, dump):
    """The CMYK pictures have the inks they were painted with, as Adobe stores them and plainly."""
    for name in ("cmyk.jpg", "plain.jpg"):
        left, top, width, height = boxes_of(dump)[name]
        inks = Pixels(pdf).at(left + width / 2, top + height / 2)
        report.check(all(abs(ink - part * 2.55) <= 5 for ink, part in zip(inks, PURPLE)),
                     f"{name} in {PURPLE} percent", [round(ink / 2.55) for ink in inks])


def check_turns(report, typeset, folder):
    """Each JPEG is seen as its EXIF orientation says."""
    article, pdf = folder + "/turns.txt", folder + "/turns.pdf"
    with open(article, "w", encoding="utf-8") as f:
        f.write("# 转\n\n文。\n\n" + "\n\n".join(f"![](turn{turn}.jpg){{宽=1栏}}" for turn in ORIENTATIONS))
    options = ["--set", "picture.resolution=0", "--fit", "rows"]
    subprocess.run([typeset, *options, "-q", article, "-o", pdf], check=False, capture_output=True)
    dump = subprocess.run([typeset, *options, "-q", "--dump", "pages", article], check=False, capture_output=True).stdout.decode()
    pixels, found = Pixels(pdf), boxes_of(dump)
    report.check(len(found) == 8, "eight pictures on the page", found)
    for turn in ORIENTATIONS:
        left, top, width, height = found.get(f"turn{turn}.jpg", (0, 0, 1, 1))
        report.check((height > width) == (turn >= 5), f"turn {turn} upright or not", (width, height))
        greys = [255 - pixels.at(left + width * x, top + height * y)[3] for y in (.25, .75) for x in (.25, .75)]
        report.check(all(abs(a - b) <= 12 for a, b in zip(greys, seen(turn))), f"turn {turn} seen as {seen(turn)}", greys)


def check(report, pdf, typeset):
    """The page of pictures.txt, and what its files became."""
    folder = os.path.dirname(report.case.article)
    listed = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    kinds = sorted({(*row.split()[2:3], row.split()[10]): (*row.split()[2:6], row.split()[8]) for row in listed}.values())  # by object
    wanted = [("image", "120", "80", "gray", "image"), ("image", "240", "160", "cmyk", "jpeg"),
              ("image", "240", "160", "cmyk", "jpeg"),
              ("image", "60", "90", "rgb", "image"), ("smask", "60", "90", "gray", "image")]
    report.check(kinds == wanted, f"these images: {wanted}", kinds)
    with open(pdf, "rb") as f, open(folder + "/cmyk.jpg", "rb") as jpeg_file:
        report.check(jpeg_file.read() in f.read(), "the JPEG's bytes as they are", "")
    dump = subprocess.run([typeset, *report.case.options, "-q", "--dump", "pages", report.case.article], check=False,
                          capture_output=True).stdout.decode()
    check_colours(report, pdf, dump)
    check_turns(report, typeset, folder)
