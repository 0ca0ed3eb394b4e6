#include "page/paint.h"

/* The row below text, pictures and head. */
static int end_of(const struct ts_setting *s, const struct ts_text_frame *under_head,
                  const struct ts_filled *f) {
    int end = f->foot;
    for (int k = 0; k < s->site->n; k++)
        end = under_head[k].first_row > end ? under_head[k].first_row : end;
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

static int least_of(int a, int b) {
    return a < b ? a : b;
}

/* The row below a column of the site. */
static int foot_of_column(const struct ts_setting *s, int column) {
    int foot = 0;
    for (int k = 0; k < s->site->n; k++)
        if (s->site->frames[k].column == column)
            foot = s->site->frames[k].first_row + s->site->frames[k].rows;
    return foot;
}

/* Where a rule before a column ends, from a row on, and where it goes on: it does not run through a picture
 * that lies over both columns. */
static int end_of_rule(const struct ts_setting *s, const struct ts_filled *f, int column, int row,
                       int *after) {
    int end = least_of(f->foot, least_of(foot_of_column(s, column - 1), foot_of_column(s, column)));
    *after = end;
    for (int i = 0; i < f->block.n_placed; i++) {
        const struct ts_placed *p = &f->block.placed[i];
        bool crosses = p->column < column && column < p->column + p->island->columns;
        if (crosses && p->hole_row + p->hole_rows > row && p->hole_row < end) {
            end = p->hole_row;
            *after = p->hole_row + p->hole_rows;
        }
    }
    return end;
}

/* The row below what stands in a column between two rows, text or picture; `row` if nothing does. */
static int foot_between(const struct ts_filled *f, int column, int row, int end) {
    int foot = row;
    for (int k = 0; k < f->set.n; k++) {
        const struct ts_text_frame *frame = &f->block.frames[k];
        int below = frame->first_row + f->set.columns[k].rows;
        if (frame->column == column && f->set.columns[k].rows && frame->first_row < end && below > foot)
            foot = least_of(below, end);
    }
    for (int i = 0; i < f->block.n_placed; i++) {
        const struct ts_placed *p = &f->block.placed[i];
        bool here = p->column <= column && column < p->column + p->island->columns;
        if (here && p->row < end && p->row + p->rows > foot)
            foot = least_of(p->row + p->rows, end);
    }
    return foot;
}

enum { MOST_BEYOND = 3 /* rows that a rule runs on beside white, to end level with the others */ };

/* Where a rule from a row to another ends by what it parts: it does not run far down between two columns of
 * white. */
static int end_beside(const struct ts_filled *f, int column, int row, int end) {
    int left = foot_between(f, column - 1, row, end), right = foot_between(f, column, row, end);
    int foot = left > right ? left : right;
    return foot > row && foot + MOST_BEYOND >= end ? end : foot;
}

/* The rule before a column begins where the text at either side of it does first. */
static void draw_column_rule(const struct ts_setting *s, const struct ts_filled *f, int column,
                             struct ts_page *page) {
    const struct ts_grid *g = &s->grid;
    int before = first_of(f, column - 1), row = first_of(f, column), after;
    if (row < 0)
        return;
    for (row = before >= 0 && before < row ? before : row; row < f->foot; row = after) {
        int end = end_of_rule(s, f, column, row, &after);
        if (end <= row)
            break;
        end = end_beside(f, column, row, end);
        if (end <= row)
            continue;
        ts_display_rule(s->typesetter->ctx, page,
                        ts_grid_column_x(g, column) - g->gutter / 2 - s->style->column_rule / 2,
                        ts_grid_row_y(g, row), s->style->column_rule, height_of(g, row, end),
                        s->style->column_rule_colour);
    }
}

void ts_paint_columns(const struct ts_setting *s, const struct ts_body *body,
                      const struct ts_text_frame *under_head, const struct ts_filled *f,
                      struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_grid *g = &s->grid;
    struct ts_island_queue pictures = {f->block.placed, f->block.n_placed};
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
    ts_body_draw_islands(s, body, body->n, &pictures, page);
    int end = end_of(s, under_head, f);
    if (s->site->page && f->foot && s->style->bottom_rule && f->set.end == body->n && end + 2 < g->rows)
        ts_display_rule(ctx, page, g->left, ts_grid_band_middle(g, end, 1), g->width, s->style->folio.thin,
                        s->style->column_rule_colour);
}
