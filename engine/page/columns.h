/* page/columns.h -- where columns end. Includes: base. Knows rows and constraints, no text.
 *
 * A column's foot is free only where no paragraph's or quotation's last line would stand alone at the next
 * head, and no subhead without two lines under it at this foot. On a page that the copy does not fill, the
 * columns end level: the search weighs all divisions of the rows at once, and bands (subheads) may take a row
 * or two more to level a column, which is what a compositor does by hand. */
#ifndef TS_PAGE_COLUMNS_H
#define TS_PAGE_COLUMNS_H

#include "base/ctx.h"

/* A line of body, or a band of whole rows, in reading order. */
struct ts_unit {
    int rows;
    int space;      /* empty rows above it, which vanish at a column's head */
    bool band;      /* may take more rows than it needs */
    bool may_start; /* a column may begin with it */
};

struct ts_column {
    size_t begin, end; /* units */
    int rows;          /* what they take, with extra */
    int extra;         /* rows given to the column's bands, from the first on, one each in turn */
};

struct ts_column_set {
    const struct ts_column *columns;
    int n;
    size_t end; /* the unit that the next page begins with */
};

/* Fill `n_columns` of at most `rows` rows from unit `begin` on: full columns if more follows than the page
 * holds, else level ones. Where a lawful foot cannot be found, a column is left empty for the next page,
 * unless this is the `last_resort`: a page as high as any that follows. In ctx->keep. */
struct ts_column_set ts_columns_fill(struct ts_ctx *, const struct ts_unit *, size_t n, size_t begin,
                                     int n_columns, int rows, bool last_resort);

#endif
