/* page/picture.h -- an article's pictures: their captions set, their rows counted, drawn. Includes:
 * page/setting.h. Internal to page/.
 *
 * A picture begins at the em box's top of a row and ends at the foot of another, where the style's trim
 * allows it; else it is left whole and ends above. Its caption has rows of its own under it, in the same
 * width, and the credit stands at the end of the last of them, or in a row more. */
#ifndef TS_PAGE_PICTURE_H
#define TS_PAGE_PICTURE_H

#include "page/setting.h"

/* A picture in a style's columns. */
struct ts_set_picture {
    const struct ts_picture *picture;
    int number;  /* as its lines' marks have it: behind the article's paragraphs */
    int columns; /* no more than the grid has */
    int more;    /* rows beyond what its proportions ask: the fit's */
    const struct ts_lines *caption, *credit;
    int caption_rows;
    bool credit_beside; /* in the caption's last row */
};

struct ts_set_pictures {
    const struct ts_set_picture *v; /* in the article's order */
    size_t n;
};

/* Set the captions of all pictures. NULL after an error. */
const struct ts_set_pictures *ts_pictures_set(const struct ts_setting *);

/* Columns of a grid that a picture takes. */
int ts_picture_columns(const struct ts_picture *, const struct ts_grid *);

/* May it take so many rows more or less, as far as the style lets it be trimmed? */
bool ts_picture_may_be(const struct ts_style *, const struct ts_grid *, const struct ts_set_picture *,
                       int more);

/* Rows of the picture and its caption on a grid, at most `most`: one that would be higher is made smaller. */
int ts_picture_rows(const struct ts_style *, const struct ts_grid *, const struct ts_set_picture *, int most);

/* Draw it with its head in a row of a column, in at most `most` rows, and report what is wrong with its size.
 */
void ts_picture_draw(const struct ts_setting *, const struct ts_set_picture *, int column, int row, int most,
                     struct ts_page *);

#endif
