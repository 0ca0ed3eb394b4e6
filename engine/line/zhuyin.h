/* line/zhuyin.h -- Bopomofo beside a character: 注音符号. Includes: line/lines.h. Internal to line/. Source:
 * CLREQ, "Positioning of Bopomofo Interlinear Annotations", the vertical form in horizontal lines. */
#ifndef TS_LINE_ZHUYIN_H
#define TS_LINE_ZHUYIN_H

#include "line/lines.h"

/* True if a ruby's text is Bopomofo: symbols, at most three (GB and CLREQ know no more), and tones. */
bool ts_zhuyin_is(const struct ts_runs *);

/* What it takes beside a character of that size: half of it. */
ts_len ts_zhuyin_width(ts_len em);

/* Its glyphs, from the right edge of the character's em box on, in ctx->keep. */
struct ts_line *ts_zhuyin_place(struct ts_ctx *, const struct ts_runs *, const struct ts_type *base);

#endif
