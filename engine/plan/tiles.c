#include "plan/tiles.h"

#include "style/check.h"

static int *cell(const struct ts_tiles *t, int column, int row) {
    return &t->owner[row * t->grid.columns + column];
}

static bool is_on_grid(const struct ts_tiles *t, struct ts_grid_rect r) {
    return r.column >= 0 && r.row >= 0 && r.columns <= t->grid.columns && r.rows <= t->grid.rows &&
           r.column + r.columns <= t->grid.columns && r.row + r.rows <= t->grid.rows;
}

/* The first owner in a rectangle of the grid; TS_TILE_FREE = all of it is free. */
static int owner_of(const struct ts_tiles *t, struct ts_grid_rect r) {
    for (int row = r.row; row < r.row + r.rows; row++)
        for (int column = r.column; column < r.column + r.columns; column++)
            if (*cell(t, column, row) != TS_TILE_FREE)
                return *cell(t, column, row);
    return TS_TILE_FREE;
}

/* Free rows from a cell downwards, in all of so many columns. */
static int free_rows(const struct ts_tiles *t, int column, int row, int columns) {
    int least = t->grid.rows;
    for (int i = column; i < column + columns; i++) {
        int below = t->below[row * t->grid.columns + i];
        least = below < least ? below : least;
    }
    return least;
}

static void fill(const struct ts_tiles *t, struct ts_grid_rect r, int owner) {
    for (int row = r.row; row < r.row + r.rows; row++)
        for (int column = r.column; column < r.column + r.columns; column++)
            if (*cell(t, column, row) == TS_TILE_FREE)
                *cell(t, column, row) = owner;
    for (int column = r.column; column < r.column + r.columns; column++)
        for (int row = r.row + r.rows - 1; row >= 0; row--) {
            int *below = &t->below[row * t->grid.columns + column];
            int next = row + 1 < t->grid.rows ? below[t->grid.columns] : 0;
            *below = *cell(t, column, row) == TS_TILE_FREE ? next + 1 : 0;
        }
}

static const char *rect_text(struct ts_ctx *ctx, struct ts_grid_rect r) {
    return ts_arena_printf(ctx->scratch, "%dx%d [%d, %d]", r.columns, r.rows, r.column + 1, r.row + 1);
}

/* --- faults --------------------------------------------------------------------------------------------- */

static void report_off_grid(const struct ts_tiles *t, const struct ts_draft_part *part) {
    TS_DIAG(t->ctx->diag, TS_PLAN_OFF_GRID, part->place, rect_text(t->ctx, part->rect),
            ts_arena_printf(t->ctx->scratch, TS_BOTH("%d columns x %d rows", "%d 栏 x %d 行"),
                            t->grid.columns, t->grid.rows, t->grid.columns, t->grid.rows));
}

static void report_overlap(const struct ts_tiles *t, const struct ts_draft_part *part, int owner) {
    if (owner == TS_TILE_MASTHEAD) {
        TS_DIAG(t->ctx->diag, TS_PLAN_MASTHEAD, part->place, rect_text(t->ctx, part->rect),
                rect_text(t->ctx, t->masthead));
        return;
    }
    TS_DIAG(t->ctx->diag, TS_PLAN_OVERLAP, part->place, rect_text(t->ctx, part->rect),
            ts_arena_printf(t->ctx->scratch, "%u", t->draft->blocks[owner].place.line));
}

/* --- laying --------------------------------------------------------------------------------------------- */

static bool is_open(int n) {
    return n == TS_DRAFT_OPEN;
}

static bool is_whole(struct ts_grid_rect r) {
    return !is_open(r.column) && !is_open(r.columns) && !is_open(r.rows);
}

/* A part whose four numbers are known. */
static void lay_part(const struct ts_tiles *t, const struct ts_draft_part *part, int owner) {
    if (!is_on_grid(t, part->rect)) {
        report_off_grid(t, part);
        return;
    }
    int other = owner_of(t, part->rect);
    if (other != TS_TILE_FREE)
        report_overlap(t, part, other);
    fill(t, part->rect, owner);
}

/* What is open of a rectangle whose first cell is on the grid: all free columns to the right of it, all free
 * rows below; 0 = none. */
static struct ts_grid_rect close_rect(const struct ts_tiles *t, struct ts_grid_rect r) {
    if (is_open(r.columns))
        for (r.columns = 0; r.column + r.columns < t->grid.columns; r.columns++)
            if (!free_rows(t, r.column + r.columns, r.row, 1))
                break;
    if (is_open(r.rows))
        r.rows = r.column + r.columns <= t->grid.columns ? free_rows(t, r.column, r.row, r.columns) : 0;
    return r;
}

