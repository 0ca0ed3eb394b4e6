#include "page/body.h"

struct builder {
    const struct ts_setting *s;
    const struct ts_set_pictures *pictures;
    TS_VEC(struct ts_unit) units;
    TS_VEC(struct ts_body_unit) parts;
};

static void add_unit(struct builder *b, struct ts_unit unit, struct ts_body_unit part) {
    struct ts_arena *a = b->s->typesetter->ctx->keep;
    *TS_VEC_ADD(a, &b->units) = unit;
    *TS_VEC_ADD(a, &b->parts) = part;
}

enum { SUBHEAD_PITCH = 130 /* percent of its size */ };

static ts_len subhead_pitch(const struct ts_setting *s) {
    return ts_len_scale(s->style->subhead.size, SUBHEAD_PITCH, 100);
}

/* A paragraph's last line alone at a column's head, or a quotation's. */
static bool is_widow(const struct ts_setting *s, int paragraph, int line, bool last) {
    return last && (line > 0 || s->forms[paragraph].closes);
}

static void add_lines(struct builder *b, int paragraph, const struct ts_lines *lines) {
    for (size_t i = 0; i < lines->n; i++) {
        bool widow = is_widow(b->s, paragraph, (int)i, i + 1 == lines->n);
        int space = i == 0 ? b->s->forms[paragraph].space : 0;
        add_unit(b, (struct ts_unit){.rows = 1, .space = space, .may_start = !widow},
                 (struct ts_body_unit){NULL, &lines->lines[i], 1, b->s->article->paras[paragraph].role,
                                       paragraph, (int)i});
    }
}

static const struct ts_lines *set_para(const struct ts_setting *s, int paragraph, int more, bool trial) {
    const struct ts_form *form = &s->forms[paragraph];
    struct ts_paragraph_opts opts = {.measure = form->measure,
                                     .indent = form->indent,
                                     .turn = form->turn,
                                     .justify = true,
                                     .lines_more = more,
                                     .label = form->label,
                                     .label_width = form->label_width,
                                     .trial = trial};
    return ts_setting_para(s, &s->article->paras[paragraph], form->type, &opts);
}

static bool add_para(struct builder *b, int paragraph) {
    const struct ts_lines *lines = set_para(b->s, paragraph, 0, false);
    if (lines)
        add_lines(b, paragraph, lines);
    return lines != NULL;
}

static bool add_subhead(struct builder *b, int paragraph) {
    const struct ts_setting *s = b->s;
    const struct ts_type *type = &s->style->subhead;
    ts_len measure = s->grid.measure - type->indent;
    struct ts_paragraph_opts opts = {
        .measure = measure, .by_words = true, .spread = ts_setting_spread(type, measure)};
    const struct ts_lines *lines = ts_setting_para(s, &s->article->paras[paragraph], type, &opts);
    if (!lines || lines->n == 0)
        return lines != NULL;
    int rows = type->rows + ts_grid_rows_of(&s->grid, (ts_len)(lines->n - 1) * subhead_pitch(s));
    if (rows + 2 > s->grid.rows) { /* no column holds it with two lines under it */
        if (!s->quiet)
            TS_DIAG(s->typesetter->ctx->diag, TS_SUBHEAD_LONG,
                    ts_source_place(s->article->source, s->article->paras[paragraph].offset), "");
        return add_para(b, paragraph);
    }
    add_unit(b, (struct ts_unit){.rows = rows, .band = true, .may_start = true},
             (struct ts_body_unit){NULL, lines->lines, lines->n, TS_ROLE_SUBHEAD, paragraph, 0});
    return true;
}

/* A subhead keeps two lines under it, or the subhead that follows it. */
static void keep_subheads(struct ts_unit *units, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (units[i].band)
            for (size_t k = i + 1; k <= i + 2 && k < n && (k == i + 1 || !units[k].band); k++)
                units[k].may_start = false;
}

/* Pictures between paragraphs that stand before one of them. */
static void add_pictures(struct builder *b, size_t before, bool last) {
    const struct ts_setting *s = b->s;
    for (size_t i = 0; i < b->pictures->n; i++) {
        const struct ts_set_picture *p = &b->pictures->v[i];
        bool here = last ? p->picture->before >= before : p->picture->before == before;
        if (p->picture->position != TS_PICTURE_HERE || !here)
            continue;
        int rows = ts_picture_rows(s->style, &s->grid, p, s->grid.rows);
        add_unit(b, (struct ts_unit){.rows = rows, .space = s->style->picture.rows_before, .may_start = true},
                 (struct ts_body_unit){.picture = p, .paragraph = -1});
    }
}

/* The empty rows under a picture belong to what follows it; a subhead has white of its own. */
static void space_pictures(struct builder *b) {
    int rows = b->s->style->picture.rows_after;
    for (size_t i = 0; i + 1 < b->units.n; i++)
        if (b->parts.v[i].picture && !b->units.v[i + 1].band && b->units.v[i + 1].space < rows)
            b->units.v[i + 1].space = rows;
}

