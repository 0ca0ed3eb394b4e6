#include "page/compose.h"

#include "page/body.h"
#include "page/folio.h"
#include "page/head.h"

#include <limits.h>

enum { LEAST_BODY_ROWS = 4 /* under a head; with fewer the body begins on the next page */ };

static struct ts_setting *make_setting(const struct ts_typesetter *t, const struct ts_style *style,
                                       const struct ts_article *article) {
    struct ts_setting *s = TS_NEW(t->ctx->keep, struct ts_setting, 1);
    s->typesetter = t;
    s->style = style;
    s->article = article;
    s->grid = ts_grid_make(style);
    s->forms = ts_forms_make(t->ctx, style, article, s->grid.measure);
    return s;
}

static size_t first_with(const struct ts_article *a, enum ts_role role) {
    size_t i = 0;
    while (i < a->n_paras && a->paras[i].role < role)
        i++;
    return i;
}

/* How the head goes onto page 1. A head that leaves no room for the body gives up its lead first, then
 * everything, to the columns, where any length has its place. */
struct plan {
    const struct ts_head *head; /* NULL = all is body */
    bool with_lead;
    int rows;         /* of the head */
    size_t body_from; /* the first paragraph in the columns */
};

static bool make_plan(const struct ts_setting *s, struct plan *plan) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    plan->head = ts_head_set(s);
    if (!plan->head)
        return false;
    int under_subhead = s->style->subhead.rows + 2;
    int room = s->grid.rows - (under_subhead > LEAST_BODY_ROWS ? under_subhead : LEAST_BODY_ROWS);
    int wanted = ts_head_rows(plan->head, true);
    int lead = ts_head_lead_rows(plan->head), most = s->style->lead.most_rows;
    bool lead_long = lead > most && wanted <= room;
    plan->with_lead = wanted <= room && !lead_long;
    plan->rows = ts_head_rows(plan->head, plan->with_lead);
    plan->body_from = first_with(s->article, plan->with_lead ? TS_ROLE_SUBHEAD : TS_ROLE_LEAD);
    if (plan->rows > room) {
        plan->head = NULL;
        plan->rows = 0;
        plan->body_from = 0;
    }
    if (lead_long)
        TS_DIAG(ctx->diag, TS_LEAD_LONG, ts_place_of_file(s->article->source->name),
                ts_arena_printf(ctx->scratch, "%d", lead), ts_arena_printf(ctx->scratch, "%d", most));
    if (wanted > room)
        TS_DIAG(ctx->diag, TS_HEAD_TOO_HIGH, ts_place_of_file(s->article->source->name),
                ts_arena_printf(ctx->scratch, "%d", wanted),
                ts_arena_printf(ctx->scratch, "%d", s->grid.rows),
                plan->head ? TS_BOTH("the lead is", "导语")
                           : TS_BOTH("headline, deck and lead are", "标题、副题和导语"));
    return true;
}

static struct ts_page *add_page(const struct ts_setting *s, struct ts_pages *pages, size_t *cap) {
    if (pages->n == *cap)
        pages->pages =
            ts_vec_grow(s->typesetter->ctx->keep, pages->pages, pages->n, cap, sizeof *pages->pages);
    struct ts_page *page = &pages->pages[pages->n++];
    page->width = s->style->page_width;
    page->height = s->style->page_height;
    return page;
}

static int highest(const struct ts_column_set *set) {
    int rows = 0;
    for (int k = 0; k < set->n; k++)
        rows = set->columns[k].rows > rows ? set->columns[k].rows : rows;
    return rows;
}

/* Rows between the deepest and the least deep column; 0 while more of the body follows. */
static int unevenness(const struct ts_column_set *set, const struct ts_body *body) {
    int least = INT_MAX, most = 0;
    if (set->end < body->n)
        return 0;
    for (int k = 0; k < set->n; k++) {
        least = set->columns[k].rows < least ? set->columns[k].rows : least;
        most = set->columns[k].rows > most ? set->columns[k].rows : most;
    }
    return most - least;
}

enum {
    MOST_TRIALS = 48,
    MOST_VARIED = 3,
    ROWS_OF_NOTE = 8 /* in shorter columns nobody expects level feet */
};

/* A page's place in the body, and where its columns begin. */
struct filling {
    size_t begin;
    int first_row;
};

static struct ts_column_set fill(const struct ts_setting *s, const struct ts_body *body,
                                 const struct filling *f) {
    return ts_columns_fill(s->typesetter->ctx, body->units, body->n, f->begin, s->grid.columns,
                           s->grid.rows - f->first_row, f->first_row == 0);
}

/* The search for a paragraph that levels the columns when it is set a line longer or shorter: what a
 * compositor does. */
struct search {
    int uneven;          /* the least found */
    int trials;          /* left */
    int paragraph, more; /* that gave it */
};

