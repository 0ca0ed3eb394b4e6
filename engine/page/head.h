/* page/head.h -- the block above or beside the body: kicker, headline, deck, byline, standfirst,
 * lead. Includes: page/setting.h, page/columns.h, page/masthead.h. */
#ifndef TS_PAGE_HEAD_H
#define TS_PAGE_HEAD_H

#include "page/columns.h"
#include "page/masthead.h"
#include "page/setting.h"

struct ts_head; /* set, and counted in rows */

/* How the head goes onto page 1. A head that leaves no room for the body gives up its lead first, then
 * everything, to the columns, where any length has its place. */
struct ts_head_plan {
    const struct ts_masthead *masthead; /* above or beside it; NULL, or n of its part 0 = none */
    const struct ts_head *head;         /* NULL = all is body */
    bool with_lead;
    int rows;                           /* of the page, down to the deepest end of the head */
    int columns;                        /* over which the head stands */
    size_t body_from;                   /* the first paragraph in the columns */
    const struct ts_text_frame *frames; /* what it leaves of the site's, as many */
};

/* Set the head beside the masthead or under it, and say what of it stands above the columns; what had to go
 * into them is reported. The headline is scaled to what it stands over between its least and greatest size,
 * on as few lines as that allows. False after an error. */
bool ts_head_plan_make(const struct ts_setting *, struct ts_head_plan *);

/* The plan of the pages that the article goes on to: its headline once more in the style's small type
 * (接续题) over all columns, where the style wants it and its rows hold it. It is the page's own text, no
 * part of the copy's. False after an error. */
bool ts_head_plan_again(const struct ts_setting *, struct ts_head_plan *);

/* Draw it. */
void ts_head_draw(const struct ts_setting *, const struct ts_head *, bool with_lead, struct ts_page *);

#endif
