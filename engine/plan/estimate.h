/* plan/estimate.h -- the rows that an article needs in a block of so many columns, before anything is set.
 * Includes: grid, text/article.h. What page/head.c, page/body.c and page/picture.c do with fonts is reckoned
 * here with characters; tests/unit/test_estimate.c holds the two against each other. */
#ifndef TS_PLAN_ESTIMATE_H
#define TS_PLAN_ESTIMATE_H

#include "grid/grid.h"
#include "text/article.h"

/* What an article needs; rows of one column, unless they are of the head. */
struct ts_needs {
    int head;           /* rows of every column, from the first down to the body */
    int body, pictures; /* rows of text with subheads; rows that pictures take with their captions */
    int least;          /* rows of every column without which its head is set in the columns */
    int total;          /* all of it: head * columns + body + pictures */
    int narrow;         /* pictures for which the copy asks more columns than there are */
    int highest;        /* rows of the highest picture with its caption: in fewer it is made smaller */
    int take;           /* rows more that the fit can give to head, subheads and paragraphs */
    int head_take;      /* of these the head's, a row of every column at a time */
    ts_len headline;    /* its size; 0 = there is none */
    int headline_lines;
};

struct ts_estimate; /* an article in a style; what does not depend on the columns is counted once */

/* In ctx->keep. O(characters). */
const struct ts_estimate *ts_estimate_make(struct ts_ctx *, const struct ts_style *,
                                           const struct ts_article *);

/* In a block of 1 or more columns; inside a frame it has a row less above and below, and shorter lines. O(1),
 * but for the characters of lead and captions. */
struct ts_needs ts_estimate_in(const struct ts_estimate *, int columns, bool framed);

/* Characters of the article without head and captions. */
int ts_estimate_characters(const struct ts_estimate *);

#endif
