/* page/boundaries.h -- boundaries between blocks moved up or down until each has the rows that its article
 * needs. Includes: plan.
 *
 * A boundary is a row at which some blocks end and others begin, over the same columns on both sides; it may
 * move if the plan marks all of them free and each is one rectangle. Moving it gives to the ones what it
 * takes from the others. A place of two rows and more under blocks that no block has gives and takes what
 * they like; it stays a rectangle: one white place is better than some in blocks. The shifts make the squares
 * of what all these blocks lack or have over least, with those over counted double: white is easier to fill
 * than text is to cut. */
#ifndef TS_PAGE_BOUNDARIES_H
#define TS_PAGE_BOUNDARIES_H

#include "plan/plan.h"

/* The plan with its free boundaries moved on the page's grid. needs[i] = rows that block i should be high; 0
 * = not known, it stays as it is as far as its neighbours let it. Block i becomes no lower than least[i]
 * rows. In ctx->keep; the plan itself if nothing moves. */
const struct ts_plan *ts_boundaries_move(struct ts_ctx *, const struct ts_plan *, const struct ts_grid *,
                                         const int *needs, const int *least);

#endif
