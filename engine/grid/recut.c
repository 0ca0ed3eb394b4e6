#include "grid/recut.h"

/* Columns of given measures side by side, the gutters sharing what they leave of the width. */
static void spread(struct ts_recut_column *to, int n, ts_len width) {
    ts_len taken = 0, left = width;
    for (int k = 0; k < n; k++)
        left -= to[k].measure;
    for (int k = 0; k < n; k++) {
        to[k].x = taken + (n > 1 ? (ts_len)((int64_t)left * k / (n - 1)) : 0);
        taken += to[k].measure;
    }
}

/* Share k of `whole` dealt out in n equal shares, the first ones larger by one where it does not go up. */
static int share(int whole, int n, int k) {
    return whole / n + (k < whole % n);
}

/* The part's own columns; a part that is narrower than they are keeps as much from either edge. */
static void cut_grid(const struct ts_grid *g, struct ts_grid_part part, int n, struct ts_recut_column *to) {
    ts_len inset = (part.n * g->measure + (part.n - 1) * g->gutter - part.width) / 2;
    inset = inset > 0 ? inset : 0;
    for (int k = 0, at = 0; k < n; at += share(part.n, n, k++)) {
        int columns = share(part.n, n, k);
        ts_len begin = at * (g->measure + g->gutter),
               end = begin + columns * g->measure + (columns - 1) * g->gutter;
        to[k].x = k ? begin - inset : 0;
        to[k].measure = end - inset - to[k].x - (k + 1 == n ? inset : 0);
    }
}

void ts_grid_recut(const struct ts_grid *g, struct ts_grid_part part, const struct ts_recut *cut,
                   struct ts_recut_column *to) {
    int n = cut->columns;
    ts_len room = part.width - (n - 1) * cut->gutter;
    int characters = (int)(room / cut->em) < n ? n : (int)(room / cut->em);
    if (cut->remainder == TS_REMAINDER_GRID && n <= part.n) {
        cut_grid(g, part, n, to);
        return;
    }
    for (int k = 0; k < n; k++)
        to[k].measure = cut->remainder == TS_REMAINDER_FREE       ? room / n
                        : cut->remainder == TS_REMAINDER_RELATIVE ? share(characters, n, k) * cut->em
                                                                  : characters / n * cut->em;
    spread(to, n, part.width);
}

void ts_grid_cut(struct ts_grid *g, int columns) {
    ts_len measure = (g->width - (columns - 1) * g->em) / columns / g->em * g->em;
    g->columns = columns;
    g->measure = measure > g->em ? measure : g->em;
    g->gutter = columns > 1 ? (g->width - columns * g->measure) / (columns - 1) : 0;
    if (columns > 1)
        return;
    g->left += (g->width - g->measure) / 2;
    g->width = g->measure;
}

struct ts_grid ts_grid_inside(const struct ts_grid *g, struct ts_grid_rect r) {
    struct ts_grid in = ts_grid_within(g, r);
    in.left += g->em;
    in.width -= 2 * g->em;
    in.top += g->row;
    in.rows = r.rows > 2 ? r.rows - 2 : 0;
    return in;
}
