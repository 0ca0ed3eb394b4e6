#include "page/head.h"

#include "page/columns.h"

/* A heading: lines centred in a band of whole rows. */
struct block {
    const struct ts_para *para;
    int paragraph; /* index in the article */
    struct ts_type *type;
    const struct ts_lines *lines;
    int rows_before, rows, rows_after;
};

struct panel_line {
    const struct ts_line *line;
    int paragraph, line_number;
};

/* Text across the type area in columns of its own, on the page's rows: standfirst, lead. */
struct panel {
    enum ts_role role;
    const struct ts_type *type;
    TS_VEC(struct panel_line) lines;
    TS_VEC(struct ts_unit) units;
    struct ts_column_set columns;
    int rows; /* of text in each of its columns */
    ts_len measure, gutter;
};

struct ts_head {
    TS_VEC(struct block) blocks;
    struct panel standfirst, lead;
};

enum {
    LINE_PITCH = 125, /* of headings of several lines, in percent of their size */
    WITH_WHITE = 135, /* a heading's height with the white that belongs to it, in percent */
    QUARTER_POINT = TS_POINT / 4,
    MOST_HEADLINE_LINES = 2,
    LEAST_BODY_ROWS = 4 /* under a head; with fewer the body begins on the next page */
};

static ts_len height_of(const struct ts_lines *lines, ts_len size) {
    return lines->n ? size + (ts_len)(lines->n - 1) * ts_len_scale(size, LINE_PITCH, 100) : 0;
}

/* A dash before a deck that the copy does not have. */
static bool draws_dash(const struct ts_para *para, const struct ts_type *type) {
    return type->dash && !ts_slice_starts(para->text, "—");
}

static ts_len dash_width(const struct ts_type *type) {
    return 2 * type->size;
}

/* Set the heading at a size; a trial is only measured. */
static const struct ts_lines *set_at(const struct ts_setting *s, const struct ts_para *para,
                                     struct ts_type *type, ts_len size, ts_len measure, bool trial) {
    type->phrase_gap = ts_len_scale(type->phrase_gap, size, type->size); /* it was given in ems */
    type->size = size;
    ts_len dash = draws_dash(para, type) ? dash_width(type) : 0; /* the line with its dash takes the width */
    struct ts_paragraph_opts opts = {.measure = measure,
                                     .by_words = true,
                                     .trial = trial,
                                     .spread = ts_setting_spread(type, measure) - dash};
    if (opts.spread < 0)
        opts.spread = 0;
    return ts_setting_para(s, para, type, &opts);
}

static ts_len quarter_points(ts_len size) {
    return size / QUARTER_POINT * QUARTER_POINT;
}

static ts_len clamp(ts_len v, ts_len low, ts_len high) {
    return v < low ? low : v > high ? high : v;
}

/* A heading set at a size: 0 = it takes too many lines; rank is how badly its lines cut phrases, -1 after
 * an error. */
struct trial {
    ts_len size;
    int rank;
};

static struct trial try_size(const struct ts_setting *s, const struct ts_para *para,
                             const struct ts_type *style, ts_len size, size_t most_lines) {
    struct ts_type type = *style;
    const struct ts_lines *lines = set_at(s, para, &type, size, s->grid.width, true);
    if (!lines)
        return (struct trial){0, -1};
    if (lines->n > most_lines)
        return (struct trial){0, 0};
    return (struct trial){size, lines->phrase};
}

/* The greatest size of the style's range at which the heading takes the fewest lines, or one up to a fifth
 * smaller at which they end better for the sense; 0 after an error. */
