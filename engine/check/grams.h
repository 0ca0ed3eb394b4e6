/* check/grams.h -- how often two or three characters stand together in a copy. Includes: check/copy.h.
 * Internal to check/. */
#ifndef TS_CHECK_GRAMS_H
#define TS_CHECK_GRAMS_H

#include "check/copy.h"

struct ts_grams {
    const uint64_t *sorted; /* three characters of 21 bits each, at every place of the copy */
    size_t n;
};

/* All of a copy's, counted when they are first asked for, in ctx->keep. O(characters x log characters). */
const struct ts_grams *ts_grams_of(struct ts_proof *);

/* How often a and b stand together, and a, b and c. O(log characters). */
size_t ts_grams_pairs(const struct ts_grams *, uint32_t a, uint32_t b);
size_t ts_grams_triples(const struct ts_grams *, uint32_t a, uint32_t b, uint32_t c);

#endif
