#include "page/boundaries.h"

#include "base/vec.h"

#include <limits.h>

enum {
    MOST_ROUNDS = 60, /* they are moved until nothing becomes better */
    OVER_COUNTS = 2,  /* a row of text that does not fit, beside one of white */
    LEAST_OPEN = 2    /* rows of an open place */
};

/* Blocks above and below a row, over the same columns. */
struct boundary {
    int row, first, end; /* columns */
    TS_VEC(int) above;
    TS_VEC(int) below;
};

struct mover {
    struct ts_ctx *ctx;
    struct ts_plan_block *blocks;
    struct ts_grid_rect *rects; /* of each block, then of each open place */
    int n, n_places;            /* blocks; these and the open places */
    const int *needs, *least;
    TS_VEC(struct boundary) boundaries;
};

static bool may_move(const struct mover *m, int block) {
    return block >= m->n || (m->blocks[block].free && m->blocks[block].n_parts == 1);
}

static int foot_of(const struct mover *m, int block) {
    return m->rects[block].row + m->rects[block].rows;
}

static bool has_column(const struct mover *m, int block, int column) {
    const struct ts_grid_rect *r = &m->rects[block];
    return column >= r->column && column < r->column + r->columns;
}

/* The block that ends (`above`) or begins at a row in a column; -1 = none does. */
static int block_at(const struct mover *m, int row, int column, bool above) {
    for (int i = 0; i < m->n_places; i++)
        if (has_column(m, i, column) && (above ? foot_of(m, i) : m->rects[i].row) == row)
            return i;
    return -1;
}

/* The blocks on one side of a boundary, which must all be free and lie within its columns. False if not. */
static bool add_side(struct mover *m, struct boundary *b, bool above) {
    for (int column = b->first; column < b->end;) {
        int block = block_at(m, b->row, column, above);
        if (block < 0 || !may_move(m, block) || m->rects[block].column != column)
            return false;
        column += m->rects[block].columns;
        if (above)
            *TS_VEC_ADD(m->ctx->scratch, &b->above) = block;
        else
            *TS_VEC_ADD(m->ctx->scratch, &b->below) = block;
        if (column > b->end)
            return false;
    }
    return true;
}

/* The least stretch of columns from `first` on that blocks on both sides have in common. */
static int end_of_boundary(const struct mover *m, int row, int first) {
    int above = first, below = first;
    do {
        int *behind = above < below ? &above : &below;
        if (above == below && above > first)
            return above;
        int block = block_at(m, row, *behind, behind == &above);
        if (block < 0 || m->rects[block].column != *behind)
            return -1;
        *behind += m->rects[block].columns;
    } while (above != below);
    return above;
}

/* --- open places ---------------------------------------------------------------------------------------- */

static const struct ts_grid_rect *part_at(const struct mover *m, int row, int column) {
    for (int i = 0; i < m->n; i++)
        for (int k = 0; k < m->blocks[i].n_parts; k++) {
            const struct ts_grid_rect *r = &m->blocks[i].parts[k];
            if (column >= r->column && column < r->column + r->columns && row >= r->row &&
                row < r->row + r->rows)
                return r;
        }
    return NULL;
}

/* How many rows no block has in a column, from the foot of one that ends there; 0 = none ends there. */
static int open_rows(const struct mover *m, const struct ts_grid *grid, int row, int column) {
    int rows = 0;
    if (column < 0 || column >= grid->columns || block_at(m, row, column, true) < 0)
        return 0;
    while (row + rows < grid->rows && !part_at(m, row + rows, column))
        rows++;
    return rows;
}

/* All columns side by side that are open from one row to one row are a place; blocks above it move its upper
 * edge together, so that it stays a rectangle. */
static void add_open_places(struct mover *m, const struct ts_grid *grid) {
    for (int i = 0; i < m->n; i++) {
        int row = foot_of(m, i), column = m->rects[i].column;
        for (int k = column; k < column + m->rects[i].columns; k++) {
            int rows = open_rows(m, grid, row, k), end = k + 1;
            if (rows < LEAST_OPEN || open_rows(m, grid, row, k - 1) == rows)
                continue;
            while (open_rows(m, grid, row, end) == rows)
                end++;
            m->rects[m->n_places++] = (struct ts_grid_rect){k, row, end - k, rows};
        }
    }
}

