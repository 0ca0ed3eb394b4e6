#include "out/pdf_page.h"

#include "out/outline.h"

#include <string.h>

/* What the reader's graphics state is, so that nothing is said twice. */
struct writer {
    struct ts_ctx *ctx;
    const struct ts_pdf_fonts *fonts;
    const struct ts_pdf_images *images;
    struct ts_bytes out;
    ts_len page_height;
    struct ts_colour colour;
    bool has_colour;
    int font, stretch, mode;
    ts_len size;
    bool in_array; /* inside [ ... of a TJ */
    bool in_hex;
    int64_t pen;  /* where the reader's pen is, in 1/10000 em from the last Tm */
    ts_len x0, y; /* of the last Tm */
};

/* Units as points to four decimals: 1 pt = 1016 units. */
static void add_length(struct writer *w, ts_len v) {
    ts_bytes_decimal(&w->out, ts_len_scale(v, 10000, TS_PT), 4);
}

static void add_lengths(struct writer *w, const ts_len *v, int n) {
    for (int i = 0; i < n; i++) {
        add_length(w, v[i]);
        ts_bytes_add(&w->out, " ", 1);
    }
}

static void set_colour(struct writer *w, struct ts_colour c) {
    if (w->has_colour && memcmp(&c, &w->colour, sizeof c) == 0)
        return;
    const int parts[] = {c.cyan, c.magenta, c.yellow, c.black};
    for (int i = 0; i < 4; i++) {
        ts_bytes_decimal(&w->out, parts[i], 2);
        ts_bytes_add(&w->out, " ", 1);
    }
    ts_bytes_add(&w->out, "k\n", 2);
    w->colour = c;
    w->has_colour = true;
}

static void end_array(struct writer *w) {
    if (w->in_hex)
        ts_bytes_add(&w->out, ">", 1);
    if (w->in_array)
        ts_bytes_add(&w->out, "]TJ\n", 4);
    w->in_hex = w->in_array = false;
}

static bool same_state(const struct writer *w, const struct ts_set_glyph *g, const struct ts_pdf_code *code,
                       ts_len y) {
    return w->in_array && w->font == code->font && w->size == g->type->size && w->stretch == g->stretch &&
           w->mode == (g->missing ? 3 : 0) && w->y == y && g->stretch == 10000 &&
           memcmp(&w->colour, &g->type->colour, sizeof w->colour) == 0;
}

/* Begin a new array at the glyph, with what its font, size, colour and place need. */
static void begin_array(struct writer *w, const struct ts_set_glyph *g, const struct ts_pdf_code *code,
                        ts_len x, ts_len y) {
    end_array(w);
    set_colour(w, g->type->colour);
    if (w->font != code->font || w->size != g->type->size) {
        ts_bytes_printf(&w->out, "/F%d ", code->font);
        add_length(w, g->type->size);
        ts_bytes_add(&w->out, " Tf\n", 4);
    }
    if (w->stretch != g->stretch) {
        ts_bytes_decimal(&w->out, g->stretch, 2);
        ts_bytes_add(&w->out, " Tz\n", 4);
    }
    int mode = g->missing ? 3 : 0; /* the box is drawn; the character is there for search and copy */
    if (w->mode != mode)
        ts_bytes_printf(&w->out, "%d Tr\n", mode);
    ts_bytes_add(&w->out, "1 0 0 1 ", 8);
    const ts_len at[] = {x, w->page_height - y};
    add_lengths(w, at, 2);
    ts_bytes_add(&w->out, "Tm\n[", 4);
    w->font = code->font;
    w->size = g->type->size;
    w->stretch = g->stretch;
    w->mode = mode;
    w->x0 = x;
    w->y = y;
    w->pen = 0;
    w->in_array = true;
}

