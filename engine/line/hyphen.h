/* line/hyphen.h -- Western words divided at their syllables: libhyphen behind one call. Includes:
 * line/items.h. */
#ifndef TS_LINE_HYPHEN_H
#define TS_LINE_HYPHEN_H

#include "line/items.h"

struct ts_hyphenator; /* libhyphen's patterns, loaded (13 ms) at the first word that needs them */

struct ts_hyphenator *ts_hyphen_new(struct ts_ctx *);
void ts_hyphen_close(struct ts_hyphenator *);

/* The items with TS_BREAK_HYPHEN inside words of five letters or more, two letters at least before it and
 * three behind; the same items if there is none. English (US) patterns of Debian's hyphen-en-us. Items
 * aligned to the grid get TS_BREAK_SPLIT at the other places of such words (CLREQ, "Handling of grid
 * alignment": they may be broken anywhere). In ctx->scratch. */
const struct ts_items *ts_hyphen_apply(struct ts_ctx *, struct ts_hyphenator *, const struct ts_items *);

/* A note if words were to be divided since the last report and the patterns are not installed; an error if
 * they are and cannot be read. */
void ts_hyphen_report(struct ts_ctx *, struct ts_hyphenator *);

/* Add the patterns of this machine to a digest. */
void ts_hyphen_digest(struct ts_digest *);

#endif
