/* testing.h -- what the unit tests share: cmocka, a context, and tables that go on after a row that failed,
 * so that one run shows all of them. */
#ifndef TESTING_H
#define TESTING_H

#include "base/ctx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define N_ROWS(table) (sizeof(table) / sizeof *(table))

static struct ts_ctx ctx;                       /* opened for the group, emptied by fresh() */
static int rows_failed __attribute__((unused)); /* in the table at hand */

enum { MOST_ROWS_PRINTED = 12 };

/* One row of a table: if it is not `ok`, say what was got. A test with rows ends with ROWS_PASSED(). */
#define ROW(ok, ...)                                                                                         \
    ((ok) || ++rows_failed > MOST_ROWS_PRINTED                                                               \
         ? (void)0                                                                                           \
         : (print_error("  %s:%d: ", __FILE__, __LINE__), print_error(__VA_ARGS__), print_error("\n")))

#define ROWS_PASSED()                                                                                        \
    do {                                                                                                     \
        int failed_ = rows_failed;                                                                           \
        rows_failed = 0;                                                                                     \
        assert_int_equal(failed_, 0);                                                                        \
    } while (0)

static inline int open_ctx(void **state) {
    (void)state;
    ctx.keep = ts_arena_open();
    ctx.scratch = ts_arena_open();
    ctx.diag = ts_diag_new(ctx.keep);
    return 0;
}

static inline int close_ctx(void **state) {
    (void)state;
    ts_arena_close(ctx.scratch);
    ts_arena_close(ctx.keep);
    return 0;
}

/* An empty context; what an earlier test or row made is gone. */
static inline void fresh(void) {
    ts_arena_reset(ctx.keep);
    ts_arena_reset(ctx.scratch);
    ctx.diag = ts_diag_new(ctx.keep);
}

/* All diagnostics as they would be printed; lives until fresh(). */
static inline const char *messages(enum ts_lang lang, bool notes) {
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    ts_diag_print(ctx.diag, f, lang, notes);
    fclose(f);
    const char *copy = ts_arena_copy(ctx.keep, text, n);
    free(text);
    return copy;
}

static inline bool said(const char *part) {
    return strstr(messages(TS_ENGLISH, true), part) != NULL;
}

/* The same numbers on every machine (Marsaglia's xorshift); `seed` > 0. */
static inline uint32_t next_random(uint32_t *seed) {
    uint32_t x = *seed;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return *seed = x;
}

#define RUN_TESTS(tests) cmocka_run_group_tests(tests, open_ctx, close_ctx)

#endif
