#include "out/contents.h"

/* What a reader looks for: a title over the block, else its article's headline. */
static const char *title_of(const struct ts_plan_block *b, const struct ts_sheet_block *s) {
    return *b->title ? b->title : s->article ? s->article->title : "";
}

void ts_contents_add(struct ts_ctx *ctx, struct ts_contents *c, const struct ts_plan *plan,
                     const struct ts_sheet_block *blocks, size_t first, size_t n) {
    const struct ts_folio_text *t = &plan->folio;
    const struct ts_grid grid = ts_grid_make(plan->style);
    for (size_t i = 0; i < n; i++)
        *TS_VEC_ADD(ctx->keep, &c->labels) =
            i == 0 ? t->page : ts_arena_printf(ctx->keep, "%s+%zu", t->page, i);
    const char *page = *t->page ? ts_arena_printf(ctx->keep, "第%s版", t->page) : "";
    const char *gap = *page && *t->section ? " " : "";
    *TS_VEC_ADD(ctx->keep, &c->headings) = (struct ts_pdf_heading){
        .text = ts_arena_printf(ctx->keep, "%s%s%s", page, gap, t->section), .page = first};
    for (int i = 0; i < plan->n_blocks; i++) {
        const char *title = title_of(&plan->blocks[i], &blocks[i]);
        struct ts_grid_rect at = blocks[i].at;
        if (*title)
            *TS_VEC_ADD(ctx->keep, &c->headings) = (struct ts_pdf_heading){
                title, first, ts_grid_column_x(&grid, at.column), ts_grid_row_y(&grid, at.row), true};
    }
}
