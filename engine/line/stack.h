/* line/stack.h -- a vertical line of a heading: characters upright under each other (竖排). Includes: shape,
 * line/lines.h. */
#ifndef TS_LINE_STACK_H
#define TS_LINE_STACK_H

#include "line/lines.h"
#include "shape/runs.h"

/* Set runs that were shaped for a vertical line: Han and marks in cells of 1 em, marks with their space taken
 * where two meet and at the line's ends, or everywhere (`punctuation`, an enum ts_punctuation; ： ； ？ ！
 * stand in the middle of a whole cell in any case), one or two letters or digits side by side in a cell
 * (纵中横), more of them one under another (CLREQ, "Vertical writing mode"). The line has a length; its
 * glyphs stand right of its left edge and below its head. NULL if it cannot stand so: a character is in no
 * font, or there is text or a mark beside the line. In ctx->keep. */
const struct ts_line *ts_stack_set(struct ts_ctx *, const struct ts_runs *, int punctuation);

#endif
