/* page/masthead.h -- the masthead of a front page (报头): the paper's name over lines of what every issue has
 * to say of itself, in whole rows at the top of the type area. It stands in the folio line's place. Includes:
 * page/setting.h. */
#ifndef TS_PAGE_MASTHEAD_H
#define TS_PAGE_MASTHEAD_H

#include "page/setting.h"

struct ts_masthead {
    struct ts_grid_part part;   /* of the page's width; n 0 = the style has none */
    int rows;                   /* with the empty one below it */
    const struct ts_line *name; /* NULL = not given */
    TS_VEC(const struct ts_line *) items;
    TS_VEC(size_t) ends; /* of the items of each line */
    ts_len pitch;        /* of these lines */
};

/* Set the style's masthead: the name as large as the style has it or its width and rows allow, the items on
 * as many lines as they take. What the rules on newspapers want and is not given is reported. NULL after an
 * error. */
const struct ts_masthead *ts_masthead_set(const struct ts_setting *);

/* Draw it from row 0 on. */
void ts_masthead_draw(const struct ts_setting *, const struct ts_masthead *, struct ts_page *);

#endif
