#include "plan/slicing.h"

#include "base/vec.h"
#include "plan/turns.h"

#include <stdlib.h>

enum {
    NONE = INT32_MAX,
    N_CORNERS = 4, /* of a part's upper corners, which begin without a headline: left 2, right 1 */
    ROWS_AROUND = 2,
    FEW = 9 /* blocks: for so many the narrowest window is not worth a try */
};

/* One try: heights may depart by so many per cent from what a set's area asks for. Up to so many blocks any
 * set of them may be a part, of more only one with at most so many gaps between its ranks. What is looked at
 * more widely is looked at in fewer sets, so that the work is bounded. */
struct effort {
    int window, free_blocks, gaps;
};

static const struct effort efforts[] = {{10, 11, 2}, {30, 9, 1}, {100, 7, 0}};

enum kind { LEAF, FRAMED, ACROSS, DOWN };

/* The best way to have a set of blocks at a size, with these corners. */
struct cell {
    int32_t cost;
    uint16_t first;    /* the set above, or at the left */
    uint8_t kind, at;  /* rows or columns of the first */
    uint8_t corner[2]; /* of the two parts */
};

struct slot {
    struct cell by_corner[N_CORNERS];
    int best; /* of them */
};

/* All heights of a set at a width: from `low` on; n = 0: it cannot be so wide. */
struct shapes {
    struct slot *slots;
    int low, n;
};

struct search {
    struct ts_ctx *ctx;
    const struct ts_slicing_request *r;
    struct ts_turns turns;
    uint32_t all; /* sets of items are bits */
    const struct effort *effort;
    struct shapes *shapes; /* by set and width */
    int *areas;            /* by set */
};

static struct shapes *shapes_of(const struct search *s, uint32_t set, int columns) {
    return &s->shapes[set * (uint32_t)(s->r->columns + 1) + (uint32_t)columns];
}

static bool collide(int left_corner, int right_corner) {
    return !(left_corner & 1) && !(right_corner & 2);
}

/* --- shapes --------------------------------------------------------------------------------------------- */

static void relax(struct slot *slot, int corner, struct cell cell) {
    if (cell.cost < slot->by_corner[corner].cost) {
        slot->by_corner[corner] = cell;
        if (cell.cost < slot->by_corner[slot->best].cost)
            slot->best = corner;
    }
}

/* The heights that are looked at: about so many rows. */
static void open_around(struct search *s, int rows, struct shapes *shapes) {
    int reach = rows * s->effort->window / 100 + ROWS_AROUND;
    int low = rows - reach, high = rows + reach + 1;
    low = low < 1 ? 1 : low;
    high = high > s->r->rows ? s->r->rows : high;
    *shapes = (struct shapes){.low = low, .n = high >= low ? high - low + 1 : 0};
    if (!shapes->n)
        return;
    shapes->slots = TS_NEW(s->ctx->scratch, struct slot, (size_t)shapes->n);
    for (int i = 0; i < shapes->n; i++)
        for (int c = 0; c < N_CORNERS; c++)
            shapes->slots[i].by_corner[c].cost = NONE;
}

/* About what the area asks for. */
static void open_shapes(struct search *s, uint32_t set, int columns, struct shapes *shapes) {
    open_around(s, s->areas[set] / columns, shapes);
}

/* The least height that a block may have over so many columns, from one on; the page's if none is. */
static int least_rows(const struct search *s, int item, int columns, int from) {
    while (from < s->r->rows && s->r->cost(s->r->user, item, columns, from, false) < 0)
        from++;
    return from;
}

/* What a wide block needs may be more than its area asks for: its head's rows count in every column. */
static void open_leaf(struct search *s, int item, int columns, struct shapes *shapes) {
    const struct ts_slicing_item *it = &s->r->items[item];
    int rows = it->area / columns, least = least_rows(s, item, columns, rows > 0 ? rows : 1);
    if (least > rows)
        rows = least;
    open_around(s, rows, shapes);
}

