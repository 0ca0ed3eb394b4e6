#include "page/head.h"

#include "page/fill.h"
#include "page/heading.h"
#include "page/panel.h"
#include "page/vertical.h"

struct ts_head {
    struct ts_grid_part part;           /* of the page's width over which it stands */
    int row;                            /* with which it begins */
    const struct ts_vertical *vertical; /* beside that part: what is not among the blocks; NULL = none */
    TS_VEC(struct ts_heading) blocks;
    const struct ts_panel *standfirst;
    struct ts_grid_part lead_part;
    const struct ts_panel *lead;
};

enum {
    LEAST_BODY_ROWS = 4 /* under a head; with fewer the body begins on the next page */
};

/* Kicker, headline and deck stand in the band, what follows under it. */
static bool in_band(const struct ts_setting *s, const struct ts_heading *b) {
    return s->style->head.band && b->role < TS_ROLE_BYLINE;
}

/* A paragraph of the article by its role in the head; one that is repeated is none of it any more. */
static bool add_block(const struct ts_setting *s, struct ts_head *head, size_t paragraph, int role,
                      const struct ts_type *style) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_para *para = &s->article->paras[paragraph];
    struct ts_heading *b = TS_VEC_ADD(ctx->keep, &head->blocks);
    b->para = para;
    b->paragraph = role == TS_MARK_JUMP ? -1 : (int)paragraph;
    b->role = role;
    struct ts_type *type = TS_NEW(ctx->keep, struct ts_type, 1);
    *type = *style;
    if (in_band(s, b))
        type->colour = s->style->head.band_colour;
    if (in_band(s, b) ||
        head->part.n < s->site->head.columns) /* it keeps away from the band's edge, or text */
        b->pad = s->grid.em;
    if (!ts_heading_set(s, type, head->part.width - 2 * b->pad, b))
        return false;
    if (!s->quiet && role == TS_ROLE_HEADLINE && b->lines->n > TS_TITLING_MOST_LINES)
        TS_DIAG(ctx->diag, TS_HEADLINE_LONG, ts_source_place(s->article->source, para->offset),
                ts_arena_printf(ctx->scratch, "%zu", b->lines->n));
    b->rows_before = style->rows_before;
    b->rows_after = style->rows_after;
    ts_len edge = in_band(s, b) ? s->grid.em : 0; /* text keeps away from the band's */
    int needed = ts_titling_rows(&s->grid, type->size, (int)b->lines->n, edge),
        least = ts_grid_rows_of(&s->grid, ts_heading_height(b) + s->grid.row -
                                              s->grid.em); /* the last has no white below */
    needed = needed > least ? needed : least;
    b->rows = needed > style->rows ? needed : style->rows;
    return true;
}

static const struct ts_type *heading_type(const struct ts_style *style, enum ts_role role) {
    switch (role) {
    case TS_ROLE_KICKER:
        return &style->kicker;
    case TS_ROLE_HEADLINE:
        return &style->headline;
    case TS_ROLE_DECK:
        return &style->deck;
    default:
        return &style->byline;
    }
}

/* Rows that the fit gives to the head, in turn: to the headline's band, above the head, and below its last
 * line, so that what belongs together stays together. */
static void widen_bands(const struct ts_setting *s, struct ts_head *head) {
    size_t headline = 0, n = head->blocks.n;
    while (headline + 1 < n && head->blocks.v[headline].para->role != TS_ROLE_HEADLINE)
        headline++;
    int *const places[] = {n ? &head->blocks.v[headline].rows : NULL,
                           n ? &head->blocks.v[0].rows_before : NULL,
                           n ? &head->blocks.v[n - 1].rows_after : NULL};
    for (int more = 0; n && more < s->fit->head_more; more++)
        ++*places[more % 3];
}

static size_t first_with(const struct ts_article *a, enum ts_role role) {
    size_t i = 0;
    while (i < a->n_paras && a->paras[i].role < role)
        i++;
    return i;
}

/* Kicker, headline and deck in a block of some columns at the side, the rest of the head over the others.
 * Where they cannot stand so, the head is as any other, over all of them. */
static void set_upright(const struct ts_setting *s, int first, struct ts_head *head) {
    int all = s->site->head.column + s->site->head.columns,
        n = s->style->head.columns ? s->style->head.columns : 1;
    bool right = s->style->head.side == TS_SIDE_RIGHT;
    n = n < all - first ? n : all - first - 1;
    head->part = ts_grid_part_of(&s->grid, first, all - first);
    if (first_with(s->article, TS_ROLE_BYLINE) == 0)
        return;
    if (n)
        head->vertical = ts_vertical_set(s, ts_grid_part_of(&s->grid, right ? all - n : first, n), head->row);
    if (head->vertical)
        head->part = ts_grid_part_of(&s->grid, right ? first : first + n, all - first - n);
    else if (!s->quiet)
        TS_DIAG(s->typesetter->ctx->diag, TS_VERTICAL_NOT, ts_place_of_file(s->article->source->name), "");
}

