#include "page/vertical.h"

#include "grid/titling.h"

enum {
    AWAY = 75,          /* white between two headings, percent of the smaller one's size */
    LEAST_BODY_ROWS = 4 /* under the block; fewer are left white */
};

/* A heading in vertical lines. */
struct heading {
    const struct ts_para *para;
    int paragraph;
    const struct ts_type *style;
    ts_len size;
    const struct ts_line *lines[TS_TITLING_MOST_LINES];
    int n;
};

struct block {
    const struct ts_setting *s;
    ts_len width, height; /* that its lines may take */
    struct heading
        headings[3 * TS_TITLING_MOST_LINES]; /* two kickers, a headline, two decks at most: text/roles.h */
    int n;
};

static ts_len width_of(const struct heading *h) {
    return ts_titling_height(h->size, h->n);
}

static ts_len away(const struct heading *a, const struct heading *b) {
    return ts_len_scale(a->size < b->size ? a->size : b->size, AWAY, 100);
}

static ts_len width_of_block(const struct block *b) {
    ts_len width = 0;
    for (int i = 0; i < b->n; i++)
        width += width_of(&b->headings[i]) + (i ? away(&b->headings[i - 1], &b->headings[i]) : 0);
    return width;
}

/* Set a heading at a size on as many lines at most: they end where a horizontal one of that length would. */
static bool set_at(const struct block *b, struct heading *h, ts_len size, int most_lines) {
    struct ts_type *type = TS_NEW(b->s->typesetter->ctx->keep, struct ts_type, 1);
    *type = *h->style;
    type->phrase_gap = ts_len_scale(type->phrase_gap, size, type->size);
    type->size = h->size = size;
    if (b->s->style->head.band)
        type->colour = b->s->style->head.band_colour;
    h->n = 0;
    struct ts_paragraph_opts opts = {.measure = b->height, .by_words = true, .trial = true};
    const struct ts_lines *lines = ts_setting_para(b->s, h->para, type, &opts);
    if (!lines || lines->n > (size_t)most_lines)
        return false;
    for (size_t i = 0; i < lines->n; i++) {
        struct ts_slice part = {lines->lines[i].text, lines->lines[i].n_text};
        const struct ts_line *line = ts_setting_vertical(b->s, h->para, type, part);
        if (!line || line->length > b->height)
            return false;
        h->lines[h->n++] = line;
    }
    return h->n > 0;
}

/* The greatest size of its range at which it has so many lines at most, and the block is no wider than it may
 * be; 0 = none. */
static ts_len size_on_lines(const struct block *b, struct heading *h, int64_t natural, int n) {
    ts_len size = h->style->size;
    for (; size >= h->style->min_size; size = ts_titling_smaller(size)) {
        /* Lines are no longer than the natural width by more than letters that stand under each other. */
        bool may = natural * size <= (int64_t)n * b->height * h->style->size * 11 / 10;
        if (may && set_at(b, h, size, n) && width_of_block(b) <= b->width)
            return size;
    }
    return 0;
}

/* On one line, or on two if its type is much larger then. */
static bool fit_heading(const struct block *b, struct heading *h) {
    int64_t natural = ts_setting_width(b->s, h->para, h->style);
    if (natural < 0)
        return false;
    struct heading best = *h;
    for (int n = 1; n <= TS_TITLING_MOST_LINES && !ts_titling_is_near(best.size, h->style->size); n++)
        if (!ts_titling_is_near(best.size, size_on_lines(b, h, natural, n)))
            best = *h;
    *h = best;
    return h->n > 0;
}

static const struct ts_type *type_of(const struct ts_style *style, enum ts_role role) {
    return role == TS_ROLE_KICKER ? &style->kicker : role == TS_ROLE_DECK ? &style->deck : &style->headline;
}

/* False if there are more than a block holds. */
static bool add_headings(struct block *b) {
    const struct ts_article *a = b->s->article;
    for (size_t i = 0; i < a->n_paras && a->paras[i].role < TS_ROLE_BYLINE; i++) {
        if (b->n == (int)(sizeof b->headings / sizeof *b->headings))
            return false;
        b->headings[b->n++] = (struct heading){
            .para = &a->paras[i], .paragraph = (int)i, .style = type_of(b->s->style, a->paras[i].role)};
    }
    return b->n > 0;
}