static void add_glyph(struct writer *w, const struct ts_set_glyph *g, ts_len x, ts_len y) {
    struct ts_pdf_code code = ts_pdf_fonts_find(w->fonts, g);
    if (!same_state(w, g, &code, y))
        begin_array(w, g, &code, x, y);
    int64_t target =
        ts_len_scale(x - w->x0, 10000, w->size); /* rounded from the start, so that nothing adds up */
    if (target != w->pen) {
        if (w->in_hex)
            ts_bytes_add(&w->out, ">", 1);
        w->in_hex = false;
        ts_bytes_decimal(&w->out, w->pen - target, 1);
    }
    if (!w->in_hex)
        ts_bytes_add(&w->out, "<", 1);
    w->in_hex = true;
    static const char hex[] = "0123456789ABCDEF";
    const char digits[] = {hex[code.code >> 12], hex[code.code >> 8 & 15], hex[code.code >> 4 & 15],
                           hex[code.code & 15]};
    ts_bytes_add(&w->out, digits, 4);
    w->pen = target + code.width;
}

/* Glyphs that stand together for several characters, or several glyphs for one: their text is said beside
 * them. */
static bool needs_actual_text(const struct writer *w, const struct ts_line *line, size_t i) {
    if (line->glyphs[i].n_text > 0 && !ts_pdf_fonts_find(w->fonts, &line->glyphs[i]).has_text)
        return true;
    return line->glyphs[i].n_text > 0 && i + 1 < line->n_glyphs && line->glyphs[i + 1].n_text == 0 &&
           !line->glyphs[i + 1].hyphen;
}

static void begin_actual_text(struct writer *w, const struct ts_set_glyph *g) {
    end_array(w);
    ts_bytes_add(&w->out, "/Span <</ActualText <FEFF", 25);
    ts_bytes_utf16(&w->out, g->text, g->n_text);
    ts_bytes_add(&w->out, ">>> BDC\n", 8);
}

static void add_text(struct writer *w, const struct ts_draw *d) {
    bool spanned = false;
    ts_bytes_add(&w->out, "BT\n", 3);
    for (size_t i = 0; i < d->line->n_glyphs; i++) {
        const struct ts_set_glyph *g = &d->line->glyphs[i];
        if (g->hyphen)
            continue;
        if (spanned && g->n_text > 0) {
            end_array(w);
            ts_bytes_add(&w->out, "EMC\n", 4);
            spanned = false;
        }
        if (needs_actual_text(w, d->line, i)) {
            begin_actual_text(w, g);
            spanned = true;
        }
        add_glyph(w, g, d->x + g->x, d->y - g->y);
    }
    end_array(w);
    if (spanned)
        ts_bytes_add(&w->out, "EMC\n", 4);
    ts_bytes_add(&w->out, "ET\n", 3);
}

static void add_ink(struct writer *w, const struct ts_draw *d) {
    for (size_t i = 0; i < d->line->n_glyphs; i++) {
        const struct ts_set_glyph *g = &d->line->glyphs[i];
        set_colour(w, g->type->colour);
        if (!g->missing) /* else its box is drawn */
            ts_outline_add(&w->out, g, d->x + g->x, w->page_height - d->y + g->y);
    }
}

static void add_rule(struct writer *w, const struct ts_draw *d) {
    set_colour(w, d->colour);
    const ts_len box[] = {d->x, w->page_height - d->y - d->height, d->width, d->height};
    add_lengths(w, box, 4);
    ts_bytes_add(&w->out, "re f\n", 5);
}

/* A circle by four curves: the control points lie 0.5523 of the radius from the ends of each. */
static void add_dot(struct writer *w, const struct ts_draw *d) {
    ts_len r = d->width / 2, k = ts_len_scale(r, 5523, 10000), x = d->x + r, y = w->page_height - d->y - r;
    set_colour(w, d->colour);
    const ts_len from[] = {x + r, y};
    add_lengths(w, from, 2);
    ts_bytes_add(&w->out, "m\n", 2);
    const ts_len curves[4][6] = {{x + r, y + k, x + k, y + r, x, y + r},
                                 {x - k, y + r, x - r, y + k, x - r, y},
                                 {x - r, y - k, x - k, y - r, x, y - r},
                                 {x + k, y - r, x + r, y - k, x + r, y}};
    for (int i = 0; i < 4; i++) {
        add_lengths(w, curves[i], 6);
        ts_bytes_add(&w->out, "c\n", 2);
    }
    ts_bytes_add(&w->out, "f\n", 2);
}

