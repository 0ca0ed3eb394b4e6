#include "page/legs.h"

#include "grid/recut.h"

/* In a column of the page a part of the same block ends where this one begins. */
static bool goes_on_above(const struct ts_plan_block *b, int part, int column) {
    for (int i = 0; i < b->n_parts; i++) {
        const struct ts_grid_rect *r = &b->parts[i];
        if (r->row + r->rows == b->parts[part].row && r->column <= column && column < r->column + r->columns)
            return true;
    }
    return false;
}

static void take_rows(struct ts_grid_rect *r, int rows) {
    rows = rows < r->rows ? rows : r->rows;
    r->row += rows;
    r->rows -= rows;
}

/* A part without the empty rows above it, which it needs under another block in one of its columns. */
static struct ts_grid_rect clear_part(const struct ts_plan_block *b, int part,
                                      const struct ts_separation_style *style) {
    struct ts_grid_rect r = b->parts[part];
    int own = 0;
    while (own < r.columns && goes_on_above(b, part, r.column + own))
        own++;
    if (r.row > 0 && own < r.columns)
        take_rows(&r, style->rows);
    return r;
}

/* The same column by column: text runs through from its own part above. Returns how many there are. */
static int clear_columns(const struct ts_plan_block *b, int part, const struct ts_separation_style *style,
                         struct ts_grid_rect *columns) {
    const struct ts_grid_rect *all = &b->parts[part];
    for (int i = 0; i < all->columns; i++) {
        struct ts_grid_rect *r = &columns[i];
        *r = (struct ts_grid_rect){all->column + i, all->row, 1, all->rows};
        if (r->row > 0 && !goes_on_above(b, part, r->column))
            take_rows(r, style->rows);
    }
    return all->columns;
}

struct ts_grid ts_legs_outside(const struct ts_grid *page, const struct ts_plan_block *b,
                               const struct ts_separation_style *style) {
    return ts_grid_within(page, clear_part(b, 0, style));
}

/* All of a grid but the rows of a title. */
static const struct ts_site *site_under(struct ts_ctx *ctx, const struct ts_grid *g, int title_rows) {
    struct ts_grid_rect all = {0, 0, g->columns, g->rows};
    take_rows(&all, title_rows);
    return ts_site_of_parts(ctx, g, &all, 1);
}

/* The leg that begins with a part; *end is the part behind it. */
static const struct ts_site *leg_from(struct ts_ctx *ctx, const struct ts_grid *page,
                                      const struct ts_plan_block *b, const struct ts_separation_style *style,
                                      int title_rows, int *end) {
    int first = *end;
    struct ts_grid_rect *parts =
        TS_NEW(ctx->scratch, struct ts_grid_rect, (size_t)(b->n_parts * page->columns));
    if (b->cuts[first] || b->ground != TS_BLOCK_PLAIN) {
        struct ts_grid_rect r = clear_part(b, first, style);
        struct ts_grid g = b->ground == TS_BLOCK_PLAIN ? ts_grid_within(page, r) : ts_grid_inside(page, r);
        ts_grid_cut(&g, b->cuts[first] ? b->cuts[first] : g.columns);
        *end = first + 1;
        return site_under(ctx, &g, title_rows);
    }
    int n = 1;
    parts[0] = clear_part(b, first, style); /* the head stands over all of it */
    take_rows(&parts[0], title_rows);
    for (++*end; *end < b->n_parts && !b->cuts[*end]; ++*end)
        n += clear_columns(b, *end, style, parts + n);
    return ts_site_of_parts(ctx, page, parts, n);
}

struct ts_legs ts_legs_of(struct ts_ctx *ctx, const struct ts_grid *page, const struct ts_plan_block *b,
                          const struct ts_separation_style *style, int title_rows) {
    const struct ts_site **sites = TS_NEW(ctx->keep, const struct ts_site *, (size_t)b->n_parts);
    struct ts_legs legs = {.sites = sites};
    for (int end = 0; end < b->n_parts; legs.n++)
        sites[legs.n] = leg_from(ctx, page, b, style, legs.n ? 0 : title_rows, &end);
    const struct ts_site *first = sites[0];
    legs.title = ts_grid_within(&first->grid, first->head);
    legs.title.top -= title_rows * page->row;
    legs.title.rows = title_rows;
    return legs;
}
