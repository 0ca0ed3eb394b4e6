#include "page/display.h"

#include "grid/grid.h"

void ts_display_rule(struct ts_ctx *ctx, struct ts_page *page, ts_len x, ts_len y, ts_len width,
                     ts_len height, struct ts_colour colour) {
    if (width <= 0 || height <= 0)
        return;
    *TS_VEC_ADD(ctx->keep, &page->draws) = (struct ts_draw){
        .kind = TS_DRAW_RULE, .x = x, .y = y, .width = width, .height = height, .colour = colour};
}

/* A frame for a character that no font has: 3/100 em thick, a little inside the em box. */
static void draw_box(struct ts_ctx *ctx, struct ts_page *page, const struct ts_set_glyph *g, ts_len x,
                     ts_len y) {
    ts_len em = g->type->size, thick = em * 3 / 100, inset = em * 8 / 100, side = em - 2 * inset;
    ts_len left = x + g->x + inset, top = y + inset;
    ts_display_rule(ctx, page, left, top, side, thick, g->type->colour);
    ts_display_rule(ctx, page, left, top + side - thick, side, thick, g->type->colour);
    ts_display_rule(ctx, page, left, top, thick, side, g->type->colour);
    ts_display_rule(ctx, page, left + side - thick, top, thick, side, g->type->colour);
}

static void draw_hyphen(struct ts_ctx *ctx, struct ts_page *page, const struct ts_set_glyph *g, ts_len x,
                        ts_len y) {
    struct ts_ink ink = ts_face_ink(g->face, g->id, g->type->size);
    ts_display_rule(ctx, page, x + g->x + ink.x0, ts_grid_baseline(y, g->type->size) - ink.y1,
                    ink.x1 - ink.x0, ink.y1 - ink.y0, g->type->colour);
}

/* Measures of the marks between lines, in thousandths of an em; depths count from the em box's foot. */
enum {
    LINE_THICK = 50,
    LINE_DEPTH = 40, /* to the line's upper edge */
    WAVE_HEIGHT = 110,
    LINES_APART = 125, /* what two neighbours' lines leave free between them */
    DOT_SIZE = 190,
    DOT_DEPTH = 60,
    DOT_BENEATH = 190, /* the line first, then the dot (CLREQ, "Special Situation for Single-Side Setting") */
    STRIKE_THICK = 60,
    FRAME_THICK = 50,
    FRAME_AWAY = 15 /* from the em box to the frame's inner edge */
};

static ts_len share(ts_len em, int thousandths) {
    return ts_len_scale(em, thousandths, 1000);
}

static void draw_frame(struct ts_ctx *ctx, struct ts_page *page, const struct ts_annotation *a, ts_len x,
                       ts_len y) {
    ts_len em = a->type->size, thick = share(em, FRAME_THICK), out = share(em, FRAME_AWAY) + thick;
    ts_len left = x + a->left - out, width = a->right - a->left + 2 * out, height = em + 2 * out;
    ts_display_rule(ctx, page, left, y - out, width, thick, a->type->colour);
    ts_display_rule(ctx, page, left, y - out + height - thick, width, thick, a->type->colour);
    ts_display_rule(ctx, page, left, y - out, thick, height, a->type->colour);
    ts_display_rule(ctx, page, left + width - thick, y - out, thick, height, a->type->colour);
}

static void draw_shape(struct ts_ctx *ctx, struct ts_page *page, enum ts_draw_kind kind, ts_len x, ts_len y,
                       ts_len width, ts_len height, struct ts_colour colour) {
    if (width > 0)
        *TS_VEC_ADD(ctx->keep, &page->draws) = (struct ts_draw){
            .kind = kind, .x = x, .y = y, .width = width, .height = height, .colour = colour};
}

/* A mark between the lines; (x, y) is the line's start and its em box's top. */
static void draw_annotation(struct ts_ctx *ctx, struct ts_page *page, const struct ts_annotation *a, ts_len x,
                            ts_len y) {
    ts_len em = a->type->size, foot = y + em, inset = share(em, LINES_APART) / 2;
    ts_len left = x + a->left + inset, width = a->right - a->left - 2 * inset;
    ts_len dot = share(em, DOT_SIZE);
    switch (a->kind) {
    case TS_ANNOTATION_DOT:
        draw_shape(ctx, page, TS_DRAW_DOT, x + (a->left + a->right - dot) / 2,
                   foot + share(em, a->beneath ? DOT_BENEATH : DOT_DEPTH), dot, dot, a->type->colour);
        break;
    case TS_ANNOTATION_LINE:
        ts_display_rule(ctx, page, left, foot + share(em, LINE_DEPTH), width, share(em, LINE_THICK),
                        a->type->colour);
        break;
    case TS_ANNOTATION_WAVE:
        draw_shape(ctx, page, TS_DRAW_WAVE, left, foot + share(em, LINE_DEPTH), width, share(em, WAVE_HEIGHT),
                   a->type->colour);
        break;
    case TS_ANNOTATION_FRAME:
        draw_frame(ctx, page, a, x, y);
        break;
    case TS_ANNOTATION_STRIKE: /* from edge to edge: parts of it that touch are one line */
        ts_display_rule(ctx, page, x + a->left, y + (em - share(em, STRIKE_THICK)) / 2, a->right - a->left,
                        share(em, STRIKE_THICK), a->type->colour);
        break;
    }
}

