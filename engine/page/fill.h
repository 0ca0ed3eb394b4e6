/* page/fill.h -- a page's columns filled with the body. Includes: page/body.h. Internal to page/. */
#ifndef TS_PAGE_FILL_H
#define TS_PAGE_FILL_H

#include "page/body.h"

/* Fill the columns of a page under a head of `first_row` rows with the body from unit `begin` on: level, or
 * to the last row where the fit wants it. Paragraphs may be set a line longer or shorter for it, which a
 * reader does not see; *body is then the body so varied. *misfit is how far the goal is missed: rows short of
 * a full page, or those between the feet of level columns beyond one; 0 while more of the body follows. */
struct ts_column_set ts_fill_page(const struct ts_setting *, const struct ts_body **body, size_t begin,
                                  int first_row, int *misfit);

/* The rows of the set's highest column. */
int ts_fill_height(const struct ts_column_set *);

#endif
