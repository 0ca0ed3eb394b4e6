#include "plan/score.h"

#include "base/vec.h"
#include "plan/heads.h"
#include "plan/shares.h"

#include <stdlib.h>

enum {
    MARGIN =
        60, /* of a block's rows: so much may the estimate be wrong by, and rows over are worse than short */
    OVER = 6, /* points for 1 % of the page */
    SHORT = 4,
    RECKONED = 250, /* percent of these, for what is only reckoned: the search is to look for full pages */
    EVEN = 1,       /* lines by which paragraphs are set longer or shorter without a doubt */
    UNEVEN = 2,
    FILLS = 1080, /* thousandths of what the articles want, to which head rows and subheads stretch them */
    NARROW = 500, /* width to height in thousandths */
    WIDE = 2600,
    MOST_FOR_SHAPE = 30,
    LEAST_DEPTH = 6, /* rows of text under a head */
    MOST_DEPTH = 70,
    ONE_COLUMN = 300, /* characters: a longer article is better wider */
    ONE_COLUMN_OPEN = 8,
    NARROW_PICTURE = 10, /* narrower than its width in the copy */
    LOW_PICTURE = 60,    /* of which a part is lost as of the picture's height, as it is made smaller and */
    LEAST_LOW = 10,      /* stands with white beside it */
    OPEN = 5,            /* a place that stays open, */
    OPEN_PART = 75,      /* and one of the whole page; no plan can help it, but nobody prints it */
    OPEN_ACROSS = 8,     /* points for each column that a page all open would not be open in: a large place is
                          * one right across */
    STACK = 5,           /* rows of text that part two headlines at least */
    STACKED = 10,
    TURNED = 2, /* a block read before one of higher rank */
    RANK = 2,   /* or with a larger headline */
    MOST_FOR_RANK = 24,
    FRAME = 3, /* and so many for a page all framed */
    FRAMES = 20,
    MOST_FOR_FRAMES = 12,
    MOST_FOR_BALANCE = 12,
    LEAD_RANK = 10 /* the head article has the largest headline */
};

/* --- a block alone -------------------------------------------------------------------------------------- */

/* A head's row is one of every column: what is left over of them, or lacks, has to go into subheads and lines
 * of paragraphs. */
static int uneven_of(const struct ts_needs *needs, int spare, int columns) {
    int left = spare > 0 ? spare % columns : 0, free = needs->take - needs->head_take;
    int lack = columns - left < left ? columns - left : left - free;
    return lack > EVEN ? UNEVEN * (lack - EVEN) : 0;
}

static int points_of_rows(int over, int missing, int wanted, int page, int percent) {
    int64_t parts = (int64_t)100 * (over + missing) / (wanted > 0 ? wanted : 1); /* percent */
    return (over * OVER + missing * SHORT) * percent / page + (int)(parts * parts / 40);
}

/* Rows over cost half as much again as rows short; and the worse the smaller the block. What the fit can take
 * up costs next to nothing. Where all articles together are too long for the page, or too short, each block
 * has its share of that: it is no fault of the plan. */
static int fit_of(const struct ts_lineup *l, const struct ts_needs *needs, int area, int columns) {
    int page = l->grid.columns * l->grid.rows, wanted = needs->total > 0 ? needs->total : 1;
    int share = (int)((int64_t)wanted * l->share / 1000);
    int least = share < wanted ? share : wanted, own = wanted + needs->take, most = share > own ? share : own;
    int over = area < least ? least - area : 0, missing = area > most ? area - most : 0;
    int points = points_of_rows(over, missing, wanted, page, RECKONED);
    if (area > own)
        return points;
    points += over == 0 && area < wanted + wanted / MARGIN ? 2 : 0;
    points += area > wanted ? 2 * (area - wanted) / (needs->take > 0 ? needs->take : 1) : 0;
    return points + uneven_of(needs, area - wanted, columns);
}

/* What no plan can help. */
static int fit_of_all(const struct ts_lineup *l) {
    int lack = l->share < 1000 ? 1000 - l->share : 0, more = l->share > FILLS ? l->share - FILLS : 0;
    return (lack * OVER + more * SHORT) / 10;
}

int ts_score_set(int page, int area, int spare) {
    return points_of_rows(spare < 0 ? -spare : 0, spare > 0 ? spare : 0, area > spare ? area - spare : 1,
                          page, 100);
}

int ts_score_of(const int points[TS_N_SACRIFICES]) {
    int total = 0;
    for (int k = 0; k < TS_N_SACRIFICES; k++)
        total += points[k];
    return total < 100 ? 100 - total : 0;
}

