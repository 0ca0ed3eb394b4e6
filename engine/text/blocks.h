/* text/blocks.h -- lines whose signs say what they are together: boxes here, tables (text/tables.h), lists
 * (text/lists.h). Includes: text/roles.h. Internal to text/.
 *
 *     ::: 链接 题目             a box, up to a line ::: alone; what stands behind the first is its title
 *     ::: 链接 题目 {宽=2栏}    the same over several columns (text/placing.h) */
#ifndef TS_TEXT_BLOCKS_H
#define TS_TEXT_BLOCKS_H

#include "text/roles.h"

/* Give lines from `first` on the roles that their signs say, and cut the signs off. */
void ts_blocks_read(struct ts_ctx *, const struct ts_source *, struct ts_lines_read *, size_t first);

#endif
