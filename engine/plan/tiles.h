/* plan/tiles.h -- blocks on the page's grid: those whose place is said, then the others by rule. Includes:
 * draft.h. Internal to plan/.
 *
 * The rule: a block without a place takes the next free one in reading order, the first cell from the top,
 * and from the left among those of one row, from which its columns and rows are free. Rows that are not said
 * are all down to the next block or the foot, at least those it needs; columns that are not said are all that
 * are free to the right of that cell. Blocks with a place are laid first, whatever their order. */
#ifndef TS_PLAN_TILES_H
#define TS_PLAN_TILES_H

#include "plan/draft.h"

struct ts_tiles {
    struct ts_ctx *ctx;
    const struct ts_draft *draft;
    struct ts_grid grid;
    struct ts_grid_rect masthead; /* rows 0 = none */
    int *below;                   /* of each cell: how many are free from it downwards */
    int *owner;                   /* of each cell, row by row: a block, or one of the two below */
};

enum { TS_TILE_FREE = -1, TS_TILE_MASTHEAD = -2 };

/* Lay all blocks of the draft: open numbers of its parts are filled in. `least` has the rows that each block
 * needs. Errors: off the grid, over another block or the masthead, no room, parts that do not touch. */
struct ts_tiles ts_tiles_lay(struct ts_ctx *, struct ts_draft *, const struct ts_style *, const int *least);

#endif
