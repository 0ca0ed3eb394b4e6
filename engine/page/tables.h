/* page/tables.h -- a table in a column: its rows as pieces of an inset. Includes: page/insets.h. Internal to
 * page/. */
#ifndef TS_PAGE_TABLES_H
#define TS_PAGE_TABLES_H

#include "page/insets.h"

/* Set the rows, paragraphs [first, inset->end), as pieces: one each, on the rows of the grid. Columns are as
 * wide as their text, and share what is left over; where that is too wide, the widest take further lines. A
 * table that does not fit even so is reported and has no pieces. False after an error (a font). */
bool ts_table_set(const struct ts_setting *, size_t first, struct ts_inset *);

/* Over how many of the page's columns the table of paragraphs [first, end) is to stand, if the copy does not
 * say: one, where it has room there if only on further lines of its cells, else as few as hold each cell's
 * text on one line, or all. 0 after an error. */
int ts_table_columns(const struct ts_setting *, size_t first, size_t end);

#endif
