#include "plan/lineup.h"

#include "plan/heads.h"
#include "text/briefs.h"

#include <stdlib.h>

enum {
    MARGIN = 3,         /* percent that an estimate may be wrong by */
    USUAL_COLUMNS = 2,  /* of an article's block, where it is not known yet */
    BRIEF = 220,        /* characters: a brief has no more */
    MOST_IN_BRIEFS = 6, /* items of a block of them */
    LEAST_BRIEFS = 2,
    BRIEFS_WEIGHT = 3, /* an article of this weight or less is no brief */
    PHOTO = 200,       /* characters: a picture with no more is a photo */
    FOOT = 500,        /* characters that 倒头条 has at least */
    FOOT_RANK = 2,     /* the third article, from 0 */
    BLOCKS_FOR_FOOT = 5
};

struct entry {
    int article;
    const struct ts_article *copy;
    int characters, rows; /* rows: about, of one column */
};

struct maker {
    struct ts_ctx *ctx;
    const struct ts_propose_request *request;
    struct ts_lineup *lineup;
    const struct ts_style *styles[TS_N_BLOCK_ROLES]; /* made when asked for */
    struct entry *entries;
    int n_entries, n_blocks;
};

/* --- ranks and roles ------------------------------------------------------------------------------------ */

static int by_weight(const void *x, const void *y) {
    const struct entry *a = x, *b = y;
    int first = a->copy->weight ? a->copy->weight : INT32_MAX,
        second = b->copy->weight ? b->copy->weight : INT32_MAX;
    return first != second ? (first < second ? -1 : 1) : a->article - b->article;
}

static bool is_photo(const struct entry *e) {
    return e->copy->n_pictures > 0 && e->characters <= PHOTO;
}

static bool is_brief(const struct entry *e) {
    bool ranked = e->copy->weight && e->copy->weight <= BRIEFS_WEIGHT;
    return !ranked && e->copy->n_pictures == 0 && e->characters <= BRIEF;
}

/* Where no weight says what the head article is, it is none of the briefs or photos, if there are others. */
static void find_head(struct maker *m) {
    int i = 0;
    if (m->n_entries == 0 || m->entries[0].copy->weight)
        return;
    while (i < m->n_entries && (is_photo(&m->entries[i]) || is_brief(&m->entries[i])))
        i++;
    if (i == 0 || i == m->n_entries)
        return;
    struct entry head = m->entries[i];
    memmove(&m->entries[1], &m->entries[0], (size_t)i * sizeof *m->entries);
    m->entries[0] = head;
}

static const struct ts_style *style_of(struct maker *m, int role) {
    if (!m->styles[role])
        m->styles[role] = ts_block_style(m->ctx, m->request->page, (enum ts_block_role)role, NULL, 0);
    return m->styles[role];
}

static const struct ts_estimate *estimate(struct maker *m, int role, const struct ts_article *article) {
    const struct ts_style *style = style_of(m, role);
    return style ? ts_estimate_make(m->ctx, style, article) : NULL;
}

/* Characters of the body are the same in all styles. */
static bool read_entries(struct maker *m) {
    m->n_entries = m->request->n_articles;
    m->entries = TS_NEW(m->ctx->keep, struct entry, (size_t)m->n_entries + 1);
    for (int i = 0; i < m->n_entries; i++) {
        const struct ts_article *copy = m->request->articles[i];
        const struct ts_estimate *e = estimate(m, TS_BLOCK_ARTICLE, copy);
        if (!e)
            return false;
        m->entries[i] =
            (struct entry){i, copy, ts_estimate_characters(e), ts_estimate_in(e, USUAL_COLUMNS, false).total};
    }
    qsort(m->entries, (size_t)m->n_entries, sizeof *m->entries, by_weight);
    find_head(m);
    for (int i = 0; i < m->n_entries; i++)
        m->lineup->article_rows[m->lineup->n_articles++] = m->entries[i].rows;
    return true;
}

/* --- blocks --------------------------------------------------------------------------------------------- */

static struct ts_lineup_block *add_block(struct maker *m, int role) {
    struct ts_lineup_block *b = m->n_blocks < TS_SLICING_MOST ? &m->lineup->blocks[m->n_blocks] : NULL;
    m->n_blocks++; /* those that are too many are counted */
    if (b)
        b->role = role;
    return b;
}

/* Several articles are set as one: each headline runs in. */
static const struct ts_article *joined(struct maker *m, const struct entry *const *entries, int n) {
    const struct ts_article **copies = TS_NEW(m->ctx->keep, const struct ts_article *, (size_t)n);
    for (int i = 0; i < n; i++)
        copies[i] = entries[i]->copy;
    return n == 1 ? copies[0] : ts_briefs_join(m->ctx, copies, (size_t)n);
}

