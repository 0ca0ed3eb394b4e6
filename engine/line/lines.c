#include "line/lines.h"

#include "line/ruby.h"

/* What filling adds to a line's items; negative = taken away. */
struct adjustment {
    ts_len gap, before, after;
};

/* A place that gives or takes in one step. */
struct site {
    ts_len *adjustment;
    ts_len limit; /* most, > 0; sign is the step's */
};

struct setter {
    struct ts_ctx *ctx;
    const struct ts_items *items;
    const struct ts_measure_sums *sums;
    const struct ts_break_opts *opts;
    struct adjustment *adjustments; /* of the line's items */
    struct site *sites;
    size_t n_sites;
};

/* Spread `amount` over the sites equally, each up to its limit; what does not divide goes to the first ones,
 * a unit each. Returns what was spread. */
static int64_t spread(struct setter *s, int64_t amount, int sign) {
    int64_t left = amount;
    size_t open = s->n_sites;
    while (left > 0 && open > 0) {
        int64_t each = left / (int64_t)open, rest = left % (int64_t)open;
        open = 0;
        for (size_t i = 0; i < s->n_sites; i++) {
            struct site *site = &s->sites[i];
            if (site->limit == 0)
                continue;
            int64_t share = each + (rest > 0);
            rest -= rest > 0;
            if (share > site->limit)
                share = site->limit;
            *site->adjustment += (ts_len)(sign * share);
            site->limit -= (ts_len)share;
            left -= share;
            open += site->limit > 0;
        }
    }
    return amount - left;
}

static void add_site(struct setter *s, ts_len *adjustment, ts_len limit) {
    if (limit > 0)
        s->sites[s->n_sites++] = (struct site){adjustment, limit};
}

/* The places of a step of reduction in items [begin, end): the line's own two ends have nothing left to give.
 */
static void find_reduction_sites(struct setter *s, size_t begin, size_t end, enum ts_reduction step) {
    s->n_sites = 0;
    for (size_t i = begin; i < end; i++) {
        const struct ts_item *it = &s->items->items[i];
        struct adjustment *a = &s->adjustments[i - begin];
        bool word = step == TS_REDUCE_WORD && it->gap == TS_GAP_WORD;
        bool western = step == TS_REDUCE_WESTERN && it->gap == TS_GAP_WESTERN;
        if (i > begin && (word || western))
            add_site(s, &a->gap, it->gap_width - it->gap_min);
        if (ts_measure_step(it) != (int)step)
            continue;
        if (i > begin)
            add_site(s, &a->before, it->before - it->trim_before);
        if (i + 1 < end)
            add_site(s, &a->after, it->after - it->trim_after);
    }
}

enum { NO_LIMIT = INT32_MAX / 2 };

static void find_expansion_sites(struct setter *s, size_t begin, size_t end, enum ts_expansion step,
                                 bool beyond) {
    s->n_sites = 0;
    for (size_t i = begin + 1; i < end; i++) {
        const struct ts_item *it = &s->items->items[i];
        struct adjustment *a = &s->adjustments[i - begin];
        bool gap = it->gap == TS_GAP_WORD || it->gap == TS_GAP_WESTERN;
        if (beyond ? gap : step == TS_EXPAND_OPEN && it->may_open)
            add_site(s, &a->gap, NO_LIMIT);
        else if (!beyond && ((step == TS_EXPAND_WORD && it->gap == TS_GAP_WORD) ||
                             (step == TS_EXPAND_WESTERN && it->gap == TS_GAP_WESTERN)))
            add_site(s, &a->gap, it->gap_max - it->gap_width);
    }
}

static void reduce(struct setter *s, size_t begin, size_t end, int64_t excess, struct ts_line *line) {
    for (int step = 0; step < TS_N_REDUCTIONS && excess > 0; step++) {
        find_reduction_sites(s, begin, end, (enum ts_reduction)step);
        int64_t done = spread(s, excess, -1);
        line->reduced[step] = (ts_len)done;
        excess -= done;
    }
    line->overfull = excess > 0;
}

