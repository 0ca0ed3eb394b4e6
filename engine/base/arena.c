#include "base/arena.h"

#include "base/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 256 * 1024 };

/* Memory beyond what was ever used is zero as it came. */
struct block {
    struct block *next;
    size_t size, used, most_used;
    alignas(max_align_t) char bytes[];
};

struct ts_arena {
    struct block *first, *current;
};

static struct block *new_block(size_t size) {
    struct block *b = calloc(1, sizeof *b + size);
    if (!b)
        ts_memory_out();
    b->size = size;
    return b;
}

struct ts_arena *ts_arena_open(void) {
    struct ts_arena *a = malloc(sizeof *a);
    if (!a)
        ts_memory_out();
    a->first = a->current = new_block(BLOCK_SIZE);
    return a;
}

void ts_arena_close(struct ts_arena *a) {
    if (!a)
        return;
    for (struct block *b = a->first, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(a);
}

void ts_arena_reset(struct ts_arena *a) {
    for (struct block *b = a->first; b; b = b->next)
        b->used = 0;
    a->current = a->first;
}

/* A block after the current one with room for `size`: one kept from before a reset, or a new one. */
static struct block *room(struct ts_arena *a, size_t size) {
    for (struct block *b = a->current->next; b; b = b->next)
        if (b->size >= size && b->used == 0)
            return a->current = b;
    struct block *b = new_block(size > BLOCK_SIZE ? size : BLOCK_SIZE);
    b->next = a->current->next;
    a->current->next = b;
    return a->current = b;
}

void *ts_arena_alloc(struct ts_arena *a, size_t n, size_t size) {
    const size_t align = alignof(max_align_t);
    if (size && n > (SIZE_MAX - align) / size)
        ts_memory_out();
    size_t want = (n * size + align - 1) / align * align;
    struct block *b = a->current;
    if (b->size - b->used < want)
        b = room(a, want);
    void *p = b->bytes + b->used;
    if (b->used < b->most_used)
        memset(p, 0, want < b->most_used - b->used ? want : b->most_used - b->used);
    b->used += want;
    b->most_used = b->used > b->most_used ? b->used : b->most_used;
    return p;
}

char *ts_arena_copy(struct ts_arena *a, const char *p, size_t n) {
    char *copy = ts_arena_alloc(a, n + 1, 1);
    if (n)
        memcpy(copy, p, n);
    return copy;
}

char *ts_arena_printf(struct ts_arena *a, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0)
        return ts_arena_copy(a, "", 0);
    char *s = ts_arena_alloc(a, (size_t)n + 1, 1);
    va_start(args, format);
    vsnprintf(s, (size_t)n + 1, format, args);
    va_end(args);
    return s;
}
