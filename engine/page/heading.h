/* page/heading.h -- one heading of a head: its size, its lines, its drawing. Includes: page/setting.h. */
#ifndef TS_PAGE_HEADING_H
#define TS_PAGE_HEADING_H

#include "page/setting.h"

enum { TS_HEADING_MOST_LINES = 2 /* where its sizes allow that */ };

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

/* Set the heading's paragraph within a measure: at the greatest size of its type's range at which it takes
 * the fewest lines, or one up to a fifth smaller at which they end better for the sense. The type is its own,
 * in ctx->keep; it is given that size. False after an error. */
bool ts_heading_set(const struct ts_setting *, struct ts_type *, ts_len measure, struct ts_heading *);

/* Of its lines together. */
ts_len ts_heading_height(const struct ts_heading *);

/* Draw it in its rows, from `row` on, over a part of the page's width. */
void ts_heading_draw(const struct ts_setting *, const struct ts_heading *, const struct ts_grid_part *,
                     int row, struct ts_page *);

#endif
