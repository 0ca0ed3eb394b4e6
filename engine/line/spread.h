/* line/spread.h -- even inter-character spacing (均排; CLREQ, "Even inter-character spacing", "Single line
 * alignment processing"): a stretch of items spread to a width. Includes: line/items.h. Internal to line/,
 * but for struct ts_spread_text. */
#ifndef TS_LINE_SPREAD_H
#define TS_LINE_SPREAD_H

#include "line/items.h"

/* Items [begin, end), begin < end, that are to take `width`, as a line of their own is measured: without what
 * is white before the first ink's cell and behind the last. */
struct ts_stretch {
    size_t begin, end;
    ts_len width;
};

/* The items with each stretch spread to its width: what is missing opens the places that filling may open,
 * blanks, and Han-Western gaps, all to one white; the copy's blanks keep their own besides. A stretch that is
 * as wide already, or has no such place, stays as it is. Stretches rise and do not overlap. In ctx->scratch.
 * O(items). */
const struct ts_items *ts_spread_apply(struct ts_ctx *, const struct ts_items *, const struct ts_stretch *,
                                       size_t n);

/* A piece of the paragraph's text that is to take `width`: a name. */
struct ts_spread_text {
    const char *begin, *end;
    ts_len width;
};

/* The same for pieces of the text, which rise and do not overlap. What was spread stays as wide: no line
 * breaks inside, and nothing opens it further. */
const struct ts_items *ts_spread_texts(struct ts_ctx *, const struct ts_items *,
                                       const struct ts_spread_text *, size_t n);

#endif
