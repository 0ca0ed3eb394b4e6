#include "line/ruby.h"

#include "line/zhuyin.h"

enum { NEVER_BROKEN = INT32_MAX / 4 };

/* A Western blank: what two rubies keep between them. */
static ts_len apart(const struct ts_ruby *r) {
    return r->em / 4;
}

static ts_len width_under(const struct ts_item *items, const struct ts_ruby *r) {
    ts_len width = 0;
    for (size_t i = r->begin; i < r->end; i++) {
        const struct ts_item *it = &items[i];
        width += it->width - it->trim_before - it->trim_after + (i > r->begin ? it->gap_width : 0);
    }
    return width;
}

static void widen(struct ts_item *it, ts_len width) {
    if (width <= it->gap_width)
        return;
    if (it->gap == TS_GAP_NONE)
        it->gap = TS_GAP_FIXED;
    it->gap_width = width;
    it->gap_min = width;
    it->gap_max = it->gap_max > width ? it->gap_max : width;
}

/* Ruby that is wider than its n characters: an n-th of what it has too much opens each place between them,
 * and half of that stands over at either side. Returns this half; less than 0 for a narrower one. */
static ts_len spread_under(struct ts_item *items, const struct ts_ruby *r) {
    ts_len more = r->width - width_under(items, r), n = (ts_len)(r->end - r->begin);
    if (more <= 0)
        return more / 2;
    for (size_t i = r->begin + 1; i < r->end; i++)
        widen(&items[i], items[i].gap_width + more / n);
    return more / (2 * n);
}

/* How far a ruby may reach over a neighbour without one, so that two that reach over it do not meet. */
static ts_len free_over(const struct ts_item *it, const struct ts_ruby *r) {
    ts_len room = (it->width - it->before - it->after - apart(r)) / 2;
    return room > 0 ? room : 0;
}

void ts_ruby_make_room(struct ts_item *items, size_t n, const struct ts_ruby *rubies, size_t n_rubies) {
    ts_len over_before = 0; /* of the ruby that ends where the next begins */
    for (size_t k = 0; k < n_rubies; k++) {
        const struct ts_ruby *r = &rubies[k];
        if (r->beside) {
            over_before = 0;
            continue;
        }
        ts_len over = spread_under(items, r);
        bool touches = k > 0 && rubies[k - 1].end == r->begin;
        if (touches)
            widen(&items[r->begin], over_before + over + apart(r));
        else if (r->begin > 0)
            widen(&items[r->begin], over - free_over(&items[r->begin - 1], r));
        if (over > 0) /* the line's ends have no neighbours to reach over */
            items[r->begin].ruby_before = items[r->end - 1].ruby_after = over;
        bool touched = k + 1 < n_rubies && rubies[k + 1].begin == r->end;
        if (!touched && r->end < n)
            widen(&items[r->end], over - free_over(&items[r->end], r));
        over_before = over;
    }
}

/* A ruby on its line: where it begins, and its glyphs. */
struct placed {
    const struct ts_line *line;
    ts_len x, width, apart;
    bool beside; /* stays where it is */
};

static bool is_han(const struct ts_items *text) {
    for (size_t i = 0; i < text->n; i++)
        if (text->items[i].class != TS_HAN)
            return false;
    return true;
}

/* Han over a longer stretch are spread, half a place at either end (CLREQ, "Word Alignment"). */
static ts_len spread_of(const struct ts_ruby *r, ts_len under) {
    return is_han(r->text) && under > r->width ? (under - r->width) / (ts_len)r->text->n : 0;
}

static struct placed place_beside(struct ts_ctx *ctx, const struct ts_items *items, const struct ts_ruby *r,
                                  const struct ts_placed_cell *cell) {
    const struct ts_type *base = items->runs->chars[items->items[r->begin].character].type;
    const struct ts_line *line = ts_zhuyin_place(ctx, r->text->runs, base);
    return (struct placed){line, cell->right - line->width, line->width, 0, true};
}

static struct placed place_one(struct ts_ctx *ctx, const struct ts_ruby *r, ts_len left, ts_len right) {
    size_t ends[] = {r->text->n};
    bool hangs[] = {false};
    struct ts_breaks whole = {.ends = ends, .hangs = hangs, .n = 1};
    struct ts_break_opts opts = {.measure = NEVER_BROKEN};
    const struct ts_line *line = ts_lines_set(ctx, r->text, &whole, &opts)->lines;
    ts_len each = spread_of(r, right - left);
    if (each) {
        struct ts_set_glyph *glyphs = TS_NEW(ctx->keep, struct ts_set_glyph, line->n_glyphs);
        for (size_t i = 0; i < line->n_glyphs; i++) {
            glyphs[i] = line->glyphs[i];
            glyphs[i].x += (ts_len)i * each;
        }
        struct ts_line *wider = TS_NEW(ctx->keep, struct ts_line, 1);
        *wider = *line;
        wider->glyphs = glyphs;
        wider->width += (ts_len)(line->n_glyphs - 1) * each;
        line = wider;
    }
    return (struct placed){line, (left + right - line->width) / 2, line->width, apart(r), false};
}

/* Keep them inside the line and apart: first from the start on, then from the end back. */
static void keep_apart(struct placed *placed, size_t n, ts_len measure) {
    ts_len from = 0;
    for (size_t k = 0; k < n; k++) {
        if (placed[k].beside)
            continue;
        if (placed[k].x < from)
            placed[k].x = from;
        from = placed[k].x + placed[k].width + placed[k].apart;
    }
    ts_len to = measure;
    for (size_t k = n; k-- > 0;) {
        if (placed[k].beside)
            continue;
        if (placed[k].x + placed[k].width > to)
            placed[k].x = to - placed[k].width;
        to = placed[k].x - placed[k].apart;
    }
}

static const struct ts_line *join(struct ts_ctx *ctx, const struct placed *placed, size_t n, ts_len em) {
    size_t n_glyphs = 0;
    for (size_t k = 0; k < n; k++)
        n_glyphs += placed[k].line->n_glyphs;
    struct ts_set_glyph *glyphs = TS_NEW(ctx->keep, struct ts_set_glyph, n_glyphs + 1);
    struct ts_line *line = TS_NEW(ctx->keep, struct ts_line, 1);
    line->glyphs = glyphs;
    line->em = em;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < placed[k].line->n_glyphs; i++) {
            glyphs[line->n_glyphs] = placed[k].line->glyphs[i];
            glyphs[line->n_glyphs++].x += placed[k].x;
        }
    return line;
}

/* The first ruby that begins at item `begin` or behind it. */
static size_t first_from(const struct ts_items *items, size_t begin) {
    size_t low = 0, high = items->n_rubies;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (items->rubies[middle].begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct ts_line *ts_ruby_place(struct ts_ctx *ctx, const struct ts_items *items, size_t begin,
                                    size_t end, const struct ts_placed_cell *cells, ts_len measure) {
    size_t first = first_from(items, begin), n = 0;
    if (first == items->n_rubies || items->rubies[first].begin >= end)
        return NULL;
    struct placed *placed = TS_NEW(ctx->scratch, struct placed, end - begin);
    for (size_t k = first; k < items->n_rubies && items->rubies[k].begin < end; k++) {
        const struct ts_ruby *r = &items->rubies[k];
        placed[n++] = r->beside ? place_beside(ctx, items, r, &cells[r->begin - begin])
                                : place_one(ctx, r, cells[r->begin - begin].left,
                                            cells[(r->end < end ? r->end : end) - 1 - begin].right);
    }
    keep_apart(placed, n, measure);
    return join(ctx, placed, n, items->em);
}
