#include "base/near.h"

#include "base/utf8.h"

#include <string.h>
#include <strings.h>

enum { MOST_NAME = 64, LEAST_STEM = 3 };

static size_t code_points(const char *s, uint32_t out[MOST_NAME]) {
    size_t n = 0, left = strlen(s), used;
    for (; left && n < MOST_NAME; s += used, left -= used)
        out[n++] = ts_utf8_decode(s, left, &used);
    return n;
}

size_t ts_near_length(const char *s) {
    uint32_t scratch[MOST_NAME];
    return code_points(s, scratch);
}

size_t ts_near_distance(const char *a, const char *b) {
    uint32_t x[MOST_NAME], y[MOST_NAME];
    size_t n = code_points(a, x), m = code_points(b, y), row[MOST_NAME + 1];
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = diagonal + (x[i - 1] != y[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[m];
}

/* The name before its ending, as far as it fits. */
static void stem_of(const char *name, char to[MOST_NAME * 4]) {
    const char *dot = strrchr(name, '.');
    size_t n = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    n = n < MOST_NAME * 4 ? n : MOST_NAME * 4 - 1;
    memcpy(to, name, n);
    to[n] = 0;
}

/* Nothing differs but figures. */
static bool same_but_numbers(const char *a, const char *b) {
    for (;; a++, b++) {
        a += strspn(a, "0123456789");
        b += strspn(b, "0123456789");
        if (*a != *b || !*a)
            return *a == *b;
    }
}

bool ts_near_is_file(const char *written, const char *name) {
    char stem[MOST_NAME * 4], other[MOST_NAME * 4];
    stem_of(written, stem);
    stem_of(name, other);
    size_t n = ts_near_length(stem);
    if (strcasecmp(stem, other) == 0)
        return true;
    return n >= LEAST_STEM && !same_but_numbers(stem, other) && ts_near_distance(stem, other) <= 1 + n / 8;
}
