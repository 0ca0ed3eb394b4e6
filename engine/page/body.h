/* page/body.h -- the body's lines and subhead bands in reading order. Includes: page/setting.h,
 * page/columns.h. */
#ifndef TS_PAGE_BODY_H
#define TS_PAGE_BODY_H

#include "page/columns.h"
#include "page/setting.h"

/* What stands behind a ts_unit of the same index: a line, the lines of a subhead in its band, or a
 * block of other things alone. */
struct ts_body_unit {
    const struct ts_line *lines;
    size_t n_lines;
    enum ts_role role;
    int paragraph, line_number;  /* the block before a paragraph has no line number: -1 */
    const struct ts_page *block; /* what is drawn besides, from its top left corner on; NULL = nothing */
    const struct ts_page *link;  /* the same where the unit before stands above it in its column */
    bool starts;                 /* a column may begin with it, as far as it alone is asked */
};

struct ts_body {
    const struct ts_unit *units;
    const struct ts_body_unit *parts;
    size_t n;
};

/* Set all paragraphs from `first` on in columns of the grid. NULL after an error. */
const struct ts_body *ts_body_set(const struct ts_setting *, size_t first);

/* The body with one paragraph a line longer or shorter (`more`), if that does not show; else NULL. A trial
 * is not shown to the watch. */
const struct ts_body *ts_body_vary(const struct ts_setting *, const struct ts_body *, int paragraph, int more,
                                   bool trial);

/* Draw one column of it from a row of the grid on. */
void ts_body_draw(const struct ts_setting *, const struct ts_body *, const struct ts_column *, int column,
                  int first_row, struct ts_page *);

#endif
