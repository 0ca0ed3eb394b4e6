/* base/utf8.h -- code points out of UTF-8 and into it. Includes: nothing. */
#ifndef TS_BASE_UTF8_H
#define TS_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

enum { TS_UTF8_BAD = 0xFFFFFFFFu };

/* The code point at `p` of `n` > 0 bytes, its length in *used (1 to 4). Not well-formed by Unicode table 3-7:
 * TS_UTF8_BAD, and *used is the length of the maximal subpart that one U+FFFD replaces. */
uint32_t ts_utf8_decode(const char *p, size_t n, size_t *used);

/* Writes 1 to 4 bytes; returns how many. */
size_t ts_utf8_encode(uint32_t cp, char out[4]);

/* Code points in `n` bytes of well-formed text. */
size_t ts_utf8_count(const char *p, size_t n);

#endif
