/* page/narrow.h -- a short article set over some of the page's columns. Includes: page/compose.h. Internal to
 * page/.
 *
 * Over all columns it would be a strip of a few rows under a headline as wide as the page: it takes as many
 * columns as leave them a height in proportion to their width (the style's fit.least-height), and its
 * headings are smaller with the measure they stand over. */
#ifndef TS_PAGE_NARROW_H
#define TS_PAGE_NARROW_H

#include "page/compose.h"

/* The fewest columns over which an article that stands on its page as `all` may be set, for what is widest in
 * it; all of them where it takes further pages, and in a style that wants all or says where heads stand. */
int ts_narrow_least(const struct ts_fit *, const struct ts_article *, const struct ts_composed *all);

/* The columns that leave it the style's height in proportion to their width: all of them if it is not short.
 */
int ts_narrow_wanted(const struct ts_fit *, const struct ts_article *, const struct ts_composed *all);

/* The fit for so many columns, with a site and a style of its own. In ctx->keep. */
const struct ts_fit *ts_narrow_fit(struct ts_ctx *, const struct ts_fit *, int columns);

#endif
