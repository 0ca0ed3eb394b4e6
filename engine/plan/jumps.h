/* plan/jumps.h -- articles that go on on another page of the issue (下转, 上接). Includes: page.h. Internal
 * to plan/. */
#ifndef TS_PLAN_JUMPS_H
#define TS_PLAN_JUMPS_H

#include "plan/page.h"

/* Tie the two ends of every jump together. A jump is said at both: `to-page: 3` in one block, `from-page: 1`
 * in the block of page 3 that has the same article. Errors: a page that the issue has not, an end without the
 * other, jumps that go back or in a circle, an article on two pages without a jump. */
void ts_jumps_tie(struct ts_ctx *, struct ts_plan_page *const *pages, int n);

#endif
