/* plan/issue.h -- an issue's file in, its pages out. Includes: plan.h. typeset-plan(5) has the keys.
 *
 *     paper: 桐湾晚报
 *     date: 2024-03-09
 *     issue: 8123
 *     cn: CN 11-0065
 *     style: news
 *     pages: [p1.yaml, p2.yaml, p3.yaml, p4.yaml]
 */
#ifndef TS_PLAN_ISSUE_H
#define TS_PLAN_ISSUE_H

#include "plan/plan.h"

/* Read an issue and all its pages. A page's values of the imprint stand over the issue's; what neither says
 * of page number and pages of today is counted. Warned of, by 《报纸期刊质量管理规定》, appendix
 * 报纸出版形式差错数计算方法: page numbers that are not complete and in order, values that differ between
 * pages, items of the imprint that are missing. Errors: those of the pages, a page or an article twice, jumps
 * that lead nowhere (the pages' other errors first: jumps are looked at when all pages can be read). NULL
 * after an error. */
const struct ts_issue *ts_issue_read(struct ts_ctx *, const char *path, const struct ts_style_request *);

/* A page alone as an issue of one. */
const struct ts_issue *ts_issue_of_page(struct ts_ctx *, const struct ts_plan *);

#endif
