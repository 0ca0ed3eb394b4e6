#include "page/lead.h"

#include "page/columns.h"

struct lead_line {
    const struct ts_line *line;
    int paragraph, line_number;
};

struct ts_lead {
    struct ts_grid_part part;
    TS_VEC(struct lead_line) lines;
    TS_VEC(struct ts_unit) units;
    struct ts_column_set columns;
    int before, rows, after; /* rows of text in each of its columns, empty ones around */
    ts_len measure, gutter;
};

enum { LEAST_CHARACTERS = 8 /* of a line, where the lead stands over some of the page's columns */ };

/* The lead's columns hold whole characters; its gutters take what is left, and no less than 2 em. */
static void divide(const struct ts_setting *s, struct ts_lead *lead, int n) {
    const struct ts_type *type = &s->style->lead;
    ts_len room = lead->part.width - (n - 1) * 2 * type->size;
    ts_len characters = room / n / type->size;
    lead->measure = (characters > 4 ? characters : 4) * type->size;
    lead->gutter = n > 1 ? (lead->part.width - n * lead->measure) / (n - 1) : 0;
}

static bool add_para(const struct ts_setting *s, struct ts_lead *lead, int paragraph, bool trial) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    struct ts_paragraph_opts opts = {
        .measure = lead->measure, .indent = s->style->lead.indent, .justify = true, .trial = trial};
    const struct ts_lines *lines = ts_setting_para(s, &s->article->paras[paragraph], &s->style->lead, &opts);
    for (size_t i = 0; lines && i < lines->n; i++) {
        bool widow = i > 0 && i + 1 == lines->n;
        *TS_VEC_ADD(ctx->keep, &lead->lines) = (struct lead_line){&lines->lines[i], paragraph, (int)i};
        *TS_VEC_ADD(ctx->keep, &lead->units) = (struct ts_unit){.rows = 1, .may_start = !widow};
    }
    return lines != NULL;
}

/* Set it in so many columns; false after an error. */
static bool set_in(const struct ts_setting *s, struct ts_lead *lead, int columns, bool trial) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    lead->lines.n = lead->units.n = 0;
    divide(s, lead, columns);
    for (size_t i = 0; i < s->article->n_paras && s->article->paras[i].role <= TS_ROLE_LEAD; i++)
        if (s->article->paras[i].role == TS_ROLE_LEAD && !add_para(s, lead, (int)i, trial))
            return false;
    struct ts_text_frame *frames = TS_NEW(ctx->scratch, struct ts_text_frame, (size_t)columns);
    for (int k = 0; k < columns; k++)
        frames[k] = (struct ts_text_frame){k, 0, (int)lead->lines.n + 1};
    struct ts_columns_request request = {.frames = frames, .n = columns, .last_resort = true};
    lead->columns = ts_columns_fill(ctx, lead->units.v, lead->units.n, 0, &request);
    lead->rows = 0;
    for (int k = 0; k < columns; k++)
        if (lead->columns.columns[k].rows > lead->rows)
            lead->rows = lead->columns.columns[k].rows;
    return true;
}

/* A column left empty, or the last one longer than the first because no last line may stand alone in it. */
static bool is_unbalanced(const struct ts_lead *lead) {
    const struct ts_column_set *set = &lead->columns;
    int last = set->columns[set->n - 1].rows;
    return set->n > 1 && (last == 0 || last > set->columns[0].rows);
}

/* The style's columns where it stands over the whole width; else no more than hold lines of some length. */
static int most_columns(const struct ts_setting *s, const struct ts_lead *lead) {
    ts_len ems = lead->part.width / s->style->lead.size;
    int n = s->style->lead.columns;
    while (lead->part.n < s->grid.columns && n > 1 && (ems - (n - 1) * 2) / n < LEAST_CHARACTERS)
        n--;
    return n;
}

const struct ts_lead *ts_lead_set(const struct ts_setting *s, struct ts_grid_part part) {
    struct ts_lead *lead = TS_NEW(s->typesetter->ctx->keep, struct ts_lead, 1);
    lead->part = part;
    lead->before = s->style->lead.rows_before;
    lead->after = s->style->lead.rows_after;
    int columns = most_columns(s, lead);
    bool ok = set_in(s, lead, columns, true);
    while (ok && lead->lines.n && is_unbalanced(lead)) /* too short for its columns: fewer */
        ok = set_in(s, lead, --columns, true);
    return ok && set_in(s, lead, columns, false) ? lead : NULL;
}

int ts_lead_rows(const struct ts_lead *lead) {
    return lead->rows;
}

int ts_lead_rows_around(const struct ts_lead *lead) {
    return lead->lines.n ? lead->before + lead->rows + lead->after : 0;
}

static void draw_lines(const struct ts_setting *s, const struct ts_lead *lead, int row,
                       struct ts_page *page) {
    ts_len down = (s->grid.em - s->style->lead.size) / 2; /* centred on the row's own type */
    for (int k = 0; k < lead->columns.n; k++) {
        const struct ts_column *c = &lead->columns.columns[k];
        ts_len x = lead->part.left + k * (lead->measure + lead->gutter);
        for (size_t i = c->begin; i < c->end; i++) {
            const struct lead_line *l = &lead->lines.v[i];
            ts_display_line(s->typesetter->ctx, page, l->line, x,
                            ts_grid_row_y(&s->grid, row + (int)(i - c->begin)) + down, TS_ROLE_LEAD,
                            l->paragraph, l->line_number, k);
        }
    }
}

/* A rule in the middle of empty rows. */
static void draw_rule(const struct ts_setting *s, const struct ts_lead *lead, int row, int rows,
                      struct ts_page *page) {
    const struct ts_type *type = &s->style->lead;
    if (rows)
        ts_display_rule(s->typesetter->ctx, page, lead->part.left,
                        ts_grid_band_middle(&s->grid, row, rows) - type->rule / 2, lead->part.width,
                        type->rule, type->rule_colour);
}

void ts_lead_draw(const struct ts_setting *s, const struct ts_lead *lead, int row, struct ts_page *page) {
    if (!lead->lines.n)
        return;
    draw_lines(s, lead, row + lead->before, page);
    draw_rule(s, lead, row, lead->before, page);
    draw_rule(s, lead, row + lead->before + lead->rows, lead->after, page);
}
