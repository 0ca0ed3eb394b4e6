/* page/fill.h -- a page's columns filled with the body. Includes: page/body.h. Internal to page/. */
#ifndef TS_PAGE_FILL_H
#define TS_PAGE_FILL_H

#include "page/body.h"

/* The columns of a page from a row of each on, left to right as they are read; NULL = from row 0. In
 * ctx->keep. */
const struct ts_text_frame *ts_fill_frames(const struct ts_setting *, const int *first_rows);

/* Rows that n frames hold. */
int ts_fill_capacity(const struct ts_text_frame *, int n);

/* Fill the frames of a page, one for each column, with the body from unit `begin` on: level, or to the last
 * row where the fit wants it. Paragraphs may be set a line longer or shorter for it, which a
 * reader does not see; *body is then the body so varied. *misfit is how far the goal is missed: rows short of
 * a full page, or those between the feet of level columns beyond one; 0 while more of the body follows. */
struct ts_column_set ts_fill_page(const struct ts_setting *, const struct ts_body **body, size_t begin,
                                  const struct ts_text_frame *frames, int *misfit);

/* The rows of the set's highest column. */
int ts_fill_height(const struct ts_column_set *);

#endif
