#include "out/pdf_guide.h"

static void add_string(struct ts_bytes *d, const char *text) {
    ts_bytes_printf(d, "<FEFF");
    ts_bytes_utf16(d, text, strlen(text));
    ts_bytes_printf(d, ">");
}

static const char *ended(struct ts_bytes *d) {
    ts_bytes_add(d, "", 1);
    return d->data.v;
}

/* Every page has its printed number as a prefix without a count: what is A03 on paper is A03 on the screen.
 */
static void add_labels(struct ts_ctx *ctx, struct ts_pdf_file *file, const char *const *labels, size_t n) {
    struct ts_bytes d = {.arena = ctx->keep};
    ts_bytes_printf(&d, "/Nums [\n");
    for (size_t i = 0; i < n; i++) {
        ts_bytes_printf(&d, "%zu <</P ", i);
        add_string(&d, labels[i]);
        ts_bytes_printf(&d, ">>\n");
    }
    ts_bytes_printf(&d, "]\n");
    ts_pdf_file_name(file, "PageLabels", ts_pdf_file_add(file, ended(&d), NULL, 0));
}

/* --- the outline ---------------------------------------------------------------------------------------- */

struct outline {
    const struct ts_pdf_heading *headings;
    size_t n;
    unsigned *objects; /* of the headings; behind them the root's */
};

static bool is_inner(const struct outline *o, size_t i) {
    return i > 0 && o->headings[i].is_inner; /* the first has nothing to stand under */
}

/* The next and the previous one under the same parent; n = there is none. */
static size_t next_of(const struct outline *o, size_t i) {
    size_t next = i + 1;
    while (!is_inner(o, i) && next < o->n && is_inner(o, next))
        next++;
    return next < o->n && is_inner(o, next) == is_inner(o, i) ? next : o->n;
}

static size_t previous_of(const struct outline *o, size_t i) {
    for (size_t k = i; k-- > 0;) {
        if (is_inner(o, k) == is_inner(o, i))
            return k;
        if (is_inner(o, i))
            break; /* its parent */
    }
    return o->n;
}

static size_t parent_of(const struct outline *o, size_t i) {
    size_t k = i;
    while (is_inner(o, k))
        k--;
    return k == i ? o->n : k;
}

/* The inner ones of an outer one stand right behind it. */
static size_t count_inner(const struct outline *o, size_t i) {
    size_t n = 0;
    while (!is_inner(o, i) && i + 1 + n < o->n && is_inner(o, i + 1 + n))
        n++;
    return n;
}

static void add_link(struct ts_bytes *d, const struct outline *o, const char *key, size_t to) {
    if (to < o->n)
        ts_bytes_printf(d, "/%s %u 0 R\n", key, o->objects[to]);
}

static const char *item_text(struct ts_ctx *ctx, const struct outline *o, size_t i,
                             const struct ts_pages *pages, const unsigned *numbers) {
    const struct ts_pdf_heading *h = &o->headings[i];
    struct ts_bytes d = {.arena = ctx->keep};
    size_t inner = count_inner(o, i);
    ts_bytes_printf(&d, "/Title ");
    add_string(&d, h->text);
    ts_bytes_printf(&d, "\n/Parent %u 0 R\n", o->objects[parent_of(o, i)]);
    add_link(&d, o, "Prev", previous_of(o, i));
    add_link(&d, o, "Next", next_of(o, i));
    if (inner) {
        add_link(&d, o, "First", i + 1);
        add_link(&d, o, "Last", i + inner);
        ts_bytes_printf(&d, "/Count %zu\n", inner);
    }
    ts_bytes_printf(&d, "/Dest [%u 0 R /XYZ ", numbers[h->page]);
    ts_bytes_decimal(&d, ts_len_scale(h->x, 100, TS_PT), 2);
    ts_bytes_printf(&d, " ");
    ts_bytes_decimal(&d, ts_len_scale(pages->pages[h->page].height - h->y, 100, TS_PT), 2);
    ts_bytes_printf(&d, " null]\n");
    return ended(&d);
}

static void add_outline(struct ts_ctx *ctx, struct ts_pdf_file *file, const struct outline *o,
                        const struct ts_pages *pages, const unsigned *numbers) {
    size_t last = o->n - 1;
    while (is_inner(o, last))
        last--;
    for (size_t i = 0; i <= o->n; i++)
        o->objects[i] = ts_pdf_file_reserve(file);
    for (size_t i = 0; i < o->n; i++)
        ts_pdf_file_define(file, o->objects[i], item_text(ctx, o, i, pages, numbers));
    const char *root =
        ts_arena_printf(ctx->keep, "/Type /Outlines\n/First %u 0 R\n/Last %u 0 R\n/Count %zu\n",
                        o->objects[0], o->objects[last], o->n);
    ts_pdf_file_define(file, o->objects[o->n], root);
    ts_pdf_file_name(file, "Outlines", o->objects[o->n]);
}

void ts_pdf_guide_add(struct ts_ctx *ctx, struct ts_pdf_file *file, const struct ts_pdf_info *info,
                      const struct ts_pages *pages, const unsigned *numbers) {
    if (info->labels)
        add_labels(ctx, file, info->labels, pages->n);
    if (info->n_headings == 0)
        return;
    struct outline o = {info->headings, info->n_headings, TS_NEW(ctx->keep, unsigned, info->n_headings + 1)};
    add_outline(ctx, file, &o, pages, numbers);
}
