/* prop/pages.h -- pages judged by what typeset-style(5) and typeset(1) promise, with no table of the
 * engine's. Includes: copy.h, draws.h. */
#ifndef TS_PROP_PAGES_H
#define TS_PROP_PAGES_H

#include "copy.h"
#include "draws.h"

#include "base/vec.h"
#include "page/fit.h"

struct judge {
    const struct ts_style *style;
    const struct ts_pages *pages;
    const struct ts_article *article;
    const struct copy *copy;
    int failures;
    bool filled; /* the fit changed the style: the page is full */
    ts_len measure, gutter;
    int rows;
};

struct set_para {
    TS_VEC(char) text;
    int n_lines;
};

/* A line or a subhead's band in a column, in reading order. */
struct unit {
    int page, column, row;       /* row of its foot, from the frame's head on */
    const struct ts_draw *frame; /* its mark */
    int top;                     /* row of the page that the frame begins with */
    int rows;                    /* that the columns of its page could have */
    bool band, inset;
    bool of_inset; /* a line of one that was set as text */
    int space;     /* empty rows above it, if it is not the column's first */
    int fixed;     /* rows above it that belong to it: the rule of the notes */
    int n_lines;   /* of a band */
    bool widow; /* no column may begin with it: too little of its paragraph stands before it or from it on */
    int paragraph;
    const struct ts_line *line;
};

typedef TS_VEC(struct unit) units;

/* Count a fault, and print the first few. */
void pages_find(struct judge *, size_t page, const char *what, const struct ts_line *);

/* What the page says of itself. */
static inline bool is_folio(const struct ts_draw *d) {
    return d->role == TS_MARK_FOLIO || d->role == TS_MARK_MASTHEAD || d->role == TS_MARK_JUMP;
}

/* The jump line of a page that begins as the style's text does; NULL = none. */
const struct ts_draw *pages_jump_line(struct judge *, size_t p, const char *text);

/* The mark of the frame that a line stands in: the lowest one of its column above it. */
const struct ts_draw *pages_frame(const struct ts_page *, const struct ts_draw *line);

/* What was said of the article. */
const char *pages_messages(struct ts_arena *, struct ts_diag *);

/* The whole: text, places, jump lines, pictures, columns, what was said of them. */
void pages_judge(struct judge *, struct ts_arena *, struct ts_diag *);

/* --- page_columns.c ------------------------------------------------------------------------------------- */

/* The lines and bands of all columns; what stands off the grid is found meanwhile. */
void columns_read(struct judge *, struct ts_arena *, const struct set_para *, units *);

/* Rows that follow each other, feet and heads, columns that are full, level, or end on the last row. */
void columns_judge(struct judge *, const units *);

/* Rows of the body on further pages, as far as the units show them; -1 = they do not. */
long columns_count_rows(const struct judge *, const units *);

#endif
