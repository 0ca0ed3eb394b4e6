#include "plan/page.h"

#include "base/path.h"
#include "base/vec.h"
#include "plan/draft.h"
#include "plan/files.h"
#include "plan/heads.h"
#include "plan/tiles.h"
#include "plan/white.h"
#include "style/block.h"
#include "style/layers.h"
#include "text/imprint.h"

struct reader {
    struct ts_ctx *ctx;
    struct ts_draft *draft;
    struct ts_page_style page;
    struct ts_plan_page *to;
};

/* A path of a style stands as seen from the file that names it. */
static bool load_style(struct reader *r, const struct ts_style_request *request,
                       const struct ts_plan_shared *shared) {
    struct ts_style_request own = *request;
    if (!own.name) {
        own.name = r->draft->style ? r->draft->style : shared->style;
        own.place = r->draft->style ? r->draft->style_place : shared->style_place;
        if (own.name && ts_layers_is_path(own.name))
            own.name = ts_path_beside(r->ctx->keep, own.place.file, own.name);
    }
    return ts_block_page_style(r->ctx, &own, &r->page);
}

/* The block's own values over those of its role in this plan over those of its role in the page's style. */
static const struct ts_style *style_of(const struct reader *r, const struct ts_draft_block *block) {
    const struct ts_key *role = &ts_schema_roles()[block->role];
    const struct ts_yaml *over[4];
    int n = 0;
    for (; n < block->n_over; n++)
        over[n] = block->over[n];
    const struct ts_yaml *of_role =
        r->draft->roles ? ts_yaml_find(r->draft->roles, role->name, role->alias) : NULL;
    if (of_role && of_role->kind == TS_YAML_MAP)
        over[n++] = of_role;
    return ts_block_style(r->ctx, &r->page, (enum ts_block_role)block->role, over, n);
}

static const struct ts_grid_rect *rects_of(struct ts_ctx *ctx, const struct ts_draft_block *block) {
    struct ts_grid_rect *rects = TS_NEW(ctx->keep, struct ts_grid_rect, (size_t)block->n_parts);
    for (int i = 0; i < block->n_parts; i++)
        rects[i] = block->parts[i].rect;
    return rects;
}

static const int *cuts_of(struct ts_ctx *ctx, const struct ts_draft_block *block) {
    int *cuts = TS_NEW(ctx->keep, int, (size_t)block->n_parts);
    for (int i = 0; i < block->n_parts; i++)
        cuts[i] = block->parts[i].cut;
    return cuts;
}

static void take_block(struct reader *r, const struct ts_draft_block *from, struct ts_plan_block *to) {
    ts_files_find(r->ctx, r->draft->file, from->articles, from->n_articles);
    *to = (struct ts_plan_block){.place = from->place,
                                 .role = from->role,
                                 .ground = from->ground,
                                 .n_parts = from->n_parts,
                                 .cuts = cuts_of(r->ctx, from),
                                 .articles = from->articles,
                                 .n_articles = from->n_articles,
                                 .title = from->title,
                                 .label = from->label,
                                 .style = style_of(r, from),
                                 .free = from->free,
                                 .to = from->to,
                                 .from = from->from,
                                 .to_place = from->to_place,
                                 .from_place = from->from_place,
                                 .to_page = -1,
                                 .to_block = -1,
                                 .from_page = -1,
                                 .from_block = -1};
}

/* On one page an article stands once, jump or not. */
static void check_articles(struct reader *r) {
    TS_VEC(const struct ts_plan_article *) seen = {0};
    for (int i = 0; i < r->draft->n_blocks; i++)
        for (int k = 0; k < r->to->blocks[i].n_articles; k++) {
            const struct ts_plan_article *article = &r->to->blocks[i].articles[k];
            size_t at = 0;
            while (at < seen.n && !ts_files_same(seen.v[at], article))
                at++;
            if (at < seen.n)
                ts_files_report_twice(r->ctx, article, seen.v[at]);
            else
                *TS_VEC_ADD(r->ctx->scratch, &seen) = article;
        }
}

static void lay(struct reader *r) {
    struct ts_draft *d = r->draft;
    int *least = TS_NEW(r->ctx->scratch, int, (size_t)d->n_blocks);
    for (int i = 0; i < d->n_blocks; i++)
        least[i] = ts_heads_least_rows(&r->to->blocks[i]);
    ts_tiles_lay(r->ctx, d, r->page.style, least);
    for (int i = 0; i < d->n_blocks; i++)
        r->to->blocks[i].parts = rects_of(r->ctx, &d->blocks[i]);
    if (ts_diag_failed(r->ctx->diag))
        return; /* what follows would tell the same again */
    ts_heads_check(r->ctx, r->to->blocks, d->n_blocks);
    if (!ts_diag_failed(r->ctx->diag) && !ts_white_moves(&r->to->plan))
        ts_white_report(r->ctx, &r->to->plan);
}

/* With a list of messages of its own, so that another page's error does not end this one. */
static struct ts_plan_page *read(struct reader *r, const struct ts_style_request *request,
                                 const struct ts_plan_shared *shared) {
    struct ts_draft *d = r->draft;
    if (!load_style(r, request, shared))
        return NULL;
    struct ts_plan_page *to = r->to = TS_NEW(r->ctx->keep, struct ts_plan_page, 1);
    to->own = d->folio;
    to->root = d->root;
    to->blocks = TS_NEW(r->ctx->keep, struct ts_plan_block, (size_t)d->n_blocks);
    for (int i = 0; i < d->n_blocks; i++)
        take_block(r, &d->blocks[i], &to->blocks[i]);
    check_articles(r);
    struct ts_folio_text lower = ts_imprint_merge(&shared->folio, &r->page.style->text);
    to->plan = (struct ts_plan){.file = d->file,
                                .style = r->page.style,
                                .folio = ts_imprint_merge(&d->folio, &lower),
                                .blocks = to->blocks,
                                .n_blocks = d->n_blocks};
    ts_imprint_date(to->plan.folio.date, &to->plan.date);
    bool styled = true;
    for (int i = 0; i < d->n_blocks; i++)
        styled &= to->blocks[i].style != NULL;
    if (styled)
        lay(r);
    return ts_diag_failed(r->ctx->diag) ? NULL : to;
}

struct ts_plan_page *ts_plan_page_read(struct ts_ctx *ctx, const struct ts_plan_file *file,
                                       const struct ts_style_request *request,
                                       const struct ts_plan_shared *shared) {
    struct ts_ctx own = *ctx;
    own.diag = ts_diag_new(ctx->keep);
    struct reader r = {.ctx = &own};
    r.draft = file->text.n ? ts_draft_of(&own, file->path,
                                         ts_yaml_parse(&own, file->path, file->text, 1, TS_STYLE_SYNTAX))
                           : ts_draft_read(&own, file->path, file->named);
    struct ts_plan_page *page = r.draft ? read(&r, request, shared) : NULL;
    ts_diag_take(ctx->diag, own.diag);
    return page;
}
