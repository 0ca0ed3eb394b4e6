/* page/columns.h -- where columns end. Includes: style. Knows rows and constraints, no text.
 *
 * A column's foot is free only where no paragraph's or quotation's last line would stand alone at the next
 * head, and no subhead without two lines under it at this foot. On a page that the copy does not fill, the
 * columns end level: the search weighs all divisions of the rows at once, and bands (subheads) may take a row
 * or two more to level a column, which is what a compositor does by hand. */
#ifndef TS_PAGE_COLUMNS_H
#define TS_PAGE_COLUMNS_H

#include "style/style.h"

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

/* The columns of a request, one for each of its frames. */
struct ts_column_set {
    const struct ts_column *columns;
    int n;
    size_t end; /* the unit that the next page begins with */
};

/* Rows of a column that text may take: whole columns, or what a head, a picture leaves of them. */
struct ts_text_frame {
    int column;
    int first_row, rows;
};

enum ts_columns_goal {
    TS_COLUMNS_LEVEL,   /* feet on one row, as high up as they can be */
    TS_COLUMNS_FULL,    /* each frame to its last row */
    TS_COLUMNS_IN_ORDER /* one frame after the other as far as the units reach */
};

struct ts_columns_request {
    const struct ts_text_frame *frames; /* in reading order */
    int n;
    enum ts_columns_goal goal;
    int most_extra;   /* rows that a band may take beyond its own */
    bool last_resort; /* no page that follows is higher */
};

/* May a column begin with line `line` (0-based) of a paragraph of so many lines? */
bool ts_columns_may_part(struct ts_least_lines, int line, int lines);

/* Fill the frames from unit `begin` on: to the goal if they hold all units, else full. Where a lawful foot
 * cannot be found, a column is left empty for the next page, unless this is the last resort. In ctx->keep. */
struct ts_column_set ts_columns_fill(struct ts_ctx *, const struct ts_unit *, size_t n, size_t begin,
                                     const struct ts_columns_request *);

#endif
