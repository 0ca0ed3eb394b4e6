#include "plan/lineup.h"

#include "plan/heads.h"
#include "plan/selection.h"
#include "plan/shares.h"
#include "text/briefs.h"

#include <stdlib.h>

enum {
    MARGIN = 3,          /* percent that an estimate may be wrong by */
    USUAL_COLUMNS = 2,   /* of an article's block, where it is not known yet */
    BRIEF = 220,         /* characters: a brief has no more */
    MOST_IN_BRIEFS = 12, /* items of a block of them */
    LEAST_BRIEFS = 2,
    BRIEFS_WEIGHT = 3, /* an article of this weight or less is no brief */
    PHOTO = 200,       /* characters: a picture with no more is a photo */
    FOOT = 500,        /* characters that 倒头条 has at least */
    FOOT_RANK = 2,     /* the third article, from 0 */
    BLOCKS_FOR_FOOT = 5,
    GOOD_BLOCKS = 10, /* with a headline, of a page for which there are more articles than it holds */
    MOST_OVER = 1060, /* thousandths of the page: so much copy may be cut, of more some is left out, */
    MOST_KEPT = 1020, /* and the rest is to fill it */
    LEAST_KEPT = 970,
    MOST_TRIES = 4
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
    struct entry *all, *entries;                     /* in their ranks; those that stay */
    int n_all, n_entries, n_blocks;
    int masthead; /* blocks of it, which come first */
    int n_fixed;  /* blocks of adverts and masthead, */
    int room;     /* and what these leave of the page, columns x rows */
};

/* --- ranks and roles ------------------------------------------------------------------------------------ */

/* Of those without a weight the longer comes first: the command line is more often a pattern of names than an
 * order that somebody thought of. */