ts_len ts_display_depth(const struct ts_annotation *a) {
    ts_len em = a->type->size;
    switch (a->kind) {
    case TS_ANNOTATION_DOT:
        return share(em, (a->beneath ? DOT_BENEATH : DOT_DEPTH) + DOT_SIZE);
    case TS_ANNOTATION_LINE:
        return share(em, LINE_DEPTH + LINE_THICK);
    case TS_ANNOTATION_WAVE:
        return share(em, LINE_DEPTH + WAVE_HEIGHT);
    case TS_ANNOTATION_FRAME:
        return share(em, FRAME_AWAY + FRAME_THICK);
    case TS_ANNOTATION_STRIKE:
        break; /* it is inside the box */
    }
    return 0;
}

/* What a line has besides glyphs. */
static void draw_ink(struct ts_ctx *ctx, struct ts_page *page, const struct ts_line *line, ts_len x,
                     ts_len y) {
    for (size_t i = 0; i < line->annotations.n; i++)
        draw_annotation(ctx, page, &line->annotations.v[i], x, y);
    for (size_t i = 0; i < line->n_glyphs; i++) {
        if (line->glyphs[i].missing)
            draw_box(ctx, page, &line->glyphs[i], x, y);
        else if (line->glyphs[i].hyphen)
            draw_hyphen(ctx, page, &line->glyphs[i], x, y);
    }
}

void ts_display_line(struct ts_ctx *ctx, struct ts_page *page, const struct ts_line *line, ts_len x, ts_len y,
                     int role, int paragraph, int line_number, int column) {
    ts_len origin = line->length ? y : ts_grid_baseline(y, line->em);
    *TS_VEC_ADD(ctx->keep, &page->draws) =
        (struct ts_draw){.kind = TS_DRAW_TEXT, .x = x, .y = origin, .line = line};
    *TS_VEC_ADD(ctx->keep, &page->draws) = (struct ts_draw){.kind = TS_DRAW_MARK,
                                                            .x = x,
                                                            .y = y,
                                                            .width = line->width,
                                                            .height = line->length ? line->length : line->em,
                                                            .line = line,
                                                            .role = role,
                                                            .paragraph = paragraph,
                                                            .line_number = line_number,
                                                            .column = column};
    if (line->ruby)
        *TS_VEC_ADD(ctx->keep, &page->draws) = (struct ts_draw){
            .kind = TS_DRAW_TEXT, .x = x, .y = ts_grid_baseline(y, line->em), .line = line->ruby};
    draw_ink(ctx, page, line, x, y);
}

void ts_display_ink(struct ts_ctx *ctx, struct ts_page *page, const struct ts_line *line, ts_len x,
                    ts_len y) {
    *TS_VEC_ADD(ctx->keep, &page->draws) =
        (struct ts_draw){.kind = TS_DRAW_INK, .x = x, .y = ts_grid_baseline(y, line->em), .line = line};
    draw_ink(ctx, page, line, x, y);
}

void ts_display_mark(struct ts_ctx *ctx, struct ts_page *page, int role, ts_len x, ts_len y, ts_len width,
                     ts_len height, int column) {
    *TS_VEC_ADD(ctx->keep, &page->draws) = (struct ts_draw){.kind = TS_DRAW_MARK,
                                                            .x = x,
                                                            .y = y,
                                                            .width = width,
                                                            .height = height,
                                                            .role = role,
                                                            .paragraph = -1,
                                                            .line_number = -1,
                                                            .column = column};
}

void ts_display_picture(struct ts_ctx *ctx, struct ts_page *page, const struct ts_picture *picture, ts_len x,
                        ts_len y, ts_len width, ts_len height) {
    *TS_VEC_ADD(ctx->keep, &page->draws) = (struct ts_draw){
        .kind = TS_DRAW_PICTURE, .x = x, .y = y, .width = width, .height = height, .picture = picture};
}

void ts_display_copy(struct ts_ctx *ctx, struct ts_page *to, const struct ts_page *from, ts_len x, ts_len y,
                     int column) {
    for (size_t i = 0; i < from->draws.n; i++) {
        struct ts_draw *d = TS_VEC_ADD(ctx->keep, &to->draws);
        *d = from->draws.v[i];
        d->x += x;
        d->y += y;
        if (d->kind == TS_DRAW_MARK)
            d->column = column;
    }
}

const char *ts_display_role_name(int role) {
    if (role < TS_N_ROLES)
        return ts_article_role_name((enum ts_role)role);
    return role == TS_MARK_FOLIO      ? "folio"
           : role == TS_MARK_COLUMN   ? "column"
           : role == TS_MARK_MASTHEAD ? "masthead"
           : role == TS_MARK_JUMP     ? "jump"
           : role == TS_MARK_BLOCK    ? "block"
                                      : "caption";
}
