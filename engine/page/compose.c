#include "page/compose.h"

#include "page/fill.h"
#include "page/folio.h"
#include "page/head.h"
#include "page/overset.h"
#include "page/paint.h"

enum { ROWS_OF_NOTE = 8 /* in shorter columns nobody expects level feet */ };

static void add_page(const struct ts_setting *s, struct ts_pages *pages, size_t *cap) {
    if (pages->n == *cap)
        pages->pages =
            ts_vec_grow(s->typesetter->ctx->keep, pages->pages, pages->n, cap, sizeof *pages->pages);
    struct ts_page *page = &pages->pages[pages->n++];
    page->width = s->style->page_width;
    page->height = s->style->page_height;
}

/* The pictures that are not yet placed; those between paragraphs are part of the body. */
static const struct ts_islands *waiting_of(struct ts_ctx *ctx, const struct ts_islands *pictures,
                                           const struct ts_block *placed) {
    struct ts_islands *waiting = TS_NEW(ctx->keep, struct ts_islands, 1);
    struct ts_island *v = TS_NEW(ctx->keep, struct ts_island, pictures->n + 1);
    for (size_t i = 0; i < pictures->n; i++) {
        bool waits = pictures->v[i].position != TS_PICTURE_HERE;
        for (int k = 0; k < placed->n_placed; k++)
            waits &= placed->placed[k].island->number != pictures->v[i].number;
        if (waits)
            v[waiting->n++] = pictures->v[i];
    }
    waiting->v = v;
    return waiting;
}

/* An island that found no room on the page of its text. */
static void report_carried(const struct ts_setting *s, const struct ts_body *body, size_t begin,
                           const struct ts_block *block) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    for (int i = 0; i < block->n_placed; i++) {
        const struct ts_island *island = block->placed[i].island;
        struct ts_place place = ts_source_place(s->article->source, island->offset);
        if (!begin || ts_body_anchor(body, island->before) >= begin)
            continue;
        if (!island->picture)
            TS_DIAG(ctx->diag, TS_INSET_CARRIED, place, "");
        else
            TS_DIAG(ctx->diag, TS_PICTURE_REDUCED, place,
                    ts_arena_copy(ctx->scratch, island->picture->picture->file.p,
                                  island->picture->picture->file.n),
                    TS_BOTH("there is no room on the page of its text; it stands on a further one",
                            "正文所在的版排不下；已转到后面的版"));
    }
}

/* An article on its way onto pages. */
struct flow {
    const struct ts_setting *s;
    struct ts_head_plan plan; /* of the page at hand */
    const struct ts_body *body;
    const struct ts_islands *waiting;
    size_t at; /* the unit that comes next */
    struct ts_filled filled;
};

/* Rows that pictures take of all the columns that they stand over. */
static int rows_of_holes(const struct ts_block *block) {
    int rows = 0;
    for (int i = 0; i < block->n_placed; i++)
        rows += block->placed[i].hole_rows * block->placed[i].island->columns;
    return rows;
}

/* Rows of the first frames under the head, and what of them stays free. */
static void count_first(const struct flow *f, struct ts_composed *out) {
    out->head_rows = f->plan.rows;
    out->page_rows = ts_fill_capacity(f->plan.frames, f->s->site->n);
    out->rows_free = out->page_rows - rows_of_holes(&f->filled.block) - f->filled.block.from.rows -
                     f->filled.block.to.rows;
    for (int k = 0; k < f->filled.set.n; k++)
        out->rows_free -= f->filled.set.columns[k].rows;
}

/* Rows of the body's units [begin, end), in the body as it is now. */
static int rows_of_units(const struct ts_body *body, size_t begin, size_t end) {
    int rows = 0;
    for (size_t i = begin; i < end; i++)
        rows += body->units[i].rows;
    return rows;
}

/* Rows of all columns that islands would take which wait for a place, as high as a page lets them be. */
static int rows_of_waiting(const struct ts_setting *s, const struct ts_islands *waiting) {
    int rows = 0, most = ts_grid_make(s->style).rows;
    for (size_t i = 0; i < waiting->n; i++)
        rows += ts_island_columns(&waiting->v[i], &s->grid) *
                ts_island_hole(s->style, &s->grid, &waiting->v[i], most);
    return rows;
}

