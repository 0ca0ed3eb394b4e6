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

/* The copy's bytes, UTF-8, in whose lines and columns the findings are told, with all safe fixes made; of two
 * that overlap the first. Everything else stays as it is: byte order mark, line ends, wrong bytes. A fix is
 * made only where its text stands there as it was found. In ctx->keep. */
void ts_fix_apply(struct ts_ctx *, const struct ts_findings *, struct ts_slice file, struct ts_fixed *);

/* Print the difference with three lines around it, as patch(1) and git apply take it. */
void ts_fix_print_diff(FILE *, const char *name, const struct ts_fixed *);

#endif
