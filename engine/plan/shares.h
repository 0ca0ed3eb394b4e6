/* plan/shares.h -- what of the page each block of a lineup needs, and is to have. Includes: plan/lineup.h.
 * Internal to plan/. */
#ifndef TS_PLAN_SHARES_H
#define TS_PLAN_SHARES_H

#include "plan/lineup.h"

/* What a block needs in so many columns, with its frame and the white above it. */
struct ts_needs ts_shares_needs(const struct ts_lineup *, int block, int columns, bool framed, bool at_top);

/* Give every block its needs and an area, in columns x rows, so that all together fill the page: text has
 * what adverts and masthead leave, as it needs. What the articles do not fill is one more block. False if
 * there is no room for text. */
bool ts_shares_give(struct ts_lineup *);

#endif
