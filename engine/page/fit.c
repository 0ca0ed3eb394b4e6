#include "page/fit.h"

#include "page/fill.h"
#include "page/head.h"
#include "page/island.h"
#include "page/narrow.h"
#include "page/overset.h"

#include <math.h>
#include <stdlib.h>

enum {
    SIZE_STEP = TS_POINT / 4,
    LEAST_CHARACTERS = 10, /* of a line of a re-cut column */
    MOST_GUTTER = 250,     /* of a re-cut page, percent of an em */
    MOST_PARAGRAPHS = 3,   /* set a line longer or shorter */
    MOST_SET = 5,          /* cuts set to be counted */
    MOST_LAYOUTS = 3,      /* of each, tried */
    EASY_LEADING = 150,    /* thousandths by which the ratio of row and size may depart for the cost of one */
    MOST_PICTURE = 30,     /* rows that a picture of a whole block may take more or less */
    UNCERTAIN = 30,        /* thousandths: what an estimate of the body's rows may be wrong by */
    BYTES_OF_HAN = 3,
    N_IN_ROWS = 10 /* types of the columns' text */
};

enum parameter { BY_SIZE, BY_ROW, BY_SUBHEADS, BY_HEAD, BY_PARAGRAPHS, BY_COLUMNS, BY_PICTURE, N_PARAMETERS };

/* What an article needs in columns of a style. */
struct needs {
    int rows, bands;                  /* of the body; subheads among them */
    int head, taken;                  /* rows down to the head's end; those that it takes of all columns */
    int head_columns;                 /* that become shorter where the head takes a row more */
    int faults;                       /* lines with a hole, sticking out, or broken against the rules */
    const struct ts_islands *islands; /* whose rows depend on the pitch */
};

struct layout {
    const struct ts_style *style; /* NULL = none */
    int head_more, subheads_more, paragraphs_more, picture_more;
    bool level; /* a few lines under a picture: level columns at the foot are full enough */
    double cost;
};

/* A size and a division of the page. */
struct cut {
    ts_len size;
    int columns, characters;
    double estimate; /* of the cost; < 0 = none */
};

struct fitter {
    const struct ts_typesetter *t;
    const struct ts_fit *base; /* what every layout begins with */
    const struct ts_style *style;
    const struct ts_site *site; /* NULL = a page, whatever its cut */
    int site_columns;
    const struct ts_article *article;
    int weights[N_PARAMETERS];
    struct needs needs;      /* in the style as it is */
    TS_VEC(int64_t) lengths; /* of the paragraphs, in thousandths of an em */
    TS_VEC(struct cut) cuts;
};

/* --- what changes in a style ---------------------------------------------------------------------------- */

static ts_len quarter(ts_len size) {
    return (size + SIZE_STEP / 2) / SIZE_STEP * SIZE_STEP;
}

static void scale_type(struct ts_type *type, ts_len to, ts_len from) {
    ts_len size = quarter(ts_len_scale(type->size, to, from));
    ts_len *const in_em[] = {&type->indent, &type->phrase_gap,  &type->turn_indent, &type->left,
                             &type->right,  &type->label_width, &type->spread,      &type->gutter};
    for (size_t i = 0; i < sizeof in_em / sizeof *in_em; i++)
        *in_em[i] = ts_len_scale(*in_em[i], size, type->size);
    if (type->first_indent != TS_INDENT_AS_ALL)
        type->first_indent = ts_len_scale(type->first_indent, size, type->size);
    type->min_size = ts_len_scale(type->min_size, size, type->size);
    type->size = size;
}

/* What the pitch cannot be less than: the type that stands in rows. */
static ts_len least_row(const struct ts_style *s) {
    ts_len least = s->lead.size;
    least = s->picture.caption.size > least ? s->picture.caption.size : least;
    return s->picture.credit.size > least ? s->picture.credit.size : least;
}

/* What stands over n columns of `of` stands over so many of others: those that come nearest to its width. */
static int share_of(int n, int of, int columns) {
    int share = (2 * n * columns + of) / (2 * of);
    return n == 0 || n == of ? 0 : share < 1 ? 1 : share < columns ? share : columns - 1;
}

