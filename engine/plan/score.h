/* plan/score.h -- what a page is worth to those who make it up. Includes: plan/lineup.h. Internal to plan/.
 *
 * Points are lost, weighed so that the score says what staff see: from about 85 on a page goes to press as it
 * is, to 65 it wants a few lines more or less, below 50 another plan. About 12 points, what one pair of
 * headlines side by side costs, are 2 % of the page's rows over or 3 % white. Order, frames, shapes and
 * balance, of which each has many small points, are limited in sum. */
#ifndef TS_PLAN_SCORE_H
#define TS_PLAN_SCORE_H

#include "plan/lineup.h"

/* What a block alone loses at a size; false if it cannot be so at all. The points are added. */
bool ts_score_block(const struct ts_lineup *, int block, int columns, int rows, bool framed, bool at_top,
                    int points[TS_N_SACRIFICES]);

/* What a block loses that was set: `spare` rows of its area stayed free, or so many were over. */
int ts_score_set(int page, int area, int spare);

/* What is lost by a place that stays open. */
int ts_score_open(int page_columns, int page, int columns, int rows);

/* One pair of heads that meet. The points are added. */
void ts_score_clash(int points[TS_N_SACRIFICES], bool stacked);

/* 100 without the points in sum, 0 at least. */
int ts_score_of(const int points[TS_N_SACRIFICES]);

/* The page with all that it gives up. In ctx->keep. */
struct ts_proposal ts_score_page(struct ts_ctx *, const struct ts_lineup *, const struct ts_slicing_page *);

#endif
