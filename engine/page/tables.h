/* page/tables.h -- a table in a column: its rows as pieces of an inset. Includes: page/insets.h. Internal to
 * page/. */
#ifndef TS_PAGE_TABLES_H
#define TS_PAGE_TABLES_H

#include "page/insets.h"

/* Set the rows, paragraphs [first, inset->end), as pieces: one each, on the rows of the grid. Columns are as
 * wide as their text, and share what is left over; where that is too wide, the widest take further lines. A
 * table that does not fit even so is reported and has no pieces. False after an error (a font). */
bool ts_table_set(const struct ts_setting *, size_t first, struct ts_inset *);

#endif
