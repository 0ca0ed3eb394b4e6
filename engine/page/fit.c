#include "page/fit.h"

#include "page/fitter.h"
#include "page/narrow.h"
#include "page/overset.h"

#include <limits.h>

enum { MOST_SET = 5 /* cuts set to be counted */ };

/* --- reports -------------------------------------------------------------------------------------------- */

static void report_chosen(const struct ts_fitter *f, const struct ts_layout *l, const struct ts_style *s) {
    struct ts_ctx *ctx = f->t->ctx;
    bool small = f->base->head_small;
    const char *rows = ts_arena_printf(
        ctx->scratch,
        TS_BOTH("%shead %+d rows, subheads %+d, paragraphs %+d",
                "%s标题区加 %d 行，小标题共加 %d 行，各段共加 %d 行"),
        small ? "headline smaller, on fewer lines; " : "", l->head_more, l->subheads_more, l->paragraphs_more,
        small ? "标题缩小而少占行；" : "", l->head_more, l->subheads_more, l->paragraphs_more);
    if (f->site) {
        if (small || l->head_more || l->subheads_more || l->paragraphs_more)
            TS_DIAG(ctx->diag, TS_BLOCK_FITTED, ts_place_of_file(f->article->source->name), rows);
        return;
    }
    double size = (double)s->body.size / TS_POINT, row = (double)s->row / TS_POINT;
    TS_DIAG(ctx->diag, TS_FIT_CHOSEN, ts_place_of_file(f->article->source->name),
            ts_arena_printf(ctx->scratch,
                            TS_BOTH("%d columns of %d characters, body %g点, rows of %.2f点",
                                    "%d 栏 × %d 字，正文 %g 点，行高 %.2f 点"),
                            s->columns, s->characters, size, row, s->columns, s->characters, size, row),
            rows);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static bool compose(const struct ts_typesetter *t, const struct ts_fit *fit, const struct ts_article *article,
                    struct ts_composed *out) {
    bool block = fit->site && !fit->site->page;
    return block ? ts_block_compose(t, fit, article, out) : ts_pages_compose(t, fit, article, out);
}

/* The same with diagnostics of its own, for a trial that may not count; it is timed, but not shown. */
static bool compose_apart(const struct ts_fitter *f, const struct ts_fit *fit, struct ts_composed *out,
                          struct ts_diag **told) {
    struct ts_apart trial;
    ts_apart_make(&trial, f->t, false);
    *told = trial.ctx.diag;
    return compose(&trial.typesetter, fit, f->article, out);
}

/* Keep what a trial came to and was told; where lines are watched it is made once more, to be seen. */
static bool keep(const struct ts_fitter *f, const struct ts_fit *fit, struct ts_composed *out,
                 struct ts_diag *told) {
    bool watched = f->t->watch && (f->t->watch->runs || f->t->watch->items || f->t->watch->lines);
    if (watched)
        return compose(f->t, fit, f->article, out);
    ts_diag_take(f->t->ctx->diag, told);
    return true;
}

/* Set a layout; true if it comes out full. What was reported meanwhile is kept only then. */
static bool try_layout(const struct ts_fitter *f, const struct ts_layout *l, struct ts_composed *out) {
    struct ts_fit fit = *f->base;
    struct ts_diag *told;
    int most_free = l->level ? ts_weigh_strip(f, &f->demand) : 0;
    fit.style = ts_weigh_style(f, l);
    fit.head_more = l->head_more;
    fit.picture_more = l->picture_more;
    fit.full = !l->level;
    if (!compose_apart(f, &fit, out, &told) || out->misfit || !out->ended || out->rows_free > most_free ||
        ts_demand_faults(out->body) > f->demand.faults) /* a full page is not worth lines that are worse */
        return false;
    if (!keep(f, &fit, out, told))
        return false;
    out->rows_free = 0; /* or too few to be used */
    report_chosen(f, l, fit.style);
    return true;
}

static bool fill_page(struct ts_fitter *f, struct ts_composed *out) {
    const struct ts_body *body;
    if (ts_demand_is_beyond(f) || !ts_demand_count(f, f->style, &f->demand, &body))
        return false;
    ts_weigh_order(f);
    ts_demand_measure(f, body);
    ts_cuts_list(f);
    for (size_t i = 0; i < f->cuts.n && i < MOST_SET && f->cuts.v[i].estimate >= 0; i++) {
        struct ts_layouts l = ts_cuts_solve(f, &f->cuts.v[i]);
        for (int k = 0; k < TS_MOST_LAYOUTS && l.v[k].cut; k++)
            if (try_layout(f, &l.v[k], out))
                return true;
    }
    return false;
}

/* What is over fills it with headings on fewer lines, if there are such: a compositor sets a headline smaller
 * rather than cut copy. For a few rows it is not worth it, most that it gives up would be white around it. */
static bool fill_with_small_head(const struct ts_fitter *f, struct ts_composed *out) {
    struct ts_fit small = *f->base;
    struct ts_fitter again = {.t = f->t,
                              .base = &small,
                              .style = f->style,
                              .site = f->site,
                              .site_columns = f->site_columns,
                              .article = f->article};
    struct ts_demand head;
    small.head_small = true;
    int over = f->base->head_keeps ? 0 : ts_demand_over(f);
    bool less = over && ts_demand_count_head(&again, f->style, &head) &&
                2 * over >= f->demand.taken - head.taken && f->demand.taken > head.taken;
    return less && fill_page(&again, out);
}

enum {
    MOST_HEADLINE_LINES = 2, /* of a short article; in fewer columns it would be a tower */
    FAULT_ROW = 2,           /* a row between columns' feet */
    FAULT_COLUMN = 3         /* a column more or fewer than is wanted */
};

static int headline_lines(const struct ts_page *page) {
    int lines = 0;
    for (size_t i = 0; i < page->draws.n; i++)
        lines += page->draws.v[i].kind == TS_DRAW_MARK && page->draws.v[i].role == TS_ROLE_HEADLINE;
    return lines;
}

/* The article over some of a page's columns. */
struct narrow {
    const struct ts_fit *fit; /* NULL = over all of them */
    struct ts_composed composed;
    struct ts_diag *told;
    bool stands; /* it was set, and ends there */
    int fault;   /* rows between the feet of its columns, and for columns from the number that is wanted */
};

static struct narrow compose_narrow(const struct ts_fitter *f, int n) {
    struct narrow now = {.fit = ts_narrow_fit(f->t->ctx, f->base, n)};
    now.stands = compose_apart(f, now.fit, &now.composed, &now.told) && now.composed.ended;
    return now;
}

static int columns_of(const struct narrow *narrow) {
    return narrow->fit ? narrow->fit->site->grid.columns : 0;
}

static bool has_lead(const struct ts_article *article) {
    for (size_t i = 0; i < article->n_paras; i++)
        if (article->paras[i].role == TS_ROLE_LEAD)
            return true;
    return false;
}

/* As many columns as the style wants for the rows of text over all of them; a lead that stood above the text
 * there may be too high for a narrower panel, so that its rows count as well: *tried is what is set for that.
 */
static int count_wanted(const struct ts_fitter *f, const struct ts_composed *all, struct narrow *tried) {
    int wanted = ts_narrow_wanted(f->base, f->article, all), more;
    if (wanted == f->style->columns || !has_lead(f->article))
        return wanted;
    *tried = compose_narrow(f, wanted);
    if (!tried->stands)
        return wanted;
    more = ts_narrow_wanted(f->base, f->article, &tried->composed);
    return more > wanted ? more : wanted;
}

/* The article over n columns, `away` from the number that is wanted, in the place of the best if it is
 * better. False if it does not stand there, or its headline would be a tower. */
static bool try_narrow(const struct ts_fitter *f, int n, int away, const struct narrow *tried,
                       struct narrow *best) {
    struct narrow now = columns_of(tried) == n ? *tried : compose_narrow(f, n);
    if (!now.stands || headline_lines(now.composed.pages->pages) > MOST_HEADLINE_LINES)
        return false;
    now.fault = FAULT_ROW * now.composed.misfit + FAULT_COLUMN * away;
    if (now.fault < best->fault)
        *best = now;
    return true;
}

/* As many columns as the style wants, or, where they do not end level, more or fewer in which they do; *all
 * is the article over all columns. */
static struct narrow find_narrow(const struct ts_fitter *f, const struct ts_composed *all) {
    struct narrow tried = {0}, best = {.fault = FAULT_ROW * all->misfit};
    int columns = f->style->columns, wanted = count_wanted(f, all, &tried),
        least = ts_narrow_least(f->base, f->article, all);
    least = least > (wanted + 1) / 2 ? least : (wanted + 1) / 2; /* no towers of text either */
    if (wanted < columns) /* short: over all of them only where nothing else will do */
        best.fault = INT_MAX;
    for (int n = wanted; n < columns && best.fault > FAULT_COLUMN * (n - wanted); n++)
        try_narrow(f, n, n - wanted, &tried, &best);
    for (int n = wanted - 1; n >= least && best.fault > FAULT_COLUMN * (wanted - n); n--)
        if (!try_narrow(f, n, wanted - n, &tried, &best))
            break;
    return best;
}

/* The article over some of the page's columns, if it is short, or ends level there, where it stands over all
 * of them as *out. */
static bool set_narrow(const struct ts_fitter *f, struct ts_composed *out) {
    struct ts_ctx *ctx = f->t->ctx;
    struct narrow narrow = find_narrow(f, out);
    if (!narrow.fit || !keep(f, narrow.fit, &narrow.composed, narrow.told))
        return false;
    int n = columns_of(&narrow), all = f->style->columns;
    narrow.composed.rows_free =
        out->rows_free; /* what the page can take: with more text it stands over all */
    *out = narrow.composed;
    TS_DIAG(ctx->diag, TS_FIT_NARROW, ts_place_of_file(f->article->source->name),
            ts_arena_printf(ctx->scratch, "%d", n), ts_arena_printf(ctx->scratch, "%d", all));
    return true;
}

/* The article in the style's own sizes, its columns level. False after an error. */
static bool set_level(const struct ts_fitter *f, struct ts_composed *out) {
    struct ts_diag *told;
    if (compose_apart(f, f->base, out, &told))
        return (!f->site && set_narrow(f, out)) || keep(f, f->base, out, told);
    ts_diag_take(f->t->ctx->diag, told);
    return false;
}

/* An article that goes on elsewhere fills its block in any case, but for rows at feet where no subhead may
 * stand: the head takes the rows with which the fewest stay white. False if it ends here. */
static bool set_going_on(const struct ts_fitter *f, struct ts_composed *out) {
    bool has_head = !f->base->rest && f->style->fit.mode != TS_FIT_NONE;
    struct ts_fit best = *f->base, fit = best;
    struct ts_diag *told = NULL, *now_told;
    struct ts_composed now;
    for (int more = 0; more <= (has_head ? f->style->fit.head_rows : 0); more++) {
        fit.head_more = more;
        if (!compose_apart(f, &fit, &now, &now_told) || now.ended)
            break;
        bool worse = told && ts_diag_count(now_told, TS_WARNING) > ts_diag_count(told, TS_WARNING);
        if (!told || (now.rows_free < out->rows_free && !worse)) { /* as of a picture made smaller */
            best = fit;
            told = now_told;
            *out = now;
        }
        if (now.rows_free <= 0)
            break;
    }
    if (!told || !keep(f, &best, out, told))
        return false;
    if (out->rows_free > 0)
        TS_DIAG(f->t->ctx->diag, TS_BLOCK_WHITE, ts_place_of_file(f->article->source->name),
                ts_arena_printf(f->t->ctx->scratch, "%d", out->rows_free));
    return true;
}

/* By the style's mode; false after an error. What goes on in another block fills its own in any case. */
static bool fit_article(struct ts_fitter *f, struct ts_composed *out) {
    int mode = f->style->fit.mode;
    if (f->base->goes_on && set_going_on(f, out))
        return true;
    bool full =
        (mode == TS_FIT_PAGE || mode == TS_FIT_AUTO) && (fill_page(f, out) || fill_with_small_head(f, out));
    bool level = mode == TS_FIT_ROWS || mode == TS_FIT_AUTO;
    if (!full && (level ? !set_level(f, out) : !compose(f->t, f->base, f->article, out)))
        return false;
    if (mode != TS_FIT_NONE || (f->site && !out->ended)) /* what is over is never silent */
        ts_overset_report(f->t->ctx, f->base, f->article, out);
    return true;
}

const struct ts_pages *ts_fit_compose(const struct ts_typesetter *t, const struct ts_style *style,
                                      const struct ts_article *article) {
    struct ts_fit base = {.style = style};
    struct ts_fitter f = {.t = t, .base = &base, .style = style, .article = article};
    struct ts_composed composed;
    return fit_article(&f, &composed) ? composed.pages : NULL;
}

bool ts_fit_block(const struct ts_typesetter *t, const struct ts_fit *base, const struct ts_article *article,
                  struct ts_composed *out) {
    struct ts_fitter f = {.t = t,
                          .base = base,
                          .style = base->style,
                          .site = base->site,
                          .site_columns = base->site->grid.columns,
                          .article = article};
    return fit_article(&f, out);
}