/* Whole half-waves, each about 1.4 times as long as the band is high, drawn as a band of two equal edges: a
 * fill, so that no stroke has to change the reader's state. */
static void add_wave(struct writer *w, const struct ts_draw *d) {
    ts_len thick = d->height * 4 / 10, swing = d->height - thick;
    int64_t n = (d->width + d->height * 14 / 20) / (d->height * 14 / 10);
    n = n > 0 ? n : 1;
    ts_len top = w->page_height - d->y;
    set_colour(w, d->colour);
    for (int edge = 0; edge < 2; edge++) { /* there along the upper edge, back along the lower */
        ts_len high = top - (edge ? thick : 0), low = high - swing;
        for (int64_t i = 0; i < n; i++) {
            int64_t from = edge ? n - i : i, to = edge ? n - i - 1 : i + 1;
            ts_len x0 = d->x + (ts_len)(d->width * from / n), x1 = d->x + (ts_len)(d->width * to / n);
            ts_len y0 = from % 2 ? low : high, y1 = to % 2 ? low : high;
            if (i == 0) {
                const ts_len start[] = {x0, y0};
                add_lengths(w, start, 2);
                ts_bytes_add(&w->out, edge ? "l\n" : "m\n", 2);
            }
            const ts_len curve[] = {(x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1, y1};
            add_lengths(w, curve, 6);
            ts_bytes_add(&w->out, "c\n", 2);
        }
    }
    ts_bytes_add(&w->out, "f\n", 2);
}

/* How the unit square, in which a PDF has an image, is turned as EXIF asks: 1 and -1 in the matrix, whose
 * last two bring it back to the first quadrant. */
static const signed char turns[8][4] = {{1, 0, 0, 1},   {-1, 0, 0, 1}, {-1, 0, 0, -1}, {1, 0, 0, -1},
                                        {0, -1, -1, 0}, {0, -1, 1, 0}, {0, 1, 1, 0},   {0, 1, -1, 0}};

/* The size of a picture that covers the rectangle, its proportion kept. */
static void cover(const struct ts_image *image, const struct ts_draw *d, ts_len *width, ts_len *height) {
    int64_t wide = ts_image_wide(image), high = ts_image_high(image);
    bool by_width = wide * d->height <= high * d->width;
    *width = by_width ? d->width : ts_len_scale(d->height, wide, high);
    *height = by_width ? ts_len_scale(d->width, high, wide) : d->height;
}

/* Behind Q the reader's state is what it was before q. */
static void add_image(struct writer *w, const struct ts_draw *d) {
    const struct ts_image *image = d->picture->image;
    const signed char *t = turns[image->turn - 1];
    ts_len width, height, bottom = w->page_height - d->y - d->height;
    cover(image, d, &width, &height);
    const ts_len clip[] = {d->x, bottom, d->width, d->height};
    ts_len x = d->x - (width - d->width) / 2, y = bottom - (height - d->height) / 2;
    const ts_len matrix[] = {t[0] * width,
                             t[1] * height,
                             t[2] * width,
                             t[3] * height,
                             t[0] + t[2] < 0 ? x + width : x,
                             t[1] + t[3] < 0 ? y + height : y};
    ts_bytes_add(&w->out, "q\n", 2);
    add_lengths(w, clip, 4);
    ts_bytes_add(&w->out, "re W n\n", 7);
    add_lengths(w, matrix, 6);
    ts_bytes_printf(&w->out, "cm\n/I%zu Do\nQ\n", ts_pdf_images_find(w->images, image));
}

/* Where a picture is missing: its box, and a cross in it, stroked in black alone. */
static void add_crossed_frame(struct writer *w, const struct ts_draw *d) {
    ts_len left = d->x, right = d->x + d->width, top = w->page_height - d->y, foot = top - d->height;
    const ts_len box[] = {left, foot, d->width, d->height};
    const ts_len points[4][2] = {{left, foot}, {right, top}, {left, top}, {right, foot}};
    ts_bytes_add(&w->out, "q\n0 0 0 1 K 0.5 w\n", 18);
    add_lengths(w, box, 4);
    ts_bytes_add(&w->out, "re\n", 3);
    for (int i = 0; i < 4; i++) {
        add_lengths(w, points[i], 2);
        ts_bytes_add(&w->out, i % 2 ? "l\n" : "m\n", 2);
    }
    ts_bytes_add(&w->out, "S\nQ\n", 4);
}

/* Places that lead to an address, without a border. ISO 32000-1, 12.5.6.5 and 12.6.4.7. */
static void add_links(struct ts_bytes *d, const struct ts_page *page) {
    size_t n = 0;
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *l = &page->draws.v[i];
        if (l->kind != TS_DRAW_LINK)
            continue;
        const ts_len box[] = {l->x, page->height - l->y - l->height, l->x + l->width, page->height - l->y};
        ts_bytes_printf(d, "%s<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [",
                        n++ ? "" : "/Annots [");
        for (int k = 0; k < 4; k++) {
            ts_bytes_decimal(d, ts_len_scale(box[k], 100, TS_PT), 2);
            ts_bytes_printf(d, k < 3 ? " " : "] /A <</S /URI /URI <");
        }
        for (const char *c = l->uri; *c; c++)
            ts_bytes_printf(d, "%02X", (unsigned char)*c);
        ts_bytes_printf(d, ">>>>>\n");
    }
    if (n)
        ts_bytes_printf(d, "]\n");
}

