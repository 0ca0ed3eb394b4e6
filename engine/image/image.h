/* image/image.h -- a picture's file: what it is, how large, and its data for a PDF. Includes: base.
 *
 * A JPEG stays as it is: only its header is read, and its data are decoded once at an eighth of their size to
 * see that they are whole. A PNG is decoded, in 8 bits a sample. Files come from anywhere: what is too large
 * is refused before it is decoded. */
#ifndef TS_IMAGE_IMAGE_H
#define TS_IMAGE_IMAGE_H

#include "base/ctx.h"
#include "base/slice.h"

enum { TS_IMAGE_MOST_BYTES = 256 << 20, TS_IMAGE_MOST_PIXELS = 100000000 };

struct ts_image {
    int width, height; /* of the stored pixels */
    int components;    /* 1 grey, 3 RGB, 4 CMYK */
    bool jpeg;         /* the data are the file; else samples, row by row */
    bool inverted;     /* CMYK as Adobe stores it: 0 is full ink */
    bool plain_rgb;    /* a JPEG of RGB, not of YCbCr */
    int turn;          /* EXIF's orientation, 1 to 8: how the pixels are turned to be looked at; 1 = not */
    struct ts_slice data;
    struct ts_slice alpha; /* a sample a pixel, 255 opaque; n 0 = all are */
};

/* Read a file. NULL if it cannot be: *fault is then why, in both languages, in ctx->keep. */
const struct ts_image *ts_image_read(struct ts_ctx *, const char *path, const char **fault);

/* The same for `n` bytes in memory, which are borrowed. */
const struct ts_image *ts_image_decode(struct ts_ctx *, const char *bytes, size_t n, const char **fault);

/* Width and height as it is looked at, turned. */
int ts_image_wide(const struct ts_image *);
int ts_image_high(const struct ts_image *);

#endif