/* The style with the body at another size in other columns: the other sizes keep their ratio to it, the
 * headline's own range holds. */
static struct ts_style *recut(const struct fitter *f, const struct cut *cut) {
    struct ts_style *s = TS_NEW(f->t->ctx->keep, struct ts_style, 1);
    *s = *f->style;
    ts_len from = s->body.size;
    struct ts_type *const types[] = {
        &s->body,    &s->quote,     &s->list,   &s->pull,   &s->table,           &s->table_head,
        &s->box,     &s->box_title, &s->credit, &s->notes,  &s->standfirst,      &s->lead,
        &s->subhead, &s->deck,      &s->byline, &s->kicker, &s->picture.caption, &s->picture.credit};
    for (size_t i = 0; cut->size != from && i < sizeof types / sizeof *types; i++)
        scale_type(types[i], cut->size, from);
    s->question.label_width = ts_len_scale(s->question.label_width, cut->size, from);
    s->answer.label_width = ts_len_scale(s->answer.label_width, cut->size, from);
    s->dateline.gap = ts_len_scale(s->dateline.gap, cut->size, from);
    for (size_t i = 1; i < N_IN_ROWS; i++) /* which the rows of the body hold */
        if (types[i]->size > s->body.size && types[i] != &s->pull && types[i] != &s->box_title)
            types[i]->size = s->body.size;
    int *const spans[] = {&s->head.columns, &s->lead.span, &s->masthead.columns};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        *spans[i] = share_of(*spans[i], s->columns, cut->columns);
    s->columns = cut->columns;
    s->characters = cut->characters;
    return s;
}

/* --- counting ------------------------------------------------------------------------------------------- */

static struct ts_setting *quiet_setting(const struct fitter *f, const struct ts_style *style) {
    struct ts_fit fit = *f->base;
    fit.style = style;
    struct ts_setting *s = ts_setting_make(f->t, &fit, f->article);
    s->quiet = true;
    return s;
}

static int faults_of(const struct ts_body *body) {
    int faults = 0;
    for (size_t i = 0; i < body->n; i++)
        for (size_t k = 0; k < body->parts[i].n_lines && body->parts[i].lines; k++) {
            const struct ts_line *line = &body->parts[i].lines[k];
            faults += line->hole || line->overfull || line->cut || line->forced;
        }
    return faults;
}

/* What the head takes, whose blocks are whole rows of the pitch. */
static void count_plan(const struct ts_setting *s, const struct ts_head_plan *plan, struct needs *needs) {
    needs->head = plan->rows;
    needs->taken = ts_site_rows(s->site) - ts_fill_capacity(plan->frames, s->site->n);
    needs->head_columns = plan->columns;
}

/* Rows of a style's body and head; false after an error. */
static bool count(const struct fitter *f, const struct ts_style *style, struct needs *needs,
                  const struct ts_body **body) {
    const struct ts_setting *s = quiet_setting(f, style);
    struct ts_head_plan plan;
    if (!ts_head_plan_make(s, &plan))
        return false;
    const struct ts_islands *islands = ts_islands_set(s);
    *body = islands ? ts_body_set(s, plan.body_from, islands) : NULL;
    *needs = (struct needs){.islands = islands};
    count_plan(s, &plan, needs);
    for (size_t i = 0; *body && i < (*body)->n; i++) {
        if ((*body)->parts[i].island)
            continue;
        needs->rows += (*body)->units[i].space + (*body)->units[i].rows;
        needs->bands += (*body)->units[i].band;
    }
    if (*body)
        needs->faults = faults_of(*body);
    return *body != NULL;
}

/* Rows of the columns that islands take in a style, under a head of so many. */
static int count_islands(const struct fitter *f, const struct ts_islands *islands,
                         const struct ts_style *style, int head) {
    struct ts_grid grid = f->site ? f->site->grid : ts_grid_make(style);
    int rows = 0;
    for (size_t i = 0; i < islands->n; i++) {
        const struct ts_island *p = &islands->v[i];
        bool here = p->position == TS_PICTURE_HERE;
        int columns = ts_island_columns(p, &grid);
        rows += columns * ts_island_hole(style, &grid, p, here ? grid.rows : grid.rows - head);
    }
    return rows;
}

