#!/usr/bin/python3
"""Draw the pictures of the sample pages anew, as CMYK or grey JPEG: input/pictures/draw.py, from any folder. Needs python3-pil.

They are drawings, not photographs: sky, land and machines as plain shapes, three times as large and then reduced."""
import math
import os
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

INPUT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FINE = 3  # drawn so many times as large


def mix(a, b, t):
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b))


class Scene:
    """A picture of `width` x `height` dots; places are fractions of the width, from the top left corner."""

    def __init__(self, width, height):
        self.size = width * FINE, height * FINE
        self.image = Image.new("RGB", self.size)
        self.draw = ImageDraw.Draw(self.image)
        self.random = random.Random(width * height)
        self.foot = height / width

    def at(self, points):
        return [(x * self.size[0], y * self.size[0]) for x, y in points]

    def fade(self, y0, y1, top, foot):
        """A band from edge to edge whose colour changes downwards."""
        first, last = int(y0 * self.size[0]), int(y1 * self.size[0])
        for y in range(first, last + 1):
            self.draw.line([(0, y), (self.size[0], y)], mix(top, foot, (y - first) / max(1, last - first)))

    def shape(self, colour, *points):
        self.draw.polygon(self.at(points), colour)

    def box(self, colour, x, y, width, height):
        self.draw.rectangle(self.at([(x, y), (x + width, y + height)]), colour)

    def round(self, colour, x, y, rx, ry):
        self.draw.ellipse(self.at([(x - rx, y - ry), (x + rx, y + ry)]), colour)

    def line(self, colour, width, *points):
        self.draw.line(self.at(points), colour, max(1, round(width * self.size[0])), joint="curve")

    def soften(self, radius):
        """What was drawn until now is far away."""
        self.image = self.image.filter(ImageFilter.GaussianBlur(radius * self.size[0]))
        self.draw = ImageDraw.Draw(self.image)

    def glow(self, colour, x, y, radius, strength):
        light = Image.new("L", self.size)
        ImageDraw.Draw(light).ellipse(self.at([(x - radius, y - radius), (x + radius, y + radius)]), strength)
        light = light.filter(ImageFilter.GaussianBlur(radius * self.size[0] / 2))
        self.image.paste(Image.new("RGB", self.size, colour), mask=light)
        self.draw = ImageDraw.Draw(self.image)

    def hills(self, colour, y, height, seed):
        wave = random.Random(seed)
        parts = [(wave.uniform(2, 5) * (k + 1), wave.uniform(0, 6), 1 / (k + 1)) for k in range(4)]
        steps = 200
        line = [(i / steps, y - height * sum(a * math.sin(f * i / steps + p) for f, p, a in parts) / 2)
                for i in range(steps + 1)]
        self.shape(colour, (0, self.foot), *line, (1, self.foot))

    def tree(self, colour, x, y, size):
        self.line(mix(colour, (40, 30, 20), 0.6), size * 0.06, (x, y), (x, y - size * 0.5))
        for _ in range(26):
            a, r = self.random.uniform(0, 6.3), self.random.uniform(0, size * 0.3)
            self.round(mix(colour, (230, 240, 190), self.random.uniform(0, 0.25)), x + r * math.cos(a),
                       y - size * 0.68 + r * math.sin(a) * 0.9, size * 0.12, size * 0.1)

    def mirror(self, y, depth, tint, strength):
        """Water from y on: what stands above it upside down, paler and broken by ripples."""
        w, line = self.size[0], int(y * self.size[0])
        height = min(int(depth * w), self.size[1] - line, line)
        part = self.image.crop((0, line - height, w, line)).transpose(Image.FLIP_TOP_BOTTOM)
        part = Image.blend(part, Image.new("RGB", part.size, tint), strength).filter(ImageFilter.GaussianBlur(w * 0.002))
        for row in range(0, height, 3):
            shift = round(math.sin(row * 0.045) * w * 0.0012 * (1 + row / height * 3))
            strip = ImageChops.offset(part.crop((0, row, w, row + 3)), shift, 0)
            self.image.paste(strip, (0, line + row))
        self.draw = ImageDraw.Draw(self.image)

    def person(self, x, y, size, coat, hat):
        self.box((45, 48, 58), x - size * 0.09, y - size * 0.42, size * 0.18, size * 0.42)
        self.shape(coat, (x - size * 0.16, y - size * 0.4), (x - size * 0.12, y - size * 0.8),
                   (x + size * 0.12, y - size * 0.8), (x + size * 0.16, y - size * 0.4))
        self.round((205, 165, 135), x, y - size * 0.88, size * 0.085, size * 0.1)
        self.shape(hat, (x - size * 0.12, y - size * 0.9), (x - size * 0.08, y - size), (x + size * 0.08, y - size),
                   (x + size * 0.12, y - size * 0.9))

    def save(self, *path, grey=False):
        image = self.image.resize((self.size[0] // FINE, self.size[1] // FINE), Image.LANCZOS)
        grain = Image.frombytes("L", image.size, self.random.randbytes(image.size[0] * image.size[1]))
        grain = grain.point(lambda v: 125 + v * 6 // 255)
        image = ImageChops.add(image, Image.merge("RGB", [grain] * 3), 1, -128)
        if grey:
            image = image.convert("L").point(lambda v: 26 + v * 214 // 255)  # as an old print is
            return image.save(os.path.join(INPUT, *path), quality=72, dpi=(170, 170), optimize=True)
        ink = ImageChops.invert(image).split()
        black = ImageChops.darker(ImageChops.darker(*ink[:2]), ink[2]).point(lambda v: max(0, v - 60))
        inks = [ImageChops.subtract(i, black.point(lambda v: v * 4 // 5)) for i in ink] + [black]
        Image.merge("CMYK", inks).save(os.path.join(INPUT, *path), quality=72, dpi=(170, 170), optimize=True)


def river():
    s = Scene(600, 380)
    s.fade(0, 0.36, (150, 185, 215), (250, 226, 196))
    s.glow((255, 240, 205), 0.74, 0.2, 0.16, 200)
    s.hills((158, 178, 192), 0.26, 0.05, 3)
    s.hills((118, 148, 150), 0.3, 0.04, 8)
    s.soften(0.003)
    for k in range(11):  # the old town: white walls under grey roofs
        x, h = 0.01 + k * 0.056, s.random.uniform(0.05, 0.085)
        s.box(mix((238, 234, 226), (196, 192, 186), s.random.random()), x, 0.36 - h, 0.05, h)
        s.shape((74, 78, 84), (x - 0.008, 0.36 - h), (x + 0.008, 0.338 - h), (x + 0.042, 0.338 - h), (x + 0.058, 0.36 - h))
        for i in range(3):
            s.box((92, 82, 74), x + 0.008 + i * 0.014, 0.372 - h, 0.007, 0.014)
    for k in range(7):
        s.tree((74, 112, 66), 0.66 + k * 0.053, 0.362, s.random.uniform(0.08, 0.13))
    s.box((150, 146, 136), 0, 0.355, 1, 0.012)
    s.shape((132, 126, 118), (0.3, 0.36), (0.36, 0.32), (0.5, 0.285), (0.64, 0.32), (0.7, 0.36), (0.7, 0.367), (0.3, 0.367))
    for x, r in ((0.5, 0.062), (0.4, 0.036), (0.6, 0.036)):  # arches of the bridge
        s.round((206, 206, 196), x, 0.367, r, r * 0.95)
    s.line((96, 92, 88), 0.003, (0.3, 0.352), (0.36, 0.31), (0.5, 0.274), (0.64, 0.31), (0.7, 0.352))
    s.mirror(0.367, 0.27, (120, 150, 150), 0.3)
    for k in range(60):
        y = s.random.uniform(0.4, s.foot)
        x, n = s.random.random(), s.random.uniform(0.01, 0.05)
        s.line((196, 210, 208), 0.0012, (x, y), (x + n, y))
    s.shape((60, 48, 40), (0.2, 0.505), (0.44, 0.505), (0.415, 0.535), (0.225, 0.535))
    s.line((86, 70, 56), 0.005, (0.19, 0.503), (0.45, 0.503))
    s.person(0.3, 0.51, 0.13, (44, 84, 124), (196, 168, 104))
    s.line((120, 98, 62), 0.005, (0.36, 0.36), (0.315, 0.425), (0.25, 0.56))
    s.box((232, 232, 226), 0.375, 0.478, 0.042, 0.026)
    s.box((200, 60, 48), 0.375, 0.486, 0.042, 0.006)
    for k in range(90):  # reeds in front
        x = s.random.choice((s.random.uniform(0, 0.16), s.random.uniform(0.72, 1)))
        h, lean = s.random.uniform(0.06, 0.17), s.random.uniform(-0.03, 0.03)
        s.line(mix((52, 72, 40), (140, 140, 72), s.random.random()), 0.0035, (x, s.foot), (x + lean * 0.4, s.foot - h * 0.6), (x + lean, s.foot - h))
    s.save("news-page", "river.jpg")


def bridge():
    s = Scene(880, 548)
    s.fade(0, 0.5, (92, 118, 160), (246, 200, 158))
    s.glow((255, 226, 170), 0.22, 0.46, 0.2, 230)
    for k in range(9):
        y, x = s.random.uniform(0.05, 0.3), s.random.uniform(0, 0.9)
        s.round((214, 196, 196), x, y, s.random.uniform(0.06, 0.16), 0.008)
    s.hills((146, 142, 160), 0.475, 0.025, 5)
    s.soften(0.004)
    for k in range(26):
        h = s.random.uniform(0.01, 0.05)
        s.box((120, 120, 142), 0.62 + k * 0.015, 0.5 - h, 0.012, h)
    s.soften(0.0012)
    deck, top = 0.405, 0.06
    for side in (-1, 1):  # the tower's two legs meet in the third of its height
        s.shape((84, 84, 94), (0.5 + side * 0.055, 0.53), (0.5 + side * 0.035, 0.53), (0.5 + side * 0.006, 0.19), (0.5 + side * 0.028, 0.19))
    s.box((92, 92, 102), 0.484, top, 0.032, 0.17)
    s.box((70, 70, 80), 0.46, 0.36, 0.08, 0.014)
    s.box((190, 60, 44), 0.478, top - 0.012, 0.044, 0.016)
    for side in (-1, 1):
        for k in range(1, 13):
            x = 0.5 + side * (0.03 + k * 0.031)
            s.line((206, 200, 196), 0.0016, (0.5 + side * 0.012, top + 0.02 + (12 - k) * 0.011), (x, deck))
    s.box((66, 70, 82), 0.1, deck, 0.8, 0.016)
    s.box((150, 150, 156), 0.1, deck, 0.8, 0.004)
    for x in (0.1, 0.9):  # the ends of the deck, with a crane each
        s.line((206, 156, 40), 0.005, (x, deck), (x, deck - 0.05), (x + (0.05 if x > 0.5 else -0.05), deck - 0.03))
        s.line((60, 60, 60), 0.0014, (x + (0.048 if x > 0.5 else -0.048), deck - 0.03), (x + (0.048 if x > 0.5 else -0.048), 0.47))
    s.line((204, 152, 40), 0.006, (0.545, 0.5), (0.545, 0.02), (0.66, 0.035))
    s.line((204, 152, 40), 0.004, (0.5, 0.035), (0.545, 0.005), (0.66, 0.035))
    s.line((60, 60, 60), 0.0014, (0.63, 0.035), (0.63, 0.13))
    for x in (0.0, 0.86):
        s.box((88, 90, 100), x, deck, 0.14, 0.016)
        for k in range(3):
            s.box((88, 90, 100), x + 0.02 + k * 0.045, deck, 0.01, 0.1)
    s.box((110, 104, 100), 0.43, 0.505, 0.14, 0.02)
    s.mirror(0.525, 0.2, (84, 104, 134), 0.32)
    for k in range(130):
        y = s.random.uniform(0.53, s.foot)
        x, n = s.random.random(), s.random.uniform(0.01, 0.07)
        s.line(mix((226, 190, 160), (110, 130, 160), s.random.random()), 0.0011, (x, y), (x + n, y))
    s.shape((52, 46, 54), (0.14, 0.575), (0.33, 0.575), (0.31, 0.605), (0.155, 0.605))
    s.box((226, 222, 214), 0.16, 0.545, 0.035, 0.03)
    s.box((168, 58, 46), 0.215, 0.555, 0.03, 0.02)
    s.box((64, 96, 132), 0.248, 0.555, 0.03, 0.02)
    s.line((60, 54, 58), 0.003, (0.18, 0.545), (0.18, 0.52))
    s.save("news-page", "bridge.jpg")


def seed():
    s = Scene(300, 252)
    s.fade(0, s.foot, (214, 222, 224), (120, 132, 126))
    s.shape((150, 160, 156), (0.38, 0.85), (0.5, 0.3), (0.54, 0.3), (0.66, 0.85))
    for side in (-1, 1):  # shelves on either hand, row behind row
        for depth in range(7, 0, -1):
            near, far = 0.09 + 0.42 / depth, 0.09 + 0.42 / (depth + 1)
            x0, x1 = 0.52 + side * near, 0.52 + side * far
            for level in range(7):
                y0, y1 = 0.33 + (level - 3) * 0.31 / depth, 0.33 + (level - 3) * 0.31 / (depth + 1)
                t0, t1 = 0.17 / depth, 0.17 / (depth + 1)
                green = mix((62, 132, 46), (172, 206, 128), depth / 9 + s.random.uniform(-0.05, 0.05))
                s.shape(green, (x0, y0), (x1, y1), (x1, y1 + t1 * 0.45), (x0, y0 + t0 * 0.45))
                s.shape((246, 236, 240), (x0, y0 - t0 * 0.5), (x1, y1 - t1 * 0.5), (x1, y1 - t1 * 0.4), (x0, y0 - t0 * 0.4))
                s.shape((92, 98, 96), (x0, y0 + t0 * 0.45), (x1, y1 + t1 * 0.45), (x1, y1 + t1 * 0.55), (x0, y0 + t0 * 0.55))
            s.line((236, 238, 238), 0.012 / depth, (x0, 0.33 - 1.1 / depth), (x0, 0.33 + 1.1 / depth))
    s.person(0.5, 0.72, 0.36, (238, 240, 240), (238, 240, 240))
    s.save("news-page", "seed.jpg")


def turbine():
    s = Scene(600, 390)
    s.fade(0, 0.45, (176, 194, 208), (236, 232, 222))
    s.hills((176, 188, 196), 0.42, 0.02, 4)
    s.soften(0.004)
    s.fade(0.43, s.foot, (158, 156, 150), (116, 112, 108))
    for x in (0.1, 0.86):  # the gantry's legs, its beam, its hoist
        for lean in (-0.035, 0.035):
            s.line((186, 66, 46), 0.014, (x + lean, 0.52), (x, 0.08))
        s.line((186, 66, 46), 0.006, (x - 0.025, 0.38), (x + 0.025, 0.38))
    s.box((196, 72, 50), 0.04, 0.06, 0.9, 0.04)
    for k in range(18):
        s.line((150, 48, 36), 0.003, (0.05 + k * 0.049, 0.1), (0.075 + k * 0.049, 0.06), (0.099 + k * 0.049, 0.1))
    s.box((236, 196, 60), 0.43, 0.1, 0.07, 0.03)
    for x in (0.445, 0.485):
        s.line((50, 50, 54), 0.002, (x, 0.13), (x, 0.27))
    s.box((60, 62, 66), 0.435, 0.265, 0.06, 0.012)
    for k in range(3):  # tower sections as cylinders lying side by side
        y, r = 0.4 + k * 0.075, 0.05 + k * 0.008
        for i in range(40):
            t = i / 39
            shade = mix((250, 250, 248), (128, 134, 140), abs(t - 0.28) ** 0.8 * 1.15 if t < 1 else 1)
            s.box(shade, 0.2 - k * 0.05, y - r + 2 * r * t, 0.52 + k * 0.09, 2 * r / 38)
        x = 0.72 + k * 0.04
        s.round((206, 210, 212), x, y, r * 0.36, r)
        s.round((84, 88, 94), x, y, r * 0.3, r * 0.86)
        for band in (0.08, 0.26, 0.4):
            s.line((168, 172, 176), 0.002, (0.2 + band, y - r), (0.2 + band - 0.006, y), (0.2 + band, y + r))
    s.shape((246, 248, 248), (0.02, 0.335), (0.4, 0.296), (0.74, 0.318), (0.4, 0.33))
    for x, coat in ((0.83, (222, 116, 36)), (0.875, (44, 78, 128)), (0.93, (222, 116, 36))):
        s.person(x, 0.62, 0.13, coat, (236, 206, 62))
    s.line((90, 88, 86), 0.004, (0, 0.625), (1, 0.61))
    s.save("news-page", "turbine.jpg")


def harbour():
    s = Scene(1170, 640)
    s.fade(0, 0.4, (120, 158, 196), (232, 224, 210))
    s.glow((255, 246, 224), 0.8, 0.14, 0.12, 170)
    s.hills((164, 178, 190), 0.36, 0.03, 6)
    s.soften(0.004)
    colours = ((176, 62, 48), (52, 96, 140), (216, 148, 52), (78, 128, 92), (196, 190, 178))
    for row in range(5):
        for k in range(34):
            if s.random.random() < 0.9 - row * 0.14:
                s.box(mix(s.random.choice(colours), (190, 190, 196), 0.25), 0.01 + k * 0.029, 0.385 - row * 0.017, 0.027, 0.0155)
    for k in range(4):  # cranes at the quay
        x = 0.14 + k * 0.22
        for leg in (0, 0.06):
            s.line((60, 92, 130), 0.006, (x + leg, 0.41), (x + leg, 0.16))
        s.box((60, 92, 130), x - 0.004, 0.27, 0.07, 0.008)
        s.box((66, 98, 136), x - 0.12, 0.155, 0.22, 0.012)
        s.line((60, 92, 130), 0.003, (x - 0.115, 0.155), (x + 0.015, 0.07), (x + 0.09, 0.155))
        s.line((60, 92, 130), 0.005, (x, 0.16), (x + 0.015, 0.07), (x + 0.06, 0.16))
        s.box((232, 232, 226), x + 0.01, 0.168, 0.022, 0.014)
        s.line((50, 50, 54), 0.0012, (x - 0.07, 0.165), (x - 0.07, 0.24 + k * 0.02))
        s.box(colours[k], x - 0.084, 0.24 + k * 0.02, 0.028, 0.015)
    s.box((148, 144, 138), 0, 0.402, 1, 0.016)
    s.shape((54, 60, 78), (0.02, 0.395), (0.7, 0.395), (0.66, 0.455), (0.05, 0.455))
    s.shape((156, 50, 42), (0.035, 0.44), (0.675, 0.44), (0.66, 0.455), (0.05, 0.455))
    for row in range(3):
        for k in range(17):
            s.box(s.random.choice(colours), 0.07 + k * 0.03, 0.377 - row * 0.0175, 0.0285, 0.0165)
    s.box((240, 238, 232), 0.595, 0.31, 0.06, 0.085)
    for row in range(4):
        s.box((70, 82, 96), 0.6, 0.32 + row * 0.018, 0.05, 0.006)
    s.mirror(0.455, 0.12, (92, 122, 146), 0.4)
    for k in range(90):
        y = s.random.uniform(0.46, s.foot)
        x, n = s.random.random(), s.random.uniform(0.01, 0.05)
        s.line((186, 202, 212), 0.0011, (x, y), (x + n, y))
    s.save("front-page", "harbour.jpg")


def street():
    s = Scene(600, 340)
    s.fade(0, 0.4, (214, 214, 214), (246, 246, 246))
    s.hills((206, 206, 206), 0.3, 0.03, 2)
    s.soften(0.003)
    vanish = (0.56, 0.4)

    def toward(x, y, t):
        return x + (vanish[0] - x) * t, y + (vanish[1] - y) * t

    s.shape((150, 150, 150), (0, s.foot), (1, s.foot), (0.58, 0.4), (0.54, 0.4))
    for edge in (0, 1):  # arcades on both sides, house by house
        for k in range(7, -1, -1):
            t0, t1 = 1 - 0.78 ** k, 1 - 0.78 ** (k + 1)
            top = s.random.uniform(0.02, 0.1) - 0.06
            wall = 128 + s.random.randrange(60) + (30 if edge else -20)
            face = [toward(edge, y, t) for y, t in ((top, t0), (top, t1), (0.64, t1), (0.64, t0))]
            s.shape((wall,) * 3, *face)
            for y in (top, top + 0.17, 0.3):
                s.line((wall - 50,) * 3, 0.004 * (1 - t0), toward(edge, y, t0), toward(edge, y, t1))
            for y in (top + 0.05, 0.2 if top < 0 else 0.22):
                for i in range(3):
                    a, b = t0 + (t1 - t0) * (0.14 + i * 0.28), t0 + (t1 - t0) * (0.3 + i * 0.28)
                    s.shape((60, 60, 60), *[toward(edge, v, t) for v, t in ((y, a), (y, b), (y + 0.08, b), (y + 0.08, a))])
            for a, b in ((0.1, 0.46), (0.54, 0.9)):
                a, b = t0 + (t1 - t0) * a, t0 + (t1 - t0) * b
                s.shape((44, 44, 44), *[toward(edge, v, t) for v, t in ((0.37, a), (0.35, (a + b) / 2), (0.37, b), (0.64, b), (0.64, a))])
            if k < 5 and k % 2:
                sign = toward(edge, 0.3, t0)
                s.box((236, 236, 232), sign[0] - 0.012, sign[1] - 0.05, 0.03 * (1 - t0), 0.14 * (1 - t0))
    for x in (0.4, 0.68):
        s.line((96, 96, 96), 0.004, (x, s.foot), vanish)
    s.box((84, 84, 84), 0.49, 0.28, 0.14, 0.19)  # the tram
    s.box((190, 190, 190), 0.49, 0.37, 0.14, 0.055)
    s.box((224, 224, 224), 0.505, 0.3, 0.11, 0.055)
    s.line((70, 70, 70), 0.004, (0.56, 0.3), (0.56, 0.355))
    s.round((246, 246, 240), 0.56, 0.4, 0.012, 0.012)
    s.box((40, 40, 40), 0.505, 0.47, 0.11, 0.012)
    s.line((90, 90, 90), 0.003, (0.56, 0.28), (0.545, 0.2), (0.3, 0.0))
    for x, y, size in ((0.2, 0.62, 0.24), (0.27, 0.6, 0.2), (0.37, 0.53, 0.13), (0.74, 0.56, 0.16), (0.83, 0.62, 0.23)):
        s.round((116, 116, 116), x + size * 0.2, y, size * 0.25, size * 0.04)
        s.person(x, y, size, (70, 70, 74) if x < 0.3 else (196, 196, 194), (50, 50, 50))
    s.save("front-page", "street.jpg", grey=True)


for scene in (river, bridge, seed, turbine, harbour, street):
    scene()