static ts_len find_size(const struct ts_setting *s, const struct ts_para *para, const struct ts_type *style) {
    ts_len least = style->min_size, most = style->size, measure = s->grid.width;
    int64_t natural = ts_setting_width(s, para, style);
    if (natural < 0)
        return 0;
    if (natural * least > (int64_t)measure * (MOST_HEADLINE_LINES + 1) * most) /* no size will do */
        return least;
    if (natural <= measure)
        return most;
    for (size_t n = 1; n <= MOST_HEADLINE_LINES; n++) {
        ts_len size =
            quarter_points(clamp(ts_len_scale(most, (int64_t)measure * (int64_t)n, natural), least, most));
        struct trial best = {0, 0};
        while (size >= least && (!best.size || (n > 1 && size * 5 >= best.size * 4))) {
            struct trial trial = try_size(s, para, style, size, n);
            if (trial.rank < 0)
                return 0;
            if (trial.size && (!best.size || trial.rank < best.rank))
                best = trial;
            ts_len step = quarter_points(size / 50); /* 2 %: breaks between words rarely fall just right */
            size -= step > QUARTER_POINT ? step : QUARTER_POINT;
            if (n == 1 && !best.size && (int64_t)size * natural < (int64_t)measure * most * 98 / 100)
                break; /* rounding alone was not in the way */
        }
        if (best.size)
            return best.size;
    }
    return least;
}

static bool add_block(const struct ts_setting *s, struct ts_head *head, int paragraph,
                      const struct ts_type *style) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_para *para = &s->article->paras[paragraph];
    struct block *b = TS_VEC_ADD(ctx->keep, &head->blocks);
    b->para = para;
    b->paragraph = paragraph;
    b->type = TS_NEW(ctx->keep, struct ts_type, 1);
    *b->type = *style;
    ts_len size = find_size(s, para, style);
    b->lines = size ? set_at(s, para, b->type, size, s->grid.width, false) : NULL;
    if (!b->lines)
        return false;
    if (!s->quiet && para->role == TS_ROLE_HEADLINE && b->lines->n > MOST_HEADLINE_LINES)
        TS_DIAG(ctx->diag, TS_HEADLINE_LONG, ts_source_place(s->article->source, para->offset),
                ts_arena_printf(ctx->scratch, "%zu", b->lines->n));
    b->rows_before = style->rows_before;
    b->rows_after = style->rows_after;
    int needed = ts_grid_rows_of(&s->grid, ts_len_scale(height_of(b->lines, b->type->size), WITH_WHITE, 100));
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

/* A panel's columns hold whole characters; its gutters take what is left, and no less than 2 em. */
static void divide_panel(const struct ts_setting *s, struct panel *panel, int n) {
    const struct ts_type *type = panel->type;
    ts_len room = s->grid.width - (n - 1) * 2 * type->size;
    ts_len characters = room / n / type->size;
    panel->measure = (characters > 4 ? characters : 4) * type->size;
    panel->gutter = n > 1 ? (s->grid.width - n * panel->measure) / (n - 1) : 0;
}

static bool add_to_panel(const struct ts_setting *s, struct panel *panel, int paragraph, bool trial) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    struct ts_paragraph_opts opts = {
        .measure = panel->measure, .indent = panel->type->indent, .justify = true, .trial = trial};
    const struct ts_lines *lines = ts_setting_para(s, &s->article->paras[paragraph], panel->type, &opts);
    for (size_t i = 0; lines && i < lines->n; i++) {
        bool widow = i > 0 && i + 1 == lines->n;
        *TS_VEC_ADD(ctx->keep, &panel->lines) = (struct panel_line){&lines->lines[i], paragraph, (int)i};
        *TS_VEC_ADD(ctx->keep, &panel->units) = (struct ts_unit){.rows = 1, .may_start = !widow};
    }
    return lines != NULL;
}

/* Set a panel in so many columns; false after an error. */
static bool set_panel(const struct ts_setting *s, struct panel *panel, int columns, bool trial) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    panel->lines.n = panel->units.n = 0;
    divide_panel(s, panel, columns);
    for (size_t i = 0; i < s->article->n_paras && s->article->paras[i].role <= TS_ROLE_LEAD; i++)
        if (s->article->paras[i].role == panel->role && !add_to_panel(s, panel, (int)i, trial))
            return false;
    struct ts_text_frame *frames = TS_NEW(ctx->scratch, struct ts_text_frame, (size_t)columns);
    for (int k = 0; k < columns; k++)
        frames[k] = (struct ts_text_frame){k, 0, (int)panel->lines.n + 1};
    struct ts_columns_request request = {.frames = frames, .n = columns, .last_resort = true};
    panel->columns = ts_columns_fill(ctx, panel->units.v, panel->units.n, 0, &request);
    panel->rows = 0;
    for (int k = 0; k < columns; k++)
        if (panel->columns.columns[k].rows > panel->rows)
            panel->rows = panel->columns.columns[k].rows;
    return true;
}