/* --- moves ---------------------------------------------------------------------------------------------- */

static void find_boundaries(struct mover *m) {
    for (int i = 0; i < m->n_places; i++) {
        struct boundary b = {.row = m->rects[i].row, .first = m->rects[i].column};
        b.end = b.row > 0 ? end_of_boundary(m, b.row, b.first) : -1;
        if (b.end > b.first && add_side(m, &b, true) && add_side(m, &b, false))
            *TS_VEC_ADD(m->ctx->scratch, &m->boundaries) = b;
    }
}

/* What the plan lacks and has over; LONG_MAX = a block became too low. */
static long cost_of(const struct mover *m) {
    long cost = 0;
    for (int i = 0; i < m->n; i++) {
        int need = m->needs[i] ? m->needs[i] : m->blocks[i].parts[0].rows;
        long off = m->rects[i].rows - need;
        if (m->rects[i].rows < m->least[i] && m->rects[i].rows < m->blocks[i].parts[0].rows)
            return LONG_MAX;
        cost += off < 0 ? OVER_COUNTS * off * off : off * off;
    }
    for (int i = m->n; i < m->n_places; i++)
        if (m->rects[i].rows < 0)
            return LONG_MAX;
    return cost;
}

static void move(struct mover *m, struct boundary *b, int step) {
    for (size_t i = 0; i < b->above.n; i++)
        m->rects[b->above.v[i]].rows += step;
    for (size_t i = 0; i < b->below.n; i++) {
        m->rects[b->below.v[i]].row += step;
        m->rects[b->below.v[i]].rows -= step;
    }
    b->row += step;
}

static void move_both(struct mover *m, struct boundary *a, struct boundary *b, int a_step, int b_step) {
    move(m, a, a_step);
    if (b)
        move(m, b, b_step);
}

/* Move one boundary, or two at once, a row at a time while that is better: a block between two that want each
 * other's rows is carried along. */
static bool settle(struct mover *m, struct boundary *a, struct boundary *b, int a_step, int b_step) {
    bool moved = false;
    for (long now = cost_of(m), next;; now = next, moved = true) {
        move_both(m, a, b, a_step, b_step);
        next = cost_of(m);
        if (next < now)
            continue;
        move_both(m, a, b, -a_step, -b_step);
        return moved;
    }
}

static bool settle_all(struct mover *m) {
    bool moved = false;
    for (size_t i = 0; i < m->boundaries.n; i++)
        for (int step = -1; step <= 1; step += 2) {
            moved |= settle(m, &m->boundaries.v[i], NULL, step, 0);
            for (size_t k = i + 1; k < m->boundaries.n; k++) {
                moved |= settle(m, &m->boundaries.v[i], &m->boundaries.v[k], step, step);
                moved |= settle(m, &m->boundaries.v[i], &m->boundaries.v[k], step, -step);
            }
        }
    return moved;
}

static const struct ts_plan *moved_plan(struct mover *m, const struct ts_plan *plan) {
    struct ts_plan *moved = TS_NEW(m->ctx->keep, struct ts_plan, 1);
    for (int i = 0; i < m->n; i++)
        if (m->blocks[i].n_parts == 1)
            m->blocks[i].parts = &m->rects[i];
    *moved = *plan;
    moved->blocks = m->blocks;
    return moved;
}

const struct ts_plan *ts_boundaries_move(struct ts_ctx *ctx, const struct ts_plan *plan,
                                         const struct ts_grid *grid, const int *needs, const int *least) {
    struct mover m = {
        .ctx = ctx, .n = plan->n_blocks, .n_places = plan->n_blocks, .least = least, .needs = needs};
    m.blocks = TS_NEW(ctx->keep, struct ts_plan_block, (size_t)m.n + 1);
    m.rects = TS_NEW(ctx->keep, struct ts_grid_rect, (size_t)(m.n * (grid->columns + 1) + 1));
    for (int i = 0; i < m.n; i++) {
        m.blocks[i] = plan->blocks[i];
        m.rects[i] = plan->blocks[i].parts[0];
    }
    add_open_places(&m, grid);
    find_boundaries(&m);
    bool moved = false;
    for (int round = 0; round < MOST_ROUNDS && settle_all(&m); round++)
        moved = true;
    return moved ? moved_plan(&m, plan) : plan;
}
