/* page/hyperlinks.h -- where the copy's links came to stand: places that a reader of the PDF can click.
 * Includes: page/display.h. Nothing of them is printed. */
#ifndef TS_PAGE_HYPERLINKS_H
#define TS_PAGE_HYPERLINKS_H

#include "page/display.h"

/* Add TS_DRAW_LINK to the pages for the links of the articles on them, a place for each part of a line,
 * behind all else. Addresses that a reader could not go to (text/address.h) get none. O(links + glyphs x log
 * links), and nothing where there are no links. */
void ts_hyperlinks_add(struct ts_ctx *, const struct ts_pages *, const struct ts_article *const *,
                       size_t n_articles);

#endif
