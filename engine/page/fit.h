/* page/fit.h -- an article made to fill its page: what a compositor does by trying. Includes: page/compose.h.
 *
 * Within the style's ranges the page may be re-cut into other columns, in other sizes and row pitches; the
 * head and the subheads may take more rows, paragraphs a line more or less. Candidates are counted first and
 * set only when the count says that they fill the page; the one that changes least is taken, each change
 * weighed by its place in the style's order. */
#ifndef TS_PAGE_FIT_H
#define TS_PAGE_FIT_H

#include "page/compose.h"

/* Set the article as the style's `fit` says, and report what was chosen, or how many rows stay free or are
 * over. NULL after an error. */
const struct ts_pages *ts_fit_compose(const struct ts_typesetter *, const struct ts_style *,
                                      const struct ts_article *);

/* The same in the site of `base`, a block whose type and grid are the page's: what stands there, on a page of
 * its own, and what is left over. Of `base` the site, the style, what it goes on from and to count. False
 * after an error. */
bool ts_fit_block(const struct ts_typesetter *, const struct ts_fit *base, const struct ts_article *,
                  struct ts_composed *out);

#endif
