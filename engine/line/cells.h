/* line/cells.h -- how wide a character's cell is and where its ink stands in it. Includes: line/items.h.
 * Internal to line/. The class sets the cell, not the font; the ink is measured from the glyph and placed
 * where the class wants it. Sources: CLREQ, "Punctuation adjustment"; GB/T 15834-2011, 5.1. */
#ifndef TS_LINE_CELLS_H
#define TS_LINE_CELLS_H

#include "line/items.h"

/* Fill in width, before, after, space, origin, rise, stretch and unkerned of the item of character `i` of the
 * runs, which starts a cluster. */
void ts_cell_set(const struct ts_runs *, size_t i, const struct ts_line_rules *, struct ts_item *);

#endif
