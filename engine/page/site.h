/* page/site.h -- where on a page an article is set: columns of a grid, and rows of each. Includes: grid,
 * page/columns.h. Internal to page/. */
#ifndef TS_PAGE_SITE_H
#define TS_PAGE_SITE_H

#include "grid/grid.h"
#include "page/columns.h"

struct ts_site {
    struct ts_grid grid;                /* the least rectangle that holds it all */
    const struct ts_text_frame *frames; /* its rows, in reading order: down a column, then the next */
    int n;
    struct ts_grid_rect head; /* the part of the grid over which the article's head may stand */
    bool page;                /* a whole page, and others follow it: what does not fit goes on there */
};

/* The type area of a style's page. In ctx->keep. */
const struct ts_site *ts_site_of_page(struct ts_ctx *, const struct ts_style *);

/* Rectangles of a page's grid that touch one another: text runs down each of the columns they cover,
 * whichever of them it passes, and the head stands in the first. In ctx->keep. */
const struct ts_site *ts_site_of_parts(struct ts_ctx *, const struct ts_grid *page,
                                       const struct ts_grid_rect *, int n);

/* Rows of its columns. */
int ts_site_rows(const struct ts_site *);

#endif
