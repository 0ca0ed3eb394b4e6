/* page/insets.h -- what stands in a column apart from its text, drawn ahead in whole rows of the grid: pull
 * quotes, tables, boxes. Includes: page/setting.h. Internal to page/. */
#ifndef TS_PAGE_INSETS_H
#define TS_PAGE_INSETS_H

#include "page/setting.h"

/* A piece that no column parts. */
struct ts_inset_piece {
    const struct ts_page *drawing; /* from its top left corner on */
    const struct ts_page *link;    /* the same where the piece before it stands above it; NULL = nothing */
    int rows;
    bool may_start; /* a column may begin with it */
    int paragraph;  /* its first */
};

struct ts_inset {
    TS_VEC(struct ts_inset_piece)
    pieces;     /* n 0 = no column holds it, which is reported: it is to be set as text */
    size_t end; /* the paragraph behind it */
};

/* True for the roles of paragraphs that stand in insets. */
bool ts_inset_is(enum ts_role);

/* An inset begins with this paragraph. */
bool ts_inset_begins(const struct ts_article *, size_t);

/* The paragraph behind the inset that begins with paragraph `first`. */
size_t ts_inset_end(const struct ts_article *, size_t first);

/* Set the inset that begins with paragraph `first`. False after an error (a font). */
bool ts_inset_set(const struct ts_setting *, size_t first, struct ts_inset *);

#endif
