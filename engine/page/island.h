/* page/island.h -- what stands in whole columns and rows and has the text run around it: pictures, and boxes
 * and tables over several columns. Includes: page/picture.h. Internal to page/. */
#ifndef TS_PAGE_ISLAND_H
#define TS_PAGE_ISLAND_H

#include "page/picture.h"

struct ts_island {
    int number;         /* as its lines' marks have it: a picture's is behind the article's paragraphs */
    int columns;        /* no more than the grid has */
    int position, side; /* ts_picture_position, ts_picture_side */
    size_t before;      /* the paragraph of the article that it stands before in the copy, or is */
    uint32_t offset;    /* of it in the source */
    const struct ts_set_picture *picture; /* NULL = it was drawn ahead: */
    const struct ts_page *drawing;        /* from its top left corner on */
    int rows;                             /* of the drawing */
};

struct ts_islands {
    const struct ts_island *v; /* in the article's order */
    size_t n;
};

/* The article's pictures, and what of its boxes and tables is to stand over several columns; one that no page
 * holds so is reported and is no island. A table that is higher than the room under the head, so many rows,
 * is several, one for each part. NULL after an error. */
const struct ts_islands *ts_islands_set(const struct ts_setting *, int room);

/* Does paragraph `first`, with which a box or table begins, stand in an island? */
bool ts_islands_hold(const struct ts_islands *, size_t first);

/* Columns of a grid that it takes. */
int ts_island_columns(const struct ts_island *, const struct ts_grid *);

/* Rows of it on a grid, at most `most`: a picture that would be higher is made smaller. */
int ts_island_rows(const struct ts_style *, const struct ts_grid *, const struct ts_island *, int most);

/* The same with the empty rows that part it from the text where it stands. */
int ts_island_hole(const struct ts_style *, const struct ts_grid *, const struct ts_island *, int most);

/* Draw it with its head in a row of a column, in at most `most` rows. */
void ts_island_draw(const struct ts_setting *, const struct ts_island *, int column, int row, int most,
                    struct ts_page *);

#endif
