/* base/utf8.h -- code points out of UTF-8 and into it. Includes: base/slice.h. */
#ifndef TS_BASE_UTF8_H
#define TS_BASE_UTF8_H

#include "base/slice.h"

#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

enum { TS_UTF8_BAD = 0xFFFFFFFFu };

/* The code point at `p` of `n` > 0 bytes, its length in *used (1 to 4). Not well-formed by Unicode table 3-7:
 * TS_UTF8_BAD, and *used is the length of the maximal subpart that one U+FFFD replaces. */
uint32_t ts_utf8_decode(const char *p, size_t n, size_t *used);

/* Writes 1 to 4 bytes; returns how many. */
size_t ts_utf8_encode(uint32_t cp, char out[4]);

/* Code points in `n` bytes of well-formed text. */
size_t ts_utf8_count(const char *p, size_t n);

/* The first, and the last code point of well-formed text; 0 = it is empty. */
uint32_t ts_utf8_first(struct ts_slice);
uint32_t ts_utf8_last(struct ts_slice);

/* The first, and the last n code points of well-formed text, or all of it. */
struct ts_slice ts_utf8_head(struct ts_slice, size_t n);
struct ts_slice ts_utf8_tail(struct ts_slice, size_t n);

/* True if the code point is one of the list, which U+0000 ends. */
static inline bool ts_is_in(uint32_t cp, const char32_t *list) {
    for (; *list; list++)
        if (*list == cp)
            return true;
    return false;
}

#endif
