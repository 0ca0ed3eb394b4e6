#include "page/fitter.h"
#include "page/rescale.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_PARAGRAPHS = 3, /* set a line longer or shorter */
    EASY_LEADING = 150,  /* thousandths by which the ratio of row and size may depart for the cost of one */
    MOST_PICTURE = 30    /* rows that a picture of a whole block may take more or less */
};

void ts_weigh_order(struct ts_fitter *f) {
    static const char *const names[TS_N_PARAMETERS][2] = {
        {"size", "字号"},       {"row", "行高"},     {"subheads", "小标题"}, {"head", "标题"},
        {"paragraphs", "段落"}, {"columns", "栏数"}, {"picture", "图片"}};
    for (int k = 0; k < TS_N_PARAMETERS; k++)
        f->weights[k] = TS_N_PARAMETERS;
    for (int place = 0; f->style->fit.order[place]; place++)
        for (int k = 0; k < TS_N_PARAMETERS; k++)
            for (int name = 0; name < 2; name++)
                if (strcmp(f->style->fit.order[place], names[k][name]) == 0)
                    f->weights[k] = place + 1;
}

static double squared(double x) {
    return x * x;
}

/* What a layout changes, each change as a part of what it may be, squared and weighed. */
static double cost_of(const struct ts_fitter *f, const struct ts_style *s, const struct ts_layout *l,
                      int bands) {
    const struct ts_style *own = f->style;
    double range = own->fit.max_size - own->body.size > own->body.size - own->fit.min_size
                       ? own->fit.max_size - own->body.size
                       : own->body.size - own->fit.min_size;
    double leading = ((double)s->row / s->body.size) / ((double)own->row / own->body.size) - 1;
    double most_subheads = bands * (own->subhead.most_rows - own->subhead.rows);
    double parts[TS_N_PARAMETERS] = {
        [TS_BY_SIZE] = range > 0 ? (s->body.size - own->body.size) / range : 0,
        [TS_BY_ROW] = leading * 1000 / EASY_LEADING,
        [TS_BY_SUBHEADS] = most_subheads > 0 ? l->subheads_more / most_subheads : 0,
        [TS_BY_HEAD] = own->fit.head_rows ? (double)l->head_more / own->fit.head_rows : 0,
        [TS_BY_PARAGRAPHS] = (double)l->paragraphs_more / 2,
        [TS_BY_PICTURE] = (double)l->picture_more / MOST_PICTURE,
        [TS_BY_COLUMNS] =
            abs(s->columns - own->columns) + 2 * fabs(1 - (double)s->characters / own->characters),
    };
    double cost = 0;
    for (int k = 0; k < TS_N_PARAMETERS; k++)
        cost += f->weights[k] * squared(parts[k]);
    return cost;
}

/* How many rows are to be taken up, by subheads first, then by paragraphs. False if they cannot take so many.
 */
static bool take_up(const struct ts_fitter *f, int rows, int bands, int uncertain, struct ts_layout *l) {
    int most = bands * (f->style->subhead.most_rows - f->style->subhead.rows);
    most = most > 0 ? most : 0;
    l->subheads_more = rows < 0 ? 0 : rows < most ? rows : most;
    l->paragraphs_more = rows - l->subheads_more;
    if (abs(l->paragraphs_more) > MOST_PARAGRAPHS + uncertain)
        return false;
    if (uncertain) /* what an estimate is wrong by is no change */
        l->paragraphs_more = 0;
    return true;
}

static void keep_best(struct ts_layouts *best, struct ts_layout l) {
    int k = TS_MOST_LAYOUTS;
    while (k > 0 && (!best->v[k - 1].cut || l.cost < best->v[k - 1].cost))
        k--;
    if (k == TS_MOST_LAYOUTS)
        return;
    for (int i = TS_MOST_LAYOUTS - 1; i > k; i--)
        best->v[i] = best->v[i - 1];
    best->v[k] = l;
}

/* A place to be filled: rows of its highest column, and of all. */
struct room {
    int high, rows;
};

/* Rows that a picture may take more or less: one that is all of its block's width, as in 图片新闻. */
static int most_of_picture(const struct ts_fitter *f, const struct ts_demand *demand) {
    const struct ts_islands *p = demand->islands;
    return f->site && p->n == 1 && p->v->picture && p->v->columns == f->site_columns ? MOST_PICTURE : 0;
}

