#include "page/fitter.h"
#include "page/rescale.h"

#include <stdlib.h>

enum {
    LEAST_CHARACTERS = 10, /* of a line of a re-cut column */
    MOST_GUTTER = 250,     /* of a re-cut page, percent of an em */
    UNCERTAIN = 30         /* thousandths: what an estimate of the body's rows may be wrong by */
};

static void add_cut(struct ts_fitter *f, ts_len size, int columns) {
    const struct ts_style *s = f->style;
    ts_len least = s->gutter > size ? s->gutter : size;
    ts_len room = s->area_width - (columns - 1) * least;
    int characters = (int)(room / columns / size);
    bool own = size == s->body.size && columns == s->columns;
    if (own)
        characters = s->characters;
    int64_t gutter =
        columns > 1 ? (s->area_width - (int64_t)columns * characters * size) / (columns - 1) : least;
    if (!own && (characters < LEAST_CHARACTERS || gutter * 100 > (int64_t)size * MOST_GUTTER))
        return;
    if (!own &&
        2 * (int64_t)ts_len_scale(ts_style_widest_start(s), size, s->body.size) >= (int64_t)characters * size)
        return;
    struct ts_cut *cut = TS_VEC_ADD(f->t->ctx->keep, &f->cuts);
    *cut = (struct ts_cut){.size = size, .columns = columns, .characters = characters};
    struct ts_demand demand = f->demand;
    demand.rows = ts_demand_estimate(f, characters);
    if (!f->site && demand.head_columns == s->columns) { /* it stands over all of them */
        demand.taken = demand.head * columns;
        demand.head_columns = columns;
    }
    struct ts_layouts l =
        ts_weigh(f, ts_rescale_style(f->t->ctx, f->style, cut->size, cut->columns, cut->characters), &demand,
                 demand.rows * UNCERTAIN / 1000 + columns);
    cut->estimate = l.v[0].cut ? l.v[0].cost : -1;
}

static int by_estimate(const void *a, const void *b) {
    const struct ts_cut *x = a, *y = b;
    if ((x->estimate < 0) != (y->estimate < 0))
        return x->estimate < 0 ? 1 : -1;
    if (x->estimate != y->estimate)
        return x->estimate < y->estimate ? -1 : 1;
    return x->columns != y->columns ? x->columns - y->columns : x->size - y->size;
}

/* A block's type stands on the page's grid as it is. */
void ts_cuts_list(struct ts_fitter *f) {
    const struct ts_fit_ranges *fit = &f->style->fit;
    ts_len own = f->style->body.size;
    for (int columns = fit->min_columns; !f->site && columns <= fit->max_columns; columns++)
        for (ts_len size = ts_rescale_size(fit->min_size); size <= fit->max_size; size += TS_RESCALE_STEP)
            if (columns != f->style->columns || size != own)
                add_cut(f, size, columns);
    add_cut(f, own, f->style->columns);
    qsort(f->cuts.v, f->cuts.n, sizeof *f->cuts.v, by_estimate);
}

/* A pitch to count rows at: the style's own leading, within its range. */
static ts_len trial_row(const struct ts_fitter *f, const struct ts_style *s, const struct ts_cut *cut) {
    ts_len row = ts_len_scale(cut->size, f->style->row, f->style->body.size);
    row = row < f->style->fit.max_row ? row : f->style->fit.max_row;
    return row > ts_rescale_least_row(s) ? row : ts_rescale_least_row(s);
}

/* The layouts of a cut, its body set and counted; the head's rows depend on the pitch and are counted again.
 */
struct ts_layouts ts_cuts_solve(const struct ts_fitter *f, const struct ts_cut *cut) {
    struct ts_layouts l = {{{NULL}}};
    struct ts_style *style = ts_rescale_style(f->t->ctx, f->style, cut->size, cut->columns, cut->characters);
    struct ts_demand demand;
    const struct ts_body *body;
    if (!f->site)
        style->row = trial_row(f, style, cut);
    if (!ts_demand_count(f, style, &demand, &body))
        return l;
    for (int round = 0; round < 3; round++) {
        l = ts_weigh(f, style, &demand, 0);
        struct ts_demand before = demand;
        if (!l.v[0].cut || !ts_demand_count_head(f, ts_weigh_style(f, &l.v[0]), &demand) ||
            demand.taken == before.taken)
            break;
    }
    return l;
}
