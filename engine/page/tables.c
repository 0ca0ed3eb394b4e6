#include "page/tables.h"

#include "base/utf8.h"

enum {
    LEAST_COLUMN = 3, /* em that a column keeps at least, if its text is as wide */
    TOGETHER = 12     /* rows of a table that no column parts */
};

struct table {
    const struct ts_setting *s;
    size_t first, end, n; /* rows; columns */
    ts_len *widths;       /* of the columns */
    int *aligns;          /* ts_align */
    ts_len gap;           /* between columns */
};

static const struct ts_para *row_at(const struct table *t, size_t row) {
    return &t->s->article->paras[row];
}

static const struct ts_type *type_of(const struct table *t, const struct ts_para *row) {
    return row->head ? &t->s->style->table_head : &t->s->style->table;
}

/* A cell as a paragraph of its own. */
static struct ts_para cell_para(const struct ts_para *row, size_t column) {
    struct ts_para cell = *row;
    cell.spans += row->cells[column].span;
    cell.n_spans = row->cells[column].n_spans;
    return cell;
}

/* Digits and what stands with them: 1,234.5 -3% 约 is no number. */
static bool is_number(struct ts_slice s) {
    bool digits = false;
    for (size_t i = 0; i < s.n; i++) {
        digits |= s.p[i] >= '0' && s.p[i] <= '9';
        if (!strchr("0123456789.,+-% ", s.p[i]))
            return false;
    }
    return digits;
}

/* What the copy says, else the end for a column of numbers. */
static int find_align(const struct table *t, size_t column) {
    bool numbers = true;
    int said = -1;
    for (size_t i = t->first; i < t->end; i++) {
        const struct ts_para *row = row_at(t, i);
        if (column >= row->n_cells)
            continue;
        const struct ts_cell *cell = &row->cells[column];
        said = cell->align >= 0 ? cell->align : said;
        numbers &= row->head || is_number(ts_slice_cut(row->text, cell->begin, cell->end));
    }
    return said >= 0 ? said : numbers ? TS_ALIGN_END : TS_ALIGN_START;
}

/* The natural widths of the columns; false after an error. */
static bool measure_columns(struct table *t) {
    for (size_t i = t->first; i < t->end; i++) {
        const struct ts_para *row = row_at(t, i);
        for (size_t k = 0; k < row->n_cells; k++) {
            struct ts_para cell = cell_para(row, k);
            int64_t width = ts_setting_width(t->s, &cell, type_of(t, row));
            if (width < 0)
                return false;
            ts_len most = 2 * t->s->grid.measure; /* whatever is wider takes further lines */
            ts_len natural = width < most ? (ts_len)width : most;
            t->widths[k] = natural > t->widths[k] ? natural : t->widths[k];
        }
    }
    return true;
}

static int64_t sum_of(const struct table *t, ts_len most) {
    int64_t sum = 0;
    for (size_t k = 0; k < t->n; k++)
        sum += t->widths[k] < most ? t->widths[k] : most;
    return sum;
}

/* Fit the columns to the measure: they share what is over, or the widest give what is lacking. False = too
 * many. */
static bool fit_columns(struct table *t) {
    ts_len room = t->s->grid.measure - (ts_len)(t->n - 1) * t->gap, most = t->s->grid.measure;
    ts_len least = LEAST_COLUMN * t->s->style->table.size;
    if (sum_of(t, least) > room)
        return false;
    for (ts_len low = least; low < most;) { /* the greatest width that all together can have */
        ts_len middle = low + (most - low + 1) / 2;
        if (sum_of(t, middle) <= room)
            low = middle;
        else
            most = middle - 1;
    }
    ts_len over = room - (ts_len)sum_of(t, most);
    for (size_t k = 0; k < t->n; k++)
        t->widths[k] = (t->widths[k] < most ? t->widths[k] : most) + over / (ts_len)t->n;
    return true;
}

/* A cell's lines into the row's drawing, from row `down` of it on; returns their number, -1 after an error.
 * What a column is called is broken between words, as headings are. */
static int draw_cell(const struct table *t, size_t paragraph, size_t column, ts_len x, int down,
                     int line_number, struct ts_page *page) {
    const struct ts_setting *s = t->s;
    const struct ts_para *row = row_at(t, paragraph);
    const struct ts_type *type = type_of(t, row);
    struct ts_para cell = cell_para(row, column);
    struct ts_paragraph_opts opts = {.measure = t->widths[column], .by_words = row->head};
    const struct ts_lines *lines = ts_setting_para(s, &cell, type, &opts);
    for (size_t i = 0; lines && i < lines->n; i++) {
        const struct ts_line *line = &lines->lines[i];
        ts_display_line(s->typesetter->ctx, page, line,
                        x + ts_setting_align(t->aligns[column], t->widths[column], line->width),
                        (down + (int)i) * s->grid.row + (s->grid.em - line->em) / 2, TS_ROLE_TABLE,
                        (int)paragraph, line_number + (int)i, -1);
    }
    return lines ? (int)lines->n : -1;
}