void ts_score_clash(int points[TS_N_SACRIFICES], bool stacked) {
    points[stacked ? TS_SACRIFICE_STACK : TS_SACRIFICE_COLLISION] += stacked ? STACKED : TS_SLICING_COLLISION;
}

static int shape_of(const struct ts_lineup *l, const struct ts_lineup_block *b, const struct ts_needs *needs,
                    int columns, int rows) {
    int64_t width = columns * (l->grid.measure + l->grid.gutter), height = rows * l->grid.row;
    int ratio = (int)(width * 1000 / height), depth = rows - needs->head, points = 0;
    points += ratio > WIDE ? (ratio - WIDE) / 250 : ratio < NARROW ? (NARROW - ratio) / 25 : 0;
    points += b->role != TS_BLOCK_PHOTO && depth < LEAST_DEPTH ? 4 * (LEAST_DEPTH - depth) : 0;
    points += depth > MOST_DEPTH ? (depth - MOST_DEPTH) / 6 : 0;
    points += columns == 1 && l->grid.columns > 3 && b->characters > ONE_COLUMN ? 8 : 0;
    points += NARROW_PICTURE * needs->narrow;
    points +=
        depth < needs->highest ? LEAST_LOW + LOW_PICTURE * (needs->highest - depth) / needs->highest : 0;
    points += b->role == TS_BLOCK_PHOTO && columns == 1 && l->grid.columns > 3 ? NARROW_PICTURE : 0;
    points += needs->headline_lines > 2 ? 6 * (needs->headline_lines - 2) : 0;
    return points < MOST_FOR_SHAPE ? points : MOST_FOR_SHAPE;
}

int ts_score_open(int page_columns, int page, int columns, int rows) {
    int area = columns * rows;
    return area ? OPEN + (OPEN_PART + OPEN_ACROSS * (page_columns - columns)) * area / page : 0;
}

/* What the articles leave open: about as large as was reckoned, so that they are neither crowded nor spread,
 * and of a shape that an article or an advert can have. */
static void open_block(const struct ts_lineup *l, const struct ts_lineup_block *b, int columns, int rows,
                       int points[TS_N_SACRIFICES]) {
    int area = columns * rows, page = l->grid.columns * l->grid.rows, off = abs(area - b->item.area);
    int64_t width = columns * (l->grid.measure + l->grid.gutter), height = rows * l->grid.row;
    points[TS_SACRIFICE_OPEN] += ts_score_open(l->grid.columns, page, columns, rows);
    points[TS_SACRIFICE_FIT] += off > columns ? OVER * 50 * off / page : 0;
    points[TS_SACRIFICE_SHAPE] += width * 1000 < NARROW * height
                                      ? (int)((NARROW * height / width - 1000) / 100)
                                  : columns == 1 ? ONE_COLUMN_OPEN
                                                 : 0;
}

/* Columns that its rank asks for: half of the page for the head article, no more than five eighths for
 * those behind the second. */
static int rank_of(const struct ts_lineup *l, const struct ts_lineup_block *b, int columns) {
    int half = (l->grid.columns + 1) / 2, most = l->grid.columns * 5 / 8;
    if (b->role == TS_BLOCK_LEAD && columns < half)
        return 16 * (half - columns);
    if (b->role == TS_BLOCK_ARTICLE || b->role == TS_BLOCK_BRIEFS)
        return columns > most ? 2 * (columns - most) : 0;
    return 0;
}

bool ts_score_block(const struct ts_lineup *l, int block, int columns, int rows, bool framed, bool at_top,
                    int points[TS_N_SACRIFICES]) {
    const struct ts_lineup_block *b = &l->blocks[block];
    if (b->item.rows)
        return true;
    if (b->role == TS_PROPOSED_OPEN) {
        open_block(l, b, columns, rows, points);
        return true;
    }
    struct ts_needs needs = ts_shares_needs(l, block, columns, framed, at_top);
    if (rows < needs.least) /* a plan that has it would be refused, or its head set in the columns */
        return false;
    points[TS_SACRIFICE_FIT] += fit_of(l, &needs, columns * rows, columns);
    points[TS_SACRIFICE_SHAPE] += shape_of(l, b, &needs, columns, rows);
    points[TS_SACRIFICE_RANK] += rank_of(l, b, columns);
    if (framed)
        points[TS_SACRIFICE_FRAMES] += FRAME + FRAMES * columns * rows / (l->grid.columns * l->grid.rows);
    return true;
}