static void try_paragraph(const struct ts_setting *s, const struct ts_body *body, const struct filling *f,
                          int paragraph, struct search *search) {
    for (int more = 1; more >= -1 && search->trials > 0; more -= 2) {
        search->trials--;
        const struct ts_body *varied = ts_body_vary(s, body, paragraph, more, true);
        if (!varied)
            continue;
        struct ts_column_set set = fill(s, varied, f);
        int now = set.end < varied->n ? search->uneven : unevenness(&set, varied);
        if (now < search->uneven) {
            search->uneven = now;
            search->paragraph = paragraph;
            search->more = more;
        }
    }
}

/* The body with one paragraph varied so that the columns end more nearly level; NULL = none helps. */
static const struct ts_body *vary_one(const struct ts_setting *s, const struct ts_body *body,
                                      const struct filling *f, struct search *search) {
    search->paragraph = -1;
    for (size_t i = f->begin; i < body->n; i++)
        if (search->uneven > 1 && !body->units[i].band && body->parts[i].line_number == 0)
            try_paragraph(s, body, f, body->parts[i].paragraph, search);
    return search->paragraph < 0 ? NULL : ts_body_vary(s, body, search->paragraph, search->more, false);
}

/* The body so varied that the last page's columns end level to a row, or as nearly as can be; what stays
 * uneven is reported. */
static const struct ts_body *level_body(const struct ts_setting *s, const struct ts_body *body,
                                        const struct filling *f, struct ts_column_set *set) {
    struct search search = {.uneven = unevenness(set, body), .trials = MOST_TRIALS};
    for (int round = 0; round < MOST_VARIED && search.uneven > 1; round++) {
        const struct ts_body *varied = vary_one(s, body, f, &search);
        if (!varied)
            break;
        body = varied;
        *set = fill(s, body, f);
    }
    if (search.uneven > 1 && highest(set) >= ROWS_OF_NOTE)
        TS_DIAG(s->typesetter->ctx->diag, TS_COLUMNS_UNEVEN, ts_place_of_file(s->article->source->name),
                ts_arena_printf(s->typesetter->ctx->scratch, "%d", search.uneven));
    return body;
}

static void draw_columns(const struct ts_setting *s, const struct ts_body *body,
                         const struct ts_column_set *set, int first_row, struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_grid *g = &s->grid;
    int rows = highest(set);
    if (rows == 0)
        return;
    ts_len top = ts_grid_row_y(g, first_row), height = (rows - 1) * g->row + g->em;
    for (int k = 0; k < set->n; k++) {
        ts_len x = ts_grid_column_x(g, k);
        ts_display_mark(ctx, page, TS_MARK_COLUMN, x, top, g->measure, height, k);
        ts_body_draw(s, body, &set->columns[k], k, first_row, page);
        if (k > 0 && set->columns[k].rows > 0)
            ts_display_rule(ctx, page, x - g->gutter / 2 - s->style->column_rule / 2, top,
                            s->style->column_rule, height, s->style->column_rule_colour);
    }
    int end = first_row + rows;
    if (s->style->bottom_rule && set->end == body->n && end + 2 < g->rows)
        ts_display_rule(ctx, page, g->left, ts_grid_band_middle(g, end, 1), g->width, s->style->folio.thin,
                        s->style->column_rule_colour);
}

const struct ts_pages *ts_pages_compose(const struct ts_typesetter *t, const struct ts_style *style,
                                        const struct ts_article *article) {
    const struct ts_setting *s = make_setting(t, style, article);
    struct ts_pages *pages = TS_NEW(t->ctx->keep, struct ts_pages, 1);
    size_t cap = 0;
    struct plan plan;
    if (!make_plan(s, &plan))
        return NULL;
    const struct ts_body *body = ts_body_set(s, plan.body_from);
    if (!body)
        return NULL;
    size_t at = 0;
    do {
        struct ts_page *page = add_page(s, pages, &cap);
        int index = (int)pages->n - 1, first_row = index == 0 ? plan.rows : 0;
        if (!ts_folio_draw(s, index, page))
            return NULL;
        if (index == 0 && plan.head)
            ts_head_draw(s, plan.head, plan.with_lead, page);
        struct filling filling = {at, first_row};
        struct ts_column_set set = fill(s, body, &filling);
        body = level_body(s, body, &filling, &set);
        draw_columns(s, body, &set, first_row, page);
        at = set.end;
        ts_arena_reset(t->ctx->scratch);
    } while (at < body->n);
    if (pages->n > 1)
        TS_DIAG(t->ctx->diag, TS_PAGES_MORE, ts_place_of_file(article->source->name),
                ts_arena_printf(t->ctx->scratch, "%zu", pages->n));
    return pages;
}
