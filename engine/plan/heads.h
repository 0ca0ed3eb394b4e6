/* plan/heads.h -- the heads of a page's blocks as far as the plan alone shows them: is there room for each.
 * Where they stand in the end, and whether two meet, is page/clashes.h. Includes: plan.h. */
#ifndef TS_PLAN_HEADS_H
#define TS_PLAN_HEADS_H

#include "plan/plan.h"

enum { TS_HEADS_TEXT_ROWS = 4 /* of text under a head, at least */ };

/* Two heads of a page that meet. */
struct ts_clash {
    int first, second; /* blocks, by their numbers; the second is read later */
    bool stacked;      /* 叠题, one right under the other; else 碰题, side by side */
};

/* Rows of a block's title (栏题, or the headline over what comes from another page) in its type, with its
 * white. */
int ts_heads_title_rows(const struct ts_grid *, const struct ts_type *);

/* That type. */
const struct ts_type *ts_heads_title_type(const struct ts_plan_block *);

/* Rows that a block needs that does not begin at the page's top: the space above it, its headline's rows,
 * as its style has them, and four of text, or two with its frame and its title; an advert one. Kicker, deck
 * and byline are not counted: only the article has them. Its parts are not asked. */
int ts_heads_least_rows(const struct ts_plan_block *);

/* Add an error for every block that is too small or whose columns are too narrow for text. */
void ts_heads_check(struct ts_ctx *, const struct ts_plan_block *, int n);

#endif
