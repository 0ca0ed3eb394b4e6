/* plan/uses.h -- which files a plan or an issue names, without setting or checking it. Includes: plan/read.h.
 */
#ifndef TS_PLAN_USES_H
#define TS_PLAN_USES_H

#include "plan/read.h"

/* Tell of each article and each page's plan that the file at `path` names, those of its pages too: paths from
 * the working folder, in ctx->keep. Nothing is said of a file that is no plan or at fault: that is for its
 * own job. */
void ts_uses_each(struct ts_ctx *, const char *path, void (*tell)(void *user, const char *path), void *user);

#endif
