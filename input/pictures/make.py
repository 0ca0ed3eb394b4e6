#!/usr/bin/env python3
"""Draw the README's pictures anew: input/pictures/make.py, from any folder, after make.

Sets the sample articles and pages, draws them by pdftoppm and writes small PNG files of few colours: 16 greys, 16 reds,
and of a page with pictures the commonest others."""
import os
import struct
import subprocess
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# name of the picture, style (None = the plan says), article, dots per inch, and the cut in dots (x, y, width, height; 0 = to the edge)
PICTURES = [
    ("interview.png", "feature", "interview.txt", 60, (0, 0, 0, 0)),
    ("interview-columns.png", "feature", "interview.txt", 150, (105, 1180, 860, 600)),
    ("news.png", "news", "news.txt", 60, (0, 0, 0, 540)),
    ("front.png", "front", "front.txt", 60, (0, 0, 0, 660)),
    ("tabloid.png", "tabloid", "tabloid.txt", 72, (0, 0, 0, 520)),
    ("galley.png", "galley", "tabloid.txt", 60, (0, 0, 0, 0)),
    ("traditional.png", "traditional", "traditional.txt", 60, (0, 0, 0, 640)),
    ("news-page.png", None, "news-page/page.yaml", 60, (0, 0, 0, 0)),
    ("front-page.png", None, "front-page/issue.yaml", 60, (0, 0, 0, 0)),
]
RED = (218, 28, 33)
GREYS = [(17 * i,) * 3 for i in range(16)]
REDS = [tuple(c + (255 - c) * i // 16 for c in RED) for i in range(16)]
OTHERS = 96  # colours beside these


def palette_of(pixels):
    """Greys, reds, and the means of the bins of 16 x 16 x 16 that hold most of the dots that are neither."""
    bins = {}
    for i in range(0, len(pixels), 3):
        red, green, blue = pixels[i:i + 3]
        if max(red, green, blue) - min(red, green, blue) > 8 and not (red > 150 and abs(green - blue) < 24):
            bins.setdefault((red >> 4, green >> 4, blue >> 4), []).append((red, green, blue))
    most = sorted(bins.values(), key=len, reverse=True)[:OTHERS]
    return GREYS + REDS + [tuple(sum(c) // len(dots) for c in zip(*dots)) for dots in most]


def nearest(palette, colour, known):
    if colour not in known:
        known[colour] = min(range(len(palette)), key=lambda i: sum((a - b) ** 2 for a, b in zip(palette[i], colour)))
    return known[colour]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(ppm):
    width, height, pixels = split_ppm(ppm)
    palette, known = palette_of(pixels), {}
    rows = b"".join(
        b"\0" + bytes(nearest(palette, tuple(pixels[i:i + 3]), known) for i in range(y * width * 3, (y + 1) * width * 3, 3))
        for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
            + chunk(b"PLTE", bytes(c for p in palette for c in p)) + chunk(b"IDAT", zlib.compress(rows, 9))
            + chunk(b"IEND", b""))


def split_ppm(ppm):
    _, size, _, pixels = ppm.split(b"\n", 3)
    width, height = map(int, size.split())
    return width, height, pixels


def main():
    with tempfile.TemporaryDirectory() as work:
        pdf = os.path.join(work, "page.pdf")
        for name, style, article, dpi, (x, y, width, height) in PICTURES:
            styled = ["--style", os.path.join(ROOT, "styles", style + ".yaml")] if style else []
            subprocess.run([os.path.join(ROOT, "build/release/typeset"), "--quiet", *styled,
                            os.path.join(ROOT, "input", article), "-o", pdf])
            cut = ["-f", "1", "-l", "1", "-x", str(x), "-y", str(y)] + (["-W", str(width)] if width else []) + (
                ["-H", str(height)] if height else [])
            ppm = subprocess.run(["pdftoppm", "-r", str(dpi), *cut, pdf], check=True, stdout=subprocess.PIPE).stdout
            with open(os.path.join(HERE, name), "wb") as f:
                f.write(png_of(ppm))


main()
