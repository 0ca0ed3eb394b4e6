/* plan/read.h -- a plan's file in, a page's blocks out, everything checked. Includes: plan.h. typeset-plan(5)
 * has the keys. */
#ifndef TS_PLAN_READ_H
#define TS_PLAN_READ_H

#include "plan/plan.h"

enum ts_plan_kind { TS_PLAN_NOT, TS_PLAN_PAGE, TS_PLAN_ISSUE };

/* The file's name ends as those of plans do, .yaml or .yml. */
bool ts_plan_is_named(const char *path);

/* What a file is by its name, .yaml or .yml, and its first key at the margin that tells: a list of blocks is
 * a page's plan, of pages an issue; all else is none. One that cannot be read counts as a page's: reading it
 * says why. O(bytes of the file). */
enum ts_plan_kind ts_plan_is(const char *path);

/* Read a page's plan, of a text as if the file held it; empty = the file is read. The style is the request's,
 * else the plan's, else the built-in one; the request's folders and settings count for it. NULL after an
 * error: no YAML, keys or values at fault, blocks over each other or off the grid, files that are not there.
 */
const struct ts_plan *ts_plan_read(struct ts_ctx *, const char *path, struct ts_slice text,
                                   const struct ts_style_request *);

#endif