static bool leaves_column_empty(const struct panel *panel) {
    const struct ts_column_set *set = &panel->columns;
    return set->n > 1 && set->columns[set->n - 1].rows == 0;
}

/* A panel too short for its columns stands in fewer. */
static bool fit_panel(const struct ts_setting *s, enum ts_role role, const struct ts_type *type,
                      struct panel *panel) {
    int columns = type->columns;
    panel->role = role;
    panel->type = type;
    if (!set_panel(s, panel, columns, true))
        return false;
    while (panel->lines.n && leaves_column_empty(panel))
        if (!set_panel(s, panel, --columns, true))
            return false;
    return set_panel(s, panel, columns, false);
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

const struct ts_head *ts_head_set(const struct ts_setting *s) {
    struct ts_head *head = TS_NEW(s->typesetter->ctx->keep, struct ts_head, 1);
    for (size_t i = 0; i < s->article->n_paras && s->article->paras[i].role < TS_ROLE_LEAD; i++) {
        enum ts_role role = s->article->paras[i].role;
        if (role != TS_ROLE_STANDFIRST && !add_block(s, head, (int)i, heading_type(s->style, role)))
            return NULL;
    }
    widen_bands(s, head);
    if (!fit_panel(s, TS_ROLE_STANDFIRST, &s->style->standfirst, &head->standfirst) ||
        !fit_panel(s, TS_ROLE_LEAD, &s->style->lead, &head->lead))
        return NULL;
    return head;
}

static size_t first_with(const struct ts_article *a, enum ts_role role) {
    size_t i = 0;
    while (i < a->n_paras && a->paras[i].role < role)
        i++;
    return i;
}

static void report_plan(const struct ts_setting *s, const struct ts_head_plan *plan, bool lead_long,
                        int wanted) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    struct ts_place place = ts_place_of_file(s->article->source->name);
    if (lead_long)
        TS_DIAG(ctx->diag, TS_LEAD_LONG, place,
                ts_arena_printf(ctx->scratch, "%d", ts_head_lead_rows(plan->head)),
                ts_arena_printf(ctx->scratch, "%d", s->style->lead.most_rows));
    else if (!plan->head || !plan->with_lead)
        TS_DIAG(ctx->diag, TS_HEAD_TOO_HIGH, place, ts_arena_printf(ctx->scratch, "%d", wanted),
                ts_arena_printf(ctx->scratch, "%d", s->grid.rows),
                plan->head ? TS_BOTH("the lead is", "导语")
                           : TS_BOTH("headline, deck and lead are", "标题、副题和导语"));
}

bool ts_head_plan_make(const struct ts_setting *s, struct ts_head_plan *plan) {
    plan->head = ts_head_set(s);
    if (!plan->head)
        return false;
    int under_subhead = s->style->subhead.rows + 2;
    int room = s->grid.rows - (under_subhead > LEAST_BODY_ROWS ? under_subhead : LEAST_BODY_ROWS);
    int wanted = ts_head_rows(plan->head, true);
    bool lead_long = ts_head_lead_rows(plan->head) > s->style->lead.most_rows && wanted <= room;
    plan->with_lead = wanted <= room && !lead_long;
    plan->rows = ts_head_rows(plan->head, plan->with_lead);
    plan->body_from = first_with(s->article, plan->with_lead ? TS_ROLE_SUBHEAD : TS_ROLE_LEAD);
    if (plan->rows > room)
        *plan = (struct ts_head_plan){.head = NULL};
    if (!s->quiet)
        report_plan(s, plan, lead_long, wanted);
    return true;
}

int ts_head_lead_rows(const struct ts_head *head) {
    return head->lead.rows;
}

/* With the empty rows around it; 0 = it has no text. */
static int panel_rows(const struct panel *panel) {
    return panel->lines.n ? panel->type->rows_before + panel->rows + panel->type->rows_after : 0;
}