/* --- blocks beside and under each other ----------------------------------------------------------------- */

struct page {
    struct ts_ctx *ctx;
    const struct ts_lineup *l;
    const struct ts_slicing_page *sliced;
    struct ts_proposal *proposal;
    TS_VEC(struct ts_clash) clashes;
};

static const struct ts_lineup_block *block_at(const struct page *p, int i) {
    return &p->l->blocks[p->sliced->order[i]];
}

static struct ts_grid_rect rect_at(const struct page *p, int i) {
    return p->sliced->rects[p->sliced->order[i]];
}

static struct ts_needs needs_at(const struct page *p, int i) {
    int block = p->sliced->order[i];
    struct ts_grid_rect r = p->sliced->rects[block];
    return ts_shares_needs(p->l, block, r.columns, p->sliced->framed[block], r.row == 0);
}

static bool bare_head(const struct page *p, int i) {
    return !block_at(p, i)->item.quiet && !p->sliced->framed[p->sliced->order[i]];
}

static void add_clash(struct page *p, int a, int b, bool stacked) {
    *TS_VEC_ADD(p->ctx->keep, &p->clashes) = (struct ts_clash){a, b, stacked};
    ts_score_clash(p->proposal->points, stacked);
}

/* 碰题: heads that share a row on both sides of a gutter. 叠题: a head right under a text of few rows. */
static void compare(struct page *p, int a, int b) {
    struct ts_grid_rect r = rect_at(p, a), q = rect_at(p, b);
    struct ts_needs own = needs_at(p, a), other = needs_at(p, b);
    bool beside = r.column + r.columns == q.column || q.column + q.columns == r.column;
    bool rows_meet = r.row < q.row + other.head && q.row < r.row + own.head;
    bool columns_meet = r.column < q.column + q.columns && q.column < r.column + r.columns;
    bool over = r.row + r.rows == q.row && r.rows - own.head < STACK,
         under = q.row + q.rows == r.row && q.rows - other.head < STACK;
    if (beside && rows_meet)
        add_clash(p, a, b, false);
    else if (columns_meet && (over || under))
        add_clash(p, over ? a : b, over ? b : a, true);
}

/* The one behind ranks higher, or has the smaller headline although it ranks higher. */
static int rank_between(const struct page *p, int first, int second) {
    const struct ts_lineup_block *a = block_at(p, first), *b = block_at(p, second);
    if (!a->n_articles || !b->n_articles)
        return 0;
    if (a->item.rank == b->item.rank)
        return 0;
    bool ordered = a->item.rank < b->item.rank;
    bool turned = !ordered && b->item.place != TS_SLICING_LAST && a->item.place != TS_SLICING_LAST;
    const struct ts_needs x = needs_at(p, first), y = needs_at(p, second);
    ts_len high = ordered ? x.headline : y.headline, low = ordered ? y.headline : x.headline;
    bool larger = ts_lineup_has_head(a) && ts_lineup_has_head(b) && low > high;
    bool lead = a->role == TS_BLOCK_LEAD || b->role == TS_BLOCK_LEAD;
    return turned * TURNED + larger * (lead ? LEAD_RANK : RANK);
}

/* Nothing stands below it but adverts, or what is open; below an advert no white either. */
static bool is_at_foot(const struct page *p, int i) {
    struct ts_grid_rect r = rect_at(p, i);
    bool advert = block_at(p, i)->role == TS_BLOCK_ADVERT;
    for (int k = 0; k < p->l->n; k++) {
        struct ts_grid_rect q = rect_at(p, k);
        bool under =
            q.row >= r.row + r.rows && q.column < r.column + r.columns && r.column < q.column + q.columns;
        if (under && (block_at(p, k)->item.place != TS_SLICING_CORNER ||
                      (advert && block_at(p, k)->role == TS_PROPOSED_OPEN)))
            return false;
    }
    return true;
}

/* Another block's text stands above it. */
static bool is_below_text(const struct page *p, int i) {
    struct ts_grid_rect r = rect_at(p, i);
    for (int k = 0; k < p->l->n; k++) {
        struct ts_grid_rect q = rect_at(p, k);
        if (block_at(p, k)->n_articles && q.row < r.row && q.column < r.column + r.columns &&
            r.column < q.column + q.columns)
            return true;
    }
    return false;
}