/* Columns of the widest box or table that stands over several. */
static int widest_of(const struct ts_islands *islands) {
    int columns = 0;
    for (size_t i = 0; i < islands->n; i++)
        if (!islands->v[i].picture && islands->v[i].columns > columns)
            columns = islands->v[i].columns;
    return columns;
}

static bool flow_start(struct flow *f, const struct ts_typesetter *t, const struct ts_fit *fit,
                       const struct ts_article *article) {
    *f = (struct flow){.s = ts_setting_make(t, fit, article)};
    if (!ts_head_plan_make(f->s, &f->plan))
        return false;
    const struct ts_islands *pictures =
        ts_islands_set(f->s, ts_fill_highest(f->s, f->plan.frames, f->s->site->n));
    f->body = pictures ? ts_body_set(f->s, f->plan.body_from, pictures) : NULL;
    if (f->body)
        f->waiting = waiting_of(t->ctx, pictures, &f->filled.block);
    return f->body != NULL;
}

/* How far the last columns that were filled miss their goal; in low ones nobody expects level feet. */
static int misfit_of(const struct flow *f) {
    int rows = 0;
    for (int k = 0; k < f->filled.set.n; k++)
        rows = f->filled.set.columns[k].rows > rows ? f->filled.set.columns[k].rows : rows;
    return f->s->fit->full || rows >= ROWS_OF_NOTE ? f->filled.misfit : 0;
}

static void report(const struct flow *f, const struct ts_composed *c) {
    struct ts_ctx *ctx = f->s->typesetter->ctx;
    struct ts_place place = ts_place_of_file(f->s->article->source->name);
    bool pictures = f->filled.block.n_placed || f->s->article->n_pictures;
    if (c->misfit && !f->s->fit->full)
        TS_DIAG(ctx->diag, pictures ? TS_COLUMNS_BESIDE : TS_COLUMNS_UNEVEN, place,
                ts_arena_printf(ctx->scratch, "%d", c->misfit));
    if (c->pages->n > 1)
        TS_DIAG(ctx->diag, TS_PAGES_MORE, place, ts_arena_printf(ctx->scratch, "%zu", c->pages->n),
                ts_arena_printf(ctx->scratch, "%d", c->rows_over),
                ts_arena_printf(ctx->scratch, "%zu", c->characters_over));
}

static bool flow_ended(const struct flow *f) {
    return f->at >= f->body->n && f->waiting->n == 0;
}

/* The next part of it into the frames that the plan leaves. */
static void flow_fill(struct flow *f, const struct ts_jump *jump) {
    f->filled = ts_fill_page(f->s, &f->body, f->at, f->plan.frames, f->waiting, *jump);
}

static void flow_draw(struct flow *f, struct ts_page *page) {
    ts_paint_columns(f->s, f->body, f->plan.frames, &f->filled, page);
    report_carried(f->s, f->body, f->at, &f->filled.block);
    f->at = f->filled.set.end;
    f->waiting = waiting_of(f->s->typesetter->ctx, f->waiting, &f->filled.block);
    ts_arena_reset(f->s->typesetter->ctx->scratch);
}

/* False after an error. */
static bool draw_folio(const struct flow *f, int index, struct ts_page *page) {
    if (!f->plan.masthead || !f->plan.masthead->part.n)
        return ts_folio_draw(f->s, index, page);
    ts_masthead_draw(f->s, f->plan.masthead, page);
    return true;
}

/* The page that the text was left on, and the row there for the line that says where it goes on. */
struct leaving {
    int index; /* -1 = the text has not begun */
    struct ts_text_frame to;
};

/* The text comes from the page that it left and goes on here: both say so. */
static bool draw_jump(const struct flow *f, const struct ts_pages *pages, struct leaving *left, int index) {
    const struct ts_setting *s = f->s;
    const struct ts_jump here = ts_jump_between(s, left->index, index);
    bool ok =
        left->index < 0 || (ts_jump_draw_to(s, here.to, &left->to, &pages->pages[left->index]) &&
                            ts_jump_draw_from(s, here.from, &f->filled.block.from, &pages->pages[index]));
    *left = (struct leaving){index, f->filled.block.to};
    return ok;
}