static void add_leaf(struct search *s, int item, int columns) {
    const struct ts_slicing_item *it = &s->r->items[item];
    struct shapes *shapes = shapes_of(s, 1u << item, columns);
    if (it->rows) { /* its one size */
        *shapes = (struct shapes){.low = it->rows, .n = columns == it->columns && it->rows <= s->r->rows};
        shapes->slots = TS_NEW(s->ctx->scratch, struct slot, 1);
        for (int c = 0; c < N_CORNERS; c++)
            shapes->slots[0].by_corner[c].cost = NONE;
    } else {
        open_leaf(s, item, columns, shapes);
    }
    for (int i = 0; i < shapes->n; i++)
        for (int framed = 0; framed <= it->may_frame; framed++) {
            int cost = s->r->cost(s->r->user, item, columns, shapes->low + i, framed);
            int corner = it->quiet || framed ? N_CORNERS - 1 : 0;
            if (cost >= 0)
                relax(&shapes->slots[i], corner, (struct cell){.cost = cost, .kind = framed ? FRAMED : LEAF});
        }
}

static void cut_across(struct search *s, uint32_t first, uint32_t second, int cut, int columns,
                       struct shapes *to) {
    const struct shapes *a = shapes_of(s, first, columns), *b = shapes_of(s, second, columns);
    for (int i = 0; i < a->n; i++) {
        int base = a->low + i + b->low - to->low; /* where the least height of the second ends */
        int end = to->n - base < b->n ? to->n - base : b->n;
        const struct slot *over = &a->slots[i];
        for (int k = base < 0 ? -base : 0; k < end; k++) {
            const struct slot *under = &b->slots[k];
            int below = under->by_corner[under->best].cost;
            if (below == NONE)
                continue;
            for (int c = 0; c < N_CORNERS; c++)
                if (over->by_corner[c].cost != NONE)
                    relax(&to->slots[base + k], c,
                          (struct cell){over->by_corner[c].cost + below + cut,
                                        (uint16_t)first,
                                        ACROSS,
                                        (uint8_t)(a->low + i),
                                        {(uint8_t)c, (uint8_t)under->best}});
        }
    }
}

static void join_down(const struct slot *a, const struct slot *b, int cut, uint32_t first, int columns,
                      struct slot *to) {
    for (int c = 0; c < N_CORNERS; c++)
        for (int d = 0; d < N_CORNERS && a->by_corner[c].cost != NONE; d++)
            if (b->by_corner[d].cost != NONE)
                relax(to, (c & 2) | (d & 1),
                      (struct cell){a->by_corner[c].cost + b->by_corner[d].cost + cut +
                                        (collide(c, d) ? TS_SLICING_COLLISION : 0),
                                    (uint16_t)first,
                                    DOWN,
                                    (uint8_t)columns,
                                    {(uint8_t)c, (uint8_t)d}});
}

static void cut_down(struct search *s, uint32_t first, uint32_t second, int cut, int columns,
                     struct shapes *to) {
    for (int at = 1; at < columns; at++) {
        const struct shapes *a = shapes_of(s, first, at), *b = shapes_of(s, second, columns - at);
        int low = a->low > b->low ? a->low : b->low, high = a->low + a->n, end = b->low + b->n;
        low = low > to->low ? low : to->low;
        high = high < end ? high : end;
        high = high < to->low + to->n ? high : to->low + to->n;
        for (int h = low; h < high; h++)
            join_down(&a->slots[h - a->low], &b->slots[h - b->low], cut, first, at, &to->slots[h - to->low]);
    }
}

/* With many blocks, a part has those of neighbouring ranks. */
static bool is_part(const struct search *s, uint32_t set) {
    uint32_t turn = set & ~(s->turns.last | s->turns.corner);
    if (s->r->n <= s->effort->free_blocks || !turn || set == s->all)
        return true;
    int low = __builtin_ctz(turn), high = 31 - __builtin_clz(turn);
    return high - low + 1 - __builtin_popcount(turn) <= s->effort->gaps;
}

