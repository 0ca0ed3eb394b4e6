/* check/places.h -- names of countries, provinces and large cities. Includes: check/copy.h. Internal to
 * check/. */
#ifndef TS_CHECK_PLACES_H
#define TS_CHECK_PLACES_H

#include "check/copy.h"

/* Characters of the place's name that begins at i, or that ends before i; 0 = none. */
size_t ts_place_at(const struct ts_proof *, size_t i);
size_t ts_place_before(const struct ts_proof *, size_t i);

#endif
