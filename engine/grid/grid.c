#include "grid/grid.h"

struct ts_grid ts_grid_make(const struct ts_style *s) {
    struct ts_grid g = {.left = s->area_left,
                        .top = s->area_top,
                        .width = s->area_width,
                        .row = s->row,
                        .em = s->body.size,
                        .columns = s->columns,
                        .measure = s->characters * s->body.size};
    g.rows = (s->area_height - g.em) / g.row + 1;
    g.gutter = g.columns > 1 ? (g.width - g.columns * g.measure) / (g.columns - 1) : 0;
    return g;
}

struct ts_grid_part ts_grid_part_of(const struct ts_grid *g, int first, int n) {
    if (n >= g->columns)
        return (struct ts_grid_part){0, g->columns, g->left, g->width};
    return (struct ts_grid_part){first, n, ts_grid_column_x(g, first), n * g->measure + (n - 1) * g->gutter};
}

struct ts_grid ts_grid_within(const struct ts_grid *g, struct ts_grid_rect r) {
    struct ts_grid within = *g;
    within.left = ts_grid_column_x(g, r.column);
    within.top = ts_grid_row_y(g, r.row);
    within.width = r.column + r.columns == g->columns
                       ? g->left + g->width - within.left /* to the type area's very edge */
                       : r.columns * g->measure + (r.columns - 1) * g->gutter;
    within.columns = r.columns;
    within.rows = r.rows;
    return within;
}

ts_len ts_grid_column_x(const struct ts_grid *g, int column) {
    return g->left + column * (g->measure + g->gutter);
}

ts_len ts_grid_row_y(const struct ts_grid *g, int row) {
    return g->top + row * g->row;
}

ts_len ts_grid_baseline(ts_len y, ts_len em) {
    return y + ts_len_scale(em, 88, 100);
}

int ts_grid_rows_of(const struct ts_grid *g, ts_len height) {
    return (int)((height + g->row - 1) / g->row);
}

ts_len ts_grid_band_middle(const struct ts_grid *g, int first_row, int rows) {
    ts_len white = g->row - g->em;
    return ts_grid_row_y(g, first_row) + (rows * g->row - white) / 2;
}