/* What costs no less than another with quieter corners is never the better part. */
static void drop_dominated(struct shapes *shapes) {
    for (int i = 0; i < shapes->n; i++)
        for (int c = 0; c < N_CORNERS; c++)
            for (int d = 0; d < N_CORNERS; d++) {
                struct cell *of = shapes->slots[i].by_corner;
                if (d != c && (c & d) == c && of[d].cost <= of[c].cost && of[c].cost != NONE) {
                    of[c].cost = NONE;
                    if (shapes->slots[i].best == c)
                        shapes->slots[i].best = d;
                }
            }
}

/* Both cuts between two parts, at all widths of their set. */
static void cut_between(struct search *s, uint32_t set, uint32_t a, uint32_t b) {
    uint32_t over = ts_turns_first(&s->turns, a, b, true), left = ts_turns_first(&s->turns, a, b, false);
    int across = ts_turns_cost(&s->turns, over, set ^ over, true),
        down = ts_turns_cost(&s->turns, left, set ^ left, false);
    for (int columns = 1; columns <= s->r->columns; columns++) {
        struct shapes *to = shapes_of(s, set, columns);
        if (!to->n)
            continue;
        cut_across(s, over, set ^ over, across, columns, to);
        cut_down(s, left, set ^ left, down, columns, to);
    }
}

static void add_cuts(struct search *s, uint32_t set) {
    uint32_t lowest = set & -set, others = set ^ lowest;
    for (int columns = 1; columns <= s->r->columns; columns++)
        open_shapes(s, set, columns, shapes_of(s, set, columns));
    for (uint32_t part = (others - 1) & others;; part = (part - 1) & others) {
        uint32_t a = part | lowest, b = set ^ a;
        if (is_part(s, a) && is_part(s, b))
            cut_between(s, set, a, b);
        if (part == 0)
            break;
    }
    for (int columns = 1; columns <= s->r->columns; columns++)
        drop_dominated(shapes_of(s, set, columns));
}

static void fill_table(struct search *s) {
    uint32_t sets = s->all + 1;
    s->shapes = TS_NEW(s->ctx->scratch, struct shapes, sets * (size_t)(s->r->columns + 1));
    s->areas = TS_NEW(s->ctx->scratch, int, sets);
    for (uint32_t set = 1; set < sets; set++) {
        int item = __builtin_ctz(set);
        s->areas[set] = s->areas[set & (set - 1)] + s->r->items[item].area;
        bool one = (set & (set - 1)) == 0;
        for (int columns = 1; one && columns <= s->r->columns; columns++)
            add_leaf(s, item, columns);
        if (!one && set != s->all && is_part(s, set))
            add_cuts(s, set);
    }
}

/* --- pages ---------------------------------------------------------------------------------------------- */

struct drawing {
    const struct search *s;
    struct ts_slicing_page *page;
    int n; /* blocks so far */
};

static void draw(struct drawing *d, uint32_t set, struct ts_grid_rect r, const struct cell *cell);

static void draw_part(struct drawing *d, uint32_t set, struct ts_grid_rect r, int corner) {
    const struct shapes *shapes = shapes_of(d->s, set, r.columns);
    draw(d, set, r, &shapes->slots[r.rows - shapes->low].by_corner[corner]);
}

static void draw(struct drawing *d, uint32_t set, struct ts_grid_rect r, const struct cell *cell) {
    if (cell->kind == LEAF || cell->kind == FRAMED) {
        int item = __builtin_ctz(set);
        d->page->rects[item] = r;
        d->page->framed[item] = cell->kind == FRAMED;
        d->page->order[d->n++] = (uint8_t)item;
        return;
    }
    struct ts_grid_rect a = r, b = r;
    if (cell->kind == ACROSS) {
        a.rows = cell->at;
        b.row += a.rows;
        b.rows -= a.rows;
    } else {
        a.columns = cell->at;
        b.column += a.columns;
        b.columns -= a.columns;
    }
    draw_part(d, cell->first, a, cell->corner[0]);
    draw_part(d, set ^ cell->first, b, cell->corner[1]);
}

