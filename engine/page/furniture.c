#include "page/furniture.h"

#include "page/legs.h"

/* Which block has a cell of the page's grid: its number; -1 = none. */
struct map {
    struct ts_grid grid;
    const struct ts_plan *plan;
    int *owner;
};

static struct map map_of(struct ts_ctx *ctx, const struct ts_plan *plan) {
    struct map m = {.grid = ts_grid_make(plan->style), .plan = plan};
    size_t cells = (size_t)(m.grid.columns * m.grid.rows);
    m.owner = TS_NEW(ctx->scratch, int, cells);
    for (size_t i = 0; i < cells; i++)
        m.owner[i] = -1;
    for (int b = 0; b < plan->n_blocks; b++)
        for (int i = 0; i < plan->blocks[b].n_parts; i++) {
            const struct ts_grid_rect *r = &plan->blocks[b].parts[i];
            for (int column = r->column; column < r->column + r->columns; column++)
                for (int row = r->row; row < r->row + r->rows; row++)
                    m.owner[column * m.grid.rows + row] = b;
        }
    return m;
}

static int owner_at(const struct map *m, int column, int row) {
    bool inside = column >= 0 && column < m->grid.columns && row >= 0 && row < m->grid.rows;
    return inside ? m->owner[column * m->grid.rows + row] : -1;
}

/* A block that stands in a frame, or is an advert: no rule runs beside it. */
static bool is_framed(const struct ts_plan_block *b) {
    return b->ground != TS_BLOCK_PLAIN || b->role == TS_BLOCK_ADVERT;
}

/* Neither of two blocks has a frame; no block has none. */
static bool wants_rule(const struct map *m, int a, int b) {
    return a >= 0 && b >= 0 && a != b && !is_framed(&m->plan->blocks[a]) && !is_framed(&m->plan->blocks[b]);
}

/* --- frames --------------------------------------------------------------------------------------------- */

static void draw_frame(struct ts_ctx *ctx, const struct ts_separation_style *style, const struct ts_grid *g,
                       bool tinted, struct ts_page *page) {
    ts_len height = (g->rows - 1) * g->row + g->em, thick = style->frame;
    if (tinted)
        ts_display_rule(ctx, page, g->left, g->top, g->width, height, style->tint);
    if (!thick)
        return;
    ts_display_rule(ctx, page, g->left, g->top, g->width, thick, style->frame_colour);
    ts_display_rule(ctx, page, g->left, g->top + height - thick, g->width, thick, style->frame_colour);
    ts_display_rule(ctx, page, g->left, g->top, thick, height, style->frame_colour);
    ts_display_rule(ctx, page, g->left + g->width - thick, g->top, thick, height, style->frame_colour);
}

void ts_furniture_draw_grounds(struct ts_ctx *ctx, const struct ts_plan *plan, struct ts_page *page) {
    struct ts_grid grid = ts_grid_make(plan->style);
    const struct ts_separation_style *style = &plan->style->separation;
    for (int i = 0; i < plan->n_blocks; i++) {
        const struct ts_plan_block *b = &plan->blocks[i];
        struct ts_grid own = ts_legs_outside(&grid, b, style);
        if (is_framed(b) && own.rows > 0)
            draw_frame(ctx, style, &own, b->ground == TS_BLOCK_TINTED, page);
    }
}

/* --- rules ---------------------------------------------------------------------------------------------- */

/* In the middle of the empty rows above blocks, from a column on and as far as one of the blocks above and
 * below goes on: the column behind it. */
static int draw_across(struct ts_ctx *ctx, const struct map *m, int row, int first, struct ts_page *page) {
    const struct ts_separation_style *style = &m->plan->style->separation;
    int end = first;
    while (end < m->grid.columns && wants_rule(m, owner_at(m, end, row - 1), owner_at(m, end, row)) &&
           (end == first || owner_at(m, end, row) == owner_at(m, end - 1, row) ||
            owner_at(m, end, row - 1) == owner_at(m, end - 1, row - 1)))
        end++;
    if (end == first)
        return first + 1;
    struct ts_grid_part part = ts_grid_part_of(&m->grid, first, end - first);
    if (style->rule && style->rows)
        ts_display_rule(ctx, page, part.left,
                        ts_grid_band_middle(&m->grid, row, style->rows) - style->rule / 2, part.width,
                        style->rule, style->rule_colour);
    return end;
}

/* A row that a block leaves empty above itself. */
static bool is_empty(const struct map *m, int column, int row) {
    for (int i = 1; i <= m->plan->style->separation.rows && i <= row; i++)
        if (owner_at(m, column, row - i) != owner_at(m, column, row))
            return true;
    return false;
}

/* In the gutter before a column, from the first row on at which two blocks stand side by side there. */
static int draw_down(struct ts_ctx *ctx, const struct map *m, int column, int first, struct ts_page *page) {
    const struct ts_separation_style *style = &m->plan->style->separation;
    const struct ts_grid *g = &m->grid;
    int end = first;
    while (end < g->rows && wants_rule(m, owner_at(m, column - 1, end), owner_at(m, column, end)))
        end++;
    int row = first;
    while (row < end && is_empty(m, column - 1, row) && is_empty(m, column, row))
        row++;
    if (row < end && style->rule)
        ts_display_rule(ctx, page, ts_grid_column_x(g, column) - g->gutter / 2 - style->rule / 2,
                        ts_grid_row_y(g, row), style->rule, (end - row - 1) * g->row + g->em,
                        style->rule_colour);
    return end == first ? first + 1 : end;
}

void ts_furniture_draw_rules(struct ts_ctx *ctx, const struct ts_plan *plan, struct ts_page *page) {
    struct map m = map_of(ctx, plan);
    for (int row = 1; row < m.grid.rows; row++)
        for (int column = 0; column < m.grid.columns;)
            column = draw_across(ctx, &m, row, column, page);
    for (int column = 1; column < m.grid.columns; column++)
        for (int row = 0; row < m.grid.rows;)
            row = draw_down(ctx, &m, column, row, page);
}
