/* check/simplified.h -- Traditional characters by the Simplified ones that stand for them, so that lists of
 * words serve both. Includes: nothing. Internal to check/. */
#ifndef TS_CHECK_SIMPLIFIED_H
#define TS_CHECK_SIMPLIFIED_H

#include <stdint.h>

/* The Simplified character for a Traditional one; any other as it is. Not for text that somebody is to see:
 * one Simplified character stands for several Traditional ones. O(log n). */
uint32_t ts_simplified(uint32_t cp);

#endif