static bool add_articles(struct maker *m, int role, const struct entry *const *entries, int n) {
    struct ts_lineup_block *b = add_block(m, role);
    if (!b)
        return true;
    int *articles = TS_NEW(m->ctx->keep, int, (size_t)n);
    b->articles = articles;
    for (; b->n_articles < n; b->n_articles++) {
        articles[b->n_articles] = entries[b->n_articles]->article;
        b->characters += entries[b->n_articles]->characters;
    }
    b->estimate = estimate(m, role, joined(m, entries, n));
    if (b->estimate && role == TS_BLOCK_BRIEFS)
        b->title_rows = ts_heads_title_rows(&m->lineup->grid, &style_of(m, role)->box_title);
    b->item.quiet = !ts_lineup_has_head(b);
    b->item.may_frame = role == TS_BLOCK_ARTICLE || role == TS_BLOCK_SECOND;
    b->item.place = role == TS_BLOCK_LEAD   ? TS_SLICING_FIRST
                    : role == TS_BLOCK_FOOT ? TS_SLICING_LAST
                                            : TS_SLICING_ANYWHERE;
    return b->estimate != NULL;
}

/* The part of the entries' list that a block of briefs takes from one on. */
static int take_briefs(const struct maker *m, int from, bool *taken, const struct entry **items) {
    int n = 0;
    for (int i = from; i < m->n_entries && n < MOST_IN_BRIEFS; i++)
        if (!taken[i] && is_brief(&m->entries[i])) {
            taken[i] = true;
            items[n++] = &m->entries[i];
        }
    return n;
}

/* Blocks of text, if briefs stand together. */
static int count_blocks(const struct maker *m, bool *join) {
    int briefs = 0;
    for (int i = 1; i < m->n_entries; i++)
        briefs += is_brief(&m->entries[i]);
    *join = briefs >= LEAST_BRIEFS;
    return m->n_entries - (*join ? briefs - 1 : 0);
}

/* The role of an article that is a block by itself; `rank` counts those that have a headline. */
static int role_of(const struct entry *e, int *rank, bool *foot) {
    if (*rank && is_photo(e))
        return TS_BLOCK_PHOTO;
    int own = (*rank)++;
    if (own >= FOOT_RANK && *foot && e->characters >= FOOT) {
        *foot = false; /* there is one */
        return TS_BLOCK_FOOT;
    }
    return own == 0 ? TS_BLOCK_LEAD : own == 1 ? TS_BLOCK_SECOND : TS_BLOCK_ARTICLE;
}

static bool add_text(struct maker *m) {
    bool taken[TS_PROPOSE_MOST_ARTICLES] = {false}, join, ok = true;
    bool foot = count_blocks(m, &join) >= BLOCKS_FOR_FOOT;
    int rank = 0;
    for (int i = 0; ok && i < m->n_entries; i++) {
        const struct entry *e = &m->entries[i], *items[MOST_IN_BRIEFS] = {e};
        if (taken[i])
            continue;
        bool briefs = i && join && is_brief(e);
        int n = briefs ? take_briefs(m, i, taken, items) : 1;
        ok = add_articles(m, briefs ? TS_BLOCK_BRIEFS : role_of(e, &rank, &foot), items, n);
    }
    return ok;
}

/* A block of given size. */
static void add_fixed(struct maker *m, int role, enum ts_slicing_place place, int columns, int rows) {
    struct ts_lineup_block *b = add_block(m, role);
    if (b)
        b->item = (struct ts_slicing_item){
            .place = place, .columns = columns, .rows = rows, .area = columns * rows, .quiet = true};
}

/* --- needs ---------------------------------------------------------------------------------------------- */

bool ts_lineup_has_head(const struct ts_lineup_block *b) {
    return b->role == TS_BLOCK_ARTICLE || b->role == TS_BLOCK_LEAD || b->role == TS_BLOCK_SECOND ||
           b->role == TS_BLOCK_FOOT;
}

static struct ts_needs with_rows(struct ts_needs needs, int rows, int columns) {
    needs.head += rows;
    needs.total += rows * columns;
    return needs;
}

struct ts_needs ts_lineup_needs(const struct ts_lineup *l, int block, int columns, bool framed, bool at_top) {
    return with_rows(l->blocks[block].needs[framed][columns], at_top ? 0 : l->separation, columns);
}

/* About what a block takes of the page: in the columns in which it is about as wide as high. */
static int area_of(const struct ts_lineup *l, const struct ts_lineup_block *b) {
    ts_len pitch = l->grid.measure + l->grid.gutter;
    int columns = 1;
    while (columns < l->grid.columns &&
           (int64_t)b->needs[0][columns].total * l->grid.row > (int64_t)columns * columns * pitch)
        columns++;
    return b->needs[0][columns].total > 0 ? b->needs[0][columns].total : 1;
}

