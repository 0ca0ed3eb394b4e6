/* page/compose.h -- an article onto pages: the sixth stage. Includes: page/body.h. */
#ifndef TS_PAGE_COMPOSE_H
#define TS_PAGE_COMPOSE_H

#include "page/body.h"

/* A place in the article's text: bytes into a paragraph; the paragraph behind the last = its end. */
struct ts_point {
    size_t paragraph, offset;
};

/* Pages, and how they came out. */
struct ts_composed {
    struct ts_pages *pages;
    const struct ts_body *body; /* as it was set in the end */
    int misfit;                 /* rows by which the goal was missed: page/fill.h; 0 in low columns */
    int widest_inset;           /* columns of the widest box or table over several; 0 = there is none */
    size_t n_folio; /* of the first page's draws those of its folio line or masthead, which come first */
    bool ended;     /* all is on the first page, pictures too */
    struct ts_point rest;          /* what of it a block does not hold */
    size_t rest_unit;              /* the unit of the body that it begins with */
    const struct ts_islands *left; /* and its islands that have no place there */
    int head_rows;                 /* of the site's grid, down to the deepest end of its head (page/head.h) */
    int page_rows;                 /* rows of the first page's columns */
    int rows_free, rows_over;      /* of them under the text; behind them (page/overset.h) */
    size_t characters_over;        /* there */
};

/* Set the article and lay it out: masthead and head where the style has them, the body in the columns on the
 * row grid, level at the foot or full as the fit says; what one page does not hold goes on to the next.
 * Nothing is left out. False after an error. */
bool ts_pages_compose(const struct ts_typesetter *, const struct ts_fit *, const struct ts_article *,
                      struct ts_composed *);

/* The same in the fit's site alone, drawn onto a page that holds nothing else: what does not fit is left. */
bool ts_block_compose(const struct ts_typesetter *, const struct ts_fit *, const struct ts_article *,
                      struct ts_composed *);

#endif
