/* page/lead.h -- the lead (导语): lines in columns of its own, in whole rows. Includes: page/setting.h. */
#ifndef TS_PAGE_LEAD_H
#define TS_PAGE_LEAD_H

#include "page/setting.h"

struct ts_lead; /* set, and counted in rows */

/* Set the article's lead across a part of the width, in as many of the style's columns as its lines fill and
 * the part holds. NULL after an error. */
const struct ts_lead *ts_lead_set(const struct ts_setting *, struct ts_grid_part);

/* Rows of text in its columns; 0 = there is none. */
int ts_lead_rows(const struct ts_lead *);

/* The same with the empty rows around it, in which its rules stand. */
int ts_lead_rows_around(const struct ts_lead *);

/* Draw it, the empty rows above it from a row of the grid on. */
void ts_lead_draw(const struct ts_setting *, const struct ts_lead *, int row, struct ts_page *);

#endif
