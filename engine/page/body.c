#include "page/body.h"

#include "page/insets.h"
#include "page/jump.h"

struct builder {
    const struct ts_setting *s;
    const struct ts_islands *islands;
    TS_VEC(struct ts_unit) units;
    TS_VEC(struct ts_body_unit) parts;
    const struct ts_line *list_mark; /* set once; NULL = not yet */
};

static void add_unit(struct builder *b, struct ts_unit unit, struct ts_body_unit part) {
    struct ts_arena *a = b->s->typesetter->ctx->keep;
    part.starts = unit.may_start;
    *TS_VEC_ADD(a, &b->units) = unit;
    *TS_VEC_ADD(a, &b->parts) = part;
}

enum { SUBHEAD_PITCH = 130 /* percent of its size */ };

static ts_len subhead_pitch(const struct ts_setting *s) {
    return ts_len_scale(s->style->subhead.size, SUBHEAD_PITCH, 100);
}

/* May a column begin with a line of a paragraph? Not with the last one of a quotation of several. */
static bool may_begin(const struct ts_setting *s, int paragraph, int line, int lines) {
    const struct ts_form *form = &s->forms[paragraph];
    bool closes = line + 1 == lines && form->closes;
    return ts_columns_may_part(s->style->least_lines, line, lines) && !closes &&
           !(line == 0 && form->follows);
}

static struct ts_page *add_block(struct builder *b) {
    return TS_NEW(b->s->typesetter->ctx->keep, struct ts_page, 1);
}

/* Lines and marks in a row stand in the middle of it, whatever their size. */
static ts_len down_in_row(const struct ts_setting *s, ts_len size) {
    return (s->grid.em - size) / 2;
}

/* The mark before an item: ink, for the copy has a sign of its own there. False after an error. */
static bool add_list_mark(struct builder *b, const struct ts_form *form, struct ts_page *block) {
    const struct ts_setting *s = b->s;
    if (!b->list_mark)
        b->list_mark = ts_setting_ink(s, s->style->list.mark, &s->style->list);
    if (b->list_mark)
        ts_display_ink(s->typesetter->ctx, block, b->list_mark, form->mark,
                       down_in_row(s, s->style->list.size));
    return b->list_mark != NULL;
}

/* The mark at the article's end, in the text's own type. NULL after an error. */
static const struct ts_line *end_mark(const struct ts_setting *s, const struct ts_form *form) {
    return ts_setting_ink(s, s->style->end_mark, form->type);
}

/* The mark stands half an em behind the last character: the line was set to have room for it. */
static bool add_end_mark(struct builder *b, const struct ts_form *form, const struct ts_line *line,
                         struct ts_page *block) {
    const struct ts_line *mark = end_mark(b->s, form);
    if (mark)
        ts_display_ink(b->s->typesetter->ctx, block, mark, line->width - mark->width,
                       down_in_row(b->s, line->em));
    return mark != NULL;
}

/* What stands beside line `i` of a paragraph that is no text of it; *block stays NULL if nothing does. */
static bool find_ink(struct builder *b, int paragraph, const struct ts_lines *lines, size_t i,
                     const struct ts_page **block) {
    const struct ts_style *style = b->s->style;
    const struct ts_form *form = &b->s->forms[paragraph];
    const struct ts_para *para = &b->s->article->paras[paragraph];
    bool begins = i == 0 && para->role == TS_ROLE_LIST && !para->rest && !para->under && !para->label &&
                  *style->list.mark;
    bool ends = i + 1 == lines->n && form->ends && *style->end_mark;
    if (!begins && !ends)
        return true;
    struct ts_page *page = add_block(b);
    *block = page;
    return (!begins || add_list_mark(b, form, page)) &&
           (!ends || add_end_mark(b, form, &lines->lines[i], page));
}