/* The columns over which the head stands, those of a masthead at the left left out, and the lead under it. */
static void find_parts(const struct ts_setting *s, const struct ts_masthead *masthead, struct ts_head *head) {
    const struct ts_grid_rect *site = &s->site->head;
    int n = s->style->head.columns, over = s->style->lead.span, all = site->column + site->columns;
    bool right = s->style->head.side == TS_SIDE_RIGHT, beside = masthead->part.n < all;
    int first = beside ? site->column + masthead->part.n : site->column;
    n = n && n < all - first ? n : all - first;
    head->row = beside ? site->row : masthead->rows;
    head->part = ts_grid_part_of(&s->grid, right ? all - n : first, n);
    if (s->style->head.direction == TS_DIRECTION_VERTICAL)
        set_upright(s, first, head);
    n = head->part.n;
    head->lead_part = over && over < n ? ts_grid_part_of(&s->grid, head->part.first, over) : head->part;
}

/* NULL after an error. */
static const struct ts_head *set_head(const struct ts_setting *s, const struct ts_masthead *masthead) {
    struct ts_head *head = TS_NEW(s->typesetter->ctx->keep, struct ts_head, 1);
    find_parts(s, masthead, head);
    for (size_t i = head->vertical ? first_with(s->article, TS_ROLE_BYLINE) : 0;
         i < s->article->n_paras && s->article->paras[i].role < TS_ROLE_STANDFIRST; i++)
        if (!add_block(s, head, i, (int)s->article->paras[i].role,
                       heading_type(s->style, s->article->paras[i].role)))
            return NULL;
    widen_bands(s, head);
    head->standfirst = ts_panel_set(s, TS_ROLE_STANDFIRST, &s->style->standfirst, head->part);
    head->lead = ts_panel_set(s, TS_ROLE_LEAD, &s->style->lead, head->lead_part);
    return head->standfirst && head->lead ? head : NULL;
}

/* The head does not stand as it was wanted: `wanted` rows of it. That a lead is set in the columns is no news
 * where the style allows it no rows. */
static void report_plan(const struct ts_setting *s, const struct ts_head_plan *plan, bool lead_long,
                        int wanted) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    struct ts_place place = ts_place_of_file(s->article->source->name);
    int most = s->style->lead.most_rows;
    if (lead_long && most)
        TS_DIAG(ctx->diag, TS_LEAD_LONG, place,
                ts_arena_printf(ctx->scratch, "%d", ts_panel_rows(plan->head->lead)),
                ts_arena_printf(ctx->scratch, "%d", most));
    else if (!lead_long && wanted > s->site->head.row && (!plan->head || !plan->with_lead))
        TS_DIAG(ctx->diag, TS_HEAD_TOO_HIGH, place, ts_arena_printf(ctx->scratch, "%d", wanted),
                ts_arena_printf(ctx->scratch, "%d", s->site->head.rows),
                plan->head ? TS_BOTH("the lead is", "导语")
                           : TS_BOTH("headline, deck and lead are", "标题、副题和导语"));
}

/* What the head gives up to the columns is set there again, and told of there. */
static void forget_from(const struct ts_setting *s, size_t paragraph) {
    for (size_t i = paragraph; i < s->article->n_paras && s->article->paras[i].role <= TS_ROLE_LEAD; i++)
        ts_setting_forget(s, &s->article->paras[i], 0);
}

/* Rows of all that stands above the lead. */
static int rows_above_lead(const struct ts_head *head) {
    int rows = ts_panel_rows_around(head->standfirst);
    for (size_t i = 0; i < head->blocks.n; i++)
        rows += head->blocks.v[i].rows_before + head->blocks.v[i].rows + head->blocks.v[i].rows_after;
    return rows;
}

/* The row that each of the grid's columns begins with under masthead and head. */
static int *first_rows(const struct ts_setting *s, const struct ts_head_plan *plan, bool with_lead) {
    int *first = TS_NEW(s->typesetter->ctx->keep, int, (size_t)s->grid.columns);
    const struct ts_head *head = plan->head;
    for (int k = 0; k < plan->masthead->part.n && k < s->grid.columns; k++)
        first[k] = plan->masthead->rows;
    if (!head)
        return first;
    int above = rows_above_lead(head), lead = with_lead ? ts_panel_rows_around(head->lead) : 0;
    for (int k = 0; head->vertical && k < head->vertical->part.n; k++)
        first[head->vertical->part.first + k] = head->row + head->vertical->rows;
    for (int k = head->part.first; k < head->part.first + head->part.n; k++) {
        bool under_lead = k >= head->lead_part.first && k < head->lead_part.first + head->lead_part.n;
        first[k] = head->row + above + (under_lead && lead ? lead : above > 0); /* white above the columns */
    }
    return first;
}

/* The deepest of these rows, a vertical headline's left out: text stands beside it in any case. */
static int deepest(const struct ts_setting *s, const struct ts_head *head, const int *first) {
    int rows = 0;
    for (int k = 0; k < s->grid.columns; k++) {
        bool beside = head && head->vertical && k >= head->vertical->part.first &&
                      k < head->vertical->part.first + head->vertical->part.n;
        rows = !beside && first[k] > rows ? first[k] : rows;
    }
    return rows;
}

