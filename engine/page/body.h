/* page/body.h -- the body's lines and subhead bands in reading order. Includes: page/place.h. */
#ifndef TS_PAGE_BODY_H
#define TS_PAGE_BODY_H

#include "page/place.h"

/* What stands behind a ts_unit of the same index: a line, the lines of a subhead in its band, a block of
 * other things alone, or a picture between paragraphs, which has no paragraph: -1. */
struct ts_body_unit {
    const struct ts_island *island; /* a picture between paragraphs; NULL = text */
    const struct ts_line *lines;
    size_t n_lines;
    enum ts_role role;
    int paragraph, line_number;  /* the block before a paragraph has no line number: -1 */
    const struct ts_page *block; /* what is drawn besides, from its top left corner on; NULL = nothing */
    const struct ts_page *link;  /* the same where the unit before stands above it in its column */
    bool starts;                 /* a column may begin with it, as far as it alone is asked */
};

struct ts_body {
    const struct ts_unit *units;
    const struct ts_body_unit *parts;
    size_t n;
};

/* Set all paragraphs from `first` on in columns of the grid, with the pictures that stand between them. NULL
 * after an error. */
const struct ts_body *ts_body_set(const struct ts_setting *, size_t first, const struct ts_islands *);

/* The unit that what stands before a paragraph of the copy stands before; the number of units = behind all.
 */
size_t ts_body_anchor(const struct ts_body *, size_t before);

/* The body with one paragraph a line longer or shorter (`more`), if that does not show; else NULL. A trial
 * is not shown to the watch. */
const struct ts_body *ts_body_vary(const struct ts_setting *, const struct ts_body *, int paragraph, int more,
                                   bool trial);

/* Islands of the block that are still to be drawn: each where it stands in the copy, so that the text of the
 * page is in the copy's order. */
struct ts_island_queue {
    const struct ts_placed *v;
    int n;
};

/* Draw one column of it in its frame, and the islands that stand there in the copy. */
void ts_body_draw(const struct ts_setting *, const struct ts_body *, const struct ts_column *,
                  const struct ts_text_frame *, struct ts_island_queue *, struct ts_page *);

/* Draw the islands up to a unit of the body. */
void ts_body_draw_islands(const struct ts_setting *, const struct ts_body *, size_t unit,
                          struct ts_island_queue *, struct ts_page *);

#endif
