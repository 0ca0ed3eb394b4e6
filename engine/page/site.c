#include "page/site.h"

#include "base/vec.h"

const struct ts_site *ts_site_of_page(struct ts_ctx *ctx, const struct ts_style *style) {
    struct ts_grid grid = ts_grid_make(style);
    struct ts_site *site = TS_NEW(ctx->keep, struct ts_site, 1);
    *site = *ts_site_of_parts(ctx, &grid, &(struct ts_grid_rect){0, 0, grid.columns, grid.rows}, 1);
    site->page = true;
    return site;
}

static int least_of(int a, int b) {
    return a < b ? a : b;
}

static int most_of(int a, int b) {
    return a > b ? a : b;
}

/* The least rectangle around all parts. */
static struct ts_grid_rect bounds_of(const struct ts_grid_rect *parts, int n) {
    struct ts_grid_rect all = parts[0];
    for (int i = 1; i < n; i++) {
        int right = most_of(all.column + all.columns, parts[i].column + parts[i].columns),
            foot = most_of(all.row + all.rows, parts[i].row + parts[i].rows);
        all.column = least_of(all.column, parts[i].column);
        all.row = least_of(all.row, parts[i].row);
        all.columns = right - all.column;
        all.rows = foot - all.row;
    }
    return all;
}

static bool covers(const struct ts_grid_rect *parts, int n, int column, int row) {
    for (int i = 0; i < n; i++)
        if (column >= parts[i].column && column < parts[i].column + parts[i].columns && row >= parts[i].row &&
            row < parts[i].row + parts[i].rows)
            return true;
    return false;
}

const struct ts_site *ts_site_of_parts(struct ts_ctx *ctx, const struct ts_grid *page,
                                       const struct ts_grid_rect *parts, int n) {
    struct ts_site *site = TS_NEW(ctx->keep, struct ts_site, 1);
    struct ts_grid_rect all = bounds_of(parts, n);
    TS_VEC(struct ts_text_frame) frames = {0};
    for (int column = 0; column < all.columns; column++)
        for (int row = 0, first; row < all.rows; row++) {
            for (first = row; row < all.rows && covers(parts, n, all.column + column, all.row + row);)
                row++;
            if (row > first)
                *TS_VEC_ADD(ctx->keep, &frames) = (struct ts_text_frame){column, first, row - first};
        }
    *site = (struct ts_site){.grid = ts_grid_within(page, all), .frames = frames.v, .n = (int)frames.n};
    site->head = parts[0];
    site->head.column -= all.column;
    site->head.row -= all.row;
    return site;
}

int ts_site_rows(const struct ts_site *site) {
    int rows = 0;
    for (int k = 0; k < site->n; k++)
        rows += site->frames[k].rows;
    return rows;
}
