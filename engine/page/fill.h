/* page/fill.h -- a page's pictures placed and its columns filled with the body. Includes: page/body.h.
 * Internal to page/. */
#ifndef TS_PAGE_FILL_H
#define TS_PAGE_FILL_H

#include "page/body.h"
#include "page/jump.h"

/* A page's columns: `set` has one for each of the block's frames. */
struct ts_filled {
    struct ts_block block;
    struct ts_column_set set;
    int foot; /* the row below the deepest text or picture; 0 = there is none */
    int misfit;
};

/* The site's frames, as many as it has, from a row of each column on; NULL = from their first. In ctx->keep.
 */
const struct ts_text_frame *ts_fill_frames(const struct ts_setting *, const int *first_rows);

/* Rows that n frames hold. */
int ts_fill_capacity(const struct ts_text_frame *, int n);

/* Rows of the highest of n frames, but for the row of a line that says where the text goes on. */
int ts_fill_highest(const struct ts_setting *, const struct ts_text_frame *, int n);

/* Fill frames, as many as the site has, with the body from unit `begin` on: level, or to the last
 * row where the fit wants it. Jump lines take rows of the frames where the page has them: the first row,
 * and the last if the body goes on behind the page. Of the islands that wait for a page those are placed
 * whose text is on this one, as far as there is room. Paragraphs may be set a line longer or shorter, which a
 * reader does not see; *body is then the body so varied. The misfit is how far the goal is missed: rows short
 * of a full page, or those between the feet of level columns beyond one; 0 while more of the body follows. */
struct ts_filled ts_fill_page(const struct ts_setting *, const struct ts_body **body, size_t begin,
                              const struct ts_text_frame *frames, const struct ts_islands *waiting,
                              struct ts_jump);

#endif