static bool add_lines(struct builder *b, int paragraph, const struct ts_lines *lines) {
    for (size_t i = 0; i < lines->n; i++) {
        bool may_start = may_begin(b->s, paragraph, (int)i, (int)lines->n);
        int space = i == 0 ? b->s->forms[paragraph].space : 0;
        const struct ts_page *block = NULL;
        if (!find_ink(b, paragraph, lines, i, &block))
            return false;
        add_unit(b, (struct ts_unit){.rows = 1, .space = space, .may_start = may_start},
                 (struct ts_body_unit){.lines = &lines->lines[i],
                                       .n_lines = 1,
                                       .role = b->s->article->paras[paragraph].role,
                                       .paragraph = paragraph,
                                       .line_number = (int)i,
                                       .block = block});
    }
    return true;
}

/* Room behind the last character of the article. */
static ts_len tail_of(const struct ts_setting *s, const struct ts_form *form) {
    const struct ts_line *mark = form->ends && *s->style->end_mark ? end_mark(s, form) : NULL;
    return mark ? form->type->size / 2 + mark->width : 0;
}

static const struct ts_lines *set_para(const struct ts_setting *s, int paragraph, int more, bool trial) {
    const struct ts_form *form = &s->forms[paragraph];
    struct ts_paragraph_opts opts = {.measure = form->measure,
                                     .indent = form->indent,
                                     .turn = form->turn,
                                     .justify = form->align == TS_ALIGN_START && !form->ragged,
                                     .lines_more = more,
                                     .label = form->label,
                                     .label_width = form->label_width,
                                     .tail = tail_of(s, form),
                                     .trial = trial};
    return ts_setting_para(s, &s->article->paras[paragraph], form->type, &opts);
}

/* The short rule above the notes, in a row of its own: half way from the text to them. */
static void add_note_rule(struct builder *b, int paragraph) {
    const struct ts_type *type = &b->s->style->notes;
    struct ts_ctx *ctx = b->s->typesetter->ctx;
    struct ts_page *block = add_block(b);
    ts_len width = type->rule_width < b->s->grid.measure ? type->rule_width : b->s->grid.measure;
    ts_display_rule(ctx, block, 0, (b->s->grid.em - type->rule) / 2, width, type->rule, type->rule_colour);
    add_unit(b, (struct ts_unit){.rows = 1, .may_start = true},
             (struct ts_body_unit){
                 .role = TS_ROLE_NOTE, .paragraph = paragraph, .line_number = -1, .block = block});
}

static bool add_para(struct builder *b, int paragraph) {
    const struct ts_lines *lines = set_para(b->s, paragraph, 0, false);
    return lines && add_lines(b, paragraph, lines);
}

static ts_len subhead_height(const struct ts_setting *s, size_t n_lines) {
    return s->style->subhead.size + (ts_len)(n_lines - 1) * subhead_pitch(s);
}

/* Of the rows of a subhead's band those that stay white above it, as long as text stands over them; between
 * rules the white is part of the band. */
static int rows_above_subhead(const struct ts_setting *s, int rows, size_t n_lines) {
    int white = s->style->subhead.rule ? 0 : rows - ts_grid_rows_of(&s->grid, subhead_height(s, n_lines));
    return white > 0 ? white / 2 : 0;
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
    if (rows + 2 > s->grid.rows - ts_jump_most_rows(s)) { /* no column holds it with two lines under it */
        if (!s->quiet)
            TS_DIAG(s->typesetter->ctx->diag, TS_SUBHEAD_LONG,
                    ts_source_place(s->article->source, s->article->paras[paragraph].offset), "");
        return add_para(b, paragraph);
    }
    int white = rows_above_subhead(s, rows, lines->n);
    add_unit(
        b, (struct ts_unit){.rows = rows - white, .space = white, .band = true, .may_start = true},
        (struct ts_body_unit){
            .lines = lines->lines, .n_lines = lines->n, .role = TS_ROLE_SUBHEAD, .paragraph = paragraph});
    return true;
}

/* An inset, or its paragraphs as text where no column holds it. */
static bool add_inset(struct builder *b, const struct ts_inset *inset, size_t first) {
    for (size_t i = 0; i < inset->pieces.n; i++) {
        const struct ts_inset_piece *piece = &inset->pieces.v[i];
        int space = i == 0 ? b->s->forms[first].space : 0;
        add_unit(b, (struct ts_unit){.rows = piece->rows, .space = space, .may_start = piece->may_start},
                 (struct ts_body_unit){.role = b->s->article->paras[first].role,
                                       .paragraph = piece->paragraph,
                                       .line_number = -1,
                                       .block = piece->drawing,
                                       .link = piece->link});
    }
    for (size_t i = first; inset->pieces.n == 0 && i < inset->end; i++)
        if (!add_para(b, (int)i))
            return false;
    return true;
}

