/* base/vec.h -- a growable array in an arena. Includes: base/arena.h. */
#ifndef TS_BASE_VEC_H
#define TS_BASE_VEC_H

#include "base/arena.h"

#include <stddef.h>

#define TS_VEC(type)                                                                                         \
    struct {                                                                                                 \
        type *v;                                                                                             \
        size_t n, cap;                                                                                       \
    }

/* A pointer to a new zeroed last element; earlier pointers into the array become stale. */
#define TS_VEC_ADD(arena, vec)                                                                               \
    ((vec)->n == (vec)->cap                                                                                  \
         ? (void)((vec)->v = ts_vec_grow((arena), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v))        \
         : (void)0,                                                                                          \
     &(vec)->v[(vec)->n++])

/* `old` copied into twice the room; the old room stays with the arena. */
void *ts_vec_grow(struct ts_arena *, const void *old, size_t n, size_t *cap, size_t size);

#endif
