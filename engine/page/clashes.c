#include "page/clashes.h"

/* A block's headline with its kicker and deck, and what of its block lies under them. */
struct head {
    bool is;         /* it has one that another may meet */
    ts_len top, end; /* of its lines */
    ts_len text;     /* where its text or picture begins */
    int first, n;    /* columns that it stands over */
};

static bool is_heading(const struct ts_draw *d, const struct ts_plan_block *b) {
    if (d->role == TS_MARK_BLOCK)
        return *b->from != 0;
    return d->role <= TS_ROLE_DECK && d->column < 0 && d->line && !d->line->length;
}

static bool is_matter(const struct ts_draw *d) {
    return d->kind == TS_DRAW_PICTURE ||
           (d->kind == TS_DRAW_MARK && (d->role == TS_MARK_COLUMN || d->role == TS_ROLE_LEAD));
}

/* The columns of the block's first part over which its head stands. */
static void find_columns(const struct ts_plan_block *b, struct head *h) {
    const struct ts_grid_rect *r = b->parts;
    int n = b->style->head.columns && !*b->from ? b->style->head.columns : r->columns;
    h->n = n < r->columns ? n : r->columns;
    h->first = r->column;
    if (b->style->head.side == TS_SIDE_RIGHT)
        h->first += r->columns - h->n;
}

static void take(struct head *h, const struct ts_draw *d, const struct ts_plan_block *b) {
    if (d->kind == TS_DRAW_MARK && is_heading(d, b)) {
        h->top = !h->is || d->y < h->top ? d->y : h->top;
        h->end = d->y + d->height > h->end ? d->y + d->height : h->end;
        h->is = true;
    } else if (is_matter(d)) {
        h->text = !h->text || d->y < h->text ? d->y : h->text;
    }
}

static struct head *find_heads(struct ts_ctx *ctx, const struct ts_plan *plan, const struct ts_page *page) {
    struct head *heads = TS_NEW(ctx->scratch, struct head, (size_t)plan->n_blocks + 1);
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        const struct ts_plan_block *b = &plan->blocks[d->block];
        bool folio = d->role == TS_MARK_FOLIO || d->role == TS_MARK_MASTHEAD;
        if (b->ground == TS_BLOCK_PLAIN && b->role != TS_BLOCK_BRIEFS && b->role != TS_BLOCK_ADVERT && !folio)
            take(&heads[d->block], d, b);
    }
    for (int i = 0; i < plan->n_blocks; i++)
        find_columns(&plan->blocks[i], &heads[i]);
    return heads;
}

static bool are_beside(const struct head *a, const struct head *b) {
    bool neighbours = a->first + a->n == b->first || b->first + b->n == a->first;
    return neighbours && a->top < b->end && b->top < a->end;
}

/* The second block begins where the first one's part with the head ends. */
static bool are_stacked(const struct ts_grid *g, const struct ts_grid_rect *above, const struct head *a,
                        const struct ts_grid_rect *below, const struct head *b) {
    ts_len foot = ts_grid_row_y(g, above->row + above->rows);
    bool over = a->first < b->first + b->n && b->first < a->first + a->n;
    return over && above->row + above->rows == below->row &&
           (!a->text || foot - a->text < TS_HEADS_TEXT_ROWS * g->row);
}

static bool is_before(const struct ts_grid_rect *x, const struct ts_grid_rect *y) {
    return x->row != y->row ? x->row < y->row : x->column < y->column;
}

ts_clash_list ts_clashes_find(struct ts_ctx *ctx, const struct ts_plan *plan, const struct ts_page *page) {
    struct ts_grid grid = ts_grid_make(plan->style);
    const struct head *heads = find_heads(ctx, plan, page);
    ts_clash_list clashes = {0};
    for (int i = 0; i < plan->n_blocks; i++)
        for (int k = 0; k < plan->n_blocks; k++) {
            const struct ts_grid_rect *x = plan->blocks[i].parts, *y = plan->blocks[k].parts;
            if (!heads[i].is || !heads[k].is || i == k || !is_before(x, y))
                continue;
            bool stacked = are_stacked(&grid, x, &heads[i], y, &heads[k]);
            if (stacked || are_beside(&heads[i], &heads[k]))
                *TS_VEC_ADD(ctx->keep, &clashes) = (struct ts_clash){i, k, stacked};
        }
    return clashes;
}
