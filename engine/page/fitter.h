/* page/fitter.h -- what the search for a full page works with: an article, what it needs, and the ways to set
 * it. Includes: page/body.h. Internal to page/fit.c and its parts: page/counting.c counts rows,
 * page/weighing.c finds the layouts that fill a room and what they cost, page/cuts.c lists sizes and
 * divisions of the page. */
#ifndef TS_PAGE_FITTER_H
#define TS_PAGE_FITTER_H

#include "page/body.h"

enum {
    TS_BY_SIZE,
    TS_BY_ROW,
    TS_BY_SUBHEADS,
    TS_BY_HEAD,
    TS_BY_PARAGRAPHS,
    TS_BY_COLUMNS,
    TS_BY_PICTURE,
    TS_N_PARAMETERS
};

/* What an article takes in columns of a style. */
struct ts_demand {
    int rows, bands;                  /* of the body; subheads among them */
    int head, taken;                  /* rows down to the head's end; those that it takes of all columns */
    int head_columns;                 /* that become shorter where the head takes a row more */
    int faults;                       /* lines with a hole, sticking out, or broken against the rules */
    const struct ts_islands *islands; /* whose rows depend on the pitch */
};

/* A size and a division of the page. */
struct ts_cut {
    ts_len size;
    int columns, characters;
    double estimate; /* of the cost; < 0 = none */
};

struct ts_fitter {
    const struct ts_typesetter *t;
    const struct ts_fit *base; /* what every layout begins with */
    const struct ts_style *style;
    const struct ts_site *site; /* NULL = a page, whatever its cut */
    int site_columns;
    const struct ts_article *article;
    int weights[TS_N_PARAMETERS];
    struct ts_demand demand; /* in the style as it is */
    TS_VEC(int64_t) lengths; /* of the paragraphs, in thousandths of an em */
    TS_VEC(struct ts_cut) cuts;
};

/* One way to set the article. */
struct ts_layout {
    const struct ts_style *cut; /* NULL = none */
    ts_len row;                 /* in place of the cut's */
    int head_more, subheads_more, paragraphs_more, picture_more;
    bool level; /* a few lines under a picture: level columns at the foot are full enough */
    double cost;
};

enum { TS_MOST_LAYOUTS = 3 /* of a cut, tried */ };

/* The best few, least cost first; those without a cut behind the others. */
struct ts_layouts {
    struct ts_layout v[TS_MOST_LAYOUTS];
};

/* --- counting ------------------------------------------------------------------------------------------- */

/* What the article takes in a style, and its body as it was set for that; false after an error. Nothing is
 * told. */
bool ts_demand_count(const struct ts_fitter *, const struct ts_style *, struct ts_demand *,
                     const struct ts_body **);

/* The head's part of it alone, whose blocks are whole rows of the pitch; false after an error. */
bool ts_demand_count_head(const struct ts_fitter *, const struct ts_style *, struct ts_demand *);

/* Lines with a fault. */
int ts_demand_faults(const struct ts_body *);

/* Rows of the columns that islands take in a style, under a head of so many. */
int ts_demand_islands(const struct ts_fitter *, const struct ts_islands *, const struct ts_style *, int head);

/* Note the lengths of a body's paragraphs, as they are set in the style's own columns ... */
void ts_demand_measure(struct ts_fitter *, const struct ts_body *);

/* ... by which it takes about so many rows in lines of so many characters. */
int ts_demand_estimate(const struct ts_fitter *, int characters);

/* Rows by which the article, as it was counted in the style as it is, takes more than the site or its page
 * has; 0 = it does not, or was not counted. */
int ts_demand_over(const struct ts_fitter *);

/* The article has far more characters than the site or any page has places: not worth counting. */
bool ts_demand_is_beyond(const struct ts_fitter *);

/* --- weighing ------------------------------------------------------------------------------------------- */

/* Take the weights of the changes from the style's order. */
void ts_weigh_order(struct ts_fitter *);

/* The layouts in a style's columns that fill the page or the site: their pitch, the rows that head, subheads
 * and paragraphs take more, and what it costs. A body of which only an estimate is known may be off by so
 * many rows. */
struct ts_layouts ts_weigh(const struct ts_fitter *, const struct ts_style *, const struct ts_demand *,
                           int uncertain);

/* The style of a layout that is to be set; most are only weighed. In ctx->keep. */
const struct ts_style *ts_weigh_style(const struct ts_fitter *, const struct ts_layout *);

/* Rows that a few lines under a picture leave white in the site: they stand side by side in two rows at least
 * (page/place.c). */
int ts_weigh_strip(const struct ts_fitter *, const struct ts_demand *);

/* --- cuts ----------------------------------------------------------------------------------------------- */

/* List all sizes and divisions that the style allows, the least estimate of cost first. */
void ts_cuts_list(struct ts_fitter *);

/* The layouts of one, its body set and counted. */
struct ts_layouts ts_cuts_solve(const struct ts_fitter *, const struct ts_cut *);

#endif
