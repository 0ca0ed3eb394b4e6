"""Pictures for the tests, written byte by byte: pictures.py FOLDER."""
import os
import struct
import sys
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, kind=2, interlaced=False):
    """A PNG of 8 bits: kind 0 grey, 2 RGB, 4 grey and alpha, 6 RGBA."""
    n = {0: 1, 2: 3, 4: 2, 6: 4}[kind]
    rows = b"".join(b"\0" + bytes((x * 7 + y * 3 + k * 50) % 256 for x in range(width) for k in range(n))
                    for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, interlaced)) +
            chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def bomb():
    """100,000 x 100,000 pixels in a few bytes."""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 100000, 100000, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(bytes(100000))) + chunk(b"IEND", b""))


def files():
    whole = png(120, 80)
    yield "rgb.png", whole
    yield "grey.png", png(120, 80, 0)
    yield "alpha.png", png(60, 90, 6)
    yield "grey-alpha.png", png(60, 40, 4)
    yield "large.png", png(1200, 800, 0)
    yield "cut.png", whole[:len(whole) // 2]
    yield "broken.png", whole[:60] + b"\0\0\0\0" + whole[64:]
    yield "bomb.png", bomb()
    yield "none.png", b""
    yield "zero.png", whole[:16] + struct.pack(">II", 0, 80) + whole[24:]
    yield "text.jpg", "不是图片\n".encode()


if __name__ == "__main__":
    for name, data in files():
        with open(os.path.join(sys.argv[1], name), "wb") as f:
            f.write(data)
