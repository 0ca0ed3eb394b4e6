#include "page/compose.h"

#include "page/fill.h"
#include "page/folio.h"
#include "page/head.h"
#include "page/overset.h"

enum { ROWS_OF_NOTE = 8 /* in shorter columns nobody expects level feet */ };

static void add_page(const struct ts_setting *s, struct ts_pages *pages, size_t *cap) {
    if (pages->n == *cap)
        pages->pages =
            ts_vec_grow(s->typesetter->ctx->keep, pages->pages, pages->n, cap, sizeof *pages->pages);
    struct ts_page *page = &pages->pages[pages->n++];
    page->width = s->style->page_width;
    page->height = s->style->page_height;
}

/* The row below text, pictures and head. */
static int end_of(const struct ts_filled *f) {
    int end = f->foot;
    for (int k = 0; k < f->set.n; k++)
        if (f->block.frames[k].first_row + f->set.columns[k].rows > end)
            end = f->block.frames[k].first_row + f->set.columns[k].rows;
    return end;
}

/* From the top of a row to the foot of the type in the row above another. */
static ts_len height_of(const struct ts_grid *g, int row, int foot) {
    return (foot - row - 1) * g->row + g->em;
}

/* The first row of a column's text; -1 = it has none. */
static int first_of(const struct ts_filled *f, int column) {
    for (int k = 0; k < f->set.n; k++)
        if (f->block.frames[k].column == column && f->set.columns[k].rows)
            return f->block.frames[k].first_row;
    return -1;
}

/* Where a rule before a column ends, from a row on, and where it goes on: it does not run through a picture
 * that lies over both columns. */
static int end_of_rule(const struct ts_filled *f, int column, int row, int *after) {
    int end = *after = f->foot;
    for (int i = 0; i < f->block.n_placed; i++) {
        const struct ts_placed *p = &f->block.placed[i];
        bool crosses = p->column < column && column < p->column + p->picture->columns;
        if (crosses && p->hole_row + p->hole_rows > row && p->hole_row < end) {
            end = p->hole_row;
            *after = p->hole_row + p->hole_rows;
        }
    }
    return end;
}

/* The rule before a column begins where the text at either side of it does first. */
static void draw_column_rule(const struct ts_setting *s, const struct ts_filled *f, int column,
                             struct ts_page *page) {
    const struct ts_grid *g = &s->grid;
    int before = first_of(f, column - 1), row = first_of(f, column), after;
    if (row < 0)
        return;
    for (row = before >= 0 && before < row ? before : row; row < f->foot; row = after) {
        int end = end_of_rule(f, column, row, &after);
        if (end > row)
            ts_display_rule(s->typesetter->ctx, page,
                            ts_grid_column_x(g, column) - g->gutter / 2 - s->style->column_rule / 2,
                            ts_grid_row_y(g, row), s->style->column_rule, height_of(g, row, end),
                            s->style->column_rule_colour);
    }
}

static void draw_columns(const struct ts_setting *s, const struct ts_body *body, const struct ts_filled *f,
                         struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_grid *g = &s->grid;
    struct ts_picture_queue pictures = {f->block.placed, f->block.n_placed};
    for (int k = 0; f->foot && k < f->set.n; k++) {
        const struct ts_text_frame *frame = &f->block.frames[k];
        int first = frame->first_row;
        int end = first + frame->rows < f->foot ? first + frame->rows : f->foot;
        if (first < end)
            ts_display_mark(ctx, page, TS_MARK_COLUMN, ts_grid_column_x(g, frame->column),
                            ts_grid_row_y(g, first), g->measure, height_of(g, first, end), frame->column);
        ts_body_draw(s, body, &f->set.columns[k], frame, &pictures, page);
        bool last = k + 1 == f->set.n || frame[1].column != frame->column;
        if (last && frame->column > 0)
            draw_column_rule(s, f, frame->column, page);
    }
    ts_body_draw_pictures(s, body, body->n, &pictures, page);
    int end = end_of(f);
    if (f->foot && s->style->bottom_rule && f->set.end == body->n && end + 2 < g->rows)
        ts_display_rule(ctx, page, g->left, ts_grid_band_middle(g, end, 1), g->width, s->style->folio.thin,
                        s->style->column_rule_colour);
}

/* Rows that pictures take of all the columns that they stand over. */
static int rows_of_holes(const struct ts_block *block) {
    int rows = 0;
    for (int i = 0; i < block->n_placed; i++)
        rows += block->placed[i].hole_rows * block->placed[i].picture->columns;
    return rows;
}

/* Rows of the first page under its head, and what of them stays free; what is on the others, in the body as
 * it was when they were filled. */
