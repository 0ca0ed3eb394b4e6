#include "plan/white.h"

struct white {
    struct ts_grid grid;
    bool *taken; /* of each cell, row by row */
};

static bool *cell(const struct white *w, int column, int row) {
    return &w->taken[row * w->grid.columns + column];
}

static void fill(const struct white *w, struct ts_grid_rect r) {
    for (int row = r.row; row < r.row + r.rows && row < w->grid.rows; row++)
        for (int column = r.column; column < r.column + r.columns && column < w->grid.columns; column++)
            *cell(w, column, row) = true;
}

static bool is_free(const struct white *w, int column, int columns, int row) {
    for (int i = column; i < column + columns; i++)
        if (row >= w->grid.rows || *cell(w, i, row))
            return false;
    return true;
}

/* All columns to the right of a free cell, all rows that are free in these. */
static struct ts_grid_rect rect_from(const struct white *w, int column, int row) {
    struct ts_grid_rect r = {column, row, 1, 1};
    while (column + r.columns < w->grid.columns && !*cell(w, column + r.columns, row))
        r.columns++;
    while (is_free(w, column, r.columns, row + r.rows))
        r.rows++;
    return r;
}

static void report(struct ts_ctx *ctx, const struct ts_plan *plan, struct ts_grid_rect r) {
    TS_DIAG(ctx->diag, TS_PLAN_WHITE, ts_place_of_file(plan->file),
            ts_arena_printf(ctx->scratch, TS_BOTH("%d columns x %d rows", "%d 栏 x %d 行"), r.columns, r.rows,
                            r.columns, r.rows),
            ts_arena_printf(ctx->scratch, "[%d, %d]", r.column + 1, r.row + 1));
}

bool ts_white_moves(const struct ts_plan *plan) {
    for (int i = 0; i < plan->n_blocks; i++)
        if (plan->blocks[i].free && plan->style->fit.mode == TS_FIT_PAGE)
            return true;
    return false;
}

void ts_white_report(struct ts_ctx *ctx, const struct ts_plan *plan) {
    struct white w = {.grid = ts_grid_make(plan->style)};
    const struct ts_masthead_style *masthead = &plan->style->masthead;
    w.taken = TS_NEW(ctx->keep, bool, (size_t)(w.grid.columns * w.grid.rows));
    fill(&w,
         (struct ts_grid_rect){0, 0, masthead->columns ? masthead->columns : w.grid.columns, masthead->rows});
    for (int i = 0; i < plan->n_blocks; i++)
        for (int k = 0; k < plan->blocks[i].n_parts; k++)
            fill(&w, plan->blocks[i].parts[k]);
    for (int row = 0; row < w.grid.rows; row++)
        for (int column = 0; column < w.grid.columns; column++) {
            if (*cell(&w, column, row))
                continue;
            struct ts_grid_rect r = rect_from(&w, column, row);
            fill(&w, r); /* told once */
            if (r.rows > 1)
                report(ctx, plan, r);
        }
}
