#include "plan/propose.h"

#include "plan/score.h"

#include <stdlib.h>

enum {
    MOST_PAGES = 400, /* that are looked at whole */
    DIFFERENT = 35,   /* percent of the page on which two proposals have other columns, at least */
    DISTINCT = 15,    /* the same of two candidates */
    MOST_WORSE = 60   /* points behind the best plan: what is worse is not worth a look */
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

static bool differs(const struct ts_proposals *from, const struct ts_proposal *p, int percent) {
    for (int i = 0; i < from->n; i++)
        if (ts_propose_difference(&from->v[i], p) < percent ||
            ts_propose_difference(p, &from->v[i]) < percent)
            return false;
    return true;
}

/* Of plans from the best to the worst, so many that differ. */
static void choose(struct ts_ctx *ctx, const struct scored *scored, int n, int most, int percent,
                   struct ts_proposals *to) {
    to->v = TS_NEW(ctx->keep, struct ts_proposal, (size_t)most);
    for (int i = 0; i < n && to->n < most; i++) {
        const struct ts_proposal *p = &scored[i].proposal;
        if (to->n && total_of(p) > total_of(&to->v[0]) + MOST_WORSE)
            break;
        if (differs(to, p, percent))
            to->v[to->n++] = *p;
    }
}

const struct ts_proposals *ts_propose_choose(struct ts_ctx *ctx, const struct ts_proposals *from) {
    struct scored *scored = TS_NEW(ctx->scratch, struct scored, (size_t)from->n);
    for (int i = 0; i < from->n; i++)
        scored[i] = (struct scored){from->v[i], i};
    qsort(scored, (size_t)from->n, sizeof *scored, by_points);
    struct ts_proposals *to = TS_NEW(ctx->keep, struct ts_proposals, 1);
    *to = *from;
    to->n = 0;
    choose(ctx, scored, from->n, TS_PROPOSE_MOST, DIFFERENT, to);
    return to;
}

void ts_propose_rescore(struct ts_proposal *p) {
    int page = 0, *fit = &p->points[TS_SACRIFICE_FIT];
    for (int i = 0; i < p->n_blocks; i++)
        page += p->blocks[i].rect.columns * p->blocks[i].rect.rows;
    *fit = 0;
    for (int i = 0; i < p->n_blocks; i++) {
        const struct ts_proposed_block *b = &p->blocks[i];
        *fit += b->set ? ts_score_set(page, b->rect.columns * b->rect.rows, b->spare) : 0;
    }
    p->points[TS_SACRIFICE_COLLISION] = p->points[TS_SACRIFICE_STACK] = 0;
    for (int i = 0; i < p->n_clashes; i++)
        ts_score_clash(p->points, p->clashes[i].stacked);
    p->score = ts_score_of(p->points);
}

struct ts_proposals *ts_propose(struct ts_ctx *ctx, const struct ts_propose_request *request) {
    struct ts_lineup *l = ts_lineup_make(ctx, request);
    if (!l)
        return NULL;
    struct ts_slicing found = search(ctx, l);
    if (!found.n) {
        bool adverts = request->n_adverts > 0;
        TS_DIAG(ctx->diag, TS_PROPOSE_NONE, (struct ts_place){0},
                adverts ? TS_BOTH("adverts of this size and ", "按这样大小的广告和") : "",
                adverts ? TS_BOTH("change a size or leave an advert out", "请改广告尺寸或撤一个广告")
                        : TS_BOTH("leave one out, or take a style with more columns",
                                  "请撤下一篇，或改用栏数更多的样式"));
        return NULL;
    }
    struct scored *scored = TS_NEW(ctx->keep, struct scored, (size_t)found.n);
    for (int i = 0; i < found.n; i++)
        scored[i] = (struct scored){ts_score_page(ctx, l, &found.pages[i]), i};
    qsort(scored, (size_t)found.n, sizeof *scored, by_points);
    struct ts_proposals *proposals = TS_NEW(ctx->keep, struct ts_proposals, 1);
    if (request->candidates)
        choose(ctx, scored, found.n, TS_PROPOSE_CANDIDATES, DISTINCT, proposals);
    else
        choose(ctx, scored, found.n, TS_PROPOSE_MOST, DIFFERENT, proposals);
    for (int i = 0; i < proposals->v[0].n_blocks; i++) {
        const struct ts_proposed_block *b = &proposals->v[0].blocks[i];
        if (b->n_articles || b->role == TS_PROPOSED_OPEN)
            proposals->rows += b->rect.columns * b->rect.rows;
        proposals->needed += b->n_articles ? b->needs.total : 0;
    }
    proposals->left_out = l->left_out;
    proposals->n_left_out = l->n_left_out;
    proposals->rows_left_out = l->rows_left_out;
    if (proposals->needed > proposals->rows)
        proposals->articles_over = ts_lineup_over(l, proposals->rows, proposals->needed);
    return proposals;
}
