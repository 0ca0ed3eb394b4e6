#include "page/panel.h"

#include "page/columns.h"

struct panel_line {
    const struct ts_line *line;
    int paragraph, line_number;
};

struct ts_panel {
    enum ts_role role;
    const struct ts_type *type;
    struct ts_grid_part part;
    TS_VEC(struct panel_line) lines;
    TS_VEC(struct ts_unit) units;
    struct ts_column_set columns;
    int rows; /* of text in each of its columns */
    ts_len measure, gutter;
    bool parts; /* few lines of a paragraph may stand alone in a column: in fewer columns nobody could read
                   them */
};

enum { LEAST_CHARACTERS = 8, MOST_CHARACTERS = 45 /* of a line, unless the style has longer ones */ };

/* A panel's columns hold whole characters; its gutters take what is left, and no less than 2 em. */
static void divide(struct ts_panel *panel, int n) {
    ts_len size = panel->type->size;
    ts_len room = panel->part.width - (n - 1) * 2 * size;
    ts_len characters = room / n / size;
    panel->measure = (characters > 4 ? characters : 4) * size;
    panel->gutter = n > 1 ? (panel->part.width - n * panel->measure) / (n - 1) : 0;
}

static bool add_para(const struct ts_setting *s, struct ts_panel *panel, int paragraph, bool trial) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    struct ts_paragraph_opts opts = {
        .measure = panel->measure, .indent = panel->type->indent, .justify = true, .trial = trial};
    const struct ts_lines *lines = ts_setting_para(s, &s->article->paras[paragraph], panel->type, &opts);
    for (size_t i = 0; lines && i < lines->n; i++) {
        bool may_start = panel->parts || ts_columns_may_part(s->style->least_lines, (int)i, (int)lines->n);
        *TS_VEC_ADD(ctx->keep, &panel->lines) = (struct panel_line){&lines->lines[i], paragraph, (int)i};
        *TS_VEC_ADD(ctx->keep, &panel->units) = (struct ts_unit){.rows = 1, .may_start = may_start};
    }
    return lines != NULL;
}

/* Set it in so many columns; false after an error. */
static bool set_in(const struct ts_setting *s, struct ts_panel *panel, int columns, bool trial) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    panel->lines.n = panel->units.n = 0;
    divide(panel, columns);
    for (size_t i = 0; i < s->article->n_paras && s->article->paras[i].role <= panel->role; i++)
        if (s->article->paras[i].role == panel->role && !add_para(s, panel, (int)i, trial))
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

/* A column left empty, or the last one longer than the first because no last line may stand alone in it. */
static bool is_unbalanced(const struct ts_panel *panel) {
    const struct ts_column_set *set = &panel->columns;
    int last = set->columns[set->n - 1].rows;
    return set->n > 1 && (last == 0 || last > set->columns[0].rows);
}

/* The type's columns, but no more than hold lines of some length. */
static int most_columns(const struct ts_panel *panel) {
    ts_len ems = panel->part.width / panel->type->size;
    int n = panel->type->columns;
    while (n > 1 && (ems - (n - 1) * 2) / n < LEAST_CHARACTERS)
        n--;
    return n;
}

/* The type's columns, or fewer, in which the text is balanced; but rather with few lines of a paragraph alone
 * than in lines that are too long. 0 after an error. */
static int balance(const struct ts_setting *s, struct ts_panel *panel) {
    int most = most_columns(panel), columns = most;
    if (!set_in(s, panel, columns, true))
        return 0;
    while (panel->lines.n && is_unbalanced(panel)) {
        if (!panel->parts && panel->part.width / (columns - 1) > MOST_CHARACTERS * panel->type->size) {
            panel->parts = true;
            columns = most + 1;
        }
        if (!set_in(s, panel, --columns, true))
            return 0;
    }
    return columns;
}

const struct ts_panel *ts_panel_set(const struct ts_setting *s, enum ts_role role, const struct ts_type *type,
                                    struct ts_grid_part part) {
    struct ts_panel *panel = TS_NEW(s->typesetter->ctx->keep, struct ts_panel, 1);
    panel->role = role;
    panel->type = type;
    panel->part = part;
    int columns = balance(s, panel);
    return columns && set_in(s, panel, columns, false) ? panel : NULL;
}

int ts_panel_rows(const struct ts_panel *panel) {
    return panel->rows;
}

int ts_panel_rows_around(const struct ts_panel *panel) {
    return panel->lines.n ? panel->type->rows_before + panel->rows + panel->type->rows_after : 0;
}

static void draw_lines(const struct ts_setting *s, const struct ts_panel *panel, int row,
                       struct ts_page *page) {
    ts_len down = (s->grid.em - panel->type->size) / 2; /* centred on the row's own type */
    for (int k = 0; k < panel->columns.n; k++) {
        const struct ts_column *c = &panel->columns.columns[k];
        ts_len x = panel->part.left + k * (panel->measure + panel->gutter);
        for (size_t i = c->begin; i < c->end; i++) {
            const struct panel_line *l = &panel->lines.v[i];
            ts_display_line(s->typesetter->ctx, page, l->line, x,
                            ts_grid_row_y(&s->grid, row + (int)(i - c->begin)) + down, panel->role,
                            l->paragraph, l->line_number, k);
        }
    }
}

/* A rule in the middle of empty rows. */
static void draw_rule(const struct ts_setting *s, const struct ts_panel *panel, int row, int rows,
                      struct ts_page *page) {
    const struct ts_type *type = panel->type;
    if (rows)
        ts_display_rule(s->typesetter->ctx, page, panel->part.left,
                        ts_grid_band_middle(&s->grid, row, rows) - type->rule / 2, panel->part.width,
                        type->rule, type->rule_colour);
}

void ts_panel_draw(const struct ts_setting *s, const struct ts_panel *panel, int row, struct ts_page *page) {
    int text = row + panel->type->rows_before;
    if (!panel->lines.n)
        return;
    draw_lines(s, panel, text, page);
    draw_rule(s, panel, row, panel->type->rows_before, page);
    draw_rule(s, panel, text + panel->rows, panel->type->rows_after, page);
}
