/* text/blocks.h -- lines whose signs say what they are together: lists, tables, boxes. Includes:
 * text/roles.h. Internal to text/.
 *
 *     - 文字    * 文字    + 文字        an item of a list, if another follows or precedes directly
 *
 *     | 甲 | 乙 |                     a row of a table, if the second row says so:
 *     |:---|---:|                    it is not set; colons say where its columns' text stands
 *
 *     ::: 链接 题目                   a box, up to a line ::: alone; what stands behind the first is its
 * title
 *     ::: 链接 题目 {宽=2栏}          the same over several columns (text/placing.h); of a table these braces
 * stand alone on the line behind its last row
 *
 * Two lines or more that begin with one of these signs and a blank, with no break between them, are a list. A
 * sign alone is text, with a warning. So are lines with - of which one ends as only speech does, with ？ or
 * ！: in English copy such lines are a dialogue. */
#ifndef TS_TEXT_BLOCKS_H
#define TS_TEXT_BLOCKS_H

#include "text/inline.h"
#include "text/roles.h"

/* The paragraph of a table's row: its cells, and spans of all its text. */
void ts_blocks_make_row(struct ts_ctx *, const struct ts_inline_text *, const struct ts_line_read *,
                        struct ts_spans *, struct ts_para *);

/* Bytes of the number that a list's item begins with, which then stands where the mark would: 1. 2) 三、
 * （四）, at most three characters and its sign; 0 = none. */
size_t ts_blocks_number(struct ts_slice item);

/* Give lines from `first` on the roles that their signs say, and cut the signs off. */
void ts_blocks_read(struct ts_ctx *, const struct ts_source *, struct ts_lines_read *, size_t first);

#endif
