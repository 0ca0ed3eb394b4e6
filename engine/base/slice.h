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

/* Bytes of the blank that the text begins with: a space, a tab, U+3000 or U+00A0; 0 = none. */
static inline size_t ts_slice_blank(struct ts_slice a) {
    return a.n && (*a.p == ' ' || *a.p == '\t') ? 1
           : ts_slice_starts(a, "\xE3\x80\x80") ? 3
           : ts_slice_starts(a, "\xC2\xA0")     ? 2
                                                : 0;
}

static inline void ts_slice_skip_blanks(struct ts_slice *a) {
    for (size_t n; (n = ts_slice_blank(*a)) > 0;)
        *a = ts_slice_cut(*a, n, a->n);
}

/* Cut the next word off a text; n 0 = none is left. */
static inline struct ts_slice ts_slice_word(struct ts_slice *rest) {
    size_t n = 0;
    ts_slice_skip_blanks(rest);
    while (n < rest->n && !ts_slice_blank(ts_slice_cut(*rest, n, rest->n)))
        n++;
    struct ts_slice word = {rest->p, n};
    *rest = ts_slice_cut(*rest, n, rest->n);
    return word;
}

#endif