/* The next free place in reading order for what is open. False = there is none. */
static bool find_place(const struct ts_tiles *t, struct ts_grid_rect *r, int least) {
    for (int row = 0; row < t->grid.rows; row++)
        for (int column = 0; column < t->grid.columns; column++) {
            struct ts_grid_rect at = close_rect(t, (struct ts_grid_rect){column, row, r->columns, r->rows});
            if (at.columns == 0 || at.rows < (is_open(r->rows) ? least : 1) || !is_on_grid(t, at) ||
                free_rows(t, column, row, at.columns) < at.rows)
                continue;
            *r = at;
            return true;
        }
    return false;
}

/* A part of which something is open. Where its first cell is taken or off the grid it is one cell there, so
 * that the message is that of any other part. */
static void lay_open(const struct ts_tiles *t, struct ts_draft_part *part, int owner, int least) {
    struct ts_grid_rect *r = &part->rect;
    if (is_open(r->column)) {
        if (!find_place(t, r, least)) {
            TS_DIAG(t->ctx->diag, TS_PLAN_NO_ROOM, part->place);
            return;
        }
    } else if (is_on_grid(t, (struct ts_grid_rect){r->column, r->row, 1, 1})) {
        *r = close_rect(t, *r);
    }
    r->columns = r->columns < 1 ? 1 : r->columns;
    r->rows = r->rows < 1 ? 1 : r->rows;
    lay_part(t, part, owner);
}

/* --- parts ---------------------------------------------------------------------------------------------- */

static bool overlap(int begin, int n, int other, int m) {
    return begin < other + m && other < begin + n;
}

/* Along an edge; a corner is none. */
static bool touch(struct ts_grid_rect a, struct ts_grid_rect b) {
    bool beside = a.column + a.columns == b.column || b.column + b.columns == a.column;
    bool below = a.row + a.rows == b.row || b.row + b.rows == a.row;
    return (beside && overlap(a.row, a.rows, b.row, b.rows)) ||
           (below && overlap(a.column, a.columns, b.column, b.columns));
}

static void check_parts(struct ts_ctx *ctx, const struct ts_draft_block *block) {
    for (int i = 1; i < block->n_parts; i++) {
        bool touches = false;
        for (int k = 0; k < i; k++)
            touches |= touch(block->parts[i].rect, block->parts[k].rect);
        if (!touches && is_whole(block->parts[i].rect))
            TS_DIAG(ctx->diag, TS_PLAN_APART, block->parts[i].place);
    }
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static void lay_masthead(struct ts_tiles *t, const struct ts_masthead_style *style) {
    if (!style->rows)
        return;
    int columns = style->columns ? style->columns : t->grid.columns;
    int rows = style->rows < t->grid.rows ? style->rows : t->grid.rows;
    t->masthead = (struct ts_grid_rect){0, 0, columns, rows};
    fill(t, t->masthead, TS_TILE_MASTHEAD);
}

struct ts_tiles ts_tiles_lay(struct ts_ctx *ctx, struct ts_draft *draft, const struct ts_style *style,
                             const int *least) {
    struct ts_tiles t = {.ctx = ctx, .draft = draft, .grid = ts_grid_make(style)};
    size_t n = (size_t)(t.grid.columns * t.grid.rows);
    t.owner = TS_NEW(ctx->keep, int, n);
    t.below = TS_NEW(ctx->keep, int, n);
    for (size_t i = 0; i < n; i++) {
        t.owner[i] = TS_TILE_FREE;
        t.below[i] = t.grid.rows - (int)i / t.grid.columns;
    }
    lay_masthead(&t, &style->masthead);
    for (int i = 0; i < draft->n_blocks; i++)
        for (int k = 0; k < draft->blocks[i].n_parts; k++)
            if (is_whole(draft->blocks[i].parts[k].rect))
                lay_part(&t, &draft->blocks[i].parts[k], i);
    for (int with_place = 1; with_place >= 0; with_place--)
        for (int i = 0; i < draft->n_blocks; i++) {
            struct ts_draft_part *part = draft->blocks[i].parts;
            if (draft->blocks[i].n_parts == 1 && !is_whole(part->rect) &&
                is_open(part->rect.column) != (bool)with_place)
                lay_open(&t, part, i, least[i]);
        }
    for (int i = 0; i < draft->n_blocks; i++)
        check_parts(ctx, &draft->blocks[i]);
    return t;
}
