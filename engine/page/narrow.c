#include "page/narrow.h"

#include <math.h>

enum { LEAST_HEADLINE = 133 /* percent of the body's size */ };

/* Columns that the article's widest picture, box or table takes. */
static int widest_of(const struct ts_article *article, const struct ts_composed *all) {
    int columns = all->widest_inset > 1 ? all->widest_inset : 1;
    for (size_t i = 0; i < article->n_pictures; i++)
        columns = article->pictures[i].columns > columns ? article->pictures[i].columns : columns;
    return columns;
}

/* The most columns in which so many rows stand as high as the style wants. */
static int columns_for(const struct ts_style *style, const struct ts_grid *grid, int rows, int least) {
    int n = grid->columns;
    for (; n > least; n--) {
        ts_len width = ts_grid_part_of(grid, 0, n).width;
        int64_t height = (int64_t)((rows + n - 1) / n) * grid->row;
        if (height * 1000 >= (int64_t)width * style->fit.least_height)
            break;
    }
    return n;
}

/* A heading's range of sizes, and its white, for a part of the width: by the root of the share, as lines get
 * shorter and fewer characters stand in each. Nothing is smaller than the body, no headline near to it. */
static void shrink(struct ts_type *type, double share, ts_len least) {
    double root = sqrt(share);
    ts_len *const sizes[] = {&type->size, &type->min_size};
    for (int i = 0; i < 2; i++) {
        ts_len now = (ts_len)(*sizes[i] * root) / TS_POINT * TS_POINT;
        *sizes[i] = *sizes[i] < least ? *sizes[i] : now > least ? now : least;
    }
    int *const rows[] = {&type->rows, &type->rows_before, &type->rows_after};
    for (int i = 0; i < 3; i++)
        *rows[i] = (int)ceil(*rows[i] * root);
}

static void share_columns(struct ts_type *panel, double share) {
    int n = (int)lround(panel->columns * share);
    panel->columns = n > 1 ? n : 1;
}

static const struct ts_style *style_for(struct ts_ctx *ctx, const struct ts_style *style, int columns) {
    struct ts_style *s = TS_NEW(ctx->keep, struct ts_style, 1);
    double share = (double)columns / style->columns;
    ts_len body = style->body.size;
    *s = *style;
    shrink(&s->headline, share, ts_len_scale(body, LEAST_HEADLINE, 100));
    shrink(&s->kicker, share, body);
    shrink(&s->deck, share, body);
    shrink(&s->byline, share, body);
    share_columns(&s->standfirst, share);
    share_columns(&s->lead, share);
    return s;
}

static const struct ts_site *site_for(struct ts_ctx *ctx, const struct ts_grid *page, int columns) {
    struct ts_site *site = TS_NEW(ctx->keep, struct ts_site, 1);
    *site = *ts_site_of_parts(ctx, page, &(struct ts_grid_rect){0, 0, columns, page->rows}, 1);
    site->page = true;
    return site;
}

/* A style that says which columns the head stands over is asked for nothing else. */
static bool has_own_columns(const struct ts_style *s) {
    return s->head.columns || s->lead.span || s->masthead.columns;
}

int ts_narrow_least(const struct ts_fit *fit, const struct ts_article *article,
                    const struct ts_composed *all) {
    int columns = fit->style->columns, widest = widest_of(article, all);
    if (fit->style->head.direction == TS_DIRECTION_VERTICAL && widest < 2)
        widest = 2; /* the headline's and one beside it */
    bool may = all->ended && all->page_rows > all->rows_free && fit->style->fit.least_height > 0 &&
               !has_own_columns(fit->style);
    return may && widest < columns ? widest : columns;
}

int ts_narrow_wanted(const struct ts_fit *fit, const struct ts_article *article,
                     const struct ts_composed *all) {
    struct ts_grid grid = ts_grid_make(fit->style);
    return columns_for(fit->style, &grid, all->page_rows - all->rows_free,
                       ts_narrow_least(fit, article, all));
}

const struct ts_fit *ts_narrow_fit(struct ts_ctx *ctx, const struct ts_fit *fit, int columns) {
    struct ts_grid grid = ts_grid_make(fit->style);
    struct ts_fit *narrow = TS_NEW(ctx->keep, struct ts_fit, 1);
    *narrow = *fit;
    narrow->style = style_for(ctx, fit->style, columns);
    narrow->site = site_for(ctx, &grid, columns);
    return narrow;
}
