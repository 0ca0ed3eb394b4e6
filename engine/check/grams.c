#include "check/grams.h"

#include <stdlib.h>

static uint64_t key(uint32_t a, uint32_t b, uint32_t c) {
    return (uint64_t)a << 42 | (uint64_t)b << 21 | c;
}

static int compare(const void *x, const void *y) {
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

const struct ts_grams *ts_grams_of(struct ts_proof *c) {
    if (c->grams)
        return c->grams;
    size_t n = c->copy.n > 2 ? c->copy.n - 2 : 0;
    uint64_t *keys = TS_NEW(c->ctx->keep, uint64_t, n + 1);
    for (size_t i = 0; i < n; i++)
        keys[i] = key(ts_cp(c, i), ts_cp(c, i + 1), ts_cp(c, i + 2));
    qsort(keys, n, sizeof *keys, compare);
    struct ts_grams *grams = TS_NEW(c->ctx->keep, struct ts_grams, 1);
    *grams = (struct ts_grams){keys, n};
    return c->grams = grams;
}

/* How many keys are smaller. */
static size_t below(const struct ts_grams *g, uint64_t limit) {
    size_t low = 0, high = g->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (g->sorted[middle] < limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t ts_grams_pairs(const struct ts_grams *g, uint32_t a, uint32_t b) {
    return below(g, key(a, b + 1, 0)) - below(g, key(a, b, 0));
}

size_t ts_grams_triples(const struct ts_grams *g, uint32_t a, uint32_t b, uint32_t c) {
    return below(g, key(a, b, c + 1)) - below(g, key(a, b, c));
}
