/* text/placing.h -- where the copy wants a picture, a box or a table to stand: what is in the braces behind
 * it. Includes: style, text/source.h.
 *
 *     {width=2 position=foot side=right}     {宽=2栏 位置=下 侧=右}     and of a box: columns=2, 栏=2
 */
#ifndef TS_TEXT_PLACING_H
#define TS_TEXT_PLACING_H

#include "style/style.h"
#include "text/source.h"

/* -1 = the copy does not say. */
struct ts_placing {
    int width;          /* columns of the page */
    int position, side; /* ts_picture_position, ts_picture_side */
    int columns;        /* of a box's own */
};

/* Read what stands between the braces. What is none of it is reported and left out; columns are what only a
 * box has. */
struct ts_placing ts_placing_read(struct ts_ctx *, const struct ts_source *, struct ts_slice list, bool box);

/* The same in ctx->keep. */
const struct ts_placing *ts_placing_of(struct ts_ctx *, const struct ts_source *, struct ts_slice list,
                                       bool box);

/* Cut braces with such a list off the end of a line, and the blanks before; false if there are none. */
bool ts_placing_cut(struct ts_slice *line, struct ts_slice *list);

#endif
