#include "image/formats.h"

#include <png.h>

/* Colour and alpha into planes of their own, as a PDF has them; a plane that is opaque all over is none. */
static void part_alpha(struct ts_ctx *ctx, const png_byte *pixels, size_t n, struct ts_image *image) {
    int c = image->components;
    char *colour = ts_arena_alloc(ctx->keep, n * (size_t)c, 1), *alpha = ts_arena_alloc(ctx->keep, n, 1);
    unsigned least = 255;
    for (size_t i = 0; i < n; i++, pixels += c + 1) {
        memcpy(colour + i * (size_t)c, pixels, (size_t)c);
        alpha[i] = (char)pixels[c];
        least = pixels[c] < least ? pixels[c] : least;
    }
    image->data = (struct ts_slice){colour, n * (size_t)c};
    image->alpha = (struct ts_slice){alpha, least < 255 ? n : 0};
}

bool ts_png_decode(struct ts_ctx *ctx, const char *bytes, size_t n, struct ts_image *image,
                   const char **fault) {
    png_image png = {.version = PNG_IMAGE_VERSION};
    bool ok = png_image_begin_read_from_memory(&png, bytes, n);
    if (ok && !ts_image_size_fits(ctx, png.width, png.height, fault)) {
        png_image_free(&png);
        return false;
    }
    if (ok) {
        bool colour = png.format & PNG_FORMAT_FLAG_COLOR, alpha = png.format & PNG_FORMAT_FLAG_ALPHA;
        png.format = colour  ? (alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB)
                     : alpha ? PNG_FORMAT_GA
                             : PNG_FORMAT_GRAY;
        size_t pixels = (size_t)png.width * png.height;
        *image = (struct ts_image){
            .width = (int)png.width, .height = (int)png.height, .components = colour ? 3 : 1, .turn = 1};
        png_byte *samples = ts_arena_alloc(ctx->keep, PNG_IMAGE_SIZE(png), 1);
        ok = png_image_finish_read(&png, NULL, samples, 0, NULL);
        image->data = (struct ts_slice){(const char *)samples, PNG_IMAGE_SIZE(png)};
        if (ok && alpha)
            part_alpha(ctx, samples, pixels, image);
    }
    if (!ok)
        *fault = ts_arena_printf(ctx->keep, TS_BOTH("the PNG is damaged (%s)", "PNG 已损坏（%s）"),
                                 png.message, png.message);
    png_image_free(&png);
    return ok;
}
