/* line/words.h -- headings break between words only: ICU's Chinese segmenter and the house's own words.
 * Includes: line/items.h. */
#ifndef TS_LINE_WORDS_H
#define TS_LINE_WORDS_H

#include "line/items.h"

struct ts_segmenter; /* ICU's word iterator, opened at the first heading that needs it */

struct ts_segmenter *ts_words_new(struct ts_ctx *);
void ts_words_close(struct ts_segmenter *);

/* The items with breaks only between words. ICU cuts names it does not know (大渡口): `house` lists words
 * that stay whole, NULL-terminated, or is NULL. 的 了 着 过 地 得 stay with what they follow, 和 与 及 或 在
 * 于 对 为 with what follows them. In ctx->scratch. */
const struct ts_items *ts_words_apply(struct ts_ctx *, struct ts_segmenter *, const struct ts_items *,
                                      const char *const *house);

#endif
