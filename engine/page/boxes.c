#include "page/boxes.h"

#include "page/columns.h"
#include "page/pour.h"

struct box_line {
    const struct ts_line *line;
    int paragraph, line_number;
    bool title, may_start;
};

struct box {
    const struct ts_setting *s;
    TS_VEC(struct box_line) lines;
    ts_len measure, left; /* of the text: whole characters, in the middle of the column */
};

static const struct ts_type *type_of(const struct ts_setting *s, bool title) {
    return title ? &s->style->box_title : &s->style->box;
}

static bool set_lines(struct box *b, size_t paragraph) {
    const struct ts_setting *s = b->s;
    const struct ts_para *para = &s->article->paras[paragraph];
    bool title = para->role == TS_ROLE_BOX_TITLE;
    struct ts_paragraph_opts opts = {.measure = b->measure, .by_words = title};
    if (!title) {
        opts.indent = para->rest ? 0 : s->style->box.indent;
        opts.justify = true;
    }
    const struct ts_lines *lines = ts_setting_para(s, para, type_of(s, title), &opts);
    for (size_t i = 0; lines && i < lines->n; i++)
        *TS_VEC_ADD(s->typesetter->ctx->keep, &b->lines) =
            (struct box_line){.line = &lines->lines[i],
                              .paragraph = (int)paragraph,
                              .line_number = (int)i,
                              .title = title,
                              .may_start = ts_columns_may_part(s->style->least_lines, (int)i, (int)lines->n)};
    return lines != NULL;
}

/* The ground and the sides of a box from `top` to `foot` of a drawing. */
static void draw_sides(const struct ts_setting *s, struct ts_page *page, ts_len width, ts_len top,
                       ts_len foot) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_type *box = &s->style->box;
    ts_len height = foot - top;
    struct ts_colour tint = box->tint;
    if (tint.cyan || tint.magenta || tint.yellow || tint.black)
        ts_display_rule(ctx, page, 0, top, width, height, tint);
    ts_display_rule(ctx, page, 0, top, box->rule, height, box->rule_colour);
    ts_display_rule(ctx, page, width - box->rule, top, box->rule, height, box->rule_colour);
}

static void draw_line(const struct box *b, const struct box_line *l, int row, struct ts_page *page) {
    const struct ts_setting *s = b->s;
    ts_len start = l->title ? ts_setting_align(s->style->box_title.align, b->measure, l->line->width) : 0;
    ts_display_line(s->typesetter->ctx, page, l->line, b->left + start,
                    row * s->grid.row + (s->grid.em - l->line->em) / 2,
                    l->title ? TS_ROLE_BOX_TITLE : TS_ROLE_BOX, l->paragraph, l->line_number, -1);
}

/* Lines [begin, end) as a piece; the frame closes half way into the empty rows above the first and below the
 * last. */
static void add_piece(const struct box *b, size_t begin, size_t end, struct ts_inset *inset) {
    const struct ts_setting *s = b->s;
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_type *box = &s->style->box;
    bool first = begin == 0, last = end == b->lines.n;
    int rows = (int)(end - begin) + first + last;
    ts_len half = s->grid.em / 2, white = s->grid.row - s->grid.em;
    ts_len top = first ? half : 0, foot = last ? (rows - 1) * s->grid.row + half : rows * s->grid.row - white;
    struct ts_page *page = TS_NEW(ctx->keep, struct ts_page, 1), *link = TS_NEW(ctx->keep, struct ts_page, 1);
    draw_sides(s, page, s->grid.measure, top, foot);
    draw_sides(s, link, s->grid.measure, -white - half / 10,
               half / 10); /* over both edges: no seam shows in the ground */
    if (first)
        ts_display_rule(ctx, page, 0, top, s->grid.measure, box->rule, box->rule_colour);
    for (size_t i = begin; i < end; i++)
        draw_line(b, &b->lines.v[i], first + (int)(i - begin), page);
    if (last)
        ts_display_rule(ctx, page, 0, foot - box->rule, s->grid.measure, box->rule, box->rule_colour);
    *TS_VEC_ADD(ctx->keep, &inset->pieces) =
        (struct ts_inset_piece){.drawing = page,
                                .link = first ? NULL : link,
                                .rows = rows,
                                .may_start = first || (b->lines.v[begin].may_start && !last),
                                .paragraph = b->lines.v[begin].paragraph};
}