bool ts_head_plan_make(const struct ts_setting *s, struct ts_head_plan *plan) {
    if (s->fit->rest)
        return ts_head_plan_again(s, plan);
    *plan = (struct ts_head_plan){.masthead = ts_masthead_set(s)};
    plan->head = plan->masthead ? set_head(s, plan->masthead) : NULL;
    if (!plan->head)
        return false;
    int under_subhead = s->style->subhead.rows + 2;
    int room = s->site->head.row + s->site->head.rows -
               (under_subhead > LEAST_BODY_ROWS ? under_subhead : LEAST_BODY_ROWS);
    int *first = first_rows(s, plan, true), wanted = deepest(s, plan->head, first);
    bool lead_long = ts_panel_rows(plan->head->lead) > s->style->lead.most_rows && wanted <= room;
    plan->with_lead = wanted <= room && !lead_long;
    if (!plan->with_lead)
        first = first_rows(s, plan, false);
    plan->rows = deepest(s, plan->head, first);
    plan->columns = plan->head->blocks.n ? plan->head->part.n : 0;
    plan->body_from = first_with(s->article, plan->with_lead ? TS_ROLE_SUBHEAD : TS_ROLE_LEAD);
    if (plan->rows > room) {
        *plan = (struct ts_head_plan){.masthead = plan->masthead, .rows = plan->masthead->rows};
        first = first_rows(s, plan, false);
    }
    plan->frames = ts_fill_frames(s, first);
    if (s->quiet)
        return true;
    forget_from(s, plan->body_from);
    report_plan(s, plan, lead_long, wanted);
    return true;
}

/* The headline in its small type; NULL = there is none, or not in its rows. False after an error. */
static bool set_again(const struct ts_setting *s, const struct ts_head **out) {
    const struct ts_type *type = &s->style->jump_headline;
    size_t i = first_with(s->article, TS_ROLE_HEADLINE);
    struct ts_head *head = TS_NEW(s->typesetter->ctx->keep, struct ts_head, 1);
    struct ts_setting quiet = *s; /* what is to be said of it was said */
    quiet.quiet = true;
    *out = NULL;
    if (s->fit->bare || !type->rows || i == s->article->n_paras ||
        s->article->paras[i].role != TS_ROLE_HEADLINE)
        return true;
    head->part = ts_grid_part_of(&s->grid, s->site->head.column, s->site->head.columns);
    head->row = s->site->head.row;
    if (!add_block(&quiet, head, i, TS_MARK_JUMP, type))
        return false;
    *out = head->blocks.v[0].rows > type->rows ? NULL : head;
    return true;
}

bool ts_head_plan_again(const struct ts_setting *s, struct ts_head_plan *plan) {
    *plan = (struct ts_head_plan){.body_from = s->fit->from};
    if (!set_again(s, &plan->head))
        return false;
    int *first = TS_NEW(s->typesetter->ctx->keep, int, (size_t)s->grid.columns);
    if (plan->head)
        plan->rows = plan->head->row + s->style->jump_headline.rows + s->style->jump_headline.rows_after;
    for (int k = 0; k < s->site->head.columns; k++)
        first[s->site->head.column + k] = plan->rows;
    plan->frames = ts_fill_frames(s, first);
    return true;
}

/* The band behind kicker, headline and deck: whole rows, from the top of the first one's type to the foot of
 * the last one's. */
static void draw_band(const struct ts_setting *s, const struct ts_head *head, struct ts_page *page) {
    int first = -1, end = 0, row = head->row;
    for (size_t i = 0; i < head->blocks.n; i++) {
        const struct ts_heading *b = &head->blocks.v[i];
        row += b->rows_before;
        if (in_band(s, b)) {
            first = first < 0 ? row : first;
            end = row + b->rows;
        }
        row += b->rows + b->rows_after;
    }
    if (first >= 0)
        ts_display_rule(s->typesetter->ctx, page, head->part.left, ts_grid_row_y(&s->grid, first),
                        head->part.width, (end - first - 1) * s->grid.row + s->grid.em,
                        s->style->head.band_tint);
}

void ts_head_draw(const struct ts_setting *s, const struct ts_head *head, bool with_lead,
                  struct ts_page *page) {
    int row = head->row;
    if (head->vertical)
        ts_vertical_draw(s, head->vertical, row, page);
    draw_band(s, head, page);
    for (size_t i = 0; i < head->blocks.n; i++) {
        const struct ts_heading *b = &head->blocks.v[i];
        row += b->rows_before;
        ts_heading_draw(s, b, &head->part, row, page);
        row += b->rows + b->rows_after;
    }
    if (!head->standfirst) /* it is repeated */
        return;
    ts_panel_draw(s, head->standfirst, row, page);
    row += ts_panel_rows_around(head->standfirst);
    if (with_lead)
        ts_panel_draw(s, head->lead, row, page);
}
