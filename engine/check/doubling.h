/* check/doubling.h -- which characters Chinese doubles lawfully, and in what company. Includes:
 * check/grams.h. Internal to check/. */
#ifndef TS_CHECK_DOUBLING_H
#define TS_CHECK_DOUBLING_H

#include "check/grams.h"

/* True if the character at i and the same behind it may both be meant: 看看, 天天, 上海海关, 目的的. */
bool ts_doubling_is_lawful(struct ts_proof *, const struct ts_grams *, size_t i);

#endif
