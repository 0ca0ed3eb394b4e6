#include "image/formats.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include <jerror.h>

enum {
    MOST_SCANS = 100,          /* of a progressive file; each is a pass over all of it */
    MOST_MEMORY = 1 << 30,     /* of libjpeg, for one that is progressive */
    EXIF_ORIENTATION = 0x0112, /* its tag */
    MOST_ENTRIES = 200         /* of EXIF's first directory */
};

/* libjpeg has no other way out of an error than a jump; it lands in read_guarded and goes no farther. */
struct reader {
    struct jpeg_error_mgr error;
    struct jpeg_progress_mgr progress;
    jmp_buf out;
    char message[JMSG_LENGTH_MAX];
};

static void keep_message(j_common_ptr cinfo) {
    struct reader *r = cinfo->client_data;
    if (!*r->message)
        cinfo->err->format_message(cinfo, r->message);
}

static void leave(j_common_ptr cinfo) {
    struct reader *r = cinfo->client_data;
    keep_message(cinfo);
    longjmp(r->out, 1);
}

/* Warnings (levels below 0) that are damage of the data; an odd header is none. */
static void hear(j_common_ptr cinfo, int level) {
    static const int damage[] = {JWRN_JPEG_EOF, JWRN_HIT_MARKER, JWRN_HUFF_BAD_CODE, JWRN_MUST_RESYNC};
    for (size_t i = 0; level < 0 && i < sizeof damage / sizeof *damage; i++)
        if (cinfo->err->msg_code == damage[i])
            leave(cinfo);
}

static void watch_scans(j_common_ptr cinfo) {
    struct reader *r = cinfo->client_data;
    if (((j_decompress_ptr)cinfo)->input_scan_number <= MOST_SCANS)
        return;
    snprintf(r->message, sizeof r->message, "more than %d scans", MOST_SCANS);
    longjmp(r->out, 1);
}

/* --- EXIF ----------------------------------------------------------------------------------------------- */

static unsigned number(const unsigned char *p, int bytes, bool little) {
    unsigned v = 0;
    for (int i = 0; i < bytes; i++)
        v = v << 8 | p[little ? bytes - 1 - i : i];
    return v;
}

/* The orientation of an EXIF segment (TIFF's first directory, a SHORT); 1 if it has none that is sound. */
static int orientation_of(const unsigned char *p, size_t n) {
    if (n < 14 || memcmp(p, "Exif\0\0", 6) != 0)
        return 1;
    p += 6;
    n -= 6;
    bool little = p[0] == 'I';
    size_t at = number(p + 4, 4, little);
    if (at > n - 2)
        return 1;
    unsigned entries = number(p + at, 2, little);
    at += 2;
    for (unsigned i = 0; i < entries && i < MOST_ENTRIES && at + 12 <= n; i++, at += 12)
        if (number(p + at, 2, little) == EXIF_ORIENTATION) {
            unsigned turn = number(p + at + 8, 2, little);
            return turn >= 1 && turn <= 8 ? (int)turn : 1;
        }
    return 1;
}

static int turn_of(const struct jpeg_decompress_struct *d) {
    for (jpeg_saved_marker_ptr m = d->marker_list; m; m = m->next)
        if (m->marker == JPEG_APP0 + 1 && m->data_length >= 6 && memcmp(m->data, "Exif\0", 5) == 0)
            return orientation_of(m->data, m->data_length);
    return 1;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

/* What no reader of a PDF need know (ISO 32000-1, 7.4.8: baseline and progressive, 8 bits); NULL = none of
 * it. */
static const char *unusual(const struct jpeg_decompress_struct *d) {
    if (d->data_precision != 8)
        return TS_BOTH("its samples do not have 8 bits", "每个样值不是 8 位");
    if (d->arith_code)
        return TS_BOTH("it is coded arithmetically; save it as an ordinary JPEG",
                       "是算术编码；请另存为普通 JPEG");
    if (d->num_components != 1 && d->num_components != 3 && d->num_components != 4)
        return TS_BOTH("it is neither grey, RGB nor CMYK", "不是灰度、RGB 或 CMYK");
    return NULL;
}

/* Decode all of it at an eighth of its size, to nowhere: data that are cut short or wrong make a warning. */
static void read_through(struct ts_ctx *ctx, struct jpeg_decompress_struct *d) {
    d->scale_num = 1;
    d->scale_denom = 8;
    d->out_color_space = d->jpeg_color_space; /* as it is */
    d->do_fancy_upsampling = FALSE;
    jpeg_start_decompress(d);
    JSAMPROW row = ts_arena_alloc(ctx->scratch, d->output_width * (size_t)d->output_components, 1);
    while (d->output_scanline < d->output_height)
        jpeg_read_scanlines(d, &row, 1);
    jpeg_finish_decompress(d);
}

static void describe(const struct jpeg_decompress_struct *d, struct ts_image *image) {
    image->width = (int)d->image_width;
    image->height = (int)d->image_height;
    image->components = d->num_components;
    image->jpeg = true;
    image->inverted = d->num_components == 4 && d->saw_Adobe_marker;
    image->plain_rgb = d->jpeg_color_space == JCS_RGB;
    image->turn = turn_of(d);
}

/* All that may jump; false with *fault where it need not. */
static bool read_all(struct ts_ctx *ctx, struct jpeg_decompress_struct *d, const char *bytes, size_t n,
                     struct ts_image *image, const char **fault) {
    jpeg_mem_src(d, (const unsigned char *)bytes, (unsigned long)n);
    jpeg_save_markers(d, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(d, TRUE);
    if (!ts_image_size_fits(ctx, d->image_width, d->image_height, fault))
        return false;
    *fault = unusual(d);
    if (*fault)
        return false;
    describe(d, image);
    read_through(ctx, d);
    return true;
}

/* Nothing that changes lives in this function: a jump finds all as it was. */
static bool read_guarded(struct ts_ctx *ctx, struct reader *r, struct jpeg_decompress_struct *d,
                         const char *bytes, size_t n, struct ts_image *image, const char **fault) {
    if (setjmp(r->out))
        return false;
    jpeg_create_decompress(d);
    d->progress = &r->progress;
    d->mem->max_memory_to_use = MOST_MEMORY;
    return read_all(ctx, d, bytes, n, image, fault);
}

bool ts_jpeg_decode(struct ts_ctx *ctx, const char *bytes, size_t n, struct ts_image *image,
                    const char **fault) {
    struct jpeg_decompress_struct d = {0};
    struct reader r = {.message = ""};
    d.err = jpeg_std_error(&r.error);
    r.error.error_exit = leave;
    r.error.emit_message = hear;
    r.progress.progress_monitor = watch_scans;
    d.client_data = &r;
    bool ok = read_guarded(ctx, &r, &d, bytes, n, image, fault);
    if (!ok && *r.message)
        *fault = ts_arena_printf(ctx->keep, TS_BOTH("the JPEG is damaged (%s)", "JPEG 已损坏（%s）"),
                                 r.message, r.message);
    jpeg_destroy_decompress(&d);
    image->data = (struct ts_slice){bytes, n};
    return ok;
}
