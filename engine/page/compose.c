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

/* Rules run beside pictures, but not through one that lies over both columns. */
static void draw_column_rule(const struct ts_setting *s, const struct ts_filled *f, int column,
                             struct ts_page *page) {
    const struct ts_grid *g = &s->grid;
    ts_len x = ts_grid_column_x(g, column) - g->gutter / 2 - s->style->column_rule / 2;
    for (int row = f->first_row; row < f->foot;) {
        int end = f->foot, after = f->foot; /* of the stretch, and of what ends it */
        for (int i = 0; i < f->block.n_placed; i++) {
            const struct ts_placed *p = &f->block.placed[i];
            bool crosses = p->column < column && column < p->column + p->picture->columns;
            if (crosses && p->hole_row + p->hole_rows > row && p->hole_row < end) {
                end = p->hole_row;
                after = p->hole_row + p->hole_rows;
            }
        }
        if (end > row)
            ts_display_rule(s->typesetter->ctx, page, x, ts_grid_row_y(g, row), s->style->column_rule,
                            (end - row - 1) * g->row + g->em, s->style->column_rule_colour);
        row = after;
    }
}

static void draw_columns(const struct ts_setting *s, const struct ts_body *body, const struct ts_filled *f,
                         struct ts_page *page) {
    const struct ts_grid *g = &s->grid;
    struct ts_picture_queue pictures = {f->block.placed, f->block.n_placed};
    bool text = false; /* in the column */
    for (int k = 0; k < f->set.n; k++) {
        const struct ts_text_frame *frame = &f->block.frames[k];
        int end = frame->first_row + frame->rows < f->foot ? frame->first_row + frame->rows : f->foot;
        text |= f->set.columns[k].rows > 0;
        if (end > frame->first_row)
            ts_display_mark(s->typesetter->ctx, page, TS_MARK_COLUMN, ts_grid_column_x(g, frame->column),
                            ts_grid_row_y(g, frame->first_row), g->measure,
                            (end - frame->first_row - 1) * g->row + g->em, frame->column);
        ts_body_draw(s, body, &f->set.columns[k], frame, &pictures, page);
        if (k + 1 < f->set.n && frame[1].column == frame->column)
            continue;
        if (frame->column > 0 && text)
            draw_column_rule(s, f, frame->column, page);
        text = false;
    }
    ts_body_draw_pictures(s, body, body->n, &pictures, page);
    if (s->style->bottom_rule && f->foot > f->first_row && f->set.end == body->n && f->foot + 2 < g->rows)
        ts_display_rule(s->typesetter->ctx, page, g->left, ts_grid_band_middle(g, f->foot, 1), g->width,
                        s->style->folio.thin, s->style->column_rule_colour);
}

/* Rows of the body on the first page and behind it. */
static void count_rows(const struct ts_filled *first, struct ts_composed *out) {
    out->page_rows = (int)ts_block_rows(&first->block);
    out->rows_free = out->page_rows;
    for (int k = 0; k < first->set.n; k++)
        out->rows_free -= first->set.columns[k].rows;
    out->rows_over = 0;
    for (size_t i = first->set.end; i < out->body->n; i++)
        out->rows_over += out->body->units[i].rows;
}

/* The pictures that are not yet placed; those between paragraphs are part of the body. */
static const struct ts_set_pictures *waiting_of(struct ts_ctx *ctx, const struct ts_set_pictures *pictures,
                                                const struct ts_block *placed) {
    struct ts_set_pictures *waiting = TS_NEW(ctx->keep, struct ts_set_pictures, 1);
    struct ts_set_picture *v = TS_NEW(ctx->keep, struct ts_set_picture, pictures->n + 1);
    for (size_t i = 0; i < pictures->n; i++) {
        bool waits = pictures->v[i].picture->position != TS_PICTURE_HERE;
        for (int k = 0; k < placed->n_placed; k++)
            waits &= placed->placed[k].picture->number != pictures->v[i].number;
        if (waits)
            v[waiting->n++] = pictures->v[i];
    }
    waiting->v = v;
    return waiting;
}

/* A picture that found no room on the page of its text. */
static void report_carried(const struct ts_setting *s, const struct ts_body *body, size_t begin,
                           const struct ts_block *block) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    for (int i = 0; i < block->n_placed; i++) {
        const struct ts_picture *p = block->placed[i].picture->picture;
        if (begin && ts_body_anchor(body, p) < begin)
            TS_DIAG(ctx->diag, TS_PICTURE_REDUCED, ts_source_place(s->article->source, p->offset),
                    ts_arena_copy(ctx->scratch, p->file.p, p->file.n),
                    TS_BOTH("there is no room on the page of its text; it stands on a further one",
                            "正文所在的版排不下；已转到后面的版"));
    }
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
    struct ts_filled filled = {.set = {0}};
    struct ts_head_plan plan;
    pages->style = s->style;
    *out = (struct ts_composed){.pages = pages};
    if (!ts_head_plan_make(s, &plan))
        return false;
    const struct ts_set_pictures *pictures = ts_pictures_set(s);
    out->body = pictures ? ts_body_set(s, plan.body_from, pictures) : NULL;
    if (!out->body)
        return false;
    pictures = waiting_of(t->ctx, pictures, &filled.block);
    do {
        struct ts_page *page = add_page(s, pages, &cap);
        int index = (int)pages->n - 1, first_row = index == 0 ? plan.rows : 0;
        if (!ts_folio_draw(s, index, page))
            return false;
        if (index == 0 && plan.head)
            ts_head_draw(s, plan.head, plan.with_lead, page);
        filled = ts_fill_page(s, &out->body, at, first_row, pictures);
        draw_columns(s, out->body, &filled, page);
        report_carried(s, out->body, at, &filled.block);
        if (index == 0)
            count_rows(&filled, out);
        at = filled.set.end;
        out->misfit = filled.misfit;
        pictures = waiting_of(t->ctx, pictures, &filled.block);
        ts_arena_reset(t->ctx->scratch);
    } while (at < out->body->n || pictures->n);
    report(s, out, filled.foot - filled.first_row);
    return true;
}