typedef TS_VEC(struct cell) cells;

static int by_cost(const void *x, const void *y) {
    const struct cell *a = x, *b = y;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* The best page with each first cut of two parts. */
static void add_page(struct search *s, cells *found, uint32_t first, enum kind cut, int at) {
    const struct ts_slicing_request *r = s->r;
    struct slot slot = {.best = 0}, row;
    uint32_t second = s->all ^ first;
    for (int c = 0; c < N_CORNERS; c++)
        slot.by_corner[c].cost = NONE;
    row = slot;
    if (cut == DOWN) {
        const struct shapes *a = shapes_of(s, first, at), *b = shapes_of(s, second, r->columns - at);
        int i = r->rows - a->low, k = r->rows - b->low;
        if (i >= 0 && i < a->n && k >= 0 && k < b->n)
            join_down(&a->slots[i], &b->slots[k],
                      ts_turns_cost(&s->turns, first, second, false) + TS_SLICING_THROUGH, first, at, &slot);
    } else {
        struct shapes one = {.slots = &row, .low = r->rows, .n = 1};
        cut_across(s, first, second, ts_turns_cost(&s->turns, first, second, true), r->columns, &one);
        slot = row;
    }
    if (slot.by_corner[slot.best].cost != NONE)
        *TS_VEC_ADD(s->ctx->scratch, found) = slot.by_corner[slot.best];
}

static void list_pages(struct search *s, cells *found) {
    uint32_t others = s->all & ~1u;
    for (uint32_t part = (others - 1) & others; s->r->n > 1; part = (part - 1) & others) {
        uint32_t a = part | 1, b = s->all ^ a;
        if (is_part(s, a) && is_part(s, b)) {
            add_page(s, found, ts_turns_first(&s->turns, a, b, true), ACROSS, 0);
            for (int at = 1; at < s->r->columns; at++)
                add_page(s, found, ts_turns_first(&s->turns, a, b, false), DOWN, at);
        }
        if (part == 0)
            break;
    }
    if (found->n)
        qsort(found->v, found->n, sizeof *found->v, by_cost);
}

static struct ts_slicing one_block(struct ts_ctx *ctx, const struct ts_slicing_request *r) {
    struct ts_slicing_page *page = TS_NEW(ctx->keep, struct ts_slicing_page, 1);
    page->cost = r->cost(r->user, 0, r->columns, r->rows, false);
    page->rects[0] = (struct ts_grid_rect){0, 0, r->columns, r->rows};
    return (struct ts_slicing){page, page->cost >= 0};
}

struct ts_slicing ts_slicing_find(struct ts_ctx *ctx, const struct ts_slicing_request *r, int most) {
    struct search s = {.ctx = ctx, .r = r, .turns = ts_turns_of(r), .all = (1u << r->n) - 1};
    if (r->n == 1)
        return one_block(ctx, r);
    cells found = {0};
    for (size_t k = r->n <= FEW; k < sizeof efforts / sizeof *efforts && !found.n; k++) {
        ts_arena_reset(ctx->scratch);
        found = (cells){0};
        s.effort = &efforts[k];
        fill_table(&s);
        list_pages(&s, &found);
    }
    int n = found.n < (size_t)most ? (int)found.n : most;
    struct ts_slicing_page *pages = TS_NEW(ctx->keep, struct ts_slicing_page, (size_t)n + 1);
    for (int i = 0; i < n; i++) {
        struct drawing d = {.s = &s, .page = &pages[i]};
        pages[i].cost = found.v[i].cost;
        draw(&d, s.all, (struct ts_grid_rect){0, 0, r->columns, r->rows}, &found.v[i]);
    }
    ts_arena_reset(ctx->scratch);
    return (struct ts_slicing){pages, n};
}
