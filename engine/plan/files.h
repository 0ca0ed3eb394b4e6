/* plan/files.h -- the files that plans name: is each there, does one stand twice. Includes: plan.h. Internal
 * to plan/. */
#ifndef TS_PLAN_FILES_H
#define TS_PLAN_FILES_H

#include "plan/plan.h"

/* Make the paths of `n` articles, as they are written in `file`, paths from the working folder: beside that
 * file, absolute ones as they are, as with an article's pictures. One that cannot be read is an error. */
void ts_files_find(struct ts_ctx *, const char *file, struct ts_plan_article *, int n);

/* Is it one file, whatever its names? */
bool ts_files_same(const struct ts_plan_article *, const struct ts_plan_article *);

/* Add the error that the article stands at another's place already. */
void ts_files_report_twice(struct ts_ctx *, const struct ts_plan_article *,
                           const struct ts_plan_article *first);

#endif
