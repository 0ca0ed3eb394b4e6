/* base/arena.h -- memory that lives as long as a job, or as long as a paragraph. Includes: nothing. */
#ifndef TS_BASE_ARENA_H
#define TS_BASE_ARENA_H

#include <stddef.h>

struct ts_arena; /* a chain of blocks; objects are freed together, never one by one */

/* A new empty arena; close it with ts_arena_close. Out of memory ends the process with status 75 here and in
 * every allocation below: no caller has to check. */
struct ts_arena *ts_arena_open(void);
void ts_arena_close(struct ts_arena *);

/* Forget all objects but keep the memory for the next ones. */
void ts_arena_reset(struct ts_arena *);

/* `n` objects of `size` bytes, zeroed and aligned for any type. */
void *ts_arena_alloc(struct ts_arena *, size_t n, size_t size);

/* A NUL-terminated copy of `n` bytes. */
char *ts_arena_copy(struct ts_arena *, const char *p, size_t n);

/* printf into the arena. */
char *ts_arena_printf(struct ts_arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define TS_NEW(arena, type, n) ((type *)ts_arena_alloc((arena), (n), sizeof(type)))

#endif
