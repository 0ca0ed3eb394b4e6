/* fuzz/engine.h -- what the harnesses share: contexts, the built-in style, fonts. Includes: out/pdf.h,
 * page/compose.h. A harness is one C file with LLVMFuzzerTestOneInput; it is linked with libFuzzer, or with
 * replay.c. */
#ifndef TS_FUZZ_ENGINE_H
#define TS_FUZZ_ENGINE_H

#include "base/ctx.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline struct ts_ctx fuzz_ctx_open(void) {
    struct ts_ctx ctx = {.keep = ts_arena_open(), .scratch = ts_arena_open()};
    ctx.diag = ts_diag_new(ctx.keep);
    return ctx;
}

/* Closed, not reset: what outlives an input is found by the sanitizer. Messages are made before, too. */
static inline void fuzz_ctx_close(struct ts_ctx *ctx) {
    static FILE *nowhere;
    if (!nowhere)
        nowhere = fopen("/dev/null", "w");
    ts_diag_print(ctx->diag, nowhere, TS_CHINESE, true);
    ts_diag_print(ctx->diag, nowhere, TS_ENGLISH, false);
    ts_arena_close(ctx->scratch);
    ts_arena_close(ctx->keep);
}

#endif
