/* plan/white.h -- what of a page no block covers (留白). Includes: plan/plan.h. */
#ifndef TS_PLAN_WHITE_H
#define TS_PLAN_WHITE_H

#include "base/ctx.h"
#include "plan/plan.h"

/* Will boundaries of the plan move when it is set? Then what is white is known only behind that. */
bool ts_white_moves(const struct ts_plan *);

/* Warn of it: rectangles of two rows and more. A single row is the space between blocks. */
void ts_white_report(struct ts_ctx *, const struct ts_plan *);

#endif