/* Rows that stay free in a room under a layout, before subheads and paragraphs take them up; < 0 = over. */
static int rows_left(const struct ts_fitter *f, const struct ts_style *s, struct room room,
                     const struct ts_demand *demand, const struct ts_layout *l) {
    struct ts_islands islands = *demand->islands;
    struct ts_island island;
    struct ts_set_picture stretched;
    if (l->picture_more) {
        island = islands.v[0];
        stretched = *island.picture;
        stretched.more = l->picture_more;
        island.picture = &stretched;
        islands.v = &island;
    }
    return room.rows - demand->taken - l->head_more * demand->head_columns - demand->rows -
           ts_demand_islands(f, &islands, s, demand->head + l->head_more);
}

/* What a few lines under a picture leave white: they stand side by side in two rows at least (page/place.c).
 */
int ts_weigh_strip(const struct ts_fitter *f, const struct ts_demand *demand) {
    int rows = (demand->rows + f->site_columns - 1) / f->site_columns;
    return (rows > TS_PLACE_LEAST_FRAME ? rows : TS_PLACE_LEAST_FRAME) * f->site_columns - demand->rows;
}

/* Weigh a layout of so much head and picture; false if it does not fill the room. A few lines under a picture
 * are level at the foot, no more can be had of them. */
static bool solve_layout(const struct ts_fitter *f, const struct ts_style *s, struct room room,
                         const struct ts_demand *demand, int uncertain, struct ts_layout *l) {
    bool stretches = most_of_picture(f, demand) > 0;
    if (room.high <= demand->head + l->head_more ||
        (l->picture_more &&
         !ts_picture_may_be(s, &f->site->grid, demand->islands->v->picture, l->picture_more)))
        return false;
    int rows = rows_left(f, s, room, demand, l);
    l->level = stretches && rows > 0 && rows == ts_weigh_strip(f, demand);
    if (!l->level && !take_up(f, rows, demand->bands, uncertain, l))
        return false;
    l->cost = cost_of(f, s, l, demand->bands);
    return true;
}

/* Try the head with more and more rows in a style's columns, which make up the room, and a block's picture
 * with more and less. */
static void solve_room(const struct ts_fitter *f, const struct ts_style *cut, const struct ts_style *s,
                       struct room room, const struct ts_demand *demand, int uncertain,
                       struct ts_layouts *best) {
    int most = most_of_picture(f, demand);
    for (int more = 0; more <= f->style->fit.head_rows; more++)
        for (int rows = -most; rows <= most; rows++) {
            struct ts_layout l = {.cut = cut, .row = s->row, .head_more = more, .picture_more = rows};
            if (solve_layout(f, s, room, demand, uncertain, &l))
                keep_best(best, l);
        }
}

/* The best numbers of rows and of head rows for a body of so many rows in a style's columns. The pitch is
 * what divides the type area into whole rows, to the last; a block's is the page's. */
struct ts_layouts ts_weigh(const struct ts_fitter *f, const struct ts_style *cut,
                           const struct ts_demand *demand, int uncertain) {
    const struct ts_fit_ranges *fit = &f->style->fit;
    ts_len height = cut->area_height - cut->body.size;
    struct ts_layouts best = {{{NULL}}};
    struct ts_style s = *cut;
    if (f->site) {
        struct room room = {f->site->grid.rows, ts_site_rows(f->site)};
        solve_room(f, cut, cut, room, demand, uncertain, &best);
        return best;
    }
    for (int rows = (int)(height / fit->max_row); rows <= (int)(height / fit->min_row); rows++) {
        struct room room = {rows + 1, s.columns * (rows + 1)};
        s.row = rows > 0 ? height / rows : 0;
        if (s.row >= fit->min_row && s.row <= fit->max_row && s.row >= ts_rescale_least_row(&s))
            solve_room(f, cut, &s, room, demand, uncertain, &best);
    }
    return best;
}

const struct ts_style *ts_weigh_style(const struct ts_fitter *f, const struct ts_layout *l) {
    struct ts_style *own = TS_NEW(f->t->ctx->keep, struct ts_style, 1);
    *own = *l->cut;
    own->row = l->row;
    return own;
}
