/* text/blocks.h -- lines whose signs say what they are together: lists. Includes: text/roles.h. Internal to
 * text/.
 *
 *     - 文字    * 文字    + 文字        an item of a list, if another follows or precedes directly
 *
 * Two lines or more that begin with one of these signs and a blank, with no break between them, are a list. A
 * sign alone is text, with a warning. So are lines with - of which one ends as only speech does, with ？ or
 * ！: in English copy such lines are a dialogue. */
#ifndef TS_TEXT_BLOCKS_H
#define TS_TEXT_BLOCKS_H

#include "text/roles.h"

/* Give lines from `first` on the roles that their signs say, and cut the signs off. */
void ts_blocks_read(struct ts_ctx *, const struct ts_source *, struct ts_lines_read *, size_t first);

#endif