static int place_of(const struct page *p, int i) {
    const struct ts_lineup_block *b = block_at(p, i);
    struct ts_grid_rect r = rect_at(p, i);
    bool foot = is_at_foot(p, i), right = r.column + r.columns == p->l->grid.columns;
    if (b->role == TS_BLOCK_LEAD)
        return is_below_text(p, i) ? TS_SLICING_NOT_FIRST : 0;
    if (b->item.place == TS_SLICING_LAST)
        return foot ? 0 : TS_SLICING_NOT_LAST;
    if (b->item.place == TS_SLICING_CORNER)
        return !foot ? TS_SLICING_NOT_CORNER : right || r.column == 0 ? 0 : 1;
    return 0;
}

/* A gutter that no block under the masthead crosses. */
static bool is_through(const struct page *p, int column) {
    for (int i = 0; i < p->l->n; i++) {
        struct ts_grid_rect r = rect_at(p, i);
        if (block_at(p, i)->role != TS_PROPOSED_MASTHEAD && r.column < column &&
            column < r.column + r.columns)
            return false;
    }
    return true;
}

/* Where what is dark on the page lies: headlines and pictures, thousandths of the width from its middle. */
static int balance_of(const struct page *p) {
    int64_t moment = 0, weight = 0, width = p->l->grid.columns;
    for (int i = 0; i < p->l->n; i++) {
        struct ts_grid_rect r = rect_at(p, i);
        struct ts_needs needs = needs_at(p, i);
        int64_t dark =
            block_at(p, i)->item.rows ? r.columns * r.rows / 2 : needs.head * r.columns + needs.pictures;
        moment += dark * (2 * r.column + r.columns - width);
        weight += dark;
    }
    int off = weight ? (int)llabs(moment * 500 / width / weight) : 0;
    return off > 60 ? (off - 60) / 15 : 0;
}

static void add_block(const struct page *p, int i, struct ts_proposed_block *to) {
    const struct ts_lineup_block *b = block_at(p, i);
    struct ts_grid_rect r = rect_at(p, i);
    *to = (struct ts_proposed_block){.role = b->role,
                                     .ground = p->sliced->framed[p->sliced->order[i]] ? TS_BLOCK_FRAMED
                                                                                      : TS_BLOCK_PLAIN,
                                     .rect = r,
                                     .articles = b->articles,
                                     .n_articles = b->n_articles,
                                     .needs = needs_at(p, i)};
    to->spare = b->n_articles ? r.columns * r.rows - to->needs.total : 0;
}

/* What a person hardly sees is not to outweigh what is plain. */
static void limit(int *points, enum ts_sacrifice of, int most) {
    points[of] = points[of] < most ? points[of] : most;
}

struct ts_proposal ts_score_page(struct ts_ctx *ctx, const struct ts_lineup *l,
                                 const struct ts_slicing_page *sliced) {
    struct ts_proposal proposal = {.n_blocks = l->n};
    struct ts_proposed_block *blocks = TS_NEW(ctx->keep, struct ts_proposed_block, (size_t)l->n);
    struct page p = {.ctx = ctx, .l = l, .sliced = sliced, .proposal = &proposal};
    int *points = proposal.points;
    for (int i = 0; i < l->n; i++) {
        struct ts_grid_rect r = rect_at(&p, i);
        int block = sliced->order[i];
        ts_score_block(l, block, r.columns, r.rows, sliced->framed[block], r.row == 0, points);
        points[TS_SACRIFICE_PLACE] += place_of(&p, i);
        add_block(&p, i, &blocks[i]);
        for (int k = 0; k < i; k++) {
            points[TS_SACRIFICE_RANK] += rank_between(&p, k, i);
            if (bare_head(&p, k) && bare_head(&p, i))
                compare(&p, k, i);
        }
    }
    for (int column = 1; column < l->grid.columns; column++)
        points[TS_SACRIFICE_THROUGH] += is_through(&p, column) ? TS_SLICING_THROUGH : 0;
    points[TS_SACRIFICE_BALANCE] = balance_of(&p);
    limit(points, TS_SACRIFICE_BALANCE, MOST_FOR_BALANCE);
    limit(points, TS_SACRIFICE_RANK, MOST_FOR_RANK);
    limit(points, TS_SACRIFICE_FRAMES, MOST_FOR_FRAMES);
    limit(points, TS_SACRIFICE_SHAPE, MOST_FOR_SHAPE);
    points[TS_SACRIFICE_FIT] += fit_of_all(l);
    proposal.score = ts_score_of(points);
    proposal.blocks = blocks;
    proposal.clashes = p.clashes.v;
    proposal.n_clashes = (int)p.clashes.n;
    return proposal;
}
