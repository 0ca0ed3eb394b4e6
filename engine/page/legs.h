/* page/legs.h -- where a block's text stands: sites that its article runs through one after another.
 * Includes: plan, page/site.h. Internal to page/.
 *
 * Parts of a block in the page's own columns are one leg as long as they follow each other in the plan: text
 * runs down each of their columns. A part that is cut into other columns (破栏) is a leg of its own, and the
 * text that goes on there is broken anew for its measure. */
#ifndef TS_PAGE_LEGS_H
#define TS_PAGE_LEGS_H

#include "page/site.h"
#include "plan/plan.h"

struct ts_legs {
    const struct ts_site *const *sites;
    int n;
    struct ts_grid title; /* the rows of the block's title, above the first site; 0 rows = it has none */
};

/* The legs of a block of the page: without the empty rows above its parts, inside its frame, under so many
 * rows of its title. In ctx->keep. */
struct ts_legs ts_legs_of(struct ts_ctx *, const struct ts_grid *page, const struct ts_plan_block *,
                          const struct ts_separation_style *, int title_rows);

/* The whole of a block's first part without the empty rows above it, where its frame stands. */
struct ts_grid ts_legs_outside(const struct ts_grid *page, const struct ts_plan_block *,
                               const struct ts_separation_style *);

#endif
