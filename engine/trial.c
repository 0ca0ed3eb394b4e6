#include "trial.h"

/* The style of a trial in which free boundaries move. */
static struct ts_style_request moving(struct ts_ctx *ctx, const struct ts_style_request *from) {
    struct ts_style_request to = *from;
    size_t n = 0;
    while (from->set && from->set[n])
        n++;
    const char **set = TS_NEW(ctx->keep, const char *, n + 2);
    for (size_t i = 0; i < n; i++)
        set[i] = from->set[i];
    set[n] = "fit.mode=page";
    to.set = set;
    return to;
}

/* What stays open lies between the blocks above and below it, wherever these have moved. */
static void follow(struct ts_proposal *p, const struct ts_grid_rect *old, int open) {
    struct ts_grid_rect *r = &p->blocks[open].rect;
    int top = 0, foot = 0, page = 0;
    for (int i = 0; i < p->n_blocks; i++) {
        const struct ts_grid_rect *now = &p->blocks[i].rect;
        page = old[i].row + old[i].rows > page ? old[i].row + old[i].rows : page;
        if (i == open || now->column >= r->column + r->columns || r->column >= now->column + now->columns)
            continue;
        if (old[i].row < old[open].row)
            top = now->row + now->rows > top ? now->row + now->rows : top;
        else
            foot = foot == 0 || now->row < foot ? now->row : foot;
    }
    r->row = top;
    r->rows = (foot ? foot : page) - top;
}

/* The blocks of a plan are those of its proposal but for the masthead and what stays open. */
static void take_blocks(struct ts_ctx *ctx, const struct ts_job_result *result, struct ts_proposal *p) {
    struct ts_grid_rect *old = TS_NEW(ctx->keep, struct ts_grid_rect, (size_t)p->n_blocks);
    for (int i = 0; i < p->n_blocks; i++)
        old[i] = p->blocks[i].rect;
    int k = 0, *at = TS_NEW(ctx->keep, int, (size_t)result->n_blocks + 1); /* of the proposal */
    for (int i = 0; i < p->n_blocks && k < result->n_blocks; i++) {
        struct ts_proposed_block *b = &p->blocks[i];
        if (b->role < 0)
            continue;
        const struct ts_job_block *from = &result->blocks[k];
        at[k++] = i;
        b->rect = from->at;
        b->spare = from->spare;
        b->characters_over = from->characters_over;
        b->set = b->n_articles > 0;
    }
    for (int i = 0; i < p->n_blocks; i++)
        if (p->blocks[i].role == TS_PROPOSED_OPEN)
            follow(p, old, i);
    struct ts_clash *clashes = TS_NEW(ctx->keep, struct ts_clash, result->n_clashes + 1);
    for (size_t i = 0; i < result->n_clashes; i++) {
        const struct ts_clash *c = &result->clashes[i];
        clashes[i] = (struct ts_clash){at[c->first], at[c->second], c->stacked};
    }
    p->clashes = clashes;
    p->n_clashes = (int)result->n_clashes;
}

/* One plan through the program, as if its file were there. What it has to say is said when it is set for
 * good. */
static void set(struct ts_ctx *ctx, const struct ts_trial *trial, const struct ts_proposals *all, int which,
                const struct ts_style_request *style) {
    struct ts_write_request write = *trial->write;
    write.proposals = all;
    write.which = which;
    struct ts_job job = {.input = trial->output,
                         .plan = ts_write_plan(ctx, &write),
                         .encoding = trial->encoding,
                         .style = *style};
    struct ts_ctx own = ts_job_begin();
    struct ts_job_result result;
    if (ts_job_run(trial->shop, &own, &job, &result) != TS_NOT_DONE) {
        take_blocks(ctx, &result, &all->v[which]);
        ts_propose_rescore(&all->v[which]);
    }
    ts_job_end(&own);
}

const struct ts_proposals *ts_trial_set(struct ts_ctx *ctx, const struct ts_trial *trial,
                                        struct ts_proposals *candidates) {
    struct ts_style_request style = moving(ctx, &trial->style);
    for (int i = 0; i < candidates->n; i++)
        set(ctx, trial, candidates, i, &style);
    const struct ts_proposals *chosen = ts_propose_choose(ctx, candidates);
    for (int i = 0; i < chosen->n; i++) /* as they will be set by their files */
        set(ctx, trial, chosen, i, &trial->style);
    return ts_propose_choose(ctx, chosen);
}
