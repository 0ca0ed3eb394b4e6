/* page/place.h -- where pictures and other islands stand on a page, and the frames that they leave to the
 * text. Includes: page/island.h, page/columns.h. Internal to page/. */
#ifndef TS_PAGE_PLACE_H
#define TS_PAGE_PLACE_H

#include "page/columns.h"
#include "page/island.h"

enum { TS_PLACE_LEAST_FRAME = 2 /* rows of text; a strip of one stays white */ };

/* An island on the page: its rows, a picture's with the caption, and the hole that it makes in the columns.
 */
struct ts_placed {
    const struct ts_island *island;
    int column, row, rows;
    int hole_row, hole_rows;
};

/* The text frames of a page and what stands between them. */
struct ts_block {
    const struct ts_text_frame *frames; /* in reading order: down a column, then the next */
    int n_frames;
    struct ts_placed *placed; /* in the article's order */
    int n_placed;
    struct ts_text_frame from, to; /* rows of jump lines, which are no frames' any more; rows 0 = none */
};

/* Place islands of the block's position one after another, each in whole columns and rows of the frames. One
 * that finds no room is left out: *left is set for it. `left` has an entry for each of the islands; those
 * set are not placed. The frames end at row `foot`. In ctx->keep. */
struct ts_block ts_place_islands(const struct ts_setting *, const struct ts_text_frame *, int n_frames,
                                 int foot, const struct ts_islands *, bool *left);

#endif
