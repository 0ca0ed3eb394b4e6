#include "plan/lineup.h"

#include "plan/heads.h"
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
    MOST_OVER = 110 /* percent of the page: so much copy may be cut, of more some is left out */
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

/* Those that do not stay go behind those that do, each in their ranks. */
static void keep(struct maker *m, const bool *stays) {
    struct ts_lineup *l = m->lineup;
    struct entry *all = TS_NEW(m->ctx->scratch, struct entry, (size_t)m->n_entries + 1);
    int n = m->n_entries;
    memcpy(all, m->entries, (size_t)n * sizeof *all);
    m->n_entries = 0;
    for (int i = 0; i < n; i++)
        if (stays[i]) {
            m->entries[m->n_entries++] = all[i];
        } else {
            l->left_out[l->n_left_out++] =
                (struct ts_left_out){all[i].article, all[i].rows, all[i].characters};
            l->rows_left_out += all[i].rows;
        }
}

/* By their ranks articles stay that find room in so many rows; the head article does. */
static void leave_out(struct maker *m, int64_t room) {
    bool stays[TS_PROPOSE_MOST_ARTICLES];
    int64_t kept = 0;
    for (int i = 0; i < m->n_entries; i++) {
        stays[i] = i == 0 || kept + m->entries[i].rows <= room;
        kept += stays[i] ? m->entries[i].rows : 0;
    }
    keep(m, stays);
}

static int64_t rows_of_all(const struct maker *m) {
    int64_t rows = 0;
    for (int i = 0; i < m->n_entries; i++)
        rows += m->entries[i].rows;
    return rows;
}

/* More blocks than a page has: the last in rank that is no brief among others goes. */
static void leave_out_blocks(struct maker *m) {
    while (m->n_fixed + count_blocks(m) > TS_SLICING_MOST) {
        bool stays[TS_PROPOSE_MOST_ARTICLES], join = count_briefs(m).join;
        int last = m->n_entries - 1;
        while (last > 0 && join && is_brief(&m->entries[last]))
            last--;
        last = last ? last : m->n_entries - 1;
        for (int i = 0; i < m->n_entries; i++)
            stays[i] = i != last;
        keep(m, stays);
    }
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

struct ts_lineup *ts_lineup_make(struct ts_ctx *ctx, const struct ts_propose_request *r) {
    struct maker m = {.ctx = ctx, .request = r, .lineup = TS_NEW(ctx->keep, struct ts_lineup, 1)};
    if (!take_page(&m) || !read_entries(&m))
        return NULL;
    m.lineup->left_out = TS_NEW(ctx->keep, struct ts_left_out, (size_t)m.n_entries + 1);
    if (rows_of_all(&m) * 100 > (int64_t)m.room * MOST_OVER)
        leave_out(&m, m.room);
    leave_out_blocks(&m);
    if (!fill(&m))
        return NULL;
    /* how much they take is known only of their blocks */
    while (m.lineup->share * MOST_OVER < 1000 * 100 && m.n_entries > 1) {
        int before = m.n_entries;
        leave_out(&m, rows_of_all(&m) * m.lineup->share / 1000);
        if (m.n_entries == before || !fill(&m))
            break;
    }
    for (int i = 0; i < m.n_entries; i++)
        m.lineup->article_rows[m.lineup->n_articles++] = m.entries[i].rows;
    return ts_diag_failed(ctx->diag) ? NULL : m.lineup;
}