/* The head's part of the needs alone; false after an error. */
static bool count_head(const struct fitter *f, const struct ts_style *style, struct needs *needs) {
    struct ts_head_plan plan;
    const struct ts_setting *s = quiet_setting(f, style);
    if (!ts_head_plan_make(s, &plan))
        return false;
    count_plan(s, &plan, needs);
    return true;
}

/* The lengths of the body's paragraphs, from how they are set in the style's own columns. */
static void measure_paragraphs(struct fitter *f, const struct ts_body *body) {
    int64_t measure = f->style->characters * 1000;
    for (size_t i = 0; i < body->n; i++) {
        const struct ts_body_unit *part = &body->parts[i];
        bool last = i + 1 == body->n || body->parts[i + 1].paragraph != part->paragraph;
        if (!body->units[i].band && part->lines && last)
            *TS_VEC_ADD(f->t->ctx->keep, &f->lengths) =
                part->line_number * measure + (int64_t)part->lines->width * 1000 / f->style->body.size;
    }
}

/* About how many rows the body takes in lines of so many characters. */
static int estimate_rows(const struct fitter *f, int characters) {
    int64_t rows = f->needs.rows;
    for (size_t i = 0; i < f->lengths.n; i++) {
        int64_t own = f->style->characters * 1000, other = characters * 1000;
        rows += (f->lengths.v[i] + other - 1) / other - (f->lengths.v[i] + own - 1) / own;
    }
    return (int)rows;
}

/* --- weighing ------------------------------------------------------------------------------------------- */

static void read_order(struct fitter *f) {
    static const char *const names[N_PARAMETERS][2] = {
        {"size", "字号"},       {"row", "行高"},     {"subheads", "小标题"}, {"head", "标题"},
        {"paragraphs", "段落"}, {"columns", "栏数"}, {"picture", "图片"}};
    for (int k = 0; k < N_PARAMETERS; k++)
        f->weights[k] = N_PARAMETERS;
    for (int place = 0; f->style->fit.order[place]; place++)
        for (int k = 0; k < N_PARAMETERS; k++)
            for (int name = 0; name < 2; name++)
                if (strcmp(f->style->fit.order[place], names[k][name]) == 0)
                    f->weights[k] = place + 1;
}

static double squared(double x) {
    return x * x;
}

/* What a layout changes, each change as a part of what it may be, squared and weighed. */
static double cost_of(const struct fitter *f, const struct ts_style *s, const struct layout *l, int bands) {
    const struct ts_style *own = f->style;
    double range = own->fit.max_size - own->body.size > own->body.size - own->fit.min_size
                       ? own->fit.max_size - own->body.size
                       : own->body.size - own->fit.min_size;
    double leading = ((double)s->row / s->body.size) / ((double)own->row / own->body.size) - 1;
    double most_subheads = bands * (own->subhead.most_rows - own->subhead.rows);
    double parts[N_PARAMETERS] = {
        [BY_SIZE] = range > 0 ? (s->body.size - own->body.size) / range : 0,
        [BY_ROW] = leading * 1000 / EASY_LEADING,
        [BY_SUBHEADS] = most_subheads > 0 ? l->subheads_more / most_subheads : 0,
        [BY_HEAD] = own->fit.head_rows ? (double)l->head_more / own->fit.head_rows : 0,
        [BY_PARAGRAPHS] = (double)l->paragraphs_more / 2,
        [BY_PICTURE] = (double)l->picture_more / MOST_PICTURE,
        [BY_COLUMNS] = abs(s->columns - own->columns) + 2 * fabs(1 - (double)s->characters / own->characters),
    };
    double cost = 0;
    for (int k = 0; k < N_PARAMETERS; k++)
        cost += f->weights[k] * squared(parts[k]);
    return cost;
}

/* How many rows are to be taken up, by subheads first, then by paragraphs. False if they cannot take so many.
 */
