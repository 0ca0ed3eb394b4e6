/* page/sheet.h -- a page of several articles, set by its plan. Includes: plan, page/fit.h. */
#ifndef TS_PAGE_SHEET_H
#define TS_PAGE_SHEET_H

#include "page/fit.h"
#include "plan/plan.h"

/* What stands in a block, and what became of it. */
struct ts_sheet_block {
    const struct ts_article *article; /* NULL = an advert, or what could not be read: the space stays white */
    bool rest;                        /* it goes on from another page: no head, from `point` on */
    struct ts_point point;
    struct ts_composed done; /* filled by ts_sheet_compose */
};

/* Set a page: one block for each of the plan's, in its order, into `page`. Each block's article fills it as
 * its style's fit says, and what is over or short is reported by article. False after an error. */
bool ts_sheet_compose(const struct ts_typesetter *, const struct ts_plan *, struct ts_sheet_block *blocks,
                      struct ts_page *page);

#endif
