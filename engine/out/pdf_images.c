#include "out/pdf_images.h"

struct entry {
    const struct ts_image *image;
    unsigned object;
};

struct ts_pdf_images {
    struct ts_ctx *ctx;
    TS_VEC(struct entry) list;
};

enum { DEFLATE_LEVEL = 6 };

static const char *header_of(struct ts_ctx *ctx, const struct ts_image *image, const char *space,
                             const char *more) {
    return ts_arena_printf(ctx->keep,
                           "/Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n/ColorSpace /%s\n"
                           "/BitsPerComponent 8\n%s",
                           image->width, image->height, space, more);
}

static unsigned add_samples(struct ts_ctx *ctx, struct ts_pdf_file *file, const struct ts_image *image,
                            struct ts_slice samples, const char *space, const char *more) {
    const char *packed;
    size_t n;
    if (!ts_bytes_deflate(ctx->keep, samples.p, samples.n, DEFLATE_LEVEL, &packed, &n))
        return 0;
    more = ts_arena_printf(ctx->keep, "/Filter /FlateDecode\n%s", more);
    return ts_pdf_file_add(file, header_of(ctx, image, space, more), packed, n);
}

/* Adobe's CMYK is inverted. Without Adobe's marker readers take three components for YCbCr (ISO 32000-1,
 * table 13). */
static unsigned add_jpeg(struct ts_ctx *ctx, struct ts_pdf_file *file, const struct ts_image *image,
                         const char *space) {
    const char *more = image->inverted    ? "/Filter /DCTDecode\n/Decode [1 0 1 0 1 0 1 0]\n"
                       : image->plain_rgb ? "/Filter /DCTDecode\n/DecodeParms <</ColorTransform 0>>\n"
                                          : "/Filter /DCTDecode\n";
    return ts_pdf_file_add(file, header_of(ctx, image, space, more), image->data.p, image->data.n);
}

static unsigned add_image(struct ts_ctx *ctx, struct ts_pdf_file *file, const struct ts_image *image) {
    const char *space = image->components == 1   ? "DeviceGray"
                        : image->components == 3 ? "DeviceRGB"
                                                 : "DeviceCMYK";
    if (image->jpeg)
        return add_jpeg(ctx, file, image, space);
    const char *mask = "";
    if (image->alpha.n) {
        unsigned object = add_samples(ctx, file, image, image->alpha, "DeviceGray", "");
        if (!object)
            return 0;
        mask = ts_arena_printf(ctx->keep, "/SMask %u 0 R\n", object);
    }
    return add_samples(ctx, file, image, image->data, space, mask);
}

/* The same file, or a copy of it. */
static bool is_same(const struct ts_image *a, const struct ts_image *b) {
    return a == b || (a->jpeg == b->jpeg && a->width == b->width && a->components == b->components &&
                      ts_slice_equal(a->data, b->data) && ts_slice_equal(a->alpha, b->alpha));
}

size_t ts_pdf_images_find(const struct ts_pdf_images *images, const struct ts_image *image) {
    size_t i = 0;
    while (i < images->list.n && !is_same(images->list.v[i].image, image))
        i++;
    return i;
}

const struct ts_pdf_images *ts_pdf_images_embed(struct ts_ctx *ctx, struct ts_pdf_file *file,
                                                const struct ts_pages *pages) {
    struct ts_pdf_images *images = TS_NEW(ctx->keep, struct ts_pdf_images, 1);
    images->ctx = ctx;
    for (size_t p = 0; p < pages->n; p++)
        for (size_t i = 0; i < pages->pages[p].draws.n; i++) {
            const struct ts_draw *d = &pages->pages[p].draws.v[i];
            const struct ts_image *image = d->kind == TS_DRAW_PICTURE ? d->picture->image : NULL;
            if (!image || ts_pdf_images_find(images, image) < images->list.n)
                continue;
            unsigned object = add_image(ctx, file, image);
            if (!object)
                return NULL;
            *TS_VEC_ADD(ctx->keep, &images->list) = (struct entry){image, object};
        }
    return images;
}

const char *ts_pdf_images_resources(const struct ts_pdf_images *images) {
    const char *text = "";
    for (size_t i = 0; i < images->list.n; i++)
        text = ts_arena_printf(images->ctx->keep, "%s/I%zu %u 0 R ", text, i, images->list.v[i].object);
    return text;
}
