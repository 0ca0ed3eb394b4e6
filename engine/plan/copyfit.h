/* plan/copyfit.h -- how many lines copy makes, reckoned from its characters alone (算字): no font is opened
 * and nothing is set, so that a search may ask for it often. Includes: clreq, style, text. Lengths are
 * thousandths of the type's em. */
#ifndef TS_PLAN_COPYFIT_H
#define TS_PLAN_COPYFIT_H

#include "style/style.h"
#include "text/article.h"

/* A paragraph's characters as widths and places where a line may end. */
struct ts_copyfit;

/* Prepare a paragraph, without its markup and small text. In ctx->keep. O(characters). */
const struct ts_copyfit *ts_copyfit_make(struct ts_ctx *, const struct ts_line_rules *,
                                         const struct ts_para *);

/* Its width on one line; each blank beside Han characters, a phrase gap of a heading, is `blank` wide. */
int64_t ts_copyfit_width(const struct ts_copyfit *, int blank);

/* The longer of two lines, divided at the blank nearest its middle; all of it if there is no blank. */
int64_t ts_copyfit_parted(const struct ts_copyfit *, int blank);

/* Lines that it makes in a measure, its first line indented and the others turned in. At least 1 if there is
 * anything to set. O(characters). */
int ts_copyfit_lines(const struct ts_copyfit *, int measure, int indent, int turn);

/* Characters: marks count, blanks do not. */
int ts_copyfit_characters(const struct ts_copyfit *);

#endif
