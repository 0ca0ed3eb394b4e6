/* style/fit.h -- values that are right one by one but not together. Includes: given.h. */
#ifndef TS_STYLE_FIT_H
#define TS_STYLE_FIT_H

#include "style/given.h"

/* Add an error for every set of measures that no page can have: at the place of the value that stands in the
 * topmost layer, with all values that take part and what would do. */
void ts_fit_check(struct ts_ctx *, const struct ts_style *, const struct ts_givens *);

#endif