/* A rule below the text of row `row` of a drawing, in the middle of the white there. */
static void draw_rule(const struct table *t, struct ts_page *page, int row) {
    const struct ts_grid *g = &t->s->grid;
    const struct ts_type *type = &t->s->style->table;
    ts_len y = (row + 1) * g->row - (g->row - g->em) / 2 - type->rule / 2;
    ts_display_rule(t->s->typesetter->ctx, page, 0, y, g->measure, type->rule, type->rule_colour);
}

/* One row: the first has an empty one above it, the last one below, where the rules stand. */
static bool add_row(const struct table *t, size_t paragraph, struct ts_inset *inset) {
    struct ts_ctx *ctx = t->s->typesetter->ctx;
    const struct ts_para *row = row_at(t, paragraph);
    bool first = paragraph == t->first, last = paragraph + 1 == t->end;
    struct ts_page *page = TS_NEW(ctx->keep, struct ts_page, 1);
    int high = 1, n = 0;
    ts_len x = 0;
    for (size_t k = 0; k < row->n_cells; x += t->widths[k++] + t->gap) {
        int lines = draw_cell(t, paragraph, k, x, first, n, page);
        if (lines < 0)
            return false;
        n += lines;
        high = lines > high ? lines : high;
    }
    if (first)
        draw_rule(t, page, 0);
    if (row->head || last)
        draw_rule(t, page, first + high - 1);
    bool may_start = first || !(row_at(t, paragraph - 1)->head || last);
    *TS_VEC_ADD(ctx->keep, &inset->pieces) = (struct ts_inset_piece){
        .drawing = page, .rows = first + high + last, .may_start = may_start, .paragraph = (int)paragraph};
    return true;
}

/* A small table stands in one column: parted, the rows behind the break have no head. */
static void keep_together(const struct table *t, struct ts_inset *inset) {
    int rows = 0;
    for (size_t i = 0; i < inset->pieces.n; i++)
        rows += inset->pieces.v[i].rows;
    for (size_t i = 1; i < inset->pieces.n && rows <= TOGETHER && rows * 2 <= t->s->grid.rows; i++)
        inset->pieces.v[i].may_start = false;
}

static void report_wide(const struct table *t) {
    if (t->s->quiet)
        return;
    TS_DIAG(t->s->typesetter->ctx->diag, TS_TABLE_WIDE,
            ts_source_place(t->s->article->source, row_at(t, t->first)->offset), "");
}

/* The table's columns, as wide as their text. False after an error. */
static bool table_measure(struct table *t, const struct ts_setting *s, size_t first, size_t end) {
    struct ts_arena *keep = s->typesetter->ctx->keep;
    *t = (struct table){.s = s, .first = first, .end = end, .gap = s->style->table.size};
    for (size_t i = first; i < end; i++)
        t->n = row_at(t, i)->n_cells > t->n ? row_at(t, i)->n_cells : t->n;
    t->widths = TS_NEW(keep, ts_len, t->n);
    t->aligns = TS_NEW(keep, int, t->n);
    for (size_t k = 0; k < t->n; k++)
        t->aligns[k] = find_align(t, k);
    return measure_columns(t);
}

int ts_table_columns(const struct ts_setting *s, size_t first, size_t end) {
    struct table t;
    struct ts_setting wide = *s; /* nothing is as wide as it is measured for */
    wide.grid.measure = s->grid.width;
    if (!table_measure(&t, &wide, first, end))
        return 0;
    ts_len gaps = (ts_len)(t.n - 1) * t.gap;
    if (sum_of(&t, LEAST_COLUMN * s->style->table.size) + gaps <= s->grid.measure)
        return 1;
    int n = 2;
    while (n < s->grid.columns &&
           sum_of(&t, 2 * s->grid.width) + gaps > ts_grid_part_of(&s->grid, 0, n).width)
        n++;
    return n < s->grid.columns ? n : s->grid.columns;
}

bool ts_table_set(const struct ts_setting *s, size_t first, struct ts_inset *inset) {
    struct table t;
    if (!table_measure(&t, s, first, inset->end))
        return false;
    if (!fit_columns(&t)) {
        report_wide(&t);
        return true;
    }
    for (size_t i = first; i < t.end; i++) {
        if (!add_row(&t, i, inset))
            return false;
        if (inset->pieces.v[i - first].rows > s->grid.rows) {
            inset->pieces.n = 0;
            report_wide(&t);
            return true;
        }
    }
    keep_together(&t, inset);
    return true;
}
