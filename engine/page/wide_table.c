#include "page/wide_table.h"

/* A table's pieces on their way into parts. */
struct stacker {
    const struct ts_setting *s;
    const struct ts_inset *inset;
    ts_len width, down;          /* all stands that much lower or higher */
    bool bare_above, bare_below; /* of the empty rows above its first rule and below its last it needs none */
    size_t head;                 /* pieces that each part begins with: 1 or 0 */
};

/* Of the empty rows with the outer rules it needs none that the page leaves beside pictures, nor one outside
 * its columns. The rules stand half way to the rows around; at the head or foot of columns the outer one is
 * level with them, and all stands that much lower or higher. */
static struct stacker stacker_of(const struct ts_setting *s, const struct ts_inset *inset, size_t first,
                                 ts_len width, int position) {
    ts_len half = (s->grid.row - s->grid.em + s->style->table.rule) / 2;
    bool top = position == TS_PICTURE_TOP, foot = position == TS_PICTURE_FOOT;
    return (struct stacker){.s = s,
                            .inset = inset,
                            .width = width,
                            .down = top    ? half
                                    : foot ? -half
                                           : 0,
                            .bare_above = top || s->style->picture.rows_before > 0,
                            .bare_below = foot || s->style->picture.rows_after > 0,
                            .head = s->article->paras[first].head};
}

/* Rows of a part besides its pieces and the rule below: a further one begins with the head, or a rule. */
static int rows_above(const struct stacker *t, size_t from) {
    int rows = -(int)t->bare_above - (int)t->bare_below;
    return from == 0 ? rows : rows + (t->head ? t->inset->pieces.v[0].rows : 1);
}

/* The piece behind a part that begins with piece `from`, and its rows. All parts but the last need a rule
 * below. */
static size_t end_of(const struct stacker *t, size_t from, int most, int *rows) {
    size_t n = t->inset->pieces.n, end = from,
           least = from == 0 && t->head ? 2 : 1; /* no head without a row */
    *rows = rows_above(t, from);
    for (; end < n; end++) {
        int now = *rows + t->inset->pieces.v[end].rows;
        if (end >= from + least && now + (end + 1 < n) > most)
            break;
        *rows = now;
    }
    *rows += end < n;
    return end;
}

static int count_parts(const struct stacker *t, int most) {
    int n = 0, rows;
    for (size_t from = 0; from < t->inset->pieces.n; n++)
        from = end_of(t, from, most, &rows);
    return n;
}

/* The fewest rows, at most so many, in which there are no more parts than with the most: they come out about
 * as high. */
static int even_rows(const struct stacker *t, int most) {
    int n = count_parts(t, most), total = 0;
    for (size_t i = 0; i < t->inset->pieces.n; i++)
        total += t->inset->pieces.v[i].rows;
    int rows = n > 1 && total / n < most ? total / n : most;
    while (rows < most && count_parts(t, rows) > n)
        rows++;
    return rows;
}

/* The head once more, without marks and as ink. */
static void draw_head(const struct stacker *t, int row, struct ts_page *page) {
    size_t from = page->draws.n, to = from;
    ts_display_copy(t->s->typesetter->ctx, page, t->inset->pieces.v[0].drawing, 0,
                    row * t->s->grid.row + t->down, -1);
    for (size_t i = from; i < page->draws.n; i++) {
        struct ts_draw d = page->draws.v[i];
        if (d.kind == TS_DRAW_MARK)
            continue;
        if (d.kind == TS_DRAW_TEXT)
            d.kind = TS_DRAW_INK;
        page->draws.v[to++] = d;
    }
    page->draws.n = to;
}

/* A rule in the middle of the white below a row's text. */
static void draw_rule(const struct stacker *t, int row, struct ts_page *page) {
    const struct ts_grid *g = &t->s->grid;
    const struct ts_type *type = &t->s->style->table;
    ts_display_rule(t->s->typesetter->ctx, page, 0,
                    (row + 1) * g->row - (g->row - g->em) / 2 - type->rule / 2 + t->down, t->width,
                    type->rule, type->rule_colour);
}

static struct ts_table_part draw_part(const struct stacker *t, size_t from, size_t to, int rows) {
    struct ts_ctx *ctx = t->s->typesetter->ctx;
    struct ts_page *page = TS_NEW(ctx->keep, struct ts_page, 1);
    const struct ts_inset_piece *pieces = t->inset->pieces.v;
    int row = t->bare_above ? -1 : 0;
    if (from > 0 && t->head)
        draw_head(t, row, page);
    else if (from > 0)
        draw_rule(t, row, page);
    if (from > 0)
        row += t->head ? pieces[0].rows : 1;
    for (size_t i = from; i < to; i++) {
        ts_display_copy(ctx, page, pieces[i].drawing, 0, row * t->s->grid.row + t->down, -1);
        row += pieces[i].rows;
    }
    if (to < t->inset->pieces.n)
        draw_rule(t, row - 1, page);
    return (struct ts_table_part){page, rows, pieces[from].paragraph};
}

bool ts_wide_table_set(const struct ts_setting *s, size_t first, ts_len width, int position, int most,
                       struct ts_table_parts *parts) {
    struct ts_inset inset;
    struct ts_setting wide = *s;
    wide.grid.measure = width;
    wide.quiet = true; /* what is too wide even so is said when it is set in a column */
    *parts = (struct ts_table_parts){{0}};
    if (!ts_inset_set(&wide, first, &inset))
        return false;
    const struct stacker t = stacker_of(s, &inset, first, width, position);
    most = even_rows(&t, most);
    for (size_t from = 0, end; from < inset.pieces.n; from = end) {
        int rows;
        end = end_of(&t, from, most, &rows);
        *TS_VEC_ADD(s->typesetter->ctx->keep, &parts->v) = draw_part(&t, from, end, rows);
    }
    return true;
}
