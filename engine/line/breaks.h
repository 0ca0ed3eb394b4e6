/* line/breaks.h -- choose line breaks: items in, places out. Includes: line/items.h.
 *
 * The whole paragraph is weighed at once (optimum fit, after Knuth and Plass), but candidates are compared by
 * an ordered key instead of one weighted sum: no number of slightly opened lines can outweigh one with a
 * hole. The key is a vector of counts and sums that add up along the paragraph, so that the best way to a
 * break never depends on what follows it, and the search stays linear in practice. */
#ifndef TS_LINE_BREAKS_H
#define TS_LINE_BREAKS_H

#include "line/items.h"

struct ts_break_opts {
    ts_len measure; /* where a line ends, > 0; white at the lines' ends is a shorter measure */
    ts_len indent;  /* of the first line, < measure */
    ts_len turn;    /* of all others, < measure; more than the first's: 凸排 */
    bool justify;   /* lines fill the measure; else they keep their natural widths, as even as can be */
    ts_len hole;    /* thousandths of an em: an opening that is a fault */
};

/* How far into the measure the line begins whose first item is `begin`. */
static inline ts_len ts_break_indent(const struct ts_break_opts *opts, size_t begin) {
    return begin == 0 ? opts->indent : opts->turn;
}

struct ts_breaks {
    const size_t
        *ends; /* of each line: the index behind its last item; strictly rising, the last is items->n */
    const bool *hangs; /* of each line: its last mark stands outside the measure */
    size_t n;
    int phrase; /* unjustified: how badly the line ends cut phrases, in sum; 0 = at blanks of the copy only */
    bool loose; /* a line is opened by more than 0.10 em, or left short, or a word cut */
};

/* Break a paragraph of at least one item into the lines of least cost. A word longer than a line is cut where
 * clusters allow; a line that cannot fit even so is left overfull. In ctx->scratch. O(items x items a line).
 */
const struct ts_breaks *ts_breaks_choose(struct ts_ctx *, const struct ts_items *,
                                         const struct ts_break_opts *);

/* The same in exactly `lines` lines, if that shows no fault that the free choice has not, such as an opening
 * of more than 0.10 em; else NULL. For columns that are to end level: no boundary moves by more than two
 * lines. O(items x items a line). */
const struct ts_breaks *ts_breaks_choose_count(struct ts_ctx *, const struct ts_items *,
                                               const struct ts_break_opts *, size_t lines);

#endif