static void count_rows(const struct ts_head_plan *plan, const struct ts_filled *f, size_t begin, int columns,
                       struct ts_composed *out) {
    bool first = out->pages->n == 1;
    int rows = rows_of_holes(&f->block);
    for (size_t i = begin; !first && i < f->set.end; i++)
        rows += out->body->units[i].rows;
    for (int k = 0; first && k < f->set.n; k++)
        rows += f->set.columns[k].rows;
    if (!first)
        out->rows_over += rows;
    if (first)
        out->page_rows = ts_fill_capacity(plan->frames, columns);
    if (first)
        out->rows_free = out->page_rows - rows;
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

static int height_of_columns(const struct ts_column_set *set) {
    int rows = 0;
    for (int k = 0; k < set->n; k++)
        rows = set->columns[k].rows > rows ? set->columns[k].rows : rows;
    return rows;
}

static void report(const struct ts_setting *s, const struct ts_composed *c) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    if (c->misfit && !s->fit->full && c->height >= ROWS_OF_NOTE)
        TS_DIAG(ctx->diag, TS_COLUMNS_UNEVEN, ts_place_of_file(s->article->source->name),
                ts_arena_printf(ctx->scratch, "%d", c->misfit));
    if (c->pages->n > 1)
        TS_DIAG(ctx->diag, TS_PAGES_MORE, ts_place_of_file(s->article->source->name),
                ts_arena_printf(ctx->scratch, "%zu", c->pages->n),
                ts_arena_printf(ctx->scratch, "%d", c->rows_over),
                ts_arena_printf(ctx->scratch, "%zu", c->characters_over));
}

/* The plan of the page `index`: the head is on the first, a small headline may be on the others. */
static bool plan_page(const struct ts_setting *s, int index, struct ts_head_plan *plan) {
    return index == 0 ? ts_head_plan_make(s, plan) : index > 1 || ts_head_plan_again(s, plan);
}

/* What stands above the columns of a page. False after an error. */
static bool draw_top(const struct ts_setting *s, int index, const struct ts_head_plan *plan,
                     struct ts_page *page) {
    if (plan->masthead && plan->masthead->part.n)
        ts_masthead_draw(s, plan->masthead, page);
    else if (!ts_folio_draw(s, index, page))
        return false;
    if (plan->head)
        ts_head_draw(s, plan->head, plan->with_lead, page);
    return true;
}

/* The page that the text was left on, and the row there for the line that says where it goes on. */
struct leaving {
    int index; /* -1 = the text has not begun */
    struct ts_text_frame to;
};

/* The text comes from the page that it left and goes on here: both say so. */
static bool draw_jump(const struct ts_setting *s, const struct ts_pages *pages, struct leaving *left,
                      int index, const struct ts_filled *f) {
    bool ok = left->index < 0 || (ts_jump_draw_to(s, index, &left->to, &pages->pages[left->index]) &&
                                  ts_jump_draw_from(s, left->index, &f->block.from, &pages->pages[index]));
    *left = (struct leaving){index, f->block.to};
    return ok;
}

/* One page more: what stands above the columns, and the body from unit *at on. */
static bool compose_page(const struct ts_setting *s, struct ts_composed *out, const struct ts_head_plan *plan,
                         int index, size_t *at, struct leaving *left,
                         const struct ts_set_pictures **pictures) {
    struct ts_page *page = &out->pages->pages[index];
    if (!draw_top(s, index, plan, page))
        return false;
    struct ts_jump jump = ts_jump_of(s, left->index, index);
    jump.from &= *at < out->body->n;
    struct ts_filled filled = ts_fill_page(s, &out->body, *at, plan->frames, *pictures, jump);
    bool has_text = index == 0 || filled.set.end > *at; /* on the first there is the head */
    if (has_text && !draw_jump(s, out->pages, left, index, &filled))
        return false;
    draw_columns(s, out->body, &filled, page);
    report_carried(s, out->body, *at, &filled.block);
    count_rows(plan, &filled, *at, s->grid.columns, out);
    *at = filled.set.end;
    *pictures = waiting_of(s->typesetter->ctx, *pictures, &filled.block);
    out->misfit = filled.misfit;
    out->height = height_of_columns(&filled.set);
    ts_arena_reset(s->typesetter->ctx->scratch);
    return true;
}

bool ts_pages_compose(const struct ts_typesetter *t, const struct ts_fit *fit,
                      const struct ts_article *article, struct ts_composed *out) {
    const struct ts_setting *s = ts_setting_make(t, fit, article);
    struct ts_pages *pages = TS_NEW(t->ctx->keep, struct ts_pages, 1);
    size_t cap = 0, at = 0;
    struct leaving left = {.index = -1};
    struct ts_head_plan plan;
    pages->style = s->style;
    *out = (struct ts_composed){.pages = pages};
    if (!plan_page(s, 0, &plan))
        return false;
    const struct ts_set_pictures *pictures = ts_pictures_set(s);
    out->body = pictures ? ts_body_set(s, plan.body_from, pictures) : NULL;
    if (!out->body)
        return false;
    pictures = waiting_of(t->ctx, pictures, &(struct ts_block){.frames = NULL});
    do {
        int index = (int)pages->n;
        add_page(s, pages, &cap);
        if ((index > 0 && !plan_page(s, index, &plan)) ||
            !compose_page(s, out, &plan, index, &at, &left, &pictures))
            return false;
    } while (at < out->body->n || pictures->n);
    out->characters_over = ts_overset_characters(pages, 1);
    report(s, out);
    return true;
}