/* The headline last: it takes what width the others leave. */
static bool fit_headings(struct block *b) {
    for (int headline = 0; headline < 2; headline++)
        for (int i = 0; i < b->n; i++)
            if ((b->headings[i].para->role == TS_ROLE_HEADLINE) == headline &&
                !fit_heading(b, &b->headings[i]))
                return false;
    return true;
}

/* Kicker and deck at their smallest sizes, so that they leave the headline more. */
static void make_small(struct block *b) {
    for (int i = 0; i < b->n; i++) {
        struct heading *h = &b->headings[i];
        struct ts_type *small = TS_NEW(b->s->typesetter->ctx->keep, struct ts_type, 1);
        *small = *h->style;
        if (h->para->role != TS_ROLE_HEADLINE) {
            small->phrase_gap = ts_len_scale(small->phrase_gap, small->min_size, small->size);
            small->size = small->min_size;
        }
        *h = (struct heading){.para = h->para, .paragraph = h->paragraph, .style = small};
    }
}

static ts_len longest(const struct block *b) {
    ts_len length = 0;
    for (int i = 0; i < b->n; i++)
        for (int k = 0; k < b->headings[i].n; k++)
            if (b->headings[i].lines[k]->length > length)
                length = b->headings[i].lines[k]->length;
    return length;
}

/* The lines from right to left in the middle of the columns, each where its heading is aligned. */
static void place(const struct block *b, struct ts_vertical *v, ts_len pad, ts_len height) {
    ts_len x = (v->part.width + width_of_block(b)) / 2;
    for (int i = 0; i < b->n; i++) {
        const struct heading *h = &b->headings[i];
        x -= i ? away(h - 1, h) : 0;
        for (int k = 0; k < h->n; k++) {
            ts_len y = pad + ts_setting_align(h->style->align, height, h->lines[k]->length);
            x -= k ? ts_titling_pitch(h->size) : h->size;
            *TS_VEC_ADD(b->s->typesetter->ctx->keep, &v->lines) =
                (struct ts_vertical_line){h->lines[k], h->paragraph, k, x, y};
        }
    }
}

const struct ts_vertical *ts_vertical_set(const struct ts_setting *s, struct ts_grid_part part, int row) {
    const struct ts_grid *g = &s->grid;
    const struct ts_head_style *style = &s->style->head;
    struct ts_vertical *v = TS_NEW(s->typesetter->ctx->keep, struct ts_vertical, 1);
    ts_len pad = style->band ? g->em : 0;
    int most = s->site->head.row + s->site->head.rows - row, given = style->rows < most ? style->rows : most;
    ts_len height = ((given ? given : most) - 1) * g->row + g->em - 2 * pad;
    struct block b = {.s = s, .width = part.width - 2 * g->em, .height = height};
    v->part = part;
    if (!add_headings(&b))
        return NULL;
    if (!fit_headings(&b)) {
        make_small(&b);
        if (!fit_headings(&b))
            return NULL;
    }
    int rows = given ? given : ts_grid_rows_of(g, longest(&b) + 2 * pad + g->row - g->em);
    v->rows = rows + 1 + LEAST_BODY_ROWS > most ? most : rows + 1;
    v->height = (rows - 1) * g->row + g->em;
    place(&b, v, pad, given ? height : v->height - 2 * pad);
    return v;
}

void ts_vertical_draw(const struct ts_setting *s, const struct ts_vertical *v, int row,
                      struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    ts_len top = ts_grid_row_y(&s->grid, row);
    if (s->style->head.band)
        ts_display_rule(ctx, page, v->part.left, top, v->part.width, v->height, s->style->head.band_tint);
    for (size_t i = 0; i < v->lines.n; i++) {
        const struct ts_vertical_line *l = &v->lines.v[i];
        ts_display_line(ctx, page, l->line, v->part.left + l->x, top + l->y,
                        s->article->paras[l->paragraph].role, l->paragraph, l->number, -1);
    }
}