/* One paragraph or inset from `first` on; *end is the paragraph behind it. */
static bool add_next(struct builder *b, size_t first, size_t *end) {
    const struct ts_setting *s = b->s;
    enum ts_role role = s->article->paras[first].role;
    *end = first + 1;
    if (ts_inset_is(role)) {
        struct ts_inset inset;
        *end = ts_inset_end(s->article, first);
        if (ts_islands_hold(b->islands, first))
            return true;
        if (!ts_inset_set(s, first, &inset))
            return false;
        *end = inset.end;
        return add_inset(b, &inset, first);
    }
    if (role == TS_ROLE_NOTE && (first == 0 || s->article->paras[first - 1].role != TS_ROLE_NOTE))
        add_note_rule(b, (int)first);
    return role == TS_ROLE_SUBHEAD ? add_subhead(b, (int)first) : add_para(b, (int)first);
}

/* A subhead keeps two lines under it, or an inset as high, or the subhead that follows it. */
static void keep_subheads(struct ts_unit *units, size_t n) {
    for (size_t i = 0; i < n; i++) {
        int rows = units[i].band ? 0 : 2;
        for (size_t k = i + 1; rows < 2 && k < n && (k == i + 1 || !units[k].band); rows += units[k++].rows)
            units[k].may_start = false;
    }
}

/* Pictures between paragraphs, before one of [first, end); those within a box or table stand behind it. */
static void add_pictures(struct builder *b, size_t first, size_t end) {
    const struct ts_setting *s = b->s;
    for (size_t i = 0; i < b->islands->n; i++) {
        const struct ts_island *p = &b->islands->v[i];
        bool here = p->before >= first && p->before < end;
        if (p->position != TS_PICTURE_HERE || !here)
            continue;
        int rows = ts_island_rows(s->style, &s->grid, p, s->grid.rows - ts_jump_most_rows(s));
        add_unit(b, (struct ts_unit){.rows = rows, .space = s->style->picture.rows_before, .may_start = true},
                 (struct ts_body_unit){.island = p, .paragraph = -1, .line_number = -1});
    }
}

/* The empty rows under a picture belong to what follows it; a subhead has white of its own. */
static void space_pictures(struct builder *b) {
    int rows = b->s->style->picture.rows_after;
    for (size_t i = 0; i + 1 < b->units.n; i++)
        if (b->parts.v[i].island && !b->units.v[i + 1].band && b->units.v[i + 1].space < rows)
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
                                  const struct ts_islands *islands) {
    struct builder b = {.s = s, .islands = islands};
    size_t shown = 0;
    for (size_t i = first, end; i < s->article->n_paras; i = end) {
        add_pictures(&b, shown, i + 1);
        shown = i + 1;
        if (!add_next(&b, i, &end))
            return NULL;
    }
    add_pictures(&b, shown, SIZE_MAX);
    return finish(&b);
}

size_t ts_body_anchor(const struct ts_body *body, size_t before) {
    size_t i = 0;
    while (i < body->n && (body->parts[i].island || body->parts[i].paragraph < (int)before))
        i++;
    return i;
}

const struct ts_body *ts_body_vary(const struct ts_setting *s, const struct ts_body *body, int paragraph,
                                   int more, bool trial) {
    if (s->forms[paragraph].align != TS_ALIGN_START || s->forms[paragraph].ragged)
        return NULL;
    const struct ts_lines *lines = set_para(s, paragraph, more, trial);
    if (!lines || lines->n == 0)
        return NULL;
    struct builder b = {.s = s};
    for (size_t i = 0; i < body->n; i++) {
        const struct ts_body_unit *part = &body->parts[i];
        struct ts_unit unit = body->units[i];
        unit.may_start = part->starts; /* what subheads want is found anew */
        if (part->island || part->paragraph != paragraph || part->line_number < 0)
            add_unit(&b, unit, *part);
        else if (part->line_number == 0 && !add_lines(&b, paragraph, lines))
            return NULL;
    }
    return finish(&b);
}