static bool take_up(const struct fitter *f, int rows, int bands, int uncertain, struct layout *l) {
    int most = bands * (f->style->subhead.most_rows - f->style->subhead.rows);
    most = most > 0 ? most : 0;
    l->subheads_more = rows < 0 ? 0 : rows < most ? rows : most;
    l->paragraphs_more = rows - l->subheads_more;
    if (abs(l->paragraphs_more) > MOST_PARAGRAPHS + uncertain)
        return false;
    if (uncertain) /* what an estimate is wrong by is no change */
        l->paragraphs_more = 0;
    return true;
}

/* The best few, least cost first; those without a style behind the others. */
struct layouts {
    struct layout v[MOST_LAYOUTS];
};

static void keep_best(const struct fitter *f, struct layouts *best, struct layout l,
                      const struct ts_style *s) {
    int k = MOST_LAYOUTS;
    while (k > 0 && (!best->v[k - 1].style || l.cost < best->v[k - 1].cost))
        k--;
    if (k == MOST_LAYOUTS)
        return;
    struct ts_style *own = TS_NEW(f->t->ctx->keep, struct ts_style, 1);
    *own = *s;
    l.style = own;
    for (int i = MOST_LAYOUTS - 1; i > k; i--)
        best->v[i] = best->v[i - 1];
    best->v[k] = l;
}

/* A place to be filled: rows of its highest column, and of all. */
struct room {
    int high, rows;
};

/* Rows that a picture may take more or less: one that is all of its block's width, as in 图片新闻. */
static int most_of_picture(const struct fitter *f, const struct needs *needs) {
    const struct ts_islands *p = needs->islands;
    return f->site && p->n == 1 && p->v->picture && p->v->columns == f->site_columns ? MOST_PICTURE : 0;
}

/* Rows that stay free in a room under a layout, before subheads and paragraphs take them up; < 0 = over. */
static int rows_left(const struct fitter *f, const struct ts_style *s, struct room room,
                     const struct needs *needs, const struct layout *l) {
    struct ts_islands islands = *needs->islands;
    struct ts_island island;
    struct ts_set_picture stretched;
    if (l->picture_more) {
        island = islands.v[0];
        stretched = *island.picture;
        stretched.more = l->picture_more;
        island.picture = &stretched;
        islands.v = &island;
    }
    return room.rows - needs->taken - l->head_more * needs->head_columns - needs->rows -
           count_islands(f, &islands, s, needs->head + l->head_more);
}

/* What a few lines under a picture leave white: they stand side by side in two rows at least (page/place.c).
 */
static int white_of_strip(const struct fitter *f, const struct needs *needs) {
    int rows = (needs->rows + f->site_columns - 1) / f->site_columns;
    return (rows > TS_PLACE_LEAST_FRAME ? rows : TS_PLACE_LEAST_FRAME) * f->site_columns - needs->rows;
}

/* Weigh a layout of so much head and picture; false if it does not fill the room. A few lines under a picture
 * are level at the foot, no more can be had of them. */
static bool solve_layout(const struct fitter *f, const struct ts_style *s, struct room room,
                         const struct needs *needs, int uncertain, struct layout *l) {
    bool stretches = most_of_picture(f, needs) > 0;
    if (room.high <= needs->head + l->head_more ||
        (l->picture_more &&
         !ts_picture_may_be(s, &f->site->grid, needs->islands->v->picture, l->picture_more)))
        return false;
    int rows = rows_left(f, s, room, needs, l);
    l->level = stretches && rows > 0 && rows == white_of_strip(f, needs);
    if (!l->level && !take_up(f, rows, needs->bands, uncertain, l))
        return false;
    l->cost = cost_of(f, s, l, needs->bands);
    return true;
}

/* Try the head with more and more rows in a style's columns, which make up the room, and a block's picture
 * with more and less. */
static void solve_room(const struct fitter *f, const struct ts_style *s, struct room room,
                       const struct needs *needs, int uncertain, struct layouts *best) {
    int most = most_of_picture(f, needs);
    for (int more = 0; more <= f->style->fit.head_rows; more++)
        for (int rows = -most; rows <= most; rows++) {
            struct layout l = {.head_more = more, .picture_more = rows};
            if (solve_layout(f, s, room, needs, uncertain, &l))
                keep_best(f, best, l, s);
        }
}

