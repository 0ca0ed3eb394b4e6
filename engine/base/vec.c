#include "base/vec.h"

#include <string.h>

void *ts_vec_grow(struct ts_arena *a, const void *old, size_t n, size_t *cap, size_t size) {
    size_t grown = *cap ? *cap * 2 : 16;
    void *v = ts_arena_alloc(a, grown, size);
    if (n)
        memcpy(v, old, n * size);
    *cap = grown;
    return v;
}
