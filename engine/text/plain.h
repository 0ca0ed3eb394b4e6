/* text/plain.h -- characters of copy that stand for others, or for nothing one sees. Includes: base/slice.h.
 * Internal to text/. */
#ifndef TS_TEXT_PLAIN_H
#define TS_TEXT_PLAIN_H

#include "base/slice.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The ideograph that a radical looks like and that copy from a PDF or OCR means: the Kangxi radicals U+2F00
 * to U+2FD5 and the CJK radicals supplement, by Unicode's EquivalentUnifiedIdeograph.txt. 0 = it is none, or
 * has none. */
uint32_t ts_plain_ideograph(uint32_t cp);

/* Full-width digits and Latin letters; 0xFEE0 less is the same in ASCII. */
bool ts_plain_is_full_digit(uint32_t cp);
bool ts_plain_is_full_letter(uint32_t cp);

/* Controls but line ends and tabs, and those that turn the direction of text: no copy means them. */
bool ts_plain_is_control(uint32_t cp);

/* What takes no room and leaves no trace: joiners, marks of direction, soft hyphens, a BOM inside the text,
 * tags. Not selectors of variants, which choose a glyph. */
bool ts_plain_is_zero_width(uint32_t cp);

/* Characters that are seen: no blanks, line ends, controls or zero-width characters. */
size_t ts_plain_count_seen(struct ts_slice);

/* Canonical composition, NFC (UAX #15). A character that may compose belongs to the one before it; at most so
 * many are composed together, which UAX #15's stream-safe text has fewer of. */
enum { TS_MOST_COMPOSED = 32 };
bool ts_plain_may_compose(uint32_t cp);

/* The NFC of `n` characters in their place, which must have room for 3 x TS_MOST_COMPOSED. Returns how many
 * they are. */
size_t ts_plain_compose(uint32_t *cps, size_t n);

#endif
