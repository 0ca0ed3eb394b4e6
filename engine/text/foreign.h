/* text/foreign.h -- files that are given as copy by mistake. Includes: base. Internal to text/. */
#ifndef TS_TEXT_FOREIGN_H
#define TS_TEXT_FOREIGN_H

#include "base/slice.h"

/* What a file is, and what its sender is to do; both in both languages (TS_BOTH), behind "this is" and "; ".
 */
struct ts_foreign {
    const char *what, *advice;
};

/* By the bytes, whatever the file is called; NULL = it may be copy. */
const struct ts_foreign *ts_foreign_find(struct ts_slice bytes);

#endif
