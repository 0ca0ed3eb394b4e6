/* page/panel.h -- text of the head in columns of its own, in whole rows: standfirst (提要), lead (导语).
 * Includes: page/setting.h. */
#ifndef TS_PAGE_PANEL_H
#define TS_PAGE_PANEL_H

#include "page/setting.h"

struct ts_panel; /* set, and counted in rows */

/* Set the article's paragraphs of a role across a part of the width, in as many of the type's columns as
 * their lines fill and the part holds. The type must live as long as the panel. NULL after an error. */
const struct ts_panel *ts_panel_set(const struct ts_setting *, enum ts_role, const struct ts_type *,
                                    struct ts_grid_part);

/* Rows of text in its columns; 0 = there is none. */
int ts_panel_rows(const struct ts_panel *);

/* The same with the empty rows around it, in which its rules stand. */
int ts_panel_rows_around(const struct ts_panel *);

/* Draw it, the empty rows above it from a row of the grid on. */
void ts_panel_draw(const struct ts_setting *, const struct ts_panel *, int row, struct ts_page *);

#endif
