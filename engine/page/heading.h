/* page/heading.h -- one heading of a head: its size, its lines, its drawing. Includes: grid/titling.h,
 * page/setting.h. */
#ifndef TS_PAGE_HEADING_H
#define TS_PAGE_HEADING_H

#include "grid/titling.h"
#include "page/setting.h"

/* A heading: lines centred in a band of whole rows. */
struct ts_heading {
    const struct ts_para *para;
    int paragraph;              /* index in the article; -1 = it is repeated there */
    int role;                   /* of its mark */
    const struct ts_type *type; /* as it was set */
    const struct ts_lines *lines;
    int rows_before, rows, rows_after;
    ts_len pad; /* white at either side of it */
};

/* Set the heading's paragraph within a measure, on one line if that is near the greatest size of its type's
 * range, else on the fewest lines at which it is not much smaller than it could be: at the greatest size at
 * which it takes them, or one near that at which they end better for the sense (grid/titling.h). The type is
 * its own, in ctx->keep; it is given that size. False after an error. */
bool ts_heading_set(const struct ts_setting *, struct ts_type *, ts_len measure, struct ts_heading *);

/* Of its lines together. */
ts_len ts_heading_height(const struct ts_heading *);

/* Draw it in its rows, from `row` on, over a part of the page's width. */
void ts_heading_draw(const struct ts_setting *, const struct ts_heading *, const struct ts_grid_part *,
                     int row, struct ts_page *);

#endif
