/* base/length.h -- lengths in layout: whole units of 1/2880 mm. Includes: nothing.
 * 1 mm, 1 press point (0.35 mm) and 1 DTP point (1/72 in) are 2880, 1008 and 1016 units, all exact, so that n
 * characters of a press size fill their measure without a remainder. */
#ifndef TS_BASE_LENGTH_H
#define TS_BASE_LENGTH_H

#include <stdint.h>

typedef int32_t ts_len;

enum { TS_MM = 2880, TS_POINT = 1008, TS_PT = 1016 };

/* a * b / c in 64 bits, rounded to nearest, halves away from zero; c > 0. Beyond what a page can hold it
 * stays at the greatest length, a quarter of the type's range. */
static inline ts_len ts_len_scale(int64_t a, int64_t b, int64_t c) {
    int64_t p = a * b, most = INT32_MAX / 4;
    int64_t q = p >= 0 ? (p + c / 2) / c : -((-p + c / 2) / c);
    return (ts_len)(q > most ? most : q < -most ? -most : q);
}

#endif
