/* page/narrow.h -- a short article set over some of the page's columns. Includes: page/compose.h. Internal to
 * page/.
 *
 * Over all columns it would be a strip of a few rows under a headline as wide as the page: it takes as many
 * columns as leave them a height in proportion to their width (the style's fit.least-height), and its
 * headings are smaller with the measure they stand over. */
#ifndef TS_PAGE_NARROW_H
#define TS_PAGE_NARROW_H

#include "page/compose.h"

/* How an article that stands on its page as `all` is to be set over `least` columns or more: the fit with a
 * site and a style of its own; NULL = over all columns. In ctx->keep. */
const struct ts_fit *ts_narrow_fit(struct ts_ctx *, const struct ts_fit *, const struct ts_article *,
                                   const struct ts_composed *all, int least);

#endif
