/* check/junction.h -- a character that stands twice because two words meet in it. Includes: check/grams.h.
 * Internal to check/. In all of these the character at i stands behind itself once more. */
#ifndef TS_CHECK_JUNCTION_H
#define TS_CHECK_JUNCTION_H

#include "check/grams.h"

/* True if one word ends with the first of them and another begins with the second: 上海海关, 目的的. */
bool ts_junction_is_lawful(struct ts_proof *, const struct ts_grams *, size_t i);

/* Without one of the two the text is fewer words. */
bool ts_junction_costs_a_word(struct ts_proof *, size_t i);

/* The article has the two characters that end with the first of the doubled ones more than `least` times
 * elsewhere, and not before what stands behind the second here: they are a word of its own, as 图标 in
 * 图标标记, and 高质 in 高质质量 is not. */
bool ts_junction_is_own_before(const struct ts_proof *, const struct ts_grams *, size_t i, size_t least);

/* One of those that do not double: 的, 了, 他, 不. */
bool ts_junction_is_function_word(uint32_t cp);

#endif
