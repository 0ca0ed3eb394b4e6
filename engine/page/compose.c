#include "page/compose.h"

#include "page/fill.h"
#include "page/folio.h"
#include "page/head.h"

enum { ROWS_OF_NOTE = 8 /* in shorter columns nobody expects level feet */ };

static struct ts_page *add_page(const struct ts_setting *s, struct ts_pages *pages, size_t *cap) {
    if (pages->n == *cap)
        pages->pages =
            ts_vec_grow(s->typesetter->ctx->keep, pages->pages, pages->n, cap, sizeof *pages->pages);
    struct ts_page *page = &pages->pages[pages->n++];
    page->width = s->style->page_width;
    page->height = s->style->page_height;
    return page;
}

/* The row below the deepest text; 0 = there is none. */
static int foot_of(const struct ts_column_set *set, const struct ts_text_frame *frames) {
    int foot = 0;
    for (int k = 0; k < set->n; k++)
        if (set->columns[k].rows && frames[k].first_row + set->columns[k].rows > foot)
            foot = frames[k].first_row + set->columns[k].rows;
    return foot;
}

/* The row below text and head. */
static int end_of(const struct ts_column_set *set, const struct ts_text_frame *frames) {
    int end = 0;
    for (int k = 0; k < set->n; k++)
        if (frames[k].first_row + set->columns[k].rows > end)
            end = frames[k].first_row + set->columns[k].rows;
    return end;
}

/* From the top of a row to the foot of the type in the row above another. */
static ts_len height_of(const struct ts_grid *g, int row, int foot) {
    return (foot - row - 1) * g->row + g->em;
}

/* The rule before column k begins where the text at either side of it does first. */
static void draw_column_rule(const struct ts_setting *s, const struct ts_column_set *set,
                             const struct ts_text_frame *frames, int k, int foot, struct ts_page *page) {
    const struct ts_grid *g = &s->grid;
    bool before = set->columns[k - 1].rows && frames[k - 1].first_row < frames[k].first_row;
    int first = frames[before ? k - 1 : k].first_row;
    if (set->columns[k].rows)
        ts_display_rule(s->typesetter->ctx, page,
                        ts_grid_column_x(g, k) - g->gutter / 2 - s->style->column_rule / 2,
                        ts_grid_row_y(g, first), s->style->column_rule, height_of(g, first, foot),
                        s->style->column_rule_colour);
}

static void draw_columns(const struct ts_setting *s, const struct ts_body *body,
                         const struct ts_column_set *set, const struct ts_text_frame *frames,
                         struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_grid *g = &s->grid;
    int foot = foot_of(set, frames);
    for (int k = 0; foot && k < set->n; k++) {
        int first = frames[k].first_row;
        if (first < foot)
            ts_display_mark(ctx, page, TS_MARK_COLUMN, ts_grid_column_x(g, k), ts_grid_row_y(g, first),
                            g->measure, height_of(g, first, foot), k);
        ts_body_draw(s, body, &set->columns[k], k, first, page);
        if (k > 0)
            draw_column_rule(s, set, frames, k, foot, page);
    }
    int end = end_of(set, frames);
    if (foot && s->style->bottom_rule && set->end == body->n && end + 2 < g->rows)
        ts_display_rule(ctx, page, g->left, ts_grid_band_middle(g, end, 1), g->width, s->style->folio.thin,
                        s->style->column_rule_colour);
}

/* Rows of the body on the first page and behind it. */
static void count_rows(const struct ts_column_set *first, const struct ts_text_frame *frames,
                       struct ts_composed *out) {
    out->page_rows = ts_fill_capacity(frames, first->n);
    out->rows_free = out->page_rows;
    for (int k = 0; k < first->n; k++)
        out->rows_free -= first->columns[k].rows;
    out->rows_over = 0;
    for (size_t i = first->end; i < out->body->n; i++)
        out->rows_over += out->body->units[i].rows;
}

static void report(const struct ts_setting *s, const struct ts_composed *c, int height) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    if (c->misfit && !s->fit->full && height >= ROWS_OF_NOTE)
        TS_DIAG(ctx->diag, TS_COLUMNS_UNEVEN, ts_place_of_file(s->article->source->name),
                ts_arena_printf(ctx->scratch, "%d", c->misfit));
    if (c->pages->n > 1)
        TS_DIAG(ctx->diag, TS_PAGES_MORE, ts_place_of_file(s->article->source->name),
                ts_arena_printf(ctx->scratch, "%zu", c->pages->n));
}

bool ts_pages_compose(const struct ts_typesetter *t, const struct ts_fit *fit,
                      const struct ts_article *article, struct ts_composed *out) {
    const struct ts_setting *s = ts_setting_make(t, fit, article);
    struct ts_pages *pages = TS_NEW(t->ctx->keep, struct ts_pages, 1);
    size_t cap = 0, at = 0;
    int height = 0;
    struct ts_head_plan plan;
    pages->style = s->style;
    *out = (struct ts_composed){.pages = pages};
    if (!ts_head_plan_make(s, &plan))
        return false;
    out->body = ts_body_set(s, plan.body_from);
    if (!out->body)
        return false;
    do {
        struct ts_page *page = add_page(s, pages, &cap);
        int index = (int)pages->n - 1;
        const struct ts_text_frame *frames = index == 0 ? plan.frames : ts_fill_frames(s, NULL);
        bool front = index == 0 && plan.masthead->part.n;
        if (front)
            ts_masthead_draw(s, plan.masthead, page);
        else if (!ts_folio_draw(s, index, page))
            return false;
        if (index == 0 && plan.head)
            ts_head_draw(s, plan.head, plan.with_lead, page);
        struct ts_column_set set = ts_fill_page(s, &out->body, at, frames, &out->misfit);
        draw_columns(s, out->body, &set, frames, page);
        if (index == 0)
            count_rows(&set, frames, out);
        at = set.end;
        height = ts_fill_height(&set);
        ts_arena_reset(t->ctx->scratch);
    } while (at < out->body->n);
    report(s, out, height);
    return true;
}
