/* page/fill.h -- a page's pictures placed and its columns filled with the body. Includes: page/body.h.
 * Internal to page/. */
#ifndef TS_PAGE_FILL_H
#define TS_PAGE_FILL_H

#include "page/body.h"

/* A page's columns: `set` has one for each of the block's frames. */
struct ts_filled {
    struct ts_block block;
    struct ts_column_set set;
    int first_row, foot; /* of the block; the foot is the row below the deepest text or picture */
    int misfit;
};

/* Fill the columns of a page under a head of `first_row` rows with the body from unit `begin` on: level, or
 * to the last row where the fit wants it. Of the pictures that wait for a page those are placed whose text is
 * on this one, as far as there is room. Paragraphs may be set a line longer or shorter, which a reader does
 * not see; *body is then the body so varied. The misfit is how far the goal is missed: rows short of a full
 * page, or those between the feet of level columns beyond one; 0 while more of the body follows. */
struct ts_filled ts_fill_page(const struct ts_setting *, const struct ts_body **body, size_t begin,
                              int first_row, const struct ts_set_pictures *waiting);

#endif
