/* page/vertical.h -- a vertical headline (竖题): kicker, headline and deck as vertical lines beside each
 * other, from right to left, in columns at the side of the body. Includes: page/setting.h. */
#ifndef TS_PAGE_VERTICAL_H
#define TS_PAGE_VERTICAL_H

#include "page/setting.h"

struct ts_vertical_line {
    const struct ts_line *line;
    int paragraph, number;
    ts_len x, y; /* of its left edge and its head, from the block's */
};

struct ts_vertical {
    struct ts_grid_part part; /* the columns that it takes */
    int rows;                 /* of them, with the empty one below it */
    ts_len height;            /* of the tinted band, if there is one */
    TS_VEC(struct ts_vertical_line) lines;
};

/* Set the article's headings above the byline in a block of these columns that begins with a row: each in the
 * greatest size of its range at which it is no longer than the style's rows, or than the page is high. NULL
 * if they cannot stand so. */
const struct ts_vertical *ts_vertical_set(const struct ts_setting *, struct ts_grid_part, int row);

/* Draw it from that row on. */
void ts_vertical_draw(const struct ts_setting *, const struct ts_vertical *, int row, struct ts_page *);

#endif
