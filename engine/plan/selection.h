/* plan/selection.h -- which articles stay where all together are too long for the page. Includes: base.
 * Internal to plan/.
 *
 * Weights are orders: by falling weight each article stays that finds room, so that none makes place for one
 * of less weight. Among those of one weight, or without any, it is as an editor would do it: as few go as
 * possible, the second article and many at once before the briefs, which take hardly any room, and such as
 * leave the page full. That is a knapsack of two bounds, rows and blocks, solved by dynamic programming (R.
 * Bellman, "Dynamic Programming", 1957); rows are counted in
 * thousandths of the room. */
#ifndef TS_PLAN_SELECTION_H
#define TS_PLAN_SELECTION_H

#include "base/ctx.h"

struct ts_selection_entry {
    int rows;   /* that it takes; > 0 */
    int weight; /* the least counts most; 0 = none, behind all that have one */
    bool brief; /* it stands in a block with others */
};

/* stays[i] of entries in their ranks, the highest first: those that stay in so many rows, not more than
 * `blocks` of them in blocks of their own. The first one always does. Resets nothing. */
void ts_selection_make(struct ts_ctx *, const struct ts_selection_entry *, int n, int rows, int blocks,
                       bool *stays);

#endif