static int by_weight(const void *x, const void *y) {
    const struct entry *a = x, *b = y;
    int first = a->copy->weight ? a->copy->weight : INT32_MAX,
        second = b->copy->weight ? b->copy->weight : INT32_MAX;
    if (first != second)
        return first < second ? -1 : 1;
    if (first == INT32_MAX && a->rows != b->rows)
        return a->rows > b->rows ? -1 : 1;
    return a->article - b->article;
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
    if (m->n_all == 0 || m->all[0].copy->weight)
        return;
    while (i < m->n_all && (is_photo(&m->all[i]) || is_brief(&m->all[i])))
        i++;
    if (i == 0 || i == m->n_all)
        return;
    struct entry head = m->all[i];
    memmove(&m->all[1], &m->all[0], (size_t)i * sizeof *m->all);
    m->all[0] = head;
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

/* What an article takes about; a brief in a block of them. */
static bool read_entry(struct maker *m, int i, struct entry *to) {
    const struct ts_article *copy = m->request->articles[i];
    const struct ts_estimate *e = estimate(m, TS_BLOCK_ARTICLE, copy);
    if (!e)
        return false;
    *to = (struct entry){i, copy, ts_estimate_characters(e), 0}; /* the same in all styles */
    if (is_brief(to))
        e = estimate(m, TS_BLOCK_BRIEFS, ts_briefs_join(m->ctx, &copy, 1));
    to->rows = e ? ts_estimate_in(e, USUAL_COLUMNS, false).total : 0;
    return e != NULL;
}

static bool read_entries(struct maker *m) {
    m->n_all = m->n_entries = m->request->n_articles;
    m->all = TS_NEW(m->ctx->keep, struct entry, (size_t)m->n_all + 1);
    m->entries = TS_NEW(m->ctx->keep, struct entry, (size_t)m->n_all + 1);
    for (int i = 0; i < m->n_all; i++)
        if (!read_entry(m, i, &m->all[i]))
            return false;
    qsort(m->all, (size_t)m->n_all, sizeof *m->all, by_weight);
    find_head(m);
    memcpy(m->entries, m->all, (size_t)m->n_all * sizeof *m->all);
    return true;
}

/* --- briefs --------------------------------------------------------------------------------------------- */

/* How the briefs stand together: in so few blocks as they go, as many in each. */
struct briefs {
    bool join;
    int each, blocks;
};

static struct briefs count_briefs(const struct maker *m) {
    int n = 0;
    for (int i = 1; i < m->n_entries; i++)
        n += is_brief(&m->entries[i]);
    if (n < LEAST_BRIEFS)
        return (struct briefs){.blocks = n};
    int blocks = (n + MOST_IN_BRIEFS - 1) / MOST_IN_BRIEFS;
    return (struct briefs){true, (n + blocks - 1) / blocks, blocks};
}

/* Blocks of text. */
static int count_blocks(const struct maker *m) {
    int briefs = 0;
    for (int i = 1; i < m->n_entries; i++)
        briefs += is_brief(&m->entries[i]);
    return m->n_entries - briefs + count_briefs(m).blocks;
}

/* --- what is left out ----------------------------------------------------------------------------------- */

static void keep(struct maker *m, const bool *stays) {
    struct ts_lineup *l = m->lineup;
    m->n_entries = l->n_left_out = l->rows_left_out = 0;
    for (int i = 0; i < m->n_all; i++) {
        const struct entry *e = &m->all[i];
        if (stays[i]) {
            m->entries[m->n_entries++] = *e;
            continue;
        }
        l->left_out[l->n_left_out++] = (struct ts_left_out){e->article, e->rows, e->characters};
        l->rows_left_out += e->rows;
    }
}

/* Those articles stay that make the best page of so many rows. Briefs have the blocks that they need, but no
 * more than half of all. */
static void leave_out(struct maker *m, int rows, int most_blocks) {
    struct ts_selection_entry entries[TS_PROPOSE_MOST_ARTICLES];
    bool stays[TS_PROPOSE_MOST_ARTICLES], chosen[TS_PROPOSE_MOST_ARTICLES];
    int blocks = TS_SLICING_MOST - m->n_fixed, briefs = 0, n = 0, k = 0;
    for (int i = 0; i < m->n_all; i++) {
        const struct entry *e = &m->all[i];
        bool brief = i && is_brief(e);
        stays[i] = !brief || briefs < blocks / 2 * MOST_IN_BRIEFS;
        briefs += brief && stays[i];
        if (stays[i])
            entries[n++] = (struct ts_selection_entry){e->rows, e->copy->weight, brief};
    }
    blocks -= (briefs + MOST_IN_BRIEFS - 1) / MOST_IN_BRIEFS;
    ts_selection_make(m->ctx, entries, n, rows, blocks < most_blocks ? blocks : most_blocks, chosen);
    for (int i = 0; i < m->n_all; i++)
        stays[i] = stays[i] && chosen[k++];
    keep(m, stays);
}

static int rows_of_entries(const struct maker *m) {
    int64_t rows = 0;
    for (int i = 0; i < m->n_entries; i++)
        rows += m->entries[i].rows;
    return rows < INT32_MAX ? (int)rows : INT32_MAX;
}

/* --- blocks --------------------------------------------------------------------------------------------- */

static struct ts_lineup_block *add_block(struct maker *m, int role) {
    struct ts_lineup_block *b = &m->lineup->blocks[m->n_blocks++];
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
    int *articles = TS_NEW(m->ctx->keep, int, (size_t)n);
    b->articles = articles;
    for (; b->n_articles < n; b->n_articles++) {
        articles[b->n_articles] = entries[b->n_articles]->article;
        b->characters += entries[b->n_articles]->characters;
    }
    b->estimate = estimate(m, role, joined(m, entries, n));
    if (b->estimate && role == TS_BLOCK_BRIEFS)
        b->title_rows = ts_heads_title_rows(&m->lineup->grid, &style_of(m, role)->box_title);
    b->item.rank = m->n_blocks == m->masthead + 1 ? 0
                   : entries[0]->copy->weight     ? entries[0]->copy->weight
                                                  : INT32_MAX;
    b->item.quiet = role == TS_BLOCK_BRIEFS;
    b->item.may_frame = role == TS_BLOCK_ARTICLE || role == TS_BLOCK_SECOND;
    b->item.place = role == TS_BLOCK_LEAD   ? TS_SLICING_FIRST
                    : role == TS_BLOCK_FOOT ? TS_SLICING_LAST
                                            : TS_SLICING_ANYWHERE;
    return b->estimate != NULL;
}

/* The part of the entries' list that a block of briefs takes from one on. */
static int take_briefs(const struct maker *m, int from, int most, bool *taken, const struct entry **items) {
    int n = 0;
    for (int i = from; i < m->n_entries && n < most; i++)
        if (!taken[i] && is_brief(&m->entries[i])) {
            taken[i] = true;
            items[n++] = &m->entries[i];
        }
    return n;
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
    bool taken[TS_PROPOSE_MOST_ARTICLES] = {false}, ok = true;
    bool foot = count_blocks(m) >= BLOCKS_FOR_FOOT;
    struct briefs together = count_briefs(m);
    int rank = 0;
    for (int i = 0; ok && i < m->n_entries; i++) {
        const struct entry *e = &m->entries[i], *items[MOST_IN_BRIEFS] = {e};
        if (taken[i])
            continue;
        bool briefs = i && together.join && is_brief(e);
        int n = briefs ? take_briefs(m, i, together.each, taken, items) : 1;
        ok = add_articles(m, briefs ? TS_BLOCK_BRIEFS : role_of(e, &rank, &foot), items, n);
    }
    return ok;
}

/* A block of given size. */
static void add_fixed(struct maker *m, int role, enum ts_slicing_place place, int columns, int rows) {
    struct ts_lineup_block *b = add_block(m, role);
    b->item = (struct ts_slicing_item){
        .place = place, .columns = columns, .rows = rows, .area = columns * rows, .quiet = true};
}

/* --- the whole ------------------------------------------------------------------------------------------ */

bool ts_lineup_has_head(const struct ts_lineup_block *b) {
    return b->role == TS_BLOCK_ARTICLE || b->role == TS_BLOCK_LEAD || b->role == TS_BLOCK_SECOND ||
           b->role == TS_BLOCK_FOOT;
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

/* Adverts and masthead leave no room for text. */
static void no_room(const struct maker *m, const char *adverts) {
    const struct ts_grid *g = &m->lineup->grid;
    TS_DIAG(m->ctx->diag, TS_PROPOSE_NO_ROOM, (struct ts_place){0}, adverts,
            ts_arena_printf(m->ctx->scratch, "%dx%d", g->columns, g->rows));
}

/* The whole page, its masthead and its adverts. False after an error. */
static bool take_page(struct maker *m) {
    const struct ts_style *style = m->request->page->style;
    struct ts_grid *grid = &m->lineup->grid;
    *grid = ts_grid_make(style);
    m->lineup->separation = style->separation.rows;
    m->room = grid->columns * grid->rows;
    if (style->masthead.rows) {
        int columns = style->masthead.columns ? style->masthead.columns : grid->columns;
        add_fixed(m, TS_PROPOSED_MASTHEAD, TS_SLICING_FIRST, columns, style->masthead.rows);
        m->room -= columns * style->masthead.rows;
    }
    for (int i = 0; i < m->request->n_adverts; i++) {
        const struct ts_propose_advert *a = &m->request->adverts[i];
        m->room -= a->columns * a->rows;
        if (a->columns > grid->columns || a->rows > grid->rows) {
            no_room(m, ts_arena_printf(m->ctx->scratch, "%dx%d", a->columns, a->rows));
            return false;
        }
    }
    m->masthead = m->n_blocks;
    m->n_fixed = m->n_blocks + m->request->n_adverts;
    return true;
}

/* The blocks of the articles that stay, with what each is to have. False after an error. */
static bool fill(struct maker *m) {
    const struct ts_propose_request *r = m->request;
    m->n_blocks = m->masthead;
    memset(m->lineup->blocks + m->masthead, 0,
           (size_t)(TS_SLICING_MOST - m->masthead) * sizeof *m->lineup->blocks);
    if (!add_text(m))
        return false;
    for (int i = 0; i < r->n_adverts; i++)
        add_fixed(m, TS_BLOCK_ADVERT, TS_SLICING_CORNER, r->adverts[i].columns, r->adverts[i].rows);
    m->lineup->n = m->n_blocks;
    if (!ts_shares_give(m->lineup))
        no_room(m, TS_BOTH("all of them together", "合计"));
    return !ts_diag_failed(m->ctx->diag);
}

/* All articles, or those that fill the page. How much they take of it is known of their blocks only, so that
 * the room for them is reckoned anew. False after an error. */
static bool fill_page(struct maker *m) {
    if (m->n_fixed + count_blocks(m) > TS_SLICING_MOST)
        leave_out(m, rows_of_entries(m) < m->room ? m->room : rows_of_entries(m), TS_SLICING_MOST);
    if (!fill(m))
        return false;
    int most = MOST_OVER, least = 0;
    for (int k = 0; k < MOST_TRIES && m->n_all > 1; k++) {
        int needed = 1000 * 1000 / (m->lineup->share > 0 ? m->lineup->share : 1);
        if (needed <= most && needed >= least)
            return true;
        leave_out(m, (int)((int64_t)rows_of_entries(m) * m->lineup->share / 1000), GOOD_BLOCKS);
        if (!fill(m))
            return false;
        most = MOST_KEPT;
        least = k + 2 < MOST_TRIES && m->lineup->n_left_out ? LEAST_KEPT : 0;
    }
    return true;
}

struct ts_lineup *ts_lineup_make(struct ts_ctx *ctx, const struct ts_propose_request *r) {
    struct maker m = {.ctx = ctx, .request = r, .lineup = TS_NEW(ctx->keep, struct ts_lineup, 1)};
    if (!take_page(&m) || !read_entries(&m))
        return NULL;
    m.lineup->left_out = TS_NEW(ctx->keep, struct ts_left_out, (size_t)m.n_all + 1);
    if (!fill_page(&m))
        return NULL;
    for (int i = 0; i < m.n_entries; i++)
        m.lineup->article_rows[m.lineup->n_articles++] = m.entries[i].rows;
    return ts_diag_failed(ctx->diag) ? NULL : m.lineup;
}