/* Text among the units [begin, end), and not pictures alone. */
static bool has_text_in(const struct ts_body *body, size_t begin, size_t end) {
    while (begin < end && body->parts[begin].island)
        begin++;
    return begin < end;
}

/* One page more, whose plan was made. */
static bool compose_page(struct flow *f, struct ts_composed *out, int index, struct leaving *left) {
    struct ts_page *page = &out->pages->pages[index];
    size_t begin = f->at;
    if (!draw_folio(f, index, page))
        return false;
    if (index == 0)
        out->n_folio = page->draws.n;
    if (f->plan.head)
        ts_head_draw(f->s, f->plan.head, f->plan.with_lead, page);
    struct ts_jump jump = ts_jump_of(f->s, f->at < f->body->n ? left->index : -1, index);
    flow_fill(f, &jump);
    bool has_text = index == 0 || has_text_in(f->body, begin, f->filled.set.end); /* or the head */
    if (has_text && !draw_jump(f, out->pages, left, index))
        return false;
    if (index == 0)
        count_first(f, out);
    else
        out->rows_over += rows_of_units(f->body, begin, f->filled.set.end) + rows_of_holes(&f->filled.block);
    flow_draw(f, page);
    out->body = f->body;
    return true;
}

static bool compose_pages(const struct ts_typesetter *t, const struct ts_fit *fit,
                          const struct ts_article *article, struct ts_composed *out) {
    struct flow f;
    struct ts_pages *pages = TS_NEW(t->ctx->keep, struct ts_pages, 1);
    struct leaving left = {.index = -1};
    size_t cap = 0;
    pages->style = fit->style;
    *out = (struct ts_composed){.pages = pages};
    if (!flow_start(&f, t, fit, article))
        return false;
    const int widest = widest_of(f.waiting); /* before any is placed */
    do {
        int index = (int)pages->n;
        add_page(f.s, pages, &cap);
        if ((index == 1 && !ts_head_plan_again(f.s, &f.plan)) || !compose_page(&f, out, index, &left))
            return false;
    } while (!flow_ended(&f));
    out->widest_inset = widest;
    out->ended = pages->n == 1;
    out->misfit = misfit_of(&f);
    out->characters_over = ts_overset_characters(pages, 1);
    report(&f, out);
    return true;
}

/* The line that a unit begins with, in a box too, if it is not its paragraph's first; else NULL. */
static const struct ts_line *line_within(const struct ts_body_unit *part) {
    if (part->lines)
        return part->line_number > 0 ? part->lines : NULL;
    for (size_t i = 0; part->block && i < part->block->draws.n; i++) {
        const struct ts_draw *d = &part->block->draws.v[i];
        if (d->kind == TS_DRAW_MARK && d->line && d->paragraph == part->paragraph)
            return d->line_number > 0 ? d->line : NULL;
    }
    return NULL;
}

/* Where a unit's text begins in the article. */
static struct ts_point point_of(const struct flow *f) {
    if (f->at >= f->body->n)
        return (struct ts_point){f->s->article->n_paras, 0};
    const struct ts_body_unit *part = &f->body->parts[f->at];
    if (part->paragraph < 0) /* a picture: what stands behind it in the copy */
        return (struct ts_point){part->island->before, 0};
    const char *begin = f->s->article->paras[part->paragraph].text.p;
    const struct ts_line *line = line_within(part);
    return (struct ts_point){(size_t)part->paragraph, line ? (size_t)(line->text - begin) : 0};
}

static bool has_wide_insets(const struct ts_article *a) {
    for (size_t i = 0; i < a->n_paras; i++)
        if (a->paras[i].placing || a->paras[i].role == TS_ROLE_TABLE)
            return true;
    return false;
}

/* Do all boxes and tables over several columns find a place in the block? What is left over of an article has
 * no islands but pictures. */
