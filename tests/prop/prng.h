/* prop/prng.h -- numbers that are the same everywhere: splitmix64. Includes: nothing. */
#ifndef TS_PROP_PRNG_H
#define TS_PROP_PRNG_H

#include <stdbool.h>
#include <stdint.h>

struct prng {
    uint64_t state;
};

static inline uint64_t prng_next(struct prng *r) {
    uint64_t z = r->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* An independent sequence for each case, so that one case can be run again alone. Both numbers are stirred:
 * the sequences of neighbouring states are one sequence, shifted. */
static inline struct prng prng_for(uint64_t seed, uint64_t number) {
    struct prng r = {seed};
    r.state = prng_next(&r) + number;
    r.state = prng_next(&r);
    return r;
}

/* 0 to n - 1; n > 0. */
static inline unsigned prng_below(struct prng *r, unsigned n) {
    return (unsigned)((prng_next(r) >> 32) % n);
}

static inline int prng_between(struct prng *r, int low, int high) {
    return low + (int)prng_below(r, (unsigned)(high - low + 1));
}

static inline bool prng_chance(struct prng *r, unsigned percent) {
    return prng_below(r, 100) < percent;
}

#endif
