#include "line/spread.h"

#include "line/measure.h"

static bool opens(const struct ts_item *it) {
    return it->may_open || it->gap == TS_GAP_WORD || it->gap == TS_GAP_WESTERN;
}

/* The white at a place that counts towards what all places are to have: a blank of the copy stays besides. */
static ts_len own_white(const struct ts_item *it) {
    return it->gap == TS_GAP_NONE || it->gap == TS_GAP_WESTERN ? it->gap_width : 0;
}

/* One white for the places [begin, end) so that they take `lack` more: those that have more keep it. Returns
 * what the division leaves over, a unit for each of the first places. */
static int64_t find_white(const struct ts_item *items, size_t begin, size_t end, int64_t lack,
                          int64_t *white) {
    int64_t before, rest = 0;
    *white = INT64_MAX;
    do {
        int64_t sum = lack, n = 0;
        before = *white;
        for (size_t i = begin; i < end; i++)
            if (opens(&items[i]) && own_white(&items[i]) <= before) {
                sum += own_white(&items[i]);
                n++;
            }
        if (n == 0)
            return 0;
        *white = sum / n;
        rest = sum % n;
    } while (*white < before);
    return rest;
}

static void widen(struct ts_item *it, ts_len by) {
    it->gap_width += by;
    it->gap_min += by;
    it->gap_max += by;
}

/* Open the places [begin, end) by `lack` in all. */
static void spread(struct ts_item *items, size_t begin, size_t end, int64_t lack) {
    int64_t white, rest = find_white(items, begin, end, lack, &white);
    for (size_t i = begin; i < end; i++) {
        ts_len own = own_white(&items[i]);
        if (!opens(&items[i]) || own > white)
            continue;
        widen(&items[i], (ts_len)(white - own + (rest > 0)));
        rest -= rest > 0;
    }
}

const struct ts_items *ts_spread_apply(struct ts_ctx *ctx, const struct ts_items *items,
                                       const struct ts_stretch *stretches, size_t n) {
    struct ts_item *list;
    struct ts_items *result = ts_items_copy(ctx, items, &list);
    const struct ts_measure_sums *sums = ts_measure_sum(ctx, items);
    for (size_t k = 0; k < n; k++) {
        const struct ts_stretch *s = &stretches[k];
        int64_t lack = s->width - ts_measure_line(items, sums, s->begin, s->end).width;
        if (lack > 0)
            spread(list, s->begin + 1, s->end, lack);
    }
    return result;
}

static const char *text_of(const struct ts_items *items, size_t i) {
    return items->runs->chars[items->items[i].character].text;
}

const struct ts_items *ts_spread_texts(struct ts_ctx *ctx, const struct ts_items *items,
                                       const struct ts_spread_text *texts, size_t n) {
    struct ts_stretch *stretches = TS_NEW(ctx->scratch, struct ts_stretch, n);
    size_t found = 0, i = 0;
    for (size_t k = 0; k < n; k++) {
        struct ts_stretch s = {.width = texts[k].width};
        while (i < items->n && text_of(items, i) < texts[k].begin)
            i++;
        s.begin = i;
        while (i < items->n && text_of(items, i) < texts[k].end)
            i++;
        s.end = i;
        if (s.begin < s.end)
            stretches[found++] = s;
    }
    struct ts_item *list;
    struct ts_items *whole = ts_items_copy(ctx, ts_spread_apply(ctx, items, stretches, found), &list);
    for (size_t k = 0; k < found; k++)
        for (size_t at = stretches[k].begin + 1; at < stretches[k].end; at++) {
            list[at].brk = TS_BREAK_NEVER;
            list[at].why = TS_WHY_NAME;
            list[at].may_open = false;
        }
    return whole;
}
