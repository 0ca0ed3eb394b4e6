/* base/ctx.h -- what every stage is handed: memory and the ear for diagnostics. Includes: base. */
#ifndef TS_BASE_CTX_H
#define TS_BASE_CTX_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/inputs.h"

struct ts_ctx {
    struct ts_arena *keep;    /* results of stages: lives as long as the job */
    struct ts_arena *scratch; /* work inside a stage: reset after each paragraph */
    struct ts_diag *diag;
    struct ts_inputs *inputs; /* who reads a file adds it; NULL = nobody wants to know */
};

#endif