static void expand(struct setter *s, size_t begin, size_t end, int64_t lack, struct ts_line *line) {
    for (int step = 0; step < TS_N_EXPANSIONS && lack > 0; step++) {
        find_expansion_sites(s, begin, end, (enum ts_expansion)step, false);
        int64_t done = spread(s, lack, 1);
        line->expanded[step] = (ts_len)done;
        if (step == TS_EXPAND_OPEN && s->n_sites)
            line->opening = (ts_len)((done + (int64_t)s->n_sites - 1) / (int64_t)s->n_sites);
        lack -= done;
    }
    if (lack > 0) { /* nothing but Western text: its gaps go beyond their limits; a word alone stays short */
        find_expansion_sites(s, begin, end, TS_EXPAND_WORD, true);
        spread(s, lack, 1);
        line->opening = s->n_sites ? (ts_len)((lack + (int64_t)s->n_sites - 1) / (int64_t)s->n_sites) : 0;
        line->hole = s->n_sites == 0;
    }
    line->hole |= (int64_t)line->opening * 1000 > (int64_t)s->opts->hole * line->em;
}

/* Give a justified line what it lacks: what may stay white at its end, then what opens it. */
static void fill(struct setter *s, size_t begin, size_t end, const struct ts_measured *m, int64_t lack,
                 struct ts_line *line) {
    line->white = lack < m->white ? (ts_len)lack : m->white;
    expand(s, begin, end, lack - line->white, line);
}

/* A blank between Western words is a glyph too, so that a copy from the PDF has it. */
static void place_blank(const struct ts_char *after, ts_len x, struct ts_set_glyph *g) {
    hb_codepoint_t id = 0;
    hb_font_get_nominal_glyph(after->face->hb_font, ' ', &id);
    *g = (struct ts_set_glyph){.face = after->face,
                               .type = after->type,
                               .id = id,
                               .stretch = 10000,
                               .x = x,
                               .text = " ",
                               .n_text = 1};
}

/* The hyphen of a divided word. The copy has none: as ink alone it does not come back in the page's text. */
static void place_hyphen(const struct ts_char *c, ts_len x, struct ts_set_glyph *g) {
    hb_codepoint_t id = 0;
    hb_font_get_nominal_glyph(c->face->hb_font, '-', &id);
    *g = (struct ts_set_glyph){
        .face = c->face, .type = c->type, .id = id, .stretch = 10000, .x = x, .text = "", .hyphen = true};
}

static uint32_t bytes_of_cluster(const struct ts_runs *runs, const struct ts_item *it) {
    uint32_t n = 0;
    for (uint32_t k = 0; k < it->n_characters; k++)
        n += runs->chars[it->character + k].n_bytes;
    return n;
}

static size_t place_item(const struct setter *s, const struct ts_item *it, ts_len x,
                         struct ts_set_glyph *to) {
    const struct ts_runs *runs = s->items->runs;
    const struct ts_char *c = &runs->chars[it->character];
    ts_len pen = x + it->origin;
    for (uint32_t k = 0; k < c->n_glyphs; k++) {
        const struct ts_glyph *g = &runs->glyphs[c->first_glyph + k];
        to[k] = (struct ts_set_glyph){.face = c->face,
                                      .type = c->type,
                                      .id = g->id,
                                      .stretch = it->stretch,
                                      .x = pen + g->x,
                                      .y = g->y + it->rise + c->type->rise,
                                      .text = c->text,
                                      .n_text = k == 0 ? bytes_of_cluster(runs, it) : 0,
                                      .missing = c->missing};
        pen += g->advance;
    }
    return c->n_glyphs;
}

static size_t count_glyphs(const struct ts_items *items, size_t begin, size_t end) {
    size_t n = 0;
    for (size_t i = begin; i < end; i++)
        n += items->runs->chars[items->items[i].character].n_glyphs + (items->items[i].gap == TS_GAP_WORD);
    return n;
}

