/* plan/propose.h -- plans for a page from the articles that it is to hold. Includes: plan/estimate.h,
 * style/block.h.
 *
 * Articles become blocks: the one of least weight is the head article (头条), the next the second (二条), a
 * long one stands at the foot (倒头条), the shortest together are briefs (简讯), a picture with a few lines
 * is a photo (图片新闻). What each needs is reckoned (plan/estimate.h), pages are searched (plan/slicing.h),
 * and of the best those are kept whose head articles stand in other columns, or nearly all the rest does. */
#ifndef TS_PLAN_PROPOSE_H
#define TS_PLAN_PROPOSE_H

#include "plan/estimate.h"
#include "plan/heads.h"
#include "plan/plan.h"
#include "plan/slicing.h"
#include "style/block.h"

enum {
    TS_PROPOSE_MOST = 3,
    TS_PROPOSE_CANDIDATES = 12,
    TS_PROPOSE_MOST_ARTICLES = 200,
    TS_PROPOSE_MOST_ADVERTS = 8
};

struct ts_propose_advert {
    int columns, rows;
};

struct ts_propose_request {
    const struct ts_page_style *page;
    const struct ts_article *const
        *articles;  /* without a weight, they rank behind the others, the longer first */
    int n_articles; /* 1 to TS_PROPOSE_MOST_ARTICLES */
    const struct ts_propose_advert *adverts;
    int n_adverts; /* up to TS_PROPOSE_MOST_ADVERTS */
    bool
        candidates; /* more plans than are shown, of which ts_propose_choose leaves some when they were set */
};

/* Roles of no plan: the page keeps the masthead's place free, and one that the articles do not fill. */
enum { TS_PROPOSED_MASTHEAD = -1, TS_PROPOSED_OPEN = -2 };

struct ts_proposed_block {
    int role, ground; /* as in struct ts_plan_block, or one of those */
    struct ts_grid_rect rect;
    const int *articles; /* of the request; an advert has none */
    int n_articles;
    struct ts_needs needs; /* in so many columns, framed or not */
    int spare;             /* columns x rows beyond what it needs; < 0 = so much is over */
    int characters_over;   /* known of one that was set */
    bool set;              /* `spare` is what came out when it was set, not what was reckoned */
};

/* What a page gives up: each in points that the score loses. */
enum ts_sacrifice {
    TS_SACRIFICE_FIT,       /* rows over or short */
    TS_SACRIFICE_COLLISION, /* 碰题, 对题: headlines side by side */
    TS_SACRIFICE_STACK,     /* 叠题: headlines one under another with hardly a line between them */
    TS_SACRIFICE_PLACE,     /* 倒头条, adverts not at the foot; a head article not at the top left */
    TS_SACRIFICE_RANK,      /* a headline larger than that of a block of higher rank, or read before it */
    TS_SACRIFICE_SHAPE,     /* blocks too flat, too narrow, with too few rows under their head */
    TS_SACRIFICE_THROUGH,   /* 断版: a gutter from the page's top to its foot */
    TS_SACRIFICE_BALANCE,   /* headlines and pictures on one side of the page */
    TS_SACRIFICE_FRAMES,    /* blocks framed to part headlines */
    TS_SACRIFICE_OPEN,      /* 留空: a place that the articles do not fill */
    TS_N_SACRIFICES
};

struct ts_proposal {
    int score; /* 100 without the points, 0 at least */
    int points[TS_N_SACRIFICES];
    struct ts_proposed_block *blocks; /* as they are read */
    int n_blocks;
    const struct ts_clash *clashes;
    int n_clashes;
};

/* An article that stands on no page. */
struct ts_left_out {
    int article;          /* of the request */
    int rows, characters; /* about what it would take */
};

struct ts_proposals {
    struct ts_proposal *v; /* the best first */
    int n;
    int rows,
        needed; /* columns x rows that the page has for the articles, and that these need in the first */
    int articles_over; /* about so many, the last in rank first, are to go where they need more */
    const struct ts_left_out *left_out; /* those in no plan, for all are far too long together */
    int n_left_out, rows_left_out;
};

/* The best plans, two or three where blocks can stand so differently; one if all is one block. NULL after an
 * error: adverts that leave no room. In ctx->keep; resets ctx->scratch. */
struct ts_proposals *ts_propose(struct ts_ctx *, const struct ts_propose_request *);

/* The plan was set: its blocks have their places and `spare` as they came out, and its clashes are those of
 * the page. Its score is what it is worth so. */
void ts_propose_rescore(struct ts_proposal *);

/* Of candidates those that are shown, by their scores. In ctx->keep. */
const struct ts_proposals *ts_propose_choose(struct ts_ctx *, const struct ts_proposals *);

/* How far two plans differ: per cent of the page on which blocks have other columns. */
int ts_propose_difference(const struct ts_proposal *, const struct ts_proposal *);

#endif
