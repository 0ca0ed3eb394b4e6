/* plan/draft.h -- a plan as it is written: its values read one by one. Nothing of it is placed yet, no file
 * is looked for. Includes: plan.h, style. Internal to plan/.
 *
 *     style: news
 *     paper: 桐湾晚报
 *     page: 3
 *     roles: {second: {headline: {size: 36点}}}
 *     blocks:
 *       - {role: lead, article: flood.txt, at: [1, 1], size: 5x60}
 *       - {role: 简讯, 各稿: [a.txt, b.txt], 大小: 3x30, 衬底: 加框, 栏题: 简讯}
 *       - {article: ferry.txt, parts: [{at: [6, 31], size: 3x20}, {at: [7, 51], size: 2x40}]}
 */
#ifndef TS_PLAN_DRAFT_H
#define TS_PLAN_DRAFT_H

#include "plan/plan.h"
#include "style/yaml.h"

enum { TS_DRAFT_OPEN = -1 /* a column, a row, or a number of them that the plan leaves to the rule */ };

struct ts_draft_part {
    struct ts_place place;
    int cut;                  /* 0 = not said */
    struct ts_grid_rect rect; /* any of its four may be open; column and row are either both open or none */
};

struct ts_draft_block {
    struct ts_place place;
    int role, ground;
    struct ts_draft_part *parts; /* at least one */
    int n_parts;
    struct ts_plan_article *articles; /* paths as written */
    int n_articles;
    const char *title, *label;
    const char *to, *from; /* "" = none */
    struct ts_place to_place, from_place;
    bool free;
    const struct ts_yaml *over[3]; /* maps of style keys, the topmost first */
    int n_over;
};

struct ts_draft {
    const char *file;
    const char *style;           /* NULL = not said */
    struct ts_place style_place; /* of `style` */
    const struct ts_yaml *root;  /* all of the file */
    const struct ts_yaml *roles; /* map of partial styles; NULL = none */
    struct ts_folio_text folio;  /* "" where not given */
    struct ts_draft_block *blocks;
    int n_blocks;
};

/* Read the file, which `named` names; place none = the command line. NULL if it is no YAML or has no blocks;
 * all other faults are errors, and what was wrong has the value of what is not given. */
struct ts_draft *ts_draft_read(struct ts_ctx *, const char *path, struct ts_place named);

/* The same of a document that was parsed; NULL if that is NULL. */
struct ts_draft *ts_draft_of(struct ts_ctx *, const char *path, const struct ts_yaml *root);

#endif