/* The best numbers of rows and of head rows for a body of so many rows in a style's columns. The pitch is
 * what divides the type area into whole rows, to the last; a block's is the page's. */
static struct layouts solve(const struct fitter *f, const struct ts_style *cut, const struct needs *needs,
                            int uncertain) {
    const struct ts_fit_ranges *fit = &f->style->fit;
    ts_len height = cut->area_height - cut->body.size;
    struct layouts best = {{{NULL}}};
    struct ts_style s = *cut;
    if (f->site) {
        struct room room = {f->site->grid.rows, ts_site_rows(f->site)};
        solve_room(f, cut, room, needs, uncertain, &best);
        return best;
    }
    for (int rows = (int)(height / fit->max_row); rows <= (int)(height / fit->min_row); rows++) {
        struct room room = {rows + 1, s.columns * (rows + 1)};
        s.row = rows > 0 ? height / rows : 0;
        if (s.row >= fit->min_row && s.row <= fit->max_row && s.row >= least_row(&s))
            solve_room(f, &s, room, needs, uncertain, &best);
    }
    return best;
}

/* --- candidates ----------------------------------------------------------------------------------------- */

static void add_cut(struct fitter *f, ts_len size, int columns) {
    const struct ts_style *s = f->style;
    ts_len least = s->gutter > size ? s->gutter : size;
    ts_len room = s->area_width - (columns - 1) * least;
    int characters = (int)(room / columns / size);
    bool own = size == s->body.size && columns == s->columns;
    if (own)
        characters = s->characters;
    int64_t gutter =
        columns > 1 ? (s->area_width - (int64_t)columns * characters * size) / (columns - 1) : least;
    if (!own && (characters < LEAST_CHARACTERS || gutter * 100 > (int64_t)size * MOST_GUTTER))
        return;
    if (!own && 2 * (int64_t)ts_len_scale(ts_style_widest_start(s), size, s->body.size) >= (int64_t)characters * size)
        return;
    struct cut *cut = TS_VEC_ADD(f->t->ctx->keep, &f->cuts);
    *cut = (struct cut){.size = size, .columns = columns, .characters = characters};
    struct needs needs = f->needs;
    needs.rows = estimate_rows(f, characters);
    if (!f->site && needs.head_columns == s->columns) { /* it stands over all of them */
        needs.taken = needs.head * columns;
        needs.head_columns = columns;
    }
    struct layouts l = solve(f, recut(f, cut), &needs, needs.rows * UNCERTAIN / 1000 + columns);
    cut->estimate = l.v[0].style ? l.v[0].cost : -1;
}

static int by_estimate(const void *a, const void *b) {
    const struct cut *x = a, *y = b;
    if ((x->estimate < 0) != (y->estimate < 0))
        return x->estimate < 0 ? 1 : -1;
    if (x->estimate != y->estimate)
        return x->estimate < y->estimate ? -1 : 1;
    return x->columns != y->columns ? x->columns - y->columns : x->size - y->size;
}

/* A block's type stands on the page's grid as it is. */
static void list_cuts(struct fitter *f) {
    const struct ts_fit_ranges *fit = &f->style->fit;
    ts_len own = f->style->body.size;
    for (int columns = fit->min_columns; !f->site && columns <= fit->max_columns; columns++)
        for (ts_len size = quarter(fit->min_size); size <= fit->max_size; size += SIZE_STEP)
            if (columns != f->style->columns || size != own)
                add_cut(f, size, columns);
    add_cut(f, own, f->style->columns);
    qsort(f->cuts.v, f->cuts.n, sizeof *f->cuts.v, by_estimate);
}

/* A pitch to count rows at: the style's own leading, within its range. */
static ts_len trial_row(const struct fitter *f, const struct ts_style *s, const struct cut *cut) {
    ts_len row = ts_len_scale(cut->size, f->style->row, f->style->body.size);
    row = row < f->style->fit.max_row ? row : f->style->fit.max_row;
    return row > least_row(s) ? row : least_row(s);
}

