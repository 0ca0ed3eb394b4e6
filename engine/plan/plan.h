/* plan/plan.h -- what stands where on a page: blocks of the row grid, each with its article. Includes: style,
 * text, grid. A plan is YAML as staff write it; plan/read.c reads and checks it, plan/propose.c makes one.
 * The page stage sets it. Columns and rows count from 0 here and from 1 in the file. */
#ifndef TS_PLAN_PLAN_H
#define TS_PLAN_PLAN_H

#include "grid/grid.h"
#include "style/style.h"
#include "text/article.h"

#include <sys/types.h>

enum ts_block_ground { TS_BLOCK_PLAIN, TS_BLOCK_FRAMED /* 加框 */, TS_BLOCK_TINTED /* 加框, 底纹 */ };

/* An article's file. */
struct ts_plan_article {
    const char *path;      /* from the working folder, or absolute */
    struct ts_place place; /* where the plan names it */
    dev_t device;          /* the file itself, whatever its names; file 0 = it cannot be read */
    ino_t file;
};

struct ts_plan_block {
    struct ts_place place; /* of the block in its file */
    int role;              /* ts_block_role (style/style.h) */
    int ground;            /* ts_block_ground */
    const struct ts_grid_rect
        *parts; /* in reading order; the head stands in the first. Text runs down the columns of one,
                 * then of the next; a part's columns are columns of the page */
    int n_parts;
    const int *cuts; /* 破栏: columns into which the text of each part is cut; 0 = the page's own */
    const struct ts_plan_article *articles; /* one; briefs: one or several; an advert has none */
    int n_articles;
    const char *title; /* 栏题 of briefs and links; the continuation's headline; "" = none */
    const char *label; /* the advert's word and what else stands in its space */
    const struct ts_style
        *style; /* the page's, with the values of the block's role and of the block itself over it */
    bool free;  /* its boundary rows may be moved to fill the page */
    const char *to, *from; /* the page, as its folio has it, on which its article goes on (下转) or from which
                            * it comes (上接); "" = none */
    struct ts_place to_place, from_place;
    int to_page, to_block; /* the same block of the issue, 0-based; -1 = none, or the page was read alone */
    int from_page, from_block;
};

/* One page. */
struct ts_plan {
    const char *file;                   /* the plan's, as messages show it */
    const struct ts_style *style;       /* of the page */
    struct ts_folio_text folio;         /* the plan's values over the issue's over the style's */
    struct ts_date date;                /* of the folio; year 0 = none */
    const struct ts_plan_block *blocks; /* in the order of the file, which is the order of reading */
    int n_blocks;
};

/* An issue: its pages in order; one page alone is an issue of one. */
struct ts_issue {
    const char *file;
    struct ts_folio_text folio; /* of all pages: its values over the first page's */
    struct ts_date date;
    const struct ts_plan *const *pages;
    int n_pages;
};

#endif
