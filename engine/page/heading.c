#include "page/heading.h"

ts_len ts_heading_height(const struct ts_heading *h) {
    return ts_titling_height(h->type->size, (int)h->lines->n);
}

/* A dash before a deck that the copy does not have; one in parentheses, as 通过 and its date below a
 * resolution's headline, has none. */
static bool draws_dash(const struct ts_para *para, const struct ts_type *type) {
    return type->dash && !ts_slice_starts(para->text, "—") && !ts_slice_starts(para->text, "（");
}

static ts_len dash_width(const struct ts_type *type) {
    return 2 * type->size;
}

/* Set the heading at a size; a trial is only measured. */
static const struct ts_lines *set_at(const struct ts_setting *s, const struct ts_para *para,
                                     struct ts_type *type, ts_len size, ts_len measure, bool trial) {
    type->phrase_gap = ts_len_scale(type->phrase_gap, size, type->size); /* it was given in ems */
    type->size = size;
    ts_len dash = draws_dash(para, type) ? dash_width(type) : 0; /* the line with its dash takes the width */
    struct ts_paragraph_opts opts = {.measure = measure - dash,
                                     .by_words = true,
                                     .trial = trial,
                                     .spread = ts_setting_spread(type, measure) - dash};
    if (opts.spread < 0)
        opts.spread = 0;
    return ts_setting_para(s, para, type, &opts);
}

static ts_len clamp(ts_len v, ts_len low, ts_len high) {
    return v < low ? low : v > high ? high : v;
}

/* A heading set at a size: 0 = it takes too many lines; rank is how badly its lines cut phrases, -1 after
 * an error. */
struct trial {
    ts_len size;
    int rank;
};

static struct trial try_size(const struct ts_setting *s, const struct ts_para *para,
                             const struct ts_type *style, ts_len size, ts_len measure, int most_lines) {
    struct ts_type *type = TS_NEW(s->typesetter->ctx->keep, struct ts_type, 1);
    *type = *style;
    const struct ts_lines *lines = set_at(s, para, type, size, measure, true);
    if (!lines)
        return (struct trial){0, -1};
    if (lines->n > (size_t)most_lines)
        return (struct trial){0, 0};
    return (struct trial){size, lines->phrase};
}

/* The greatest size of the style's range at which the heading takes so many lines at most, or one near it at
 * which they end better for the sense. */
static struct trial size_on_lines(const struct ts_setting *s, const struct ts_para *para,
                                  const struct ts_type *style, ts_len measure, int64_t natural, int n) {
    ts_len least = style->min_size, most = style->size;
    ts_len size = ts_titling_size(clamp(ts_len_scale(most, (int64_t)measure * n, natural), least, most));
    struct trial best = {0, 0};
    ts_len first = 0;
    while (size >= least && (!first || (n > 1 && best.rank > 0 && ts_titling_is_near(size, first)))) {
        struct trial trial = try_size(s, para, style, size, measure, n);
        if (trial.rank < 0)
            return trial;
        if (trial.size && (!best.size || trial.rank < best.rank))
            best = trial;
        if (n == 1 && !best.size && (int64_t)size * natural < (int64_t)measure * most * 98 / 100)
            break; /* rounding alone was not in the way */
        first = first ? first : best.size;
        size = ts_titling_smaller(size);
    }
    return best;
}

/* The size is near the one that is wished for, or as good as the fit asks. */
static bool is_settled(const struct ts_setting *s, ts_len found, ts_len wished) {
    return ts_titling_is_near(found, wished) || (found && s->fit->head_small);
}

/* The size at which it takes the fewest lines, but for those in which it would be much larger; 0 after an
 * error. */
static ts_len find_size(const struct ts_setting *s, const struct ts_para *para, const struct ts_type *style,
                        ts_len measure) {
    ts_len least = style->min_size, most = style->size, found = 0;
    int64_t natural = ts_setting_width(s, para, style);
    if (natural < 0)
        return 0;
    natural += draws_dash(para, style) ? dash_width(style) : 0;
    if (natural * least > (int64_t)measure * (TS_TITLING_MOST_LINES + 1) * most) /* no size will do */
        return least;
    if (natural <= measure)
        return most;
    for (int n = 1; n <= TS_TITLING_MOST_LINES && !is_settled(s, found, most); n++) {
        struct trial trial = size_on_lines(s, para, style, measure, natural, n);
        if (trial.rank < 0)
            return 0;
        if (!ts_titling_is_near(found, trial.size))
            found = trial.size;
    }
    return found ? found : least;
}

bool ts_heading_set(const struct ts_setting *s, struct ts_type *type, ts_len measure, struct ts_heading *h) {
    ts_len size = find_size(s, h->para, type, measure);
    h->type = type;
    h->lines = size ? set_at(s, h->para, type, size, measure, false) : NULL;
    return h->lines != NULL;
}

/* The stroke of —— before a deck: a drawn one, since the copy does not have it. Returns what it takes. */
static ts_len draw_dash(const struct ts_setting *s, struct ts_page *page, const struct ts_heading *b,
                        ts_len x, ts_len y) {
    ts_len em = b->type->size, thick = em * 6 / 100;
    ts_display_rule(s->typesetter->ctx, page, x + em / 20,
                    ts_grid_baseline(y, em) - em * 38 / 100 - thick / 2, 2 * em - em / 10, thick,
                    b->type->colour);
    return dash_width(b->type);
}

void ts_heading_draw(const struct ts_setting *s, const struct ts_heading *b, const struct ts_grid_part *part,
                     int row, struct ts_page *page) {
    ts_len y = ts_grid_band_middle(&s->grid, row, b->rows) - ts_heading_height(b) / 2;
    bool dash = draws_dash(b->para, b->type);
    for (size_t i = 0; i < b->lines->n; i++, y += ts_titling_pitch(b->type->size)) {
        const struct ts_line *line = &b->lines->lines[i];
        ts_len before = dash && i == 0 ? dash_width(b->type) : 0;
        ts_len x = part->left + b->pad +
                   ts_setting_align(b->type->align, part->width - 2 * b->pad, line->width + before);
        if (before)
            x += draw_dash(s, page, b, x, y);
        ts_display_line(s->typesetter->ctx, page, line, x, y, b->role, b->paragraph,
                        b->paragraph < 0 ? -1 : (int)i, -1);
    }
}
