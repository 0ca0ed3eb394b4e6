/* plan/plan.h -- what stands where on a page: blocks of the row grid, each with its article. Includes: style,
 * text, grid. A plan is YAML as staff write it; plan/read.c reads and checks it, plan/propose.c makes one.
 * The page stage sets it. Columns and rows count from 0 here and from 1 in the file. */
#ifndef TS_PLAN_PLAN_H
#define TS_PLAN_PLAN_H

#include "grid/grid.h"
#include "style/style.h"

/* What a block is on its page; the style's section `blocks` says how each kind is set. */
enum ts_block_role {
    TS_BLOCK_ARTICLE, /* 一般 */
    TS_BLOCK_LEAD,    /* 头条 */
    TS_BLOCK_SECOND,  /* 二条 */
    TS_BLOCK_FOOT,    /* 倒头条 */
    TS_BLOCK_BRIEFS,  /* 简讯: short items with run-in headings */
    TS_BLOCK_PHOTO,   /* 图片新闻: a picture with its text */
    TS_BLOCK_LINK,    /* 链接: belongs to another article */
    TS_BLOCK_ADVERT,  /* 广告: space with its label */
    TS_N_BLOCK_ROLES
};

enum ts_block_ground { TS_BLOCK_PLAIN, TS_BLOCK_FRAMED /* 加框 */, TS_BLOCK_TINTED /* 加框, 底纹 */ };

/* An article's file. */
struct ts_plan_article {
    const char *path;      /* from the working folder, or absolute */
    struct ts_place place; /* where the plan names it */
};

struct ts_plan_block {
    struct ts_place place; /* of the block in its file */
    int role, ground;      /* ts_block_role, ts_block_ground */
    const struct ts_grid_rect
        *parts; /* in reading order; the head stands in the first. Text runs down the columns of one,
                 * then of the next; a part's columns are columns of the page */
    int n_parts;
    const struct ts_plan_article *articles; /* one; briefs: one or several; an advert has none */
    int n_articles;
    const char *title; /* 栏题 of briefs and links, "" = none */
    const char *label; /* the advert's word and what else stands in its space */
    const struct ts_style
        *style; /* the page's, with the values of the block's role and of the block itself over it */
    bool free;  /* its boundary rows may be moved to fill the page */
    int to_page,
        from_page; /* pages of the issue (0-based) on which its article goes on, or comes from; -1 = none */
};

/* One page. */
struct ts_plan {
    const char *file;                   /* the plan's, as messages show it */
    const struct ts_style *style;       /* of the page */
    struct ts_folio_text folio;         /* the plan's values over the style's */
    const struct ts_plan_block *blocks; /* in the order of the file, which is the order of reading */
    int n_blocks;
};

/* An issue: its pages in order; one page alone is an issue of one. */
struct ts_issue {
    const char *file;
    const struct ts_plan *const *pages;
    int n_pages;
};

#endif
