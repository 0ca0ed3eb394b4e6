#include "page/insets.h"

#include "page/boxes.h"
#include "page/tables.h"

enum {
    PITCH = 130 /* of lines in display type, percent of their size */,
    LEAST_BESIDE = 2 /* rows of text */
};

static bool is_box(enum ts_role role) {
    return role == TS_ROLE_BOX || role == TS_ROLE_BOX_TITLE;
}

bool ts_inset_is(enum ts_role role) {
    return role == TS_ROLE_PULL || role == TS_ROLE_TABLE || is_box(role);
}

static void report_high(const struct ts_setting *s, size_t paragraph) {
    TS_DIAG(s->typesetter->ctx->diag, TS_INSET_HIGH,
            ts_source_place(s->article->source, s->article->paras[paragraph].offset), "");
}

static struct ts_page *new_drawing(const struct ts_setting *s) {
    return TS_NEW(s->typesetter->ctx->keep, struct ts_page, 1);
}

static void add_piece(const struct ts_setting *s, struct ts_inset *inset, struct ts_inset_piece piece) {
    *TS_VEC_ADD(s->typesetter->ctx->keep, &inset->pieces) = piece;
}

/* --- pull quotes ---------------------------------------------------------------------------------------- */

struct pull_line {
    const struct ts_line *line;
    int paragraph, line_number;
};

typedef TS_VEC(struct pull_line) pull_lines;

/* The lines of one paragraph, as even as can be and broken between words. */
static bool set_pull(const struct ts_setting *s, size_t paragraph, pull_lines *to) {
    const struct ts_type *type = &s->style->pull;
    struct ts_paragraph_opts opts = {.measure = s->grid.measure, .by_words = true};
    const struct ts_lines *lines = ts_setting_para(s, &s->article->paras[paragraph], type, &opts);
    for (size_t i = 0; lines && i < lines->n; i++)
        *TS_VEC_ADD(s->typesetter->ctx->keep, to) =
            (struct pull_line){&lines->lines[i], (int)paragraph, (int)i};
    return lines != NULL;
}

/* In the middle of its rows; the rules stand half way from its lines to the text above and below. */
static void draw_pull(const struct ts_setting *s, const pull_lines *lines, int rows, struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_type *type = &s->style->pull;
    ts_len white = s->grid.row - s->grid.em, pitch = ts_len_scale(type->size, PITCH, 100);
    ts_len middle = (rows * s->grid.row - white) / 2, height = type->size + (ts_len)(lines->n - 1) * pitch;
    ts_len away = height / 2 + (rows * s->grid.row + white - height) / 4;
    ts_display_rule(ctx, page, 0, middle - away - type->rule / 2, s->grid.measure, type->rule,
                    type->rule_colour);
    for (size_t i = 0; i < lines->n; i++) {
        const struct pull_line *l = &lines->v[i];
        ts_display_line(ctx, page, l->line, ts_setting_align(type->align, s->grid.measure, l->line->width),
                        middle - height / 2 + (ts_len)i * pitch, TS_ROLE_PULL, l->paragraph, l->line_number,
                        -1);
    }
    ts_display_rule(ctx, page, 0, middle + away - type->rule / 2, s->grid.measure, type->rule,
                    type->rule_colour);
}

/* Paragraphs that follow each other are one pull quote. It begins no column; what follows it keeps it off the
 * foot. */
static bool add_pull(const struct ts_setting *s, size_t first, struct ts_inset *inset) {
    const struct ts_type *type = &s->style->pull;
    pull_lines lines = {0};
    for (size_t i = first; i < inset->end; i++)
        if (!set_pull(s, i, &lines))
            return false;
    if (lines.n == 0)
        return true;
    int rows =
        type->rows + ts_grid_rows_of(&s->grid, (ts_len)(lines.n - 1) * ts_len_scale(type->size, PITCH, 100));
    if (rows + LEAST_BESIDE > s->grid.rows) {
        report_high(s, first);
        return true;
    }
    struct ts_page *drawing = new_drawing(s);
    draw_pull(s, &lines, rows, drawing);
    add_piece(s, inset, (struct ts_inset_piece){.drawing = drawing, .rows = rows, .paragraph = (int)first});
    return true;
}

/* Paragraph i goes on with the inset of the one before it. */
static bool goes_on(const struct ts_article *a, size_t i) {
    const struct ts_para *p = &a->paras[i], *before = p - 1;
    return (p->role == before->role || (is_box(p->role) && is_box(before->role))) && !p->section && !p->head;
}

bool ts_inset_begins(const struct ts_article *a, size_t i) {
    return ts_inset_is(a->paras[i].role) && (i == 0 || !goes_on(a, i));
}

size_t ts_inset_end(const struct ts_article *a, size_t first) {
    size_t end = first + 1;
    while (end < a->n_paras && goes_on(a, end))
        end++;
    return end;
}

bool ts_inset_set(const struct ts_setting *s, size_t first, struct ts_inset *inset) {
    enum ts_role role = s->article->paras[first].role;
    *inset = (struct ts_inset){.end = ts_inset_end(s->article, first)};
    if (is_box(role))
        return ts_box_set(s, first, inset);
    return role == TS_ROLE_TABLE ? ts_table_set(s, first, inset) : add_pull(s, first, inset);
}