static bool holds_insets(const struct ts_typesetter *t, const struct ts_fit *fit,
                         const struct ts_article *article) {
    if (!has_wide_insets(article))
        return true;
    struct ts_apart trial;
    struct flow f;
    ts_apart_make(&trial, t, false);
    if (!flow_start(&f, &trial.typesetter, fit, article))
        return true; /* which is said anew */
    struct ts_jump jump = ts_jump_of_block(f.s);
    flow_fill(&f, &jump);
    const struct ts_islands *left = waiting_of(&trial.ctx, f.waiting, &f.filled.block);
    bool holds = true;
    for (size_t i = 0; i < left->n; i++)
        holds &= left->v[i].picture != NULL;
    f.at = f.filled.set.end;
    for (int i = 0; i < f.filled.block.n_placed; i++) { /* nor does one stand before its text */
        const struct ts_island *placed = f.filled.block.placed[i].island;
        holds &= placed->picture || placed->before < point_of(&f).paragraph;
    }
    return holds;
}

static void forget_picture(const struct ts_setting *s, const struct ts_island *island) {
    if (!island || !island->picture)
        return;
    ts_setting_forget(s, island->picture->picture->caption, 0);
    ts_setting_forget(s, island->picture->picture->credit, 0);
}

/* What the filled block does not hold is set again elsewhere, and told of there. */
static void forget_rest(struct flow f) {
    const struct ts_article *a = f.s->article;
    f.at = f.filled.set.end;
    const struct ts_point rest = point_of(&f);
    const struct ts_islands *left = waiting_of(f.s->typesetter->ctx, f.waiting, &f.filled.block);
    for (size_t i = rest.paragraph; i < a->n_paras; i++)
        ts_setting_forget(f.s, &a->paras[i], i == rest.paragraph ? rest.offset : 0);
    for (size_t i = f.at; i < f.body->n; i++)
        forget_picture(f.s, f.body->parts[i].island);
    for (size_t i = 0; i < left->n; i++)
        forget_picture(f.s, &left->v[i]);
}

static bool compose_block(const struct ts_typesetter *t, const struct ts_fit *fit,
                          const struct ts_article *article, struct ts_composed *out) {
    struct flow f;
    struct ts_pages *pages = TS_NEW(t->ctx->keep, struct ts_pages, 1);
    size_t cap = 0;
    pages->style = fit->style;
    *out = (struct ts_composed){.pages = pages};
    struct ts_fit own = *fit;
    own.insets_in_columns = !holds_insets(t, fit, article);
    if (!flow_start(&f, t, &own, article))
        return false;
    add_page(f.s, pages, &cap);
    if (f.plan.head)
        ts_head_draw(f.s, f.plan.head, f.plan.with_lead, pages->pages);
    struct ts_jump jump = ts_jump_of_block(f.s);
    flow_fill(&f, &jump);
    forget_rest(f);
    count_first(&f, out);
    const struct ts_block block = f.filled.block;
    if (!ts_jump_draw_from(f.s, jump.from, &block.from, pages->pages))
        return false;
    flow_draw(&f, pages->pages);
    if (!ts_jump_draw_to(f.s, jump.to, &block.to, pages->pages))
        return false;
    out->body = f.body;
    out->rows_over = rows_of_units(f.body, f.at, f.body->n) + rows_of_waiting(f.s, f.waiting);
    out->characters_over = ts_overset_characters_behind(f.body, f.at, f.waiting);
    out->ended = flow_ended(&f);
    out->rest = point_of(&f);
    out->rest_unit = f.at;
    out->left = f.waiting;
    out->misfit = misfit_of(&f);
    report(&f, out);
    return true;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

bool ts_pages_compose(const struct ts_typesetter *t, const struct ts_fit *fit,
                      const struct ts_article *article, struct ts_composed *out) {
    struct ts_apart own;
    ts_apart_make(&own, t, true);
    bool ok = compose_pages(&own.typesetter, fit, article, out);
    ts_diag_take(t->ctx->diag, own.ctx.diag);
    return ok;
}

bool ts_block_compose(const struct ts_typesetter *t, const struct ts_fit *fit,
                      const struct ts_article *article, struct ts_composed *out) {
    struct ts_apart own;
    ts_apart_make(&own, t, true);
    bool ok = compose_block(&own.typesetter, fit, article, out);
    ts_diag_take(t->ctx->diag, own.ctx.diag);
    return ok;
}
