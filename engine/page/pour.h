/* page/pour.h -- text in columns of its own within a width of the grid (破栏), row by row: standfirst, lead,
 * boxes over several columns. Includes: page/setting.h, grid/recut.h. Internal to page/. */
#ifndef TS_PAGE_POUR_H
#define TS_PAGE_POUR_H

#include "grid/recut.h"
#include "page/setting.h"

struct ts_pour {
    size_t first, end; /* paragraphs of the article */
    struct ts_grid_part part;
    const struct ts_type *type;  /* with gutter and remainder; must live in ctx->keep */
    const struct ts_type *title; /* of titles among the paragraphs; NULL = there are none */
    int columns;                 /* at most */
    int longer;                  /* rows that the last may be longer than the first; else they are fewer */
};

struct ts_poured_line {
    const struct ts_line *line;
    int paragraph, line_number;
    int column, row;
    ts_len x; /* from the part's left edge on */
};

struct ts_poured {
    TS_VEC(struct ts_poured_line) lines; /* in reading order */
    int columns, rows;
};

/* Set the text in as many of the columns as it fills and as hold lines of some length, their feet level and
 * parted as the style's least lines allow. False after an error (a font). */
bool ts_pour(const struct ts_setting *, const struct ts_pour *, struct ts_poured *);

#endif
