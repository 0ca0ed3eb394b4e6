/* out/explain.h -- a set line in words: how it was filled, and why it ends where it does. Includes: line,
 * text. */
#ifndef TS_OUT_EXPLAIN_H
#define TS_OUT_EXPLAIN_H

#include "line/paragraph.h"

#include <stdio.h>

/* What is asked for; the `user` of a watch. */
struct ts_explain {
    FILE *file;
    enum ts_lang lang;
    uint32_t line; /* of the copy */
    size_t found;  /* set lines told of so far */
};

/* Tell of the lines of a paragraph if it stands on the line asked for. */
void ts_explain_lines(void *explain, const struct ts_shape_origin *, const struct ts_lines *);

#endif
