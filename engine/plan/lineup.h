/* plan/lineup.h -- which articles make which blocks, in what order of rank, and what each block needs.
 * Includes: plan/propose.h. Internal to plan/. */
#ifndef TS_PLAN_LINEUP_H
#define TS_PLAN_LINEUP_H

#include "plan/propose.h"

enum { TS_LINEUP_MASTHEAD = -1 /* a role of no plan: the page keeps its place free */ };

struct ts_lineup_block {
    int role; /* ts_block_role, or TS_LINEUP_MASTHEAD */
    const int *articles;
    const struct ts_estimate **estimates; /* of these */
    int n_articles, characters;
    struct ts_slicing_item item;
    struct ts_needs needs[TS_SLICING_MOST_COLUMNS + 1]; /* by columns, without a frame */
};

struct ts_lineup {
    struct ts_grid grid;
    struct ts_lineup_block blocks[TS_SLICING_MOST]; /* the highest rank first, adverts last */
    int n;
};

/* NULL after an error: too many blocks, an advert larger than the page. */
struct ts_lineup *ts_lineup_make(struct ts_ctx *, const struct ts_propose_request *);

/* What a block needs in so many columns. */
struct ts_needs ts_lineup_needs(const struct ts_lineup *, int block, int columns, bool framed);

/* A block of text that begins with a headline. */
bool ts_lineup_has_head(const struct ts_lineup_block *);

#endif
