#include "page/columns.h"

#include <limits.h>

enum {
    FEW_SHORT = 10,
    MOST_HIGHER = 6,           /* rows above the least height that are tried for a level foot */
    COST_ILLEGAL = 1000000000, /* a widow or a stranded subhead: more than all else together */
    COST_RAGGED = 10000,       /* times the square of the rows short beyond one */
    COST_HIGHER = 300,         /* a row more than the least height */
    COST_EXTRA = 40,           /* times the square of the rows given to bands */
    COST_SHORT = 150,          /* a column one row short, where its text goes on in the next */
    COST_LAST_SHORT = 4        /* a column one row short */
};

struct chooser {
    const struct ts_unit *units;
    const struct ts_columns_request *request;
    const int *rows_before; /* rows of all units before each, and of the spaces above them; n + 1 */
    const int *bands_before;
    size_t begin, end;
    int widest; /* of the spaces */
    int foot;   /* the row below the columns */
    int slack;  /* rows short at which a column before the last is not looked at */
};

struct state {
    long cost;
    size_t from;
};

/* What a column of units [begin, end) takes: the space above the first is no space at its head. */
static int natural_rows(const struct chooser *c, size_t begin, size_t end) {
    int head = begin < end ? c->units[begin].space : 0;
    return c->rows_before[end - c->begin] - c->rows_before[begin - c->begin] - head;
}

/* Bands that may take rows: one at the column's head has none above it, and below it they would part it from
 * its text. */
static int band_count(const struct chooser *c, size_t begin, size_t end) {
    size_t from = begin < end ? begin + 1 : begin;
    return c->bands_before[end - c->begin] - c->bands_before[from - c->begin];
}

static int least(int a, int b) {
    return a < b ? a : b;
}

/* Rows of frame k above the foot. */
static int height_of(const struct chooser *c, int k) {
    const struct ts_text_frame *f = &c->request->frames[k];
    int rows = least(f->rows, c->foot - f->first_row);
    return rows > 0 ? rows : 0;
}

/* Rows to give to the column's bands so that it reaches the height. */
static int extra_rows(const struct chooser *c, int height, size_t begin, size_t end) {
    int lack = height - natural_rows(c, begin, end),
        most = c->request->most_extra * band_count(c, begin, end);
    int extra = lack < most ? lack : most;
    return extra > 0 ? extra : 0; /* a band higher than the page has nothing to level */
}

static long column_cost(const struct chooser *c, int height, size_t begin, size_t end) {
    int extra = extra_rows(c, height, begin, end);
    long lack = height - natural_rows(c, begin, end) - extra;
    long unseen = c->request->goal == TS_COLUMNS_FULL ? 0 : 1; /* of a full page every row is seen */
    long cost = COST_EXTRA * (long)extra * extra + (lack == 0       ? 0
                                                    : end == c->end ? COST_LAST_SHORT
                                                                    : COST_SHORT);
    if (lack > unseen)
        cost += COST_RAGGED * (lack - unseen) * (lack - unseen);
    if (end < c->end && !c->units[end].may_start)
        cost += COST_ILLEGAL;
    return cost;
}

/* A column that is not looked at: far from its foot, or empty though the next unit could stand in it. */
static bool is_too_short(const struct chooser *c, int height, size_t begin, size_t end) {
    return end == begin ? c->units[begin].rows <= height : natural_rows(c, begin, end) < height - c->slack;
}

/* Divide the units over all frames down to the foot, none empty but the last ones, those below it, and those
 * too low for their unit; the best cost, or -1. */
static long divide(struct ts_ctx *ctx, const struct chooser *c, size_t *ends) {
    int n = c->request->n;
    size_t width = c->end - c->begin + 1;
    struct state *states = TS_NEW(ctx->scratch, struct state, (size_t)(n + 1) * width);
    for (size_t i = 0; i < (size_t)(n + 1) * width; i++)
        states[i].cost = LONG_MAX;
    states[0].cost = 0;
    for (int k = 0; k < n; k++) {
        int height = height_of(c, k);
        for (size_t b = 0; b < width; b++) {
            const struct state *from = &states[(size_t)k * width + b];
            if (from->cost == LONG_MAX)
                continue;
            for (size_t e = b; e < width; e++) {
                int rows = natural_rows(c, c->begin + b, c->begin + e);
                if (rows > height)
                    break;
                if (height && e + 1 < width && is_too_short(c, height, c->begin + b, c->begin + e))
                    continue;
                long cost = from->cost + (height ? column_cost(c, height, c->begin + b, c->begin + e) : 0);
                struct state *to = &states[(size_t)(k + 1) * width + e];
                if (cost <= to->cost) /* of equal ones the last columns are the shorter */
                    *to = (struct state){cost, b};
            }
        }
    }
    long best = states[(size_t)n * width + width - 1].cost;
    if (best == LONG_MAX)
        return -1;
    for (size_t k = (size_t)n, at = width - 1; k > 0; k--) {
        ends[k - 1] = c->begin + at;
        at = states[k * width + at].from;
    }
    return best;
}

