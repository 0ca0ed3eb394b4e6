#include "line/measure.h"

int ts_measure_step(const struct ts_item *it) {
    switch ((enum ts_space)it->space) {
    case TS_SPACE_INTERPUNCT:
        return TS_REDUCE_INTERPUNCT;
    case TS_SPACE_BRACKET:
        return TS_REDUCE_BRACKET;
    case TS_SPACE_PAUSE:
        return TS_REDUCE_PAUSE;
    case TS_SPACE_STOP:
        return TS_REDUCE_STOP;
    case TS_SPACE_LABEL:
        return TS_REDUCE_LABEL;
    default:
        return -1;
    }
}

static ts_len before_left(const struct ts_item *it) {
    return it->before - it->trim_before;
}

static ts_len after_left(const struct ts_item *it) {
    return it->after - it->trim_after;
}

static void add_gap(struct ts_measure_sums *s, const struct ts_item *it, int sign) {
    s->width += sign * it->gap_width;
    if (it->gap == TS_GAP_WORD) {
        s->give[TS_REDUCE_WORD] += sign * (it->gap_width - it->gap_min);
        s->take[TS_EXPAND_WORD] += sign * (it->gap_max - it->gap_width);
        s->n_gaps += sign;
    } else if (it->gap == TS_GAP_WESTERN) {
        s->give[TS_REDUCE_WESTERN] += sign * (it->gap_width - it->gap_min);
        s->take[TS_EXPAND_WESTERN] += sign * (it->gap_max - it->gap_width);
        s->n_gaps += sign;
    }
    s->n_open += sign * it->may_open;
}

int64_t ts_measure_padding(int64_t width, ts_len cell) {
    return cell > 0 && width > 0 ? (cell - width % cell) % cell : 0;
}

/* What items [begin, end), which are one frame or a part of one, lack of whole cells; `more` comes behind
 * them. */
static int64_t padding_of(const struct ts_items *items, const struct ts_measure_sums *sums, size_t begin,
                          size_t end, ts_len more) {
    int64_t width = sums[end].width - sums[begin].width - items->items[begin].gap_width + more;
    return ts_measure_padding(width, items->em);
}

/* The padding of a line: of whole frames by the sums, of those that its two ends cut by what is left of them.
 */
int64_t ts_measure_line_padding(const struct ts_items *items, const struct ts_measure_sums *sums,
                                size_t begin, size_t end) {
    size_t first_end = items->frames[begin].end, last_begin = items->frames[end - 1].begin;
    ts_len more = end < items->n ? ts_measure_line_end(items, end) : 0;
    if (first_end >= end)
        return padding_of(items, sums, begin, end, more);
    return padding_of(items, sums, begin, first_end, 0) + sums[last_begin].padding - sums[first_end].padding +
           padding_of(items, sums, last_begin, end, more);
}

const struct ts_measure_sums *ts_measure_sum(struct ts_ctx *ctx, const struct ts_items *items) {
    struct ts_measure_sums *sums = TS_NEW(ctx->scratch, struct ts_measure_sums, items->n + 1);
    for (size_t i = 0; i < items->n; i++) {
        const struct ts_item *it = &items->items[i];
        struct ts_measure_sums *s = &sums[i + 1];
        *s = sums[i];
        add_gap(s, it, 1);
        s->width += it->width - it->trim_before - it->trim_after;
        int step = ts_measure_step(it);
        if (step >= 0)
            s->give[step] += before_left(it) + after_left(it);
        if (items->frames && items->frames[i].end == i + 1)
            s->padding += padding_of(items, sums, items->frames[i].begin, i + 1, 0);
        s->ends = s->width - after_left(it) + it->ruby_after + ts_measure_line_end(items, i + 1);
        /* What lies before a line's first item was left on the line above. */
        sums[i].begins = sums[i].width + it->gap_width + before_left(it) - it->ruby_before;
    }
    return sums;
}

ts_len ts_measure_line_end(const struct ts_items *items, size_t end) {
    if (end == items->n)
        return items->tail;
    ts_len hyphen = ts_break_adds_hyphen(items->items[end].brk) ? items->items[end].hyphen : 0;
    return items->items[end - 1].unkerned + hyphen;
}

struct ts_measured ts_measure_line(const struct ts_items *items, const struct ts_measure_sums *sums,
                                   size_t begin, size_t end) {
    const struct ts_item *first = &items->items[begin], *last = &items->items[end - 1];
    struct ts_measure_sums s = sums[end];
    const struct ts_measure_sums *from = &sums[begin];
    for (int k = 0; k < TS_N_REDUCTIONS; k++)
        s.give[k] -= from->give[k];
    for (int k = 0; k < TS_EXPAND_OPEN; k++)
        s.take[k] -= from->take[k];
    s.n_gaps -= from->n_gaps;
    s.n_open -= from->n_open;
    add_gap(&s, first, -1);
    int step = ts_measure_step(first);
    if (step >= 0)
        s.give[step] -= before_left(first);
    step = ts_measure_step(last);
    if (step >= 0)
        s.give[step] -= after_left(last);
    struct ts_measured m = {
        .width = ts_measure_width(items, sums, begin, end),
        .n_gaps = s.n_gaps,
        .n_open = s.n_open,
        .white = ts_measure_white(items, end),
        .hang = last->may_hang && !(end == items->n && items->tail) ? last->width - last->after : 0};
    for (int k = 0; k < TS_N_REDUCTIONS; k++)
        m.give[k] = s.give[k];
    for (int k = 0; k < TS_EXPAND_OPEN; k++)
        m.take[k] = s.take[k];
    return m;
}
