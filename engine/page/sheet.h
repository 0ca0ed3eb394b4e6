/* page/sheet.h -- a page of several articles, set by its plan. Includes: plan, page/fit.h. */
#ifndef TS_PAGE_SHEET_H
#define TS_PAGE_SHEET_H

#include "base/vec.h"
#include "page/clashes.h"
#include "page/fit.h"
#include "plan/plan.h"

/* What stands in a block, and what became of it. */
struct ts_sheet_block {
    const struct ts_article *article; /* NULL = an advert, or what could not be read: the space stays white */
    bool rest;                        /* it comes from another page: `from` on, without its head */
    size_t from;                      /* paragraph */
    struct ts_composed done;          /* filled by ts_sheet_compose */
    struct ts_grid_rect at;           /* its first part, where ts_sheet_compose set it */
};

typedef TS_VEC(struct ts_page) ts_page_list;

/* Set a page, each of the plan's blocks with what is given for it, and add it to the list. An article fills
 * its block as the block's style says; what is over or short is reported by article. What does not fit and
 * does not go on on another page follows on proofs behind it, several articles on one where there is room, so
 * that nothing is lost. Heads that meet are warnings, and listed. False after an error.
 */
bool ts_sheet_compose(const struct ts_typesetter *, const struct ts_plan *, struct ts_sheet_block *,
                      ts_page_list *, ts_clash_list *);

/* What of a block's article goes on elsewhere; NULL = nothing does. In ctx->keep. */
const struct ts_article *ts_sheet_rest(struct ts_ctx *, const struct ts_sheet_block *);

#endif
