/* page/boxes.h -- a sidebar box: one column wide as one piece of an inset, or where it is high, a piece a
 * line; over several columns as one drawing. Includes: page/insets.h. Internal to page/. */
#ifndef TS_PAGE_BOXES_H
#define TS_PAGE_BOXES_H

#include "page/insets.h"

/* Set paragraphs [first, inset->end) in a box: an empty row at its head and foot, where the frame stands, a
 * row for each line. A box that takes more than three quarters of a full column breaks between lines, its
 * frame open there. False after an error (a font). */
bool ts_box_set(const struct ts_setting *, size_t first, struct ts_inset *);

/* Set paragraphs [first, end) in a box as wide as a part of the grid, its title across it and its text in so
 * many columns of its own at most: its drawing, from the top left corner on, and the rows of the grid that it
 * takes, of which the first and the last are empty. False after an error. */
bool ts_box_set_wide(const struct ts_setting *, size_t first, size_t end, struct ts_grid_part, int columns,
                     const struct ts_page **drawing, int *rows);

#endif
