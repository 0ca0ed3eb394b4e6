/* grid/recut.h -- 破栏: columns of a page cut anew into others, by the four rules of where the remainder goes
 * (ts_remainder in style/style.h). Includes: grid/grid.h. */
#ifndef TS_GRID_RECUT_H
#define TS_GRID_RECUT_H

#include "grid/grid.h"

/* How a width is cut: into so many columns, for type of size `em`, with gutters of `gutter`. */
struct ts_recut {
    int columns;
    ts_len em, gutter;
    int remainder; /* ts_remainder */
};

/* A column: its left edge from that of the width on. */
struct ts_recut_column {
    ts_len x, measure;
};

/* Cut the width of a part of the grid; `to` has room for the columns. The first begins at its left edge and
 * the last ends at its right one; one column alone ends where no more whole characters fit, unless it is
 * free. A column has room for one character at least. What 相对 leaves of the width once whole characters are
 * dealt out, less than one, goes to the gutters. 自动 deals the part's own columns out, the first of them to
 * the first, and into more than it has it cuts as 绝对; where the width is less than theirs, as within a
 * frame, its outer columns are narrower. */
void ts_grid_recut(const struct ts_grid *, struct ts_grid_part, const struct ts_recut *,
                   struct ts_recut_column *to);

/* Cut a grid's own width anew into so many columns of whole characters of the body: 绝对, with gutters of an
 * em and what is left; one alone stands in the middle. Where less than a character is left for each, they
 * overlap: ask for no more columns than hold one. */
void ts_grid_cut(struct ts_grid *, int columns);

/* The part of a grid inside a frame around a rectangle of it: a row less above and below, an em less at
 * either side. Its columns are not cut yet. */
struct ts_grid ts_grid_inside(const struct ts_grid *, struct ts_grid_rect);

#endif
