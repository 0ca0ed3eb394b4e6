/* sketch.h -- lines of hand-made items: "xx,x(x)" is Han characters and marks, "aa" a Western word. An em is
 * 1,000 units, so that widths read as thousandths. */
#ifndef SKETCH_H
#define SKETCH_H

#include "testing.h"

#include "line/lines.h"

enum { EM = 1000, MOST = 200 };

/* Items with their runs: every item is one character of one glyph, except that a blank is no item. */
struct text {
    struct ts_item items[MOST];
    struct ts_char chars[MOST];
    struct ts_glyph glyphs[MOST];
    struct ts_items list;
    struct ts_runs runs;
    size_t n;
    bool blank; /* met since the last item */
    struct ts_face face;
};

static struct ts_type type = {.size = EM};

static inline void set_cell(struct ts_item *it, char c) {
    switch (c) {
    case '(':
        *it = (struct ts_item){.class = TS_OPEN, .space = TS_SPACE_BRACKET, .width = EM, .before = EM / 2};
        break;
    case ')':
        *it = (struct ts_item){.class = TS_CLOSE, .space = TS_SPACE_BRACKET, .width = EM, .after = EM / 2};
        break;
    case ',':
        *it = (struct ts_item){.class = TS_PAUSE, .space = TS_SPACE_PAUSE, .width = EM, .after = EM / 2};
        break;
    case '.':
        *it = (struct ts_item){.class = TS_STOP, .space = TS_SPACE_STOP, .width = EM, .after = EM / 2};
        break;
    case 'a':
        *it = (struct ts_item){.class = TS_WESTERN, .width = EM / 2};
        break;
    case '=': /* half of a dash */
        *it = (struct ts_item){.class = TS_DASH, .width = EM};
        break;
    case '-': /* a connector */
        *it = (struct ts_item){.class = TS_CONNECTOR, .width = EM / 2};
        break;
    default:
        *it = (struct ts_item){.class = TS_HAN, .width = EM};
    }
    it->stretch = 10000;
}

/* The place between two items, by the rules that items.c follows: marks keep to their text, Han and Western
 * are 1/4 em apart (1/8 to 1/3), words a blank of 0.3 em (1/4 to 1/2). */
static inline void join(struct ts_item *it, const struct ts_item *before, bool blank) {
    bool barred = it->class == TS_CLOSE || it->class == TS_PAUSE || it->class == TS_STOP ||
                  it->class == TS_CONNECTOR || before->class == TS_OPEN ||
                  (it->class == TS_DASH && before->class == TS_DASH);
    bool word = it->class == TS_WESTERN && before->class == TS_WESTERN;
    bool mixed = (it->class == TS_HAN && before->class == TS_WESTERN) ||
                 (it->class == TS_WESTERN && before->class == TS_HAN);
    it->brk = barred || (word && !blank) ? TS_BREAK_NEVER : TS_BREAK_ALLOWED;
    it->may_open = !word && !mixed && it->class != TS_CONNECTOR && before->class != TS_CONNECTOR;
    if (word && blank) {
        it->gap = TS_GAP_WORD;
        it->gap_width = 300;
        it->gap_min = 250;
        it->gap_max = 500;
    } else if (mixed) {
        it->gap = TS_GAP_WESTERN;
        it->gap_width = 250;
        it->gap_min = 125;
        it->gap_max = 333;
    }
}

/* Items from a sketch: letters above, "x" and all else a Han character. */
static inline struct text *text_of(const char *sketch) {
    struct text *t = TS_NEW(ctx.keep, struct text, 1);
    for (const char *p = sketch; *p; p++) {
        if (*p == ' ') {
            t->blank = true;
            continue;
        }
        struct ts_item *it = &t->items[t->n];
        set_cell(it, *p);
        it->character = (uint32_t)t->n;
        it->n_characters = 1;
        if (t->n)
            join(it, it - 1, t->blank);
        t->chars[t->n] = (struct ts_char){.code_point = (unsigned char)*p,
                                          .class = it->class,
                                          .n_bytes = 1,
                                          .starts_cluster = true,
                                          .text = p,
                                          .face = &t->face,
                                          .type = &type,
                                          .first_glyph = (uint32_t)t->n,
                                          .n_glyphs = 1};
        t->glyphs[t->n] = (struct ts_glyph){.id = 1, .advance = it->width};
        t->blank = false;
        t->n++;
    }
    t->face.hb_font = hb_font_get_empty();
    t->runs = (struct ts_runs){.chars = t->chars, .n_chars = t->n, .glyphs = t->glyphs, .n_glyphs = t->n};
    t->list = (struct ts_items){.items = t->items, .n = t->n, .runs = &t->runs, .em = EM};
    return t;
}

static const struct ts_break_opts usual = {.justify = true, .hole = 250};

static inline struct ts_break_opts measured(ts_len measure) {
    struct ts_break_opts o = usual;
    o.measure = measure;
    return o;
}

static inline const struct ts_lines *set(const struct text *t, const struct ts_break_opts *opts) {
    return ts_lines_set(&ctx, &t->list, ts_breaks_choose(&ctx, &t->list, opts), opts);
}

/* "4 4 2": items of each line. */
static inline const char *divided(const struct text *t, const struct ts_break_opts *opts) {
    const struct ts_breaks *b = ts_breaks_choose(&ctx, &t->list, opts);
    const char *s = "";
    for (size_t k = 0, begin = 0; k < b->n; begin = b->ends[k++])
        s = ts_arena_printf(ctx.keep, "%s%s%zu", s, k ? " " : "", b->ends[k] - begin);
    return s;
}

/* The first line alone, whatever the best breaks are. */
static inline struct ts_line line_of(const char *sketch, size_t end, const struct ts_break_opts *opts) {
    struct text *t = text_of(sketch);
    size_t ends[2] = {end, t->n};
    static const bool hangs[2] = {false, false};
    struct ts_breaks breaks = {.ends = ends, .hangs = hangs, .n = end < t->n ? 2 : 1};
    return ts_lines_set(&ctx, &t->list, &breaks, opts)->lines[0];
}

#endif
