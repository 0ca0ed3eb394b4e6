#include "text/rewrite.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

struct ts_rewrite ts_rewrite_begin(struct ts_ctx *ctx, const struct ts_source *from) {
    struct ts_rewrite r = {.ctx = ctx, .from = from};
    *TS_VEC_ADD(ctx->keep, &r.lines) = 0;
    return r;
}

static void write(struct ts_rewrite *r, struct ts_slice text) {
    for (size_t i = 0; i < text.n; i++) {
        *TS_VEC_ADD(r->ctx->keep, &r->text) = text.p[i];
        if (text.p[i] == '\n')
            *TS_VEC_ADD(r->ctx->keep, &r->lines) = (uint32_t)r->text.n;
    }
}

/* What goes on where the last piece ended is part of it. */
static void add_piece(struct ts_rewrite *r, size_t from, bool added) {
    const struct ts_source_piece *last = r->pieces.n ? &r->pieces.v[r->pieces.n - 1] : NULL;
    uint32_t begin = (uint32_t)r->text.n;
    if (last && !added && !last->added && last->from + (begin - last->begin) == from)
        return;
    *TS_VEC_ADD(r->ctx->keep, &r->pieces) =
        (struct ts_source_piece){.begin = begin, .from = (uint32_t)from, .added = added};
}

void ts_rewrite_copy(struct ts_rewrite *r, size_t begin, size_t end) {
    if (begin >= end)
        return;
    add_piece(r, begin, false);
    write(r, ts_slice_cut(r->from->text, begin, end));
}

void ts_rewrite_add(struct ts_rewrite *r, const char *text, size_t at) {
    if (!*text)
        return;
    add_piece(r, at, true);
    write(r, ts_slice_of(text));
}

size_t ts_rewrite_length(const struct ts_rewrite *r) {
    return r->text.n;
}

const struct ts_source *ts_rewrite_end(struct ts_rewrite *r) {
    struct ts_source *s = TS_NEW(r->ctx->keep, struct ts_source, 1);
    *s = *r->from;
    *TS_VEC_ADD(r->ctx->keep, &r->text) = 0;
    s->text = (struct ts_slice){r->text.v, r->text.n - 1};
    s->line_starts = r->lines.v;
    s->n_lines = r->lines.n;
    s->joined = NULL;
    s->shifts = NULL;
    s->n_joined = s->n_shifts = 0;
    s->origin = r->from;
    s->pieces = r->pieces.v;
    s->n_pieces = r->pieces.n;
    return s;
}

/* Of a script that parts its words by blanks. Hangul is wide, and does. */
static bool has_blanks(uint32_t cp) {
    int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
    bool wide = width == U_EA_WIDE || width == U_EA_FULLWIDTH;
    bool chinese_mark = cp >= 0x2014 && cp <= 0x2026; /* — ‘ ’ “ ” …, which Chinese has too */
    return cp && !chinese_mark && (!wide || (cp >= 0xAC00 && cp <= 0xD7A3));
}

const char *ts_rewrite_glue(struct ts_slice before, struct ts_slice behind) {
    uint32_t last = ts_utf8_last(before), first = ts_utf8_first(behind);
    return has_blanks(last) && has_blanks(first) && last != '-' && last != '/' ? " " : "";
}