/* Lines up to the first of text stand together, and so the title has one under it. */
static size_t end_of_first(const struct box *b) {
    size_t end = 0;
    while (end + 1 < b->lines.n && b->lines.v[end].title)
        end++;
    return end + 1;
}

bool ts_box_set(const struct ts_setting *s, size_t first, struct ts_inset *inset) {
    ts_len size = s->style->box.size, room = s->grid.measure - 2 * size;
    struct box b = {.s = s, .measure = room > 4 * size ? room / size * size : 4 * size};
    b.left = (s->grid.measure - b.measure) / 2;
    for (size_t i = first; i < inset->end; i++)
        if (!set_lines(&b, i))
            return false;
    if (b.lines.n == 0)
        return true;
    bool whole = (int)b.lines.n + 2 <= s->grid.rows * 3 / 4;
    for (size_t begin = 0, end; begin < b.lines.n; begin = end) {
        end = whole ? b.lines.n : begin == 0 ? end_of_first(&b) : begin + 1;
        add_piece(&b, begin, end, inset);
    }
    return true;
}

/* --- over several columns ------------------------------------------------------------------------------- */

/* The frame: as a picture's edges, it stands at the head of its first row and at the foot of its last. */
static void draw_frame(const struct ts_setting *s, struct ts_page *page, ts_len width, int rows) {
    const struct ts_type *box = &s->style->box;
    ts_len foot = (rows - 1) * s->grid.row + s->grid.em;
    draw_sides(s, page, width, 0, foot);
    ts_display_rule(s->typesetter->ctx, page, 0, 0, width, box->rule, box->rule_colour);
    ts_display_rule(s->typesetter->ctx, page, 0, foot - box->rule, width, box->rule, box->rule_colour);
}

static void draw_poured(const struct ts_setting *s, const struct ts_poured *text, ts_len left, int down,
                        struct ts_page *page) {
    for (size_t i = 0; i < text->lines.n; i++) {
        const struct ts_poured_line *l = &text->lines.v[i];
        enum ts_role role = s->article->paras[l->paragraph].role;
        ts_display_line(s->typesetter->ctx, page, l->line, left + l->x,
                        (down + l->row) * s->grid.row + (s->grid.em - l->line->em) / 2, (int)role,
                        l->paragraph, l->line_number, -1);
    }
}

bool ts_box_set_wide(const struct ts_setting *s, size_t first, size_t end, struct ts_grid_part part,
                     int columns, const struct ts_page **drawing, int *rows) {
    ts_len pad = s->style->box.size, width = part.width;
    struct ts_poured title, text;
    part.left += pad;
    part.width -= 2 * pad;
    struct ts_pour ask = {.first = first,
                          .end = first,
                          .part = part,
                          .type = &s->style->box,
                          .title = &s->style->box_title,
                          .columns = 1};
    while (ask.end < end && s->article->paras[ask.end].role == TS_ROLE_BOX_TITLE)
        ask.end++;
    if (!ts_pour(s, &ask, &title))
        return false;
    ask.first = ask.end;
    ask.end = end;
    ask.columns = columns;
    ask.longer = 1;
    if (!ts_pour(s, &ask, &text))
        return false;
    struct ts_page *page = TS_NEW(s->typesetter->ctx->keep, struct ts_page, 1);
    *rows = 1 + title.rows + text.rows + 1;
    draw_frame(s, page, width, *rows);
    draw_poured(s, &title, part.left, 1, page);
    draw_poured(s, &text, part.left, 1 + title.rows, page);
    *drawing = page;
    return true;
}
