/* plan/page.h -- a page read while its issue may still change it. Includes: plan.h. Internal to plan/. */
#ifndef TS_PLAN_PAGE_H
#define TS_PLAN_PAGE_H

#include "plan/plan.h"

struct ts_plan_page {
    struct ts_plan plan;
    struct ts_plan_block *blocks; /* plan.blocks */
    struct ts_folio_text own;     /* the plan's own values; "" = not given */
    const struct ts_yaml *root;   /* its file */
};

/* What an issue's pages share. */
struct ts_plan_shared {
    const char *style; /* for plans that name none; NULL = not said */
    struct ts_place style_place;
    struct ts_folio_text folio;
};

/* Where a page's plan comes from. */
struct ts_plan_file {
    const char *path;
    struct ts_place named; /* where it is named; none = on the command line */
    struct ts_slice text;  /* what it holds; empty = it is read */
};

/* Read one page. NULL after an error of its own. */
struct ts_plan_page *ts_plan_page_read(struct ts_ctx *, const struct ts_plan_file *,
                                       const struct ts_style_request *, const struct ts_plan_shared *);

#endif
