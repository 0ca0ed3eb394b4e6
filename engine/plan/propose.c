#include "plan/propose.h"

#include "plan/score.h"

#include <stdlib.h>

enum {
    MOST_PAGES = 400, /* that are looked at whole */
    DIFFERENT = 35,   /* percent of the page on which two proposals have other columns, at least; */
    ELSEWHERE = 60,   /* so many of those whose head article has the same */
    DISTINCT = 15,    /* the same of two candidates, */
    ALIKE = 4,        /* of which so many have the head article in the same columns, if there are others */
    MOST_WORSE = 40,  /* points behind the best plan: what is worse is not worth a look, */
    LEAST_SURE = 80   /* or, before it was set, not worth a try */
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

/* As they were found, of those alike. */
static void sort(struct ts_proposal *v, int n) {
    for (int i = 1; i < n; i++) {
        struct ts_proposal own = v[i];
        int k = i;
        for (; k > 0 && total_of(&v[k - 1]) > total_of(&own); k--)
            v[k] = v[k - 1];
        v[k] = own;
    }
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

static const struct ts_proposed_block *lead_of(const struct ts_proposal *p) {
    for (int i = 0; i < p->n_blocks; i++)
        if (p->blocks[i].role == TS_BLOCK_LEAD)
            return &p->blocks[i];
    return NULL;
}

/* What is seen first of a page: where its head article stands. */
static bool same_lead(const struct ts_proposal *a, const struct ts_proposal *b) {
    const struct ts_proposed_block *x = lead_of(a), *y = lead_of(b);
    return x && y && x->rect.column == y->rect.column && x->rect.columns == y->rect.columns;
}

/* How two plans of a choice have to differ. */
struct choice {
    int most, different, elsewhere, alike, worse;
};

static bool differs(const struct ts_proposals *from, const struct ts_proposal *p, const struct choice *by,
                    bool other_lead) {
    int alike = 0;
    for (int i = 0; i < from->n; i++) {
        const struct ts_proposal *own = &from->v[i];
        bool same = same_lead(own, p);
        int percent = same ? by->elsewhere : by->different;
        alike += same;
        if (ts_propose_difference(own, p) < percent || ts_propose_difference(p, own) < percent)
            return false;
    }
    return !other_lead || alike < by->alike;
}

/* Of plans from the best to the worst, so many that differ: first those whose head articles do. */
static void choose(struct ts_ctx *ctx, struct ts_proposal *all, int n, const struct choice *by,
                   struct ts_proposals *to) {
    bool *chosen = TS_NEW(ctx->keep, bool, (size_t)n);
    sort(all, n);
    to->v = TS_NEW(ctx->keep, struct ts_proposal, (size_t)by->most);
    for (int other_lead = 1; other_lead >= 0; other_lead--)
        for (int i = 0; i < n && to->n < by->most; i++) {
            const struct ts_proposal *p = &all[i];
            if (to->n && total_of(p) > total_of(&to->v[0]) + by->worse)
                break;
            if (chosen[i] || !differs(to, p, by, other_lead))
                continue;
            chosen[i] = true;
            to->v[to->n++] = *p;
        }
    sort(to->v, to->n);
}

static const struct choice shown = {TS_PROPOSE_MOST, DIFFERENT, ELSEWHERE, 1, MOST_WORSE},
                           tried = {TS_PROPOSE_CANDIDATES, DISTINCT, DISTINCT, ALIKE, LEAST_SURE};

const struct ts_proposals *ts_propose_choose(struct ts_ctx *ctx, const struct ts_proposals *from) {
    struct ts_proposal *all = TS_NEW(ctx->keep, struct ts_proposal, (size_t)from->n);
    memcpy(all, from->v, (size_t)from->n * sizeof *all);
    struct ts_proposals *to = TS_NEW(ctx->keep, struct ts_proposals, 1);
    *to = *from;
    to->n = 0;
    choose(ctx, all, from->n, &shown, to);
    return to;
}

void ts_propose_rescore(struct ts_proposal *p) {
    int page = 0, columns = 0, *fit = &p->points[TS_SACRIFICE_FIT], *open = &p->points[TS_SACRIFICE_OPEN];
    for (int i = 0; i < p->n_blocks; i++) {
        const struct ts_grid_rect *r = &p->blocks[i].rect;
        page += r->columns * r->rows;
        columns = r->column + r->columns > columns ? r->column + r->columns : columns;
    }
    *fit = *open = 0;
    for (int i = 0; i < p->n_blocks; i++) {
        const struct ts_proposed_block *b = &p->blocks[i];
        *fit += b->set ? ts_score_set(page, b->rect.columns * b->rect.rows, b->spare) : 0;
        *open +=
            b->role == TS_PROPOSED_OPEN ? ts_score_open(columns, page, b->rect.columns, b->rect.rows) : 0;
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
    struct ts_proposal *all = TS_NEW(ctx->keep, struct ts_proposal, (size_t)found.n);
    for (int i = 0; i < found.n; i++)
        all[i] = ts_score_page(ctx, l, &found.pages[i]);
    struct ts_proposals *proposals = TS_NEW(ctx->keep, struct ts_proposals, 1);
    choose(ctx, all, found.n, request->candidates ? &tried : &shown, proposals);
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
