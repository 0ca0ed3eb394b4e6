/* page/wide_table.h -- a table over several columns, drawn in one piece, or in as few as the rows that it may
 * take ask for, each under the table's head. Includes: page/insets.h. Internal to page/.
 *
 * The head of a further part is ink: the copy has it once, and so has the page's text. */
#ifndef TS_PAGE_WIDE_TABLE_H
#define TS_PAGE_WIDE_TABLE_H

#include "page/insets.h"

struct ts_table_part {
    const struct ts_page *drawing; /* from its top left corner on */
    int rows, paragraph;           /* its first row of the table */
};

struct ts_table_parts {
    TS_VEC(struct ts_table_part) v; /* n 0 = it has no room over that width */
};

/* Set the table of paragraph `first` over a width, for a position (ts_picture_position), in parts of at most
 * so many rows; a row that is higher is a part of its own. False after an error (a font). */
bool ts_wide_table_set(const struct ts_setting *, size_t first, ts_len width, int position, int most,
                       struct ts_table_parts *);

#endif
