/* plan/slicing.h -- a page divided among its blocks by cuts from edge to edge. Includes: grid. Knows blocks
 * and what they cost at a size, no articles.
 *
 * Problem: each of n blocks is to be a rectangle of whole columns and rows, and all of them together the
 * page, without a row left over. What a block costs at a size -- rows over or short, proportions -- the
 * caller says; what neighbours cost each other, the cuts say.
 *
 * Method: slicing structures. A page is one block, or it is cut across or down, and both parts are divided
 * the same way. G. Gange, K. Marriott, P. J. Stuckey, "Optimal guillotine layout", Proc. ACM Symposium on
 * Document Engineering 2012 (doi 10.1145/2361354.2361359), find the best page of this kind for articles that
 * have many shapes, bottom up by dynamic programming over sets of articles; that a part of a slicing tree
 * needs no more than the list of its possible shapes is older: L. Stockmeyer, "Optimal orientations of cells
 * in slicing floorplan designs", Information and Control 57, 1983. Here the shapes of a set are those of a
 * width in columns and a height in rows, and for each of them the least cost is kept for every kind of its
 * two upper corners, since that is all that a cut beside the set has to know (碰题).
 *
 * Bounds: heights far from the share of the page that a set's area asks for are not looked at; the
 * window is widened until there is a page. With many blocks, only sets of blocks that are near each other in
 * rank are parts of their own: a page that keeps its order has few others. Nothing depends on time, so that
 * the same blocks make the same page.
 *
 * Rejected: searching from the top with a bound (the same parts come up again and again under other cuts);
 * simulated annealing (a seed decides the page); free rectangles that no cut divides (pinwheels): rare on
 * paper, and one set of shapes would no longer do for a part. */
#ifndef TS_PLAN_SLICING_H
#define TS_PLAN_SLICING_H

#include "base/ctx.h"
#include "grid/grid.h"

enum { TS_SLICING_MOST = 16 /* blocks */, TS_SLICING_MOST_COLUMNS = 20 };

enum ts_slicing_place {
    TS_SLICING_ANYWHERE, /* read in its turn */
    TS_SLICING_FIRST,    /* top left: masthead, head article */
    TS_SLICING_LAST,     /* at the foot, after what has a turn: 倒头条 */
    TS_SLICING_CORNER    /* at the foot, at the right: adverts */
};

/* A block; blocks stand in the order of their ranks. */
struct ts_slicing_item {
    enum ts_slicing_place place;
    int rank;          /* the least is the highest; those of one rank have no order among them */
    int columns, rows; /* its size where that is given; rows 0 = any that it costs something to have */
    int area;          /* columns x rows that it wants, about; > 0 */
    bool quiet;        /* it begins without a headline */
    bool may_frame;    /* a frame may part its headline from its neighbours' */
};

struct ts_slicing_request {
    int columns, rows; /* of the page; at most TS_SLICING_MOST_COLUMNS, 255 */
    const struct ts_slicing_item *items;
    int n; /* 1 to TS_SLICING_MOST */
    /* What a block costs at a size, >= 0; -1 = it cannot have that. A frame's cost is part of it. */
    int (*cost)(const void *user, int item, int columns, int rows, bool framed);
    const void *user;
};

struct ts_slicing_page {
    int cost; /* of its blocks and cuts */
    struct ts_grid_rect rects[TS_SLICING_MOST];
    bool framed[TS_SLICING_MOST];
    uint8_t order[TS_SLICING_MOST]; /* items as they are read: what stands first at each cut comes first */
};

struct ts_slicing {
    const struct ts_slicing_page *pages; /* the least cost first; each begins with another cut */
    int n;                               /* 0 = no page can be made */
};

/* What cuts cost, in the caller's units. */
enum {
    TS_SLICING_COLLISION = 12, /* 碰题: headlines side by side */
    TS_SLICING_INVERSION = 4,  /* a block read before one of higher rank, for each such pair */
    TS_SLICING_NOT_LAST = 10,  /* 倒头条, not at the foot, or on adverts right across there; adverts too */
    TS_SLICING_NOT_CORNER = 25,
    TS_SLICING_NOT_FIRST = 40, /* a block between the masthead and the head article */
    TS_SLICING_THROUGH = 16    /* 断版: a gutter from the page's top to its foot */
};

/* The pages of least cost, `most` at the most. In ctx->keep; resets ctx->scratch. */
struct ts_slicing ts_slicing_find(struct ts_ctx *, const struct ts_slicing_request *, int most);

#endif
