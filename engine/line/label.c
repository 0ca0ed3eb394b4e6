#include "line/label.h"

#include <string.h>

/* Items of the label: those whose characters stand before `end`. */
static size_t count_items(const struct ts_items *items, const char *end) {
    size_t n = 0;
    while (n < items->n && items->runs->chars[items->items[n].character].text < end)
        n++;
    return n;
}

/* The label as a line begins with it, its colon's cell in full. */
static int64_t natural_width(const struct ts_item *label, size_t n) {
    int64_t width = label[0].trim_before - label[0].before;
    for (size_t i = 0; i < n; i++)
        width += (i ? label[i].gap_width : 0) + label[i].width - label[i].trim_before -
                 (i + 1 < n ? label[i].trim_after : 0);
    return width;
}

static void fix_gap(struct ts_item *it, ts_len width) {
    it->gap = TS_GAP_FIXED;
    it->gap_width = it->gap_min = it->gap_max = width;
    it->may_open = false;
}

const struct ts_items *ts_label_hang(struct ts_ctx *ctx, const struct ts_items *items, const char *end,
                                     ts_len width) {
    size_t n = count_items(items, end);
    if (n == 0 || n == items->n)
        return items;
    int64_t lack = width - natural_width(items->items, n);
    if (lack < 0)
        return items;
    struct ts_item *copy = TS_NEW(ctx->scratch, struct ts_item, items->n);
    memcpy(copy, items->items, items->n * sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        copy[i].space = TS_SPACE_NONE;
        if (i == 0)
            continue;
        fix_gap(&copy[i], copy[i].gap_width);
        if (copy[i].brk != TS_BREAK_NEVER)
            copy[i].why = TS_WHY_NAME;
        copy[i].brk = TS_BREAK_NEVER;
    }
    /* A name that could be spread fills the width already; what else is lacking stands behind the colon. */
    copy[n - 1].trim_after = 0;
    copy[n].trim_before = copy[n].before; /* as at the starts of the lines below */
    fix_gap(&copy[n], (ts_len)lack);
    struct ts_items *hung = TS_NEW(ctx->scratch, struct ts_items, 1);
    *hung = *items;
    hung->items = copy;
    return hung;
}
