/* text/tables.h -- tables of the copy. Includes: text/roles.h. Internal to text/.
 *
 *     | 甲 | 乙 |       a row of a table, if the second row says so:
 *     |:---|---:|      it is not set; colons say where its columns' text stands
 *     {宽=3栏}          alone behind the last row: over several columns (text/placing.h)
 *
 * A \| is a character of the cell. */
#ifndef TS_TEXT_TABLES_H
#define TS_TEXT_TABLES_H

#include "text/inline.h"
#include "text/roles.h"

/* The paragraph of a table's row: its cells, and spans of all its text. */
void ts_tables_make_row(struct ts_ctx *, const struct ts_inline_text *, const struct ts_line_read *,
                        struct ts_spans *, struct ts_para *);

/* Give the rows of the table that begins at line `first` their role; what is no row of it is gone. Returns
 * the line behind it; `first` = none begins there. */
size_t ts_tables_read(struct ts_ctx *, const struct ts_source *, struct ts_lines_read *, size_t first);

#endif
