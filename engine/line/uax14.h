/* line/uax14.h -- where Unicode's line breaking algorithm allows a break: ICU behind one call. Includes:
 * base. */
#ifndef TS_LINE_UAX14_H
#define TS_LINE_UAX14_H

#include "base/ctx.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ts_uax14; /* ICU's iterator, opened at the first text that needs it */

struct ts_uax14 *ts_uax14_new(struct ts_ctx *);
void ts_uax14_close(struct ts_uax14 *);

/* may[i] = a line may end before character i; n + 1 of them, in ctx->scratch. O(n). */
const bool *ts_uax14_find(struct ts_ctx *, struct ts_uax14 *, const uint32_t *text, size_t n);

/* By its line breaking class: the character may not start a line after, or end one before, a mark that UAX
 * #14 does not rule (the table does); Western closing marks and separators, Western opening marks and
 * prefixes. */
bool ts_uax14_never_starts(uint32_t cp);
bool ts_uax14_never_ends(uint32_t cp);

#endif
