/* line/opportunities.h -- the places between cells: where a line may end, and which rule forbids it
 * elsewhere. Includes: line/items.h. It knows characters, not widths. */
#ifndef TS_LINE_OPPORTUNITIES_H
#define TS_LINE_OPPORTUNITIES_H

#include "line/items.h"

/* What is known of the places of one paragraph. */
struct ts_opportunities {
    const struct ts_runs *runs;
    const struct ts_line_rules *rules;
    const bool *uax14;    /* may break before a character */
    const uint8_t *paths; /* enum ts_path_place before a character; NULL = there is none */
};

/* One place. */
struct ts_between {
    const struct ts_char *last;  /* before it: an accent or a selector perhaps */
    const struct ts_char *a, *b; /* what that is attached to; the first behind the place. Of the runs */
    bool blank;                  /* a blank of the copy's is there */
    bool parted;                 /* U+3000, or a blank made to break at */
    int row; /* em of the dashes, or of the ellipses, that end with `a` (ts_opportunities_row) */
};

struct ts_opportunity {
    enum ts_break brk;
    enum ts_why why;
};

/* Both answers of libraries, for a whole paragraph; in ctx->scratch. O(characters). */
struct ts_opportunities ts_opportunities_find(struct ts_ctx *, struct ts_uax14 *, const struct ts_runs *,
                                              const struct ts_line_rules *);

/* May a line end there? By the copy's markup, the pair table (CLREQ, "Prohibition rules for line start and
 * line end"), what is one with a number, paths, and UAX #14, in that order. */
struct ts_opportunity ts_opportunities_between(const struct ts_opportunities *, const struct ts_between *);

/* Do both characters belong to one number: digits of any width, their separators and signs? */
bool ts_opportunities_in_number(const struct ts_opportunities *, const struct ts_between *);

/* Is the place inside a web address or path? */
bool ts_opportunities_in_path(const struct ts_opportunities *, const struct ts_between *);

/* Em of the marks of one class that end with `c`, of which `row` end with the character before (NULL = there
 * is none). */
int ts_opportunities_row(int row, const struct ts_char *before, const struct ts_char *c);

#endif