static void prepare(struct ts_ctx *ctx, struct chooser *c) {
    size_t n = c->end - c->begin;
    int *rows = TS_NEW(ctx->scratch, int, n + 1), *bands = TS_NEW(ctx->scratch, int, n + 1);
    for (size_t i = 0; i < n; i++) {
        rows[i + 1] = rows[i] + c->units[c->begin + i].space + c->units[c->begin + i].rows;
        bands[i + 1] = bands[i] + c->units[c->begin + i].band;
    }
    c->rows_before = rows;
    c->bands_before = bands;
}

static struct ts_column_set make_set(struct ts_ctx *ctx, const struct chooser *c, const size_t *ends) {
    int n = c->request->n;
    struct ts_column *columns = TS_NEW(ctx->keep, struct ts_column, (size_t)n);
    size_t begin = c->begin;
    for (int k = 0; k < n; begin = ends[k++]) {
        int extra = ends[k] > begin ? extra_rows(c, height_of(c, k), begin, ends[k]) : 0;
        int rows = ends[k] > begin ? natural_rows(c, begin, ends[k]) + extra : 0;
        columns[k] = (struct ts_column){begin, ends[k], rows, extra};
    }
    return (struct ts_column_set){columns, n, begin};
}

static int lowest_foot(const struct ts_columns_request *r) {
    int foot = 0;
    for (int k = 0; k < r->n; k++)
        foot = r->frames[k].first_row + r->frames[k].rows > foot ? r->frames[k].first_row + r->frames[k].rows
                                                                 : foot;
    return foot;
}

static long capacity(const struct chooser *c) {
    long rows = 0;
    for (int k = 0; k < c->request->n; k++)
        rows += height_of(c, k);
    return rows;
}

/* The highest foot at which the frames could hold all units, the spaces above each frame's first left out. */
static int least_foot(struct chooser *c) {
    int total = natural_rows(c, c->begin, c->end) - (c->request->n - 1) * c->widest;
    int lowest = lowest_foot(c->request);
    for (c->foot = 1; c->foot < lowest && capacity(c) < total;)
        c->foot++;
    return c->foot;
}

/* Columns for all units with their feet on one row, if they fit at all. */
static bool level(struct ts_ctx *ctx, struct chooser *c, size_t *ends) {
    int lowest = lowest_foot(c->request), best_foot = 0, first_fit = 0;
    bool full = c->request->goal == TS_COLUMNS_FULL;
    long best = LONG_MAX;
    size_t *tried = TS_NEW(ctx->scratch, size_t, (size_t)c->request->n);
    for (int foot = full ? lowest : least_foot(c); foot <= lowest; foot++) {
        if (first_fit && foot > first_fit + MOST_HIGHER)
            break;
        c->foot = foot;
        c->slack = FEW_SHORT; /* nearly always enough, and ten times faster */
        long cost = divide(ctx, c, tried);
        if (cost < 0 || cost >= COST_ILLEGAL) {
            c->slack = foot;
            cost = divide(ctx, c, tried);
        }
        if (cost < 0)
            continue;
        if (!first_fit)
            first_fit = foot;
        cost += COST_HIGHER * (long)(foot - first_fit);
        if (cost < best) {
            best = cost;
            best_foot = foot;
            for (int k = 0; k < c->request->n; k++)
                ends[k] = tried[k];
        }
    }
    c->foot = best_foot;
    return best < COST_ILLEGAL;
}

/* Another frame of the page is higher than frame k. */
static bool is_lower(const struct chooser *c, int k) {
    for (int i = 0; i < c->request->n; i++)
        if (height_of(c, i) > height_of(c, k))
            return true;
    return false;
}

/* As many units as the column holds; its foot moves up to a place where it may be, if there is one. */
static size_t full_column(const struct chooser *c, int k, size_t begin) {
    size_t end = begin;
    while (end < c->end && natural_rows(c, begin, end + 1) <= height_of(c, k))
        end++;
    if (end == begin && end < c->end) /* higher than the column */
        return c->request->last_resort && !is_lower(c, k) ? end + 1 : begin;
    for (size_t e = end; e > begin; e--)
        if (e == c->end || c->units[e].may_start)
            return e;
    return c->request->last_resort ? end : begin;
}

bool ts_columns_may_part(struct ts_least_lines least, int line, int lines) {
    return line == 0 || (line >= least.foot && lines - line >= least.head);
}

struct ts_column_set ts_columns_fill(struct ts_ctx *ctx, const struct ts_unit *units, size_t n, size_t begin,
                                     const struct ts_columns_request *request) {
    struct chooser c = {.units = units, .request = request, .begin = begin, .foot = INT_MAX};
    size_t *ends = TS_NEW(ctx->scratch, size_t, (size_t)request->n);
    long room = capacity(&c), held = 0;
    /* No more than can matter for this page. */
    for (c.end = begin; c.end < n && held <= room + request->n * c.widest; c.end++) {
        held += units[c.end].space + units[c.end].rows;
        c.widest = units[c.end].space > c.widest ? units[c.end].space : c.widest;
    }
    prepare(ctx, &c);
    bool may_fit = c.end == n && held <= room + request->n * c.widest;
    if (may_fit && request->goal != TS_COLUMNS_IN_ORDER && level(ctx, &c, ends))
        return make_set(ctx, &c, ends);
    c.foot = INT_MAX;
    size_t at = begin;
    for (int k = 0; k < request->n; k++)
        ends[k] = at = full_column(&c, k, at);
    return make_set(ctx, &c, ends);
}
