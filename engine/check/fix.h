/* check/fix.h -- safe fixes: into the copy's own bytes, and shown as a unified diff. Includes: check/proof.h.
 */
#ifndef TS_CHECK_FIX_H
#define TS_CHECK_FIX_H

#include "check/proof.h"

#include <stdio.h>

struct ts_fixed {
    struct ts_slice before, after; /* the file's bytes; `after` has as many lines */
    size_t n;                      /* fixes made */
};

/* The file's bytes with all safe fixes made; of two that overlap the first. Everything else stays as it is:
 * byte order mark, line ends, wrong bytes. `bytes` are those of the file: false if they are not the text of
 * the findings' source in UTF-8, because the copy is in another encoding or has changed. In ctx->keep. */
bool ts_fix_apply(struct ts_ctx *, const struct ts_findings *, struct ts_slice bytes, struct ts_fixed *);

/* Print the difference with three lines around it, as patch(1) and git apply take it. */
void ts_fix_print_diff(FILE *, const char *name, const struct ts_fixed *);

#endif
