/* grid/titling.h -- what all headings in display type have in common: their sizes, lines and rows, for those
 * that set them and those that only reckon. Includes: grid/grid.h. */
#ifndef TS_GRID_TITLING_H
#define TS_GRID_TITLING_H

#include "grid/grid.h"

enum { TS_TITLING_MOST_LINES = 2 /* where its sizes allow that */ };

/* Whole quarters of a 点, downwards. */
ts_len ts_titling_size(ts_len);

/* The next smaller size to try: by 2 %, since breaks between words rarely fall just right. */
ts_len ts_titling_smaller(ts_len size);

/* Is a size as good as a greater one that is wished for, if the lines are the better for it? Up to a fifth
 * smaller it is: one line rather than two, two that end by the sense rather than two that do not. A heading
 * that would be smaller still takes a line more, so that those of one rank look of one size. */
bool ts_titling_is_near(ts_len size, ts_len wished);

/* Lines of one size together. */
ts_len ts_titling_height(ts_len size, int lines);

/* Rows that they take with their white, which is a third of their size however many they are, and none for
 * type that is no larger than the text; `more` of height besides. */
int ts_titling_rows(const struct ts_grid *, ts_len size, int lines, ts_len more);

/* From the top of one line to the next. */
ts_len ts_titling_pitch(ts_len size);

#endif
