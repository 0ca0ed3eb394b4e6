#include "plan/propose.h"

#include "plan/score.h"

#include <stdlib.h>

enum {
    MOST_PAGES = 400, /* that are looked at whole */
    DIFFERENT = 35,   /* percent of the page on which two proposals have other columns, at least */
    MOST_WORSE = 60   /* percent of the best score below which nothing is proposed */
};

/* --- the search's costs --------------------------------------------------------------------------------- */

static int cost_of(const void *user, int block, int columns, int rows, bool framed) {
    int points[TS_N_SACRIFICES] = {0}, cost = 0;
    if (!ts_score_block(user, block, columns, rows, framed, false, points))
        return -1;
    for (int i = 0; i < TS_N_SACRIFICES; i++)
        cost += points[i];
    return cost;
}

static struct ts_slicing search(struct ts_ctx *ctx, const struct ts_lineup *l) {
    struct ts_slicing_item items[TS_SLICING_MOST];
    for (int i = 0; i < l->n; i++)
        items[i] = l->blocks[i].item;
    struct ts_slicing_request request = {.columns = l->grid.columns,
                                         .rows = l->grid.rows,
                                         .items = items,
                                         .n = l->n,
                                         .cost = cost_of,
                                         .user = l};
    return ts_slicing_find(ctx, &request, MOST_PAGES);
}

/* --- the choice ----------------------------------------------------------------------------------------- */

static int total_of(const struct ts_proposal *p) {
    int total = 0;
    for (int i = 0; i < TS_N_SACRIFICES; i++)
        total += p->points[i];
    return total;
}

struct scored {
    struct ts_proposal proposal;
    int order; /* among the pages as they were found */
};

static int by_points(const void *x, const void *y) {
    const struct scored *a = x, *b = y;
    int first = total_of(&a->proposal), second = total_of(&b->proposal);
    return first != second ? (first < second ? -1 : 1) : a->order - b->order;
}

/* Another plan has the block in the same columns; blocks are told by their first article, adverts by nothing
 * else. */
static bool has_block(const struct ts_proposal *in, const struct ts_proposed_block *b) {
    for (int i = 0; i < in->n_blocks; i++) {
        const struct ts_proposed_block *c = &in->blocks[i];
        bool same = b->n_articles ? c->n_articles && b->articles[0] == c->articles[0] : b->role == c->role;
        if (same && b->rect.column == c->rect.column && b->rect.columns == c->rect.columns)
            return true;
    }
    return false;
}

int ts_propose_difference(const struct ts_proposal *a, const struct ts_proposal *b) {
    int other = 0, all = 0;
    for (int i = 0; i < a->n_blocks; i++) {
        int area = a->blocks[i].rect.columns * a->blocks[i].rect.rows;
        other += has_block(b, &a->blocks[i]) ? 0 : area;
        all += area;
    }
    return all ? 100 * other / all : 0;
}

static bool differs(const struct ts_proposals *from, const struct ts_proposal *p) {
    for (int i = 0; i < from->n; i++)
        if (ts_propose_difference(&from->v[i], p) < DIFFERENT ||
            ts_propose_difference(p, &from->v[i]) < DIFFERENT)
            return false;
    return true;
}

static void choose(struct ts_ctx *ctx, const struct scored *scored, int n, struct ts_proposals *to) {
    struct ts_proposal *v = TS_NEW(ctx->keep, struct ts_proposal, TS_PROPOSE_MOST);
    to->v = v;
    for (int i = 0; i < n && to->n < TS_PROPOSE_MOST; i++) {
        const struct ts_proposal *p = &scored[i].proposal;
        if (to->n && p->score * 100 < v[0].score * MOST_WORSE)
            break;
        if (differs(to, p))
            v[to->n++] = *p;
    }
}

const struct ts_proposals *ts_propose(struct ts_ctx *ctx, const struct ts_propose_request *request) {
    struct ts_lineup *l = ts_lineup_make(ctx, request);
    if (!l)
        return NULL;
    struct ts_slicing found = search(ctx, l);
    if (!found.n) {
        TS_DIAG(ctx->diag, TS_PROPOSE_NONE, (struct ts_place){0}, "");
        return NULL;
    }
    struct scored *scored = TS_NEW(ctx->keep, struct scored, (size_t)found.n);
    for (int i = 0; i < found.n; i++)
        scored[i] = (struct scored){ts_score_page(ctx, l, &found.pages[i]), i};
    qsort(scored, (size_t)found.n, sizeof *scored, by_points);
    struct ts_proposals *proposals = TS_NEW(ctx->keep, struct ts_proposals, 1);
    choose(ctx, scored, found.n, proposals);
    for (int i = 0; i < proposals->v[0].n_blocks; i++) {
        const struct ts_proposed_block *b = &proposals->v[0].blocks[i];
        proposals->rows += b->n_articles ? b->rect.columns * b->rect.rows : 0;
        proposals->needed += b->needs.total;
    }
    return proposals;
}
