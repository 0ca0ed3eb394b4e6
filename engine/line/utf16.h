/* line/utf16.h -- code points as ICU's iterators want them, and the way back. Includes: base. Internal to
 * line/. */
#ifndef TS_LINE_UTF16_H
#define TS_LINE_UTF16_H

#include "base/ctx.h"

#include <unicode/utf16.h>

struct ts_utf16 {
    const UChar *text;
    int32_t n;
    const uint32_t *origin; /* for each unit, and behind the last, the index of its code point */
};

/* `n` code points, in ctx->scratch. */
struct ts_utf16 ts_utf16_of(struct ts_ctx *, const uint32_t *text, size_t n);

#endif
