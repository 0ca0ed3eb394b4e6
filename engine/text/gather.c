#include "text/gather.h"

#include "text/article.h"
#include "text/dateline.h"
#include "text/fences.h"
#include "text/lines.h"

struct gatherer {
    struct ts_ctx *ctx;
    const struct ts_source *source;
    const struct ts_style *style;
    struct ts_gathered *to;
    struct ts_fences fences;
    size_t first;  /* line of the copy's own */
    bool section;  /* a break stands before the next line */
    bool directly; /* the line before is text */
    bool lonely;   /* and no text stands directly before that */
};

static uint32_t offset_of(const struct gatherer *g, struct ts_slice text) {
    return (uint32_t)(text.p - g->source->text.p);
}

void ts_gather_over(struct ts_ctx *ctx, const struct ts_source *s, const char *p, const char *what, int most,
                    const char *key) {
    TS_DIAG(ctx->diag, TS_COPY_LIMIT, ts_source_place(s, (size_t)(p - s->text.p)), what,
            ts_arena_printf(ctx->scratch, "%d", most), key);
}

/* False if the line is text after all. */
static bool add_picture(struct gatherer *g, struct ts_slice line) {
    struct ts_picture read;
    const int most = g->style->limits.pictures;
    if (ts_picture_opens(line) && g->to->pictures.n == (size_t)most) { /* whose file is not even opened */
        if (!g->to->too_many)
            ts_gather_over(g->ctx, g->source, line.p, TS_BOTH("pictures", "图片数"), most,
                           TS_BOTH("pictures", "图片数"));
        return g->to->too_many = true;
    }
    if (!ts_picture_opens(line) ||
        !ts_picture_read(g->ctx, g->source, line, g->style, &g->to->lines.addresses, &read))
        return false;
    *TS_VEC_ADD(g->ctx->keep, &g->to->pictures) = read;
    return true;
}

static struct ts_line_read *add(struct gatherer *g, struct ts_lines_read *to, struct ts_slice text) {
    struct ts_line_read *line = TS_VEC_ADD(g->ctx->keep, to);
    *line = (struct ts_line_read){.text = text, .offset = offset_of(g, text)};
    return line;
}

/* The addresses that the copy names: before all else, since lines above may lead to them. */
static void find_addresses(struct ts_ctx *ctx, const struct ts_source *s, size_t from,
                           struct ts_addresses *to) {
    struct ts_fences fences = {.source = s};
    if (!memmem(s->text.p + from, s->text.n - from, "]:", 2))
        return;
    for (size_t i = 0; i < s->n_lines; i++) {
        struct ts_named_address named;
        size_t close = s->line_starts[i] < from ? 0 : ts_fences_close(&fences, i);
        if (close)
            i = close;
        else if (s->line_starts[i] >= from && ts_address_names(ts_lines_trim(ts_lines_at(s, i)), &named))
            *TS_VEC_ADD(ctx->keep, &to->list) = named;
    }
    ts_addresses_sort(to);
}

/* A line of text, which its signs may have said the role of. */
static void add_line(struct gatherer *g, const struct ts_line_sign *sign) {
    if (sign->kind == TS_LINE_PLAIN && (*sign->text.p == '#' || ts_slice_starts(sign->text, "＃")))
        TS_DIAG(g->ctx->diag, TS_HEADING_DOUBTFUL, ts_source_place(g->source, offset_of(g, sign->text)), "");
    struct ts_line_read *line = add(g, &g->to->lines, sign->text);
    line->level = sign->level;
    line->indent = sign->indent;
    line->quotation = sign->kind == TS_LINE_QUOTE;
    line->given = sign->kind == TS_LINE_PULL    ? TS_ROLE_PULL
                  : sign->kind == TS_LINE_QUOTE ? TS_ROLE_QUOTE
                                                : TS_ROLE_BODY;
    line->section = g->section;
    g->section = false;
}

