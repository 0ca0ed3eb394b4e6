/* plan/turns.h -- in what turn the parts of a cut page are read, and what that costs. Includes:
 * plan/slicing.h. Internal to plan/. Sets of a request's items are bits, in their order. */
#ifndef TS_PLAN_TURNS_H
#define TS_PLAN_TURNS_H

#include "plan/slicing.h"

struct ts_turns {
    uint32_t first, last, corner;    /* items by their place */
    uint32_t adverts;                /* of the corner's those of given size */
    uint32_t below[TS_SLICING_MOST]; /* of each, the items of lower rank */
    bool beside; /* one may stand beside the masthead, which is narrower than the page (报眼) */
};

struct ts_turns ts_turns_of(const struct ts_slicing_request *);

/* Which of two parts is read first: the one with the head article; the one without what belongs to the foot;
 * the one with the block of highest rank. Adverts alone decide a cut down, for the right corner is theirs. */
uint32_t ts_turns_first(const struct ts_turns *, uint32_t a, uint32_t b, bool across);

/* What a cut costs between a part and the one that is read behind it, in the units of TS_SLICING_…: order
 * against rank, and blocks that are not in their place. */
int ts_turns_cost(const struct ts_turns *, uint32_t first, uint32_t second, bool across);

#endif