int ts_head_rows(const struct ts_head *head, bool with_lead) {
    int rows = panel_rows(&head->standfirst);
    for (size_t i = 0; i < head->blocks.n; i++)
        rows += head->blocks.v[i].rows_before + head->blocks.v[i].rows + head->blocks.v[i].rows_after;
    if (with_lead && head->lead.lines.n)
        return rows + panel_rows(&head->lead);
    return rows + (rows > 0); /* white above the columns */
}

/* The stroke of —— before a deck: a drawn one, since the copy does not have it. Returns what it takes. */
static ts_len draw_dash(const struct ts_setting *s, struct ts_page *page, const struct block *b, ts_len x,
                        ts_len y) {
    ts_len em = b->type->size, thick = em * 6 / 100;
    ts_display_rule(s->typesetter->ctx, page, x + em / 20,
                    ts_grid_baseline(y, em) - em * 38 / 100 - thick / 2, 2 * em - em / 10, thick,
                    b->type->colour);
    return dash_width(b->type);
}

static void draw_block(const struct ts_setting *s, const struct block *b, int row, struct ts_page *page) {
    ts_len size = b->type->size, pitch = ts_len_scale(size, LINE_PITCH, 100);
    ts_len y = ts_grid_band_middle(&s->grid, row, b->rows) - height_of(b->lines, size) / 2;
    bool dash = draws_dash(b->para, b->type);
    for (size_t i = 0; i < b->lines->n; i++, y += pitch) {
        const struct ts_line *line = &b->lines->lines[i];
        ts_len before = dash && i == 0 ? dash_width(b->type) : 0;
        ts_len x = s->grid.left + ts_setting_align(b->type->align, s->grid.width, line->width + before);
        if (before)
            x += draw_dash(s, page, b, x, y);
        ts_display_line(s->typesetter->ctx, page, line, x, y, b->para->role, b->paragraph, (int)i, -1);
    }
}

static void draw_panel_rules(const struct ts_setting *s, const struct panel *panel, int row,
                             struct ts_page *page) {
    const struct ts_type *type = panel->type;
    struct ts_ctx *ctx = s->typesetter->ctx;
    /* The rules stand in the middle of the empty rows above and below. */
    ts_len above = ts_grid_band_middle(&s->grid, row - type->rows_before, type->rows_before);
    ts_len below = ts_grid_band_middle(&s->grid, row + panel->rows, type->rows_after);
    if (type->rows_before)
        ts_display_rule(ctx, page, s->grid.left, above - type->rule / 2, s->grid.width, type->rule,
                        type->rule_colour);
    if (type->rows_after)
        ts_display_rule(ctx, page, s->grid.left, below - type->rule / 2, s->grid.width, type->rule,
                        type->rule_colour);
}

/* Its text begins at `row`. */
static void draw_panel(const struct ts_setting *s, const struct panel *panel, int row, struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    ts_len down = (s->grid.em - panel->type->size) / 2; /* centred on the row's own type */
    for (int k = 0; k < panel->columns.n; k++) {
        const struct ts_column *c = &panel->columns.columns[k];
        ts_len x = s->grid.left + k * (panel->measure + panel->gutter);
        for (size_t i = c->begin; i < c->end; i++) {
            const struct panel_line *l = &panel->lines.v[i];
            ts_display_line(ctx, page, l->line, x, ts_grid_row_y(&s->grid, row + (int)(i - c->begin)) + down,
                            s->article->paras[l->paragraph].role, l->paragraph, l->line_number, k);
        }
    }
    draw_panel_rules(s, panel, row, page);
}

void ts_head_draw(const struct ts_setting *s, const struct ts_head *head, bool with_lead,
                  struct ts_page *page) {
    int row = 0;
    for (size_t i = 0; i < head->blocks.n; i++) {
        const struct block *b = &head->blocks.v[i];
        row += b->rows_before;
        draw_block(s, b, row, page);
        row += b->rows + b->rows_after;
    }
    if (head->standfirst.lines.n)
        draw_panel(s, &head->standfirst, row + s->style->standfirst.rows_before, page);
    row += panel_rows(&head->standfirst);
    if (with_lead && head->lead.lines.n)
        draw_panel(s, &head->lead, row + s->style->lead.rows_before, page);
}