static const struct ts_body *finish(struct builder *b) {
    keep_subheads(b->units.v, b->units.n);
    space_pictures(b);
    struct ts_body *body = TS_NEW(b->s->typesetter->ctx->keep, struct ts_body, 1);
    *body = (struct ts_body){b->units.v, b->parts.v, b->units.n};
    return body;
}

const struct ts_body *ts_body_set(const struct ts_setting *s, size_t first,
                                  const struct ts_set_pictures *pictures) {
    struct builder b = {.s = s, .pictures = pictures};
    for (size_t i = first; i < s->article->n_paras; i++) {
        add_pictures(&b, i, false);
        bool ok =
            s->article->paras[i].role == TS_ROLE_SUBHEAD ? add_subhead(&b, (int)i) : add_para(&b, (int)i);
        if (!ok)
            return NULL;
    }
    add_pictures(&b, s->article->n_paras, true);
    return finish(&b);
}

size_t ts_body_anchor(const struct ts_body *body, const struct ts_picture *picture) {
    size_t i = 0;
    while (i < body->n && (body->parts[i].picture || body->parts[i].paragraph < (int)picture->before))
        i++;
    return i;
}

const struct ts_body *ts_body_vary(const struct ts_setting *s, const struct ts_body *body, int paragraph,
                                   int more, bool trial) {
    const struct ts_lines *lines = set_para(s, paragraph, more, trial);
    if (!lines || lines->n == 0)
        return NULL;
    struct builder b = {.s = s};
    for (size_t i = 0; i < body->n; i++) {
        const struct ts_body_unit *part = &body->parts[i];
        struct ts_unit unit = body->units[i];
        bool last = i + 1 == body->n || body->parts[i + 1].paragraph != part->paragraph;
        unit.may_start = unit.band || part->picture || !is_widow(s, part->paragraph, part->line_number, last);
        if (part->paragraph != paragraph)
            add_unit(&b, unit, *part);
        else if (part->line_number == 0)
            add_lines(&b, paragraph, lines);
    }
    return finish(&b);
}

/* A subhead in its band: the text in the middle, the rules half way to the text above and below. */
static void draw_band(const struct ts_setting *s, const struct ts_body_unit *part, int rows, int column,
                      int row, struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_type *type = &s->style->subhead;
    ts_len x = ts_grid_column_x(&s->grid, column), middle = ts_grid_band_middle(&s->grid, row, rows);
    ts_len height = type->size + (ts_len)(part->n_lines - 1) * subhead_pitch(s);
    ts_len white = (rows * s->grid.row + s->grid.row - s->grid.em - height) / 2;
    ts_len away = height / 2 + white / 2;
    ts_display_rule(ctx, page, x, middle - away - type->rule / 2, s->grid.measure, type->rule,
                    type->rule_colour);
    for (size_t i = 0; i < part->n_lines; i++) {
        const struct ts_line *line = &part->lines[i];
        ts_len measure = s->grid.measure - type->indent; /* which stands at the side of the alignment */
        ts_len start = type->align == TS_ALIGN_END ? 0 : type->indent;
        ts_display_line(ctx, page, line, x + start + ts_setting_align(type->align, measure, line->width),
                        middle - height / 2 + (ts_len)i * subhead_pitch(s), part->role, part->paragraph,
                        (int)i, column);
    }
    ts_display_rule(ctx, page, x, middle + away - type->rule / 2, s->grid.measure, type->rule,
                    type->rule_colour);
}

void ts_body_draw_pictures(const struct ts_setting *s, const struct ts_body *body, size_t unit,
                           struct ts_picture_queue *queue, struct ts_page *page) {
    for (; queue->n && ts_body_anchor(body, queue->v->picture->picture) <= unit; queue->v++, queue->n--)
        ts_picture_draw(s, queue->v->picture, queue->v->column, queue->v->row, queue->v->rows, page);
}

void ts_body_draw(const struct ts_setting *s, const struct ts_body *body, const struct ts_column *c,
                  const struct ts_text_frame *frame, struct ts_picture_queue *queue, struct ts_page *page) {
    int bands = 0, band = 0, row = frame->first_row, column = frame->column;
    for (size_t i = c->begin; i < c->end; i++)
        bands += body->units[i].band;
    for (size_t i = c->begin; i < c->end; i++) {
        const struct ts_body_unit *part = &body->parts[i];
        int rows = body->units[i].rows;
        row += i == c->begin ? 0 : body->units[i].space;
        ts_body_draw_pictures(s, body, i, queue, page);
        if (part->picture) {
            ts_picture_draw(s, part->picture, column, row, rows, page);
        } else if (body->units[i].band) {
            int extra = c->extra / bands + (band++ < c->extra % bands);
            draw_band(s, part, rows, column, i == c->begin ? row : row + extra, page);
            rows += extra; /* white above the band, at a column's head below it: bands look alike */
        } else {
            ts_len down = (s->grid.em - part->lines->em) / 2; /* centred on the row's own type */
            ts_display_line(s->typesetter->ctx, page, part->lines, ts_grid_column_x(&s->grid, column),
                            ts_grid_row_y(&s->grid, row) + down, part->role, part->paragraph,
                            part->line_number, column);
        }
        row += rows;
    }
}
