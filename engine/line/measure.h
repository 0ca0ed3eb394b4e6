/* line/measure.h -- how wide a stretch of items is as a line, and what it can give and take. Includes:
 * line/items.h. Internal to line/: shared by the choice of breaks and the filling of lines. */
#ifndef TS_LINE_MEASURE_H
#define TS_LINE_MEASURE_H

#include "line/items.h"

/* The steps of reduction that change a line's inside, in CLREQ's order. The mark at the line's end comes
 * before them and is no choice: it is half width always (GB/T 15834, 5.1.10). */
enum ts_reduction {
    TS_REDUCE_WORD,       /* word spaces */
    TS_REDUCE_INTERPUNCT, /* both sides, where they are 1 em */
    TS_REDUCE_BRACKET,    /* brackets and quotes, outer side */
    TS_REDUCE_PAUSE,      /* ， 、 ； ： */
    TS_REDUCE_WESTERN,    /* Han-Western gaps */
    TS_REDUCE_STOP,       /* 。 ？ ！ */
    TS_REDUCE_LABEL,      /* the colon behind a speaker's name: ours, so that labels look alike */
    TS_N_REDUCTIONS
};

/* The steps of expansion, in order. The last has no limit. */
enum ts_expansion { TS_EXPAND_WORD, TS_EXPAND_WESTERN, TS_EXPAND_OPEN, TS_N_EXPANSIONS };

/* Sums over the items before a boundary, each with the gap before it. Padding is what frames that end before
 * it lack of whole cells. A line's width is where it ends less where it begins. */
struct ts_measure_sums {
    int64_t width, padding, give[TS_N_REDUCTIONS], take[TS_EXPAND_OPEN];
    int64_t begins, ends; /* a line there: the sum of widths without what a line's start or end takes away */
    int32_t n_gaps, n_open; /* places of word spaces and Western gaps; places that may be opened */
};

/* A stretch of items as a line. */
struct ts_measured {
    int64_t width;                 /* natural, with nothing before the first ink's cell and after the last */
    int64_t give[TS_N_REDUCTIONS]; /* what each step of reduction can take away */
    int64_t take[TS_EXPAND_OPEN];  /* what each limited step of expansion can add */
    int32_t n_gaps, n_open;
    ts_len white; /* what of the lack may stand at the line's end */
    ts_len hang;  /* what the last mark takes, if it may stand outside the measure; else 0 */
};

/* n + 1 sums for n items, in ctx->scratch. */
const struct ts_measure_sums *ts_measure_sum(struct ts_ctx *, const struct ts_items *);

/* The line of items [begin, end), begin < end. O(1). */
struct ts_measured ts_measure_line(const struct ts_items *, const struct ts_measure_sums *, size_t begin,
                                   size_t end);

/* What a line lacks of whole cells where text is aligned to the grid. */
int64_t ts_measure_line_padding(const struct ts_items *, const struct ts_measure_sums *, size_t begin,
                                size_t end);

/* The line's width alone. */
static inline int64_t ts_measure_width(const struct ts_items *items, const struct ts_measure_sums *sums,
                                       size_t begin, size_t end) {
    int64_t width = sums[end].ends - sums[begin].begins;
    return items->frames ? width + ts_measure_line_padding(items, sums, begin, end) : width;
}

/* What a line that ends before item `end` adds to the widths of its items: the hyphen of a divided word, and
 * the kerning between its last letter and the next line's first; the last line, what is kept free behind it.
 */
ts_len ts_measure_line_end(const struct ts_items *, size_t end);

/* White that a line which ends before item `end` may keep at its end. */
static inline ts_len ts_measure_white(const struct ts_items *items, size_t end) {
    return end < items->n ? items->items[end].white : 0;
}

/* What a width lacks of whole cells. */
int64_t ts_measure_padding(int64_t width, ts_len cell);

/* The step that takes an item's own space, or -1 if that is none. */
int ts_measure_step(const struct ts_item *);

#endif
