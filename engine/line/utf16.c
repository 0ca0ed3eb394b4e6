#include "line/utf16.h"

struct ts_utf16 ts_utf16_of(struct ts_ctx *ctx, const uint32_t *text, size_t n) {
    UChar *utf16 = TS_NEW(ctx->scratch, UChar, 2 * n + 1);
    uint32_t *origin = TS_NEW(ctx->scratch, uint32_t, 2 * n + 2);
    int32_t m = 0;
    for (size_t i = 0; i < n; i++) {
        origin[m] = origin[m + 1] =
            (uint32_t)i; /* two for a surrogate pair; the second is overwritten if not */
        U16_APPEND_UNSAFE(utf16, m, (UChar32)text[i]);
    }
    origin[m] = (uint32_t)n;
    return (struct ts_utf16){utf16, m, origin};
}