/* The layouts of a cut, its body set and counted; the head's rows depend on the pitch and are counted again.
 */
static struct layouts solve_cut(const struct fitter *f, const struct cut *cut) {
    struct layouts l = {{{NULL}}};
    struct ts_style *style = recut(f, cut);
    struct needs needs;
    const struct ts_body *body;
    if (!f->site)
        style->row = trial_row(f, style, cut);
    if (!count(f, style, &needs, &body))
        return l;
    for (int round = 0; round < 3; round++) {
        l = solve(f, style, &needs, 0);
        struct needs before = needs;
        if (!l.v[0].style || !count_head(f, l.v[0].style, &needs) || needs.taken == before.taken)
            break;
    }
    return l;
}

/* --- reports -------------------------------------------------------------------------------------------- */

static void report_chosen(const struct fitter *f, const struct layout *l) {
    struct ts_ctx *ctx = f->t->ctx;
    const struct ts_style *s = l->style;
    const char *rows = ts_arena_printf(ctx->scratch,
                                       TS_BOTH("head %+d rows, subheads %+d, paragraphs %+d",
                                               "标题区加 %d 行，小标题共加 %d 行，各段共加 %d 行"),
                                       l->head_more, l->subheads_more, l->paragraphs_more, l->head_more,
                                       l->subheads_more, l->paragraphs_more);
    if (f->site) {
        if (l->head_more || l->subheads_more || l->paragraphs_more)
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
static bool compose_apart(const struct fitter *f, const struct ts_fit *fit, struct ts_composed *out,
                          struct ts_diag **told) {
    struct ts_apart trial;
    ts_apart_make(&trial, f->t, false);
    *told = trial.ctx.diag;
    return compose(&trial.typesetter, fit, f->article, out);
}

/* Keep what a trial came to and was told; where lines are watched it is made once more, to be seen. */
static bool keep(const struct fitter *f, const struct ts_fit *fit, struct ts_composed *out,
                 struct ts_diag *told) {
    bool watched = f->t->watch && (f->t->watch->runs || f->t->watch->items || f->t->watch->lines);
    if (watched)
        return compose(f->t, fit, f->article, out);
    ts_diag_take(f->t->ctx->diag, told);
    return true;
}

/* Set a layout; true if it comes out full. What was reported meanwhile is kept only then. */
static bool try_layout(const struct fitter *f, const struct layout *l, struct ts_composed *out) {
    struct ts_fit fit = *f->base;
    struct ts_diag *told;
    int most_free = l->level ? white_of_strip(f, &f->needs) : 0;
    fit.style = l->style;
    fit.head_more = l->head_more;
    fit.picture_more = l->picture_more;
    fit.full = !l->level;
    if (!compose_apart(f, &fit, out, &told) || out->misfit || !out->ended || out->rows_free > most_free ||
        faults_of(out->body) > f->needs.faults) /* a full page is not worth lines that are worse */
        return false;
    if (!keep(f, &fit, out, told))
        return false;
    out->rows_free = 0; /* or too few to be used */
    report_chosen(f, l);
    return true;
}

/* More characters than a page of the smallest size and pitch has places: not worth counting. */
static bool is_beyond_a_page(const struct fitter *f) {
    const struct ts_style *s = f->style;
    ts_len size = s->fit.min_size < s->body.size ? s->fit.min_size : s->body.size;
    ts_len row = s->fit.min_row < s->row ? s->fit.min_row : s->row;
    size_t bytes = 0, places = f->site ? (size_t)(ts_site_rows(f->site) * s->characters)
                                       : (size_t)(s->area_width / size) * (size_t)(s->area_height / row);
    for (size_t i = 0; i < f->article->n_paras; i++)
        bytes += f->article->paras[i].text.n;
    return bytes / BYTES_OF_HAN > 2 * places; /* markup and Western text take less */
}

static bool fill_page(struct fitter *f, struct ts_composed *out) {
    const struct ts_body *body;
    if (is_beyond_a_page(f) || !count(f, f->style, &f->needs, &body))
        return false;
    read_order(f);
    measure_paragraphs(f, body);
    list_cuts(f);
    for (size_t i = 0; i < f->cuts.n && i < MOST_SET && f->cuts.v[i].estimate >= 0; i++) {
        struct layouts l = solve_cut(f, &f->cuts.v[i]);
        for (int k = 0; k < MOST_LAYOUTS && l.v[k].style; k++)
            if (try_layout(f, &l.v[k], out))
                return true;
    }
    return false;
}

enum { MOST_HEADLINE_LINES = 2 /* of a short article; in fewer columns it would be a tower */ };

static int headline_lines(const struct ts_page *page) {
    int lines = 0;
    for (size_t i = 0; i < page->draws.n; i++)
        lines += page->draws.v[i].kind == TS_DRAW_MARK && page->draws.v[i].role == TS_ROLE_HEADLINE;
    return lines;
}

/* The article over some of a page's columns. */
struct narrow {
    const struct ts_fit *fit; /* NULL = none will do */
    struct ts_composed composed;
    struct ts_diag *told;
};

/* The fewest columns that the style allows and in which the headline is no tower, or one more if it ends
 * level there alone; *all is the article over all columns. */
static struct narrow find_narrow(const struct fitter *f, const struct ts_composed *all) {
    struct narrow best = {NULL}, now;
    int least = 1;
    while (!best.fit || (best.composed.misfit && least == best.fit->site->grid.columns + 1)) {
        now.fit = ts_narrow_fit(f->t->ctx, f->base, f->article, all, least);
        if (!now.fit || !compose_apart(f, now.fit, &now.composed, &now.told) || !now.composed.ended)
            break;
        least = now.fit->site->grid.columns + 1;
        bool tower = headline_lines(now.composed.pages->pages) > MOST_HEADLINE_LINES;
        if (!tower && (!best.fit || now.composed.misfit < best.composed.misfit))
            best = now;
    }
    return best;
}

/* The article over some of the page's columns, if it is short where it stands over all of them as *out. */
static bool set_narrow(const struct fitter *f, struct ts_composed *out) {
    struct ts_ctx *ctx = f->t->ctx;
    struct narrow narrow = find_narrow(f, out);
    if (!narrow.fit || !keep(f, narrow.fit, &narrow.composed, narrow.told))
        return false;
    int n = narrow.fit->site->grid.columns, all = f->style->columns;
    narrow.composed.rows_free =
        out->rows_free; /* what the page can take: with more text it stands over all */
    *out = narrow.composed;
    TS_DIAG(ctx->diag, TS_FIT_NARROW, ts_place_of_file(f->article->source->name),
            ts_arena_printf(ctx->scratch, "%d", n), ts_arena_printf(ctx->scratch, "%d", all));
    return true;
}

/* The article in the style's own sizes, its columns level. False after an error. */
static bool set_level(const struct fitter *f, struct ts_composed *out) {
    struct ts_diag *told;
    if (compose_apart(f, f->base, out, &told))
        return (!f->site && set_narrow(f, out)) || keep(f, f->base, out, told);
    ts_diag_take(f->t->ctx->diag, told);
    return false;
}

/* By the style's mode; false after an error. What goes on in another block fills its own in any case. */
static bool fit_article(struct fitter *f, struct ts_composed *out) {
    int mode = f->style->fit.mode;
    struct ts_diag *told;
    if (f->base->goes_on && compose_apart(f, f->base, out, &told) && !out->ended)
        return keep(f, f->base, out, told);
    bool full = (mode == TS_FIT_PAGE || mode == TS_FIT_AUTO) && fill_page(f, out);
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
    struct fitter f = {.t = t, .base = &base, .style = style, .article = article};
    struct ts_composed composed;
    return fit_article(&f, &composed) ? composed.pages : NULL;
}

bool ts_fit_block(const struct ts_typesetter *t, const struct ts_fit *base, const struct ts_article *article,
                  struct ts_composed *out) {
    struct fitter f = {.t = t,
                       .base = base,
                       .style = base->style,
                       .site = base->site,
                       .site_columns = base->site->grid.columns,
                       .article = article};
    return fit_article(&f, out);
}
