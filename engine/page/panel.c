#include "page/panel.h"

#include "page/pour.h"

struct ts_panel {
    enum ts_role role;
    const struct ts_type *type;
    struct ts_grid_part part;
    struct ts_poured text;
};

const struct ts_panel *ts_panel_set(const struct ts_setting *s, enum ts_role role, const struct ts_type *type,
                                    struct ts_grid_part part) {
    struct ts_panel *panel = TS_NEW(s->typesetter->ctx->keep, struct ts_panel, 1);
    const struct ts_article *a = s->article;
    struct ts_pour ask = {.part = part, .type = type, .columns = type->columns};
    while (ask.first < a->n_paras && a->paras[ask.first].role < role)
        ask.first++;
    for (ask.end = ask.first; ask.end < a->n_paras && a->paras[ask.end].role == role;)
        ask.end++;
    *panel = (struct ts_panel){.role = role, .type = type, .part = part};
    return ts_pour(s, &ask, &panel->text) ? panel : NULL;
}

int ts_panel_rows(const struct ts_panel *panel) {
    return panel->text.rows;
}

int ts_panel_rows_around(const struct ts_panel *panel) {
    return panel->text.lines.n ? panel->type->rows_before + panel->text.rows + panel->type->rows_after : 0;
}

static void draw_lines(const struct ts_setting *s, const struct ts_panel *panel, int row,
                       struct ts_page *page) {
    ts_len down = (s->grid.em - panel->type->size) / 2; /* centred on the row's own type */
    for (size_t i = 0; i < panel->text.lines.n; i++) {
        const struct ts_poured_line *l = &panel->text.lines.v[i];
        ts_display_line(s->typesetter->ctx, page, l->line, panel->part.left + l->x,
                        ts_grid_row_y(&s->grid, row + l->row) + down, panel->role, l->paragraph,
                        l->line_number, l->column);
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
    if (!panel->text.lines.n)
        return;
    draw_lines(s, panel, text, page);
    draw_rule(s, panel, row, panel->type->rows_before, page);
    draw_rule(s, panel, text + panel->text.rows, panel->type->rows_after, page);
}
