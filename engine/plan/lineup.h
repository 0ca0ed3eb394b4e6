/* plan/lineup.h -- which articles make which blocks, in what order of rank, and which are left out.
 * Includes: plan/propose.h. Internal to plan/. */
#ifndef TS_PLAN_LINEUP_H
#define TS_PLAN_LINEUP_H

#include "plan/propose.h"

struct ts_lineup_block {
    int role; /* as in struct ts_proposed_block */
    const int *articles;
    const struct ts_estimate *estimate; /* of these, as one; NULL = none */
    int n_articles, characters;
    struct ts_slicing_item item;
    int title_rows;                                        /* of the block's own title (栏题) */
    struct ts_needs needs[2][TS_SLICING_MOST_COLUMNS + 1]; /* without a frame and with it, by columns */
};

struct ts_lineup {
    struct ts_grid grid;
    int separation; /* empty rows above a block that does not begin at the page's top */
    struct ts_lineup_block blocks[TS_SLICING_MOST]; /* the highest rank first, adverts last */
    int n;
    int article_rows[TS_PROPOSE_MOST_ARTICLES]; /* about what each takes of all columns, in their ranks */
    int n_articles;
    struct ts_left_out *left_out;
    int n_left_out, rows_left_out;
    int share; /* what the page gives its text, thousandths of what that wants: below 1000 all is too long */
};

/* NULL after an error: adverts larger than the page. */
struct ts_lineup *ts_lineup_make(struct ts_ctx *, const struct ts_propose_request *);

/* Articles that are to go, the last in rank first, for the others to fit `room` rows where all of them take
 * `needed`; 0 needed = not known, as they were reckoned. */
int ts_lineup_over(const struct ts_lineup *, int room, int needed);

/* A block of text that begins with a headline. */
bool ts_lineup_has_head(const struct ts_lineup_block *);

#endif