unsigned ts_pdf_page_add(struct ts_ctx *ctx, struct ts_pdf_file *file, const struct ts_pdf_fonts *fonts,
                         const struct ts_pdf_images *images, const struct ts_page *page, unsigned resources) {
    struct writer w = {.ctx = ctx,
                       .fonts = fonts,
                       .images = images,
                       .out = {.arena = ctx->keep},
                       .page_height = page->height,
                       .font = -1,
                       .stretch = 10000};
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        if (d->kind == TS_DRAW_TEXT)
            add_text(&w, d);
        else if (d->kind == TS_DRAW_INK)
            add_ink(&w, d);
        else if (d->kind == TS_DRAW_RULE)
            add_rule(&w, d);
        else if (d->kind == TS_DRAW_DOT)
            add_dot(&w, d);
        else if (d->kind == TS_DRAW_WAVE)
            add_wave(&w, d);
        else if (d->kind == TS_DRAW_PICTURE && d->picture->image)
            add_image(&w, d);
        else if (d->kind == TS_DRAW_PICTURE)
            add_crossed_frame(&w, d);
    }
    const char *packed;
    size_t size;
    if (!ts_bytes_deflate(ctx->keep, w.out.data.v ? w.out.data.v : "", w.out.data.n, 6, &packed, &size))
        return 0;
    unsigned contents = ts_pdf_file_add(file, "/Filter /FlateDecode\n", packed, size);
    struct ts_bytes d = {.arena = ctx->keep};
    static const char *const boxes[] = {"MediaBox", "TrimBox"};
    for (int i = 0; i < 2; i++) {
        ts_bytes_printf(&d, "/%s [0 0 ", boxes[i]);
        ts_bytes_decimal(&d, ts_len_scale(page->width, 10000, TS_PT), 4);
        ts_bytes_printf(&d, " ");
        ts_bytes_decimal(&d, ts_len_scale(page->height, 10000, TS_PT), 4);
        ts_bytes_printf(&d, "]\n");
    }
    ts_bytes_printf(&d, "/Resources %u 0 R\n/Contents %u 0 R\n", resources, contents);
    add_links(&d, page);
    ts_bytes_add(&d, "", 1);
    return contents ? ts_pdf_file_add_page(file, d.data.v) : 0;
}