/* A subhead in its band: the text in the middle, the rules half way to the text above and below. Of a band in
 * a column's head the white above is cut off, so many rows, and nothing stands where it was. */
static void draw_band(const struct ts_setting *s, const struct ts_body_unit *part, int rows, int cut,
                      int column, int row, struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_type *type = &s->style->subhead;
    ts_len x = ts_grid_column_x(&s->grid, column);
    ts_len middle = ts_grid_band_middle(&s->grid, row - cut, rows + cut), head = ts_grid_row_y(&s->grid, row);
    ts_len height = subhead_height(s, part->n_lines);
    ts_len white = ((rows + cut) * s->grid.row + s->grid.row - s->grid.em - height) / 2;
    ts_len away = height / 2 + white / 2, top = middle - height / 2;
    ts_display_rule(ctx, page, x, middle - away - type->rule / 2, s->grid.measure, type->rule,
                    type->rule_colour);
    for (size_t i = 0; i < part->n_lines; i++) {
        const struct ts_line *line = &part->lines[i];
        ts_len measure = s->grid.measure - type->indent; /* which stands at the side of the alignment */
        ts_len start = type->align == TS_ALIGN_END ? 0 : type->indent;
        ts_display_line(ctx, page, line, x + start + ts_setting_align(type->align, measure, line->width),
                        (cut ? head : top) + (ts_len)i * subhead_pitch(s), part->role, part->paragraph,
                        (int)i, column);
    }
    ts_display_rule(ctx, page, x, middle + away - type->rule / 2, s->grid.measure, type->rule,
                    type->rule_colour);
}

void ts_body_draw_islands(const struct ts_setting *s, const struct ts_body *body, size_t unit,
                          struct ts_island_queue *queue, struct ts_page *page) {
    for (; queue->n && ts_body_anchor(body, queue->v->island->before) <= unit; queue->v++, queue->n--)
        ts_island_draw(s, queue->v->island, queue->v->column, queue->v->row, queue->v->rows, page);
}

/* A line of text in its row, and what is drawn besides. */
static void draw_row(const struct ts_setting *s, const struct ts_body_unit *part, int column, int row,
                     struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    ts_len x = ts_grid_column_x(&s->grid, column), y = ts_grid_row_y(&s->grid, row);
    const struct ts_form *form = &s->forms[part->paragraph];
    if (part->block)
        ts_display_copy(ctx, page, part->block, x, y, column);
    if (part->n_lines)
        ts_display_line(
            ctx, page, part->lines, x + ts_setting_align(form->align, form->measure, part->lines->width),
            y + down_in_row(s, part->lines->em), part->role, part->paragraph, part->line_number, column);
}

void ts_body_draw(const struct ts_setting *s, const struct ts_body *body, const struct ts_column *c,
                  const struct ts_text_frame *frame, struct ts_island_queue *queue, struct ts_page *page) {
    int bands = 0, band = 0, row = frame->first_row, column = frame->column;
    for (size_t i = c->begin + 1; i < c->end; i++)
        bands += body->units[i].band;
    for (size_t i = c->begin; i < c->end; i++) {
        const struct ts_body_unit *part = &body->parts[i];
        int rows = body->units[i].rows;
        row += i == c->begin ? 0 : body->units[i].space;
        ts_body_draw_islands(s, body, i, queue, page);
        if (part->island) {
            ts_island_draw(s, part->island, column, row, rows, page);
        } else if (body->units[i].band) {
            bool head = i == c->begin;
            int extra = head ? 0 : c->extra / bands + (band++ < c->extra % bands);
            int white = body->units[i].space;
            if (head)
                draw_band(s, part, rows, white, column, row, page);
            else
                draw_band(s, part, rows + white, 0, column, row + extra - white, page);
            rows += extra; /* white above the band, never between it and its text */
        } else {
            if (part->link && i > c->begin)
                ts_display_copy(s->typesetter->ctx, page, part->link, ts_grid_column_x(&s->grid, column),
                                ts_grid_row_y(&s->grid, row), column);
            draw_row(s, part, column, row, page);
        }
        row += rows;
    }
}
