/* grid/grid.h -- the page's rows and columns in units: where a character cell can stand. Includes: base,
 * style. */
#ifndef TS_GRID_GRID_H
#define TS_GRID_GRID_H

#include "style/style.h"

struct ts_grid {
    ts_len left, top, width; /* of the type area, from the page's top left corner */
    ts_len row, em;          /* pitch of the rows; size of the body's type */
    int rows;                /* the last needs no white below it */
    int columns;
    ts_len measure, gutter; /* of a column; the gutters take what the columns leave of the width */
};

/* The grid of a style whose geometry was checked. */
struct ts_grid ts_grid_make(const struct ts_style *);

/* Columns side by side, and the part of the type area's width that they take with the gutters between. */
struct ts_grid_part {
    int first, n; /* columns */
    ts_len left, width;
};

/* So many columns from `first` on; all of them are the whole width. */
struct ts_grid_part ts_grid_part_of(const struct ts_grid *, int first, int n);

/* Whole columns and rows of a grid. */
struct ts_grid_rect {
    int column, row, columns, rows;
};

/* The part of a grid that a rectangle covers, as a grid of its own: its column and row 0 are the rectangle's
 * first, its gutters are the page's. */
struct ts_grid ts_grid_within(const struct ts_grid *, struct ts_grid_rect);

/* Left edge of column 0, 1 ...; top edge of row 0, 1 ... */
ts_len ts_grid_column_x(const struct ts_grid *, int column);
ts_len ts_grid_row_y(const struct ts_grid *, int row);

/* The baseline of type of size `em` whose em box has its top at `y`: 0.88 em down, the ideographic em box of
 * CJK fonts (OpenType BASE ideo = -0.12 em). One rule for all faces, so that mixed faces share a line. */
ts_len ts_grid_baseline(ts_len y, ts_len em);

/* Rows that `height` of type takes at least. */
int ts_grid_rows_of(const struct ts_grid *, ts_len height);

/* The middle of a band of whole rows as the eye sees it: the white above its first row counts as part of it.
 */
ts_len ts_grid_band_middle(const struct ts_grid *, int first_row, int rows);

#endif