static int sum_of_areas(const struct ts_lineup *l, bool fixed) {
    int area = 0;
    for (int i = 0; i < l->n; i++)
        area += (l->blocks[i].item.rows > 0) == fixed ? l->blocks[i].item.area : 0;
    return area;
}

/* Areas that fill the page: text has what adverts and masthead leave, as it needs. */
static bool share_out(struct ts_lineup *l) {
    for (int i = 0; i < l->n; i++) {
        struct ts_lineup_block *b = &l->blocks[i];
        for (int columns = 1; columns <= l->grid.columns && b->n_articles; columns++)
            for (int framed = 0; framed <= 1; framed++)
                b->needs[framed][columns] =
                    with_rows(ts_estimate_in(b->estimate, columns, framed), b->title_rows, columns);
        if (b->n_articles)
            b->item.area = area_of(l, b);
    }
    int room = l->grid.columns * l->grid.rows - sum_of_areas(l, true), wanted = sum_of_areas(l, false);
    l->share = (int)((int64_t)1000 * (room > 0 ? room : 0) / wanted);
    for (int i = 0; i < l->n && room > 0; i++)
        if (l->blocks[i].n_articles)
            l->blocks[i].item.area = (int)(((int64_t)l->blocks[i].item.area * room + wanted - 1) / wanted);
    return room >= l->grid.columns;
}

int ts_lineup_over(const struct ts_lineup *l, int room, int needed) {
    int64_t all = 0, kept_rows = 0;
    int kept = 0;
    for (int i = 0; i < l->n_articles; i++)
        all += l->article_rows[i];
    for (; kept < l->n_articles; kept++) {
        kept_rows += l->article_rows[kept];
        if (kept_rows * (needed ? needed : all) * (100 + MARGIN) > room * all * 100)
            break;
    }
    return l->n_articles - kept;
}

/* What adverts and masthead leave. */
static int room_for_text(const struct maker *m) {
    const struct ts_grid *g = &m->lineup->grid;
    int room = g->columns * g->rows;
    for (int i = 0; i < m->request->n_adverts; i++)
        room -= m->request->adverts[i].columns * m->request->adverts[i].rows;
    for (int i = 0; i < m->n_blocks && i < TS_SLICING_MOST; i++)
        if (m->lineup->blocks[i].role == TS_LINEUP_MASTHEAD)
            room -= m->lineup->blocks[i].item.area;
    return room;
}

struct ts_lineup *ts_lineup_make(struct ts_ctx *ctx, const struct ts_propose_request *r) {
    struct maker m = {.ctx = ctx, .request = r, .lineup = TS_NEW(ctx->keep, struct ts_lineup, 1)};
    const struct ts_style *style = r->page->style;
    struct ts_grid *grid = &m.lineup->grid;
    m.lineup->separation = style->separation.rows;
    *grid = ts_grid_make(style);
    const char *page = ts_arena_printf(ctx->scratch, "%dx%d", grid->columns, grid->rows);
    if (style->masthead.rows)
        add_fixed(&m, TS_LINEUP_MASTHEAD, TS_SLICING_FIRST,
                  style->masthead.columns ? style->masthead.columns : grid->columns, style->masthead.rows);
    if (!read_entries(&m) || !add_text(&m))
        return NULL;
    for (int i = 0; i < r->n_adverts; i++) {
        const struct ts_propose_advert *a = &r->adverts[i];
        if (a->columns > grid->columns || a->rows > grid->rows) {
            TS_DIAG(ctx->diag, TS_PROPOSE_NO_ROOM, (struct ts_place){0},
                    ts_arena_printf(ctx->scratch, "%dx%d", a->columns, a->rows), page);
            return NULL;
        }
        add_fixed(&m, TS_BLOCK_ADVERT, TS_SLICING_CORNER, a->columns, a->rows);
    }
    if (m.n_blocks > TS_SLICING_MOST) {
        int blocks = m.n_blocks - TS_SLICING_MOST, articles = ts_lineup_over(m.lineup, room_for_text(&m), 0);
        TS_DIAG(ctx->diag, TS_PROPOSE_MANY, (struct ts_place){0},
                ts_arena_printf(ctx->scratch, "%d", m.n_blocks),
                ts_arena_printf(ctx->scratch, "%d", TS_SLICING_MOST),
                ts_arena_printf(ctx->scratch, "%d", articles > blocks ? articles : blocks));
        return NULL;
    }
    m.lineup->n = m.n_blocks;
    if (share_out(m.lineup))
        return m.lineup;
    TS_DIAG(ctx->diag, TS_PROPOSE_NO_ROOM, (struct ts_place){0}, TS_BOTH("all of them together", "合计"),
            page);
    return NULL;
}
