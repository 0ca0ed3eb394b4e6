/* text/lists.h -- lists, and lists in lists. Includes: text/roles.h. Internal to text/.
 *
 *     - 文字    * 文字    + 文字      an item, if another one follows or precedes, or one lies in it
 *       - 文字                       an item of a list in it: two blanks more than the sign above it
 *       1. 文字    1) 文字            one with a number, which is set as it stands
 *       文字                         a further paragraph of the item
 *
 * Items of one list have one sign. Blank lines between them do not matter; a break does. A line that begins
 * with a number is text (in Chinese copy such lines are paragraphs), unless it lies in an item, or an item
 * with another sign lies in it. An indented line is a paragraph of the item above it only in copy that does
 * not indent its paragraphs by blanks.
 *
 * A sign alone is text, with a warning. So are lines with - of which one ends as only speech does, with ？ or
 * ！: in English copy such lines are a dialogue. */
#ifndef TS_TEXT_LISTS_H
#define TS_TEXT_LISTS_H

#include "text/roles.h"

/* Bytes of the number that a list's item begins with, which then stands where the mark would: 1. 2) 三、
 * （四）, at most three characters and its sign; 0 = none. */
size_t ts_lists_number(struct ts_slice item);

/* True if a line that is text and no item begins with blanks: they are the paragraphs' indent. */
bool ts_lists_are_paragraphs_indented(const struct ts_lines_read *, size_t first);

/* Give the lines of the list that begins at line `first` their role and depth, and cut the signs off;
 * `indented` as above. Returns the line behind it; `first` = none begins there, nor at any line before
 * byte *none_before of the source, first 0: so long rows of numbers are read once. */
size_t ts_lists_read(struct ts_ctx *, const struct ts_source *, struct ts_lines_read *, size_t first,
                     bool indented, uint32_t *none_before);

#endif