static void place_line(struct setter *s, size_t begin, size_t end, struct ts_line *line) {
    const struct ts_item *items = s->items->items;
    struct ts_set_glyph *glyphs =
        TS_NEW(s->ctx->keep, struct ts_set_glyph, count_glyphs(s->items, begin, end) + 1);
    struct ts_placed_cell *cells = TS_NEW(s->ctx->scratch, struct ts_placed_cell, end - begin);
    size_t n = 0;
    ts_len x = line->indent + items[begin].ruby_before;
    for (size_t i = begin; i < end; i++) {
        const struct ts_item *it = &items[i];
        const struct adjustment *a = &s->adjustments[i - begin];
        if (i > begin) {
            if (it->gap == TS_GAP_WORD)
                place_blank(&s->items->runs->chars[it->character], x, &glyphs[n++]);
            x += it->gap_width + a->gap;
        }
        ts_len before =
            i == begin ? it->before : it->trim_before - a->before; /* taken from the cell's front */
        ts_len after = i + 1 == end ? it->after : it->trim_after - a->after;
        n += place_item(s, it, x - before, &glyphs[n]);
        cells[i - begin] = (struct ts_placed_cell){x, x + it->width - before - after};
        x = cells[i - begin].right;
    }
    x += items[end - 1].ruby_after;
    if (end < s->items->n) {
        if (ts_break_adds_hyphen(items[end].brk))
            place_hyphen(&s->items->runs->chars[items[end].character], x + items[end - 1].unkerned,
                         &glyphs[n++]);
    }
    x += ts_measure_line_end(s->items, end) + line->white;
    line->glyphs = glyphs;
    line->n_glyphs = n;
    line->width = x;
    line->annotations = ts_annotations_find(s->ctx, s->items, begin, end, cells);
    line->ruby = ts_ruby_place(s->ctx, s->items, begin, end, cells, line->measure);
}

static void set_line(struct setter *s, size_t begin, size_t end, bool hangs, struct ts_line *line) {
    const struct ts_runs *runs = s->items->runs;
    size_t n = end - begin;
    s->adjustments = TS_NEW(s->ctx->scratch, struct adjustment, n);
    s->sites = TS_NEW(s->ctx->scratch, struct site, 3 * n);
    line->em = s->items->em;
    line->indent = ts_break_indent(s->opts, begin);
    line->measure = s->opts->measure;
    line->last = end == s->items->n;
    struct ts_measured m = ts_measure_line(s->items, s->sums, begin, end);
    line->hang = hangs ? m.hang : 0;
    int64_t excess = m.width - line->hang - (line->measure - line->indent);
    if (excess > 0)
        reduce(s, begin, end, excess, line);
    else if (s->opts->justify && !line->last)
        fill(s, begin, end, &m, -excess, line);
    place_line(s, begin, end, line);
    const struct ts_item *last = &s->items->items[end - 1];
    const struct ts_char *first_char = &runs->chars[s->items->items[begin].character];
    const struct ts_char *last_char = &runs->chars[last->character + last->n_characters - 1];
    line->text = first_char->text;
    line->n_text = (size_t)(last_char->text + last_char->n_bytes - first_char->text);
    line->why_not_earlier = end - begin > 1 ? last->why : TS_WHY_NOT;
    line->why_not_later = end + 1 < s->items->n ? s->items->items[end + 1].why : TS_WHY_NOT;
    bool western = !line->last && last->class == TS_WESTERN && s->items->items[end].class == TS_WESTERN;
    bool against = !line->last && s->items->items[end].brk == TS_BREAK_NEVER;
    line->cut = western && against;
    line->forced = !western && against;
    line->parted = !line->last && s->items->items[end].brk == TS_BREAK_REMEDY;
}

const struct ts_lines *ts_lines_set(struct ts_ctx *ctx, const struct ts_items *items,
                                    const struct ts_breaks *breaks, const struct ts_break_opts *opts) {
    struct setter s = {.ctx = ctx, .items = items, .opts = opts};
    s.sums = ts_measure_sum(ctx, items);
    struct ts_line *lines = TS_NEW(ctx->keep, struct ts_line, breaks->n);
    for (size_t k = 0, begin = 0; k < breaks->n; begin = breaks->ends[k++])
        set_line(&s, begin, breaks->ends[k], breaks->hangs[k], &lines[k]);
    struct ts_lines *result = TS_NEW(ctx->keep, struct ts_lines, 1);
    *result = (struct ts_lines){lines, breaks->n, breaks->phrase};
    return result;
}
