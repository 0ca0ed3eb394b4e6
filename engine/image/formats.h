/* image/formats.h -- the formats that are read. Includes: image/image.h. Internal to image/. */
#ifndef TS_IMAGE_FORMATS_H
#define TS_IMAGE_FORMATS_H

#include "image/image.h"

/* Fill the image from a file in memory; false with *fault in both languages, in ctx->keep. */
bool ts_jpeg_decode(struct ts_ctx *, const char *bytes, size_t n, struct ts_image *, const char **fault);
bool ts_png_decode(struct ts_ctx *, const char *bytes, size_t n, struct ts_image *, const char **fault);

/* Is it neither empty nor more pixels than are decoded? Else *fault says so. */
bool ts_image_size_fits(struct ts_ctx *, int64_t width, int64_t height, const char **fault);

#endif
