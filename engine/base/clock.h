/* base/clock.h -- how long something takes: for --timing and benches, never for a result. Includes: nothing.
 */
#ifndef TS_BASE_CLOCK_H
#define TS_BASE_CLOCK_H

#include <time.h>

/* Seconds since some fixed moment; never runs back. */
static inline double ts_clock_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

#endif
