/* base/slice.h -- a borrowed piece of text: bytes and a count, no NUL. Includes: nothing. */
#ifndef TS_BASE_SLICE_H
#define TS_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

struct ts_slice {
    const char *p;
    size_t n;
};

static inline struct ts_slice ts_slice_of(const char *s) {
    return (struct ts_slice){s, s ? strlen(s) : 0};
}

static inline bool ts_slice_is(struct ts_slice a, const char *s) {
    return a.n == strlen(s) && (a.n == 0 || memcmp(a.p, s, a.n) == 0);
}

static inline bool ts_slice_equal(struct ts_slice a, struct ts_slice b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool ts_slice_starts(struct ts_slice a, const char *s) {
    size_t n = strlen(s);
    return a.n >= n && memcmp(a.p, s, n) == 0;
}

static inline bool ts_slice_ends(struct ts_slice a, const char *s) {
    size_t n = strlen(s);
    return a.n >= n && memcmp(a.p + a.n - n, s, n) == 0;
}

/* True if `s` is longer than `end` and ends with it, whatever the case of ASCII letters: x.PNG is a .png,
 * .png is not. */
static inline bool ts_slice_has_ending(const char *s, const char *end) {
    size_t n = strlen(s), m = strlen(end);
    return n > m && strcasecmp(s + n - m, end) == 0;
}

/* The bytes from `begin` up to `end`, both at most a.n. */
static inline struct ts_slice ts_slice_cut(struct ts_slice a, size_t begin, size_t end) {
    return (struct ts_slice){a.p + begin, end - begin};
}

#endif
