/* line/label.h -- a speaker's label that hangs (凸排): the text behind it begins where its further lines
 * begin. Includes: line/items.h. */
#ifndef TS_LINE_LABEL_H
#define TS_LINE_LABEL_H

#include "line/items.h"

/* The items with a fixed gap behind the label, which ends before the character at `end`: what follows stands
 * `width` behind the label's start. Nothing in the label opens or gives, and no line ends in it. A label that
 * is wider runs in: then, as where nothing follows it, the items are as they were. In ctx->scratch. */
const struct ts_items *ts_label_hang(struct ts_ctx *, const struct ts_items *, const char *end, ts_len width);

#endif