/* The lines between two fences, each as it stands. An empty one is an empty row. */
static void add_code(struct gatherer *g, size_t open, size_t close) {
    int fence = ts_lines_read_sign(ts_lines_at(g->source, open)).indent;
    for (size_t i = open + 1; i < close; i++) {
        struct ts_slice whole = ts_lines_at(g->source, i), text = ts_lines_trim(whole);
        if (!text.n) {
            g->section = true;
            continue;
        }
        struct ts_line_read *line = add(g, &g->to->lines, text);
        int indent = ts_lines_read_sign(whole).indent - fence;
        line->given = TS_ROLE_CODE;
        line->indent = indent > 0 ? indent : 0;
        line->section = g->section;
        g->section = false;
    }
}

/* `===` directly below a line of text, which may be long, makes it a headline; `---` a subhead, if it is
 * short and stands by itself, and is neither the first, which is a headline by its place, nor a byline: in
 * plain copy such a row is a break. */
static bool underlines(struct gatherer *g, const struct ts_line_sign *sign) {
    struct ts_line_read *line = g->to->lines.n ? &g->to->lines.v[g->to->lines.n - 1] : NULL;
    if (!g->directly || !ts_roles_is_plain(line))
        return false;
    if (sign->kind == TS_LINE_UNDERLINE) {
        line->level = 1;
        return true;
    }
    if (sign->kind != TS_LINE_BREAK || !ts_lines_is_underline(sign->text) || !g->lonely ||
        g->to->lines.n == g->first + 1 || !ts_roles_is_short(line->text) ||
        ts_slice_starts(line->text, "——") || ts_dateline_opens_byline(line->text) ||
        ts_lines_may_be_block(line->text))
        return false;
    line->level = 2;
    TS_DIAG(g->ctx->diag, TS_SUBHEAD_TAKEN, ts_source_place(g->source, line->offset), "");
    return true;
}

static void gather_line(struct gatherer *g, struct ts_line_sign *sign) {
    bool text = sign->kind >= TS_LINE_HEADING || sign->kind == TS_LINE_UNDERLINE;
    if (sign->kind == TS_LINE_NOTE) /* as if it were not there, wherever it stands */
        add(g, &g->to->notes, sign->text)->role = TS_ROLE_NOTE;
    else if (underlines(g, sign))
        text = false;
    else if (sign->kind == TS_LINE_BREAK)
        g->section = true;
    if (!text || (sign->kind == TS_LINE_PLAIN && add_picture(g, sign->text))) {
        g->directly = false;
        return;
    }
    add_line(g, sign);
    g->lonely = !g->directly;
    g->directly = true;
}

/* The next line is text too: a \ at the end of this one is a break, which it has anyway. */
static bool goes_on(const struct ts_source *s, size_t i) {
    return i + 1 < s->n_lines && ts_lines_read_sign(ts_lines_at(s, i + 1)).kind >= TS_LINE_HEADING;
}

void ts_gather_lines(struct ts_ctx *ctx, const struct ts_source *s, size_t from, const struct ts_style *style,
                     struct ts_gathered *to) {
    find_addresses(ctx, s, from, &to->lines.addresses);
    struct gatherer g = {
        .ctx = ctx, .source = s, .style = style, .to = to, .fences = {.source = s}, .first = to->lines.n};
    for (size_t i = 0; i < s->n_lines; i++) {
        if (s->line_starts[i] < from)
            continue;
        struct ts_slice line = ts_lines_at(s, i);
        size_t close = ts_fences_close(&g.fences, i);
        if (close) {
            add_code(&g, i, close);
            i = close;
            g.directly = false;
            continue;
        }
        if (ts_fences_opens(line))
            TS_DIAG(ctx->diag, TS_CODE_FENCE, ts_source_place(s, s->line_starts[i]), "");
        struct ts_line_sign sign = ts_lines_read_sign(line);
        if (sign.kind >= TS_LINE_QUOTE && sign.text.n > 1 && sign.text.p[sign.text.n - 1] == '\\' &&
            goes_on(s, i))
            sign.text = ts_lines_without_break(sign.text);
        gather_line(&g, &sign);
    }
}
