/* page/furniture.h -- what stands between and around a page's blocks: rules, frames, tints. Includes: plan,
 * page/display.h. Internal to page/. */
#ifndef TS_PAGE_FURNITURE_H
#define TS_PAGE_FURNITURE_H

#include "page/display.h"
#include "plan/plan.h"

/* The grounds and frames of framed blocks; before their text. */
void ts_furniture_draw_grounds(struct ts_ctx *, const struct ts_plan *, struct ts_page *);

/* The rules between blocks: in the empty rows above one, and in the gutter between two. */
void ts_furniture_draw_rules(struct ts_ctx *, const struct ts_plan *, struct ts_page *);

#endif
