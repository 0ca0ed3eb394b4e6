/* text/briefs.h -- short items (简讯) as one article: each heading stands on one line with its text.
 * Includes: text/article.h. */
#ifndef TS_TEXT_BRIEFS_H
#define TS_TEXT_BRIEFS_H

#include "text/article.h"

/* Articles, or one with several headings, as a single article without a head: every headline and subhead
 * opens the paragraph behind it, marked TS_MARKED_RUN_IN; a byline becomes the item's credit. Nothing is left
 * out; what else stands in a head becomes text. In ctx->keep. */
const struct ts_article *ts_briefs_join(struct ts_ctx *, const struct ts_article *const *, size_t n);

#endif
