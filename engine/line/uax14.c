#include "line/uax14.h"

#include "line/utf16.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

struct ts_uax14 {
    UBreakIterator *iterator;
};

struct ts_uax14 *ts_uax14_new(struct ts_ctx *ctx) {
    return TS_NEW(ctx->keep, struct ts_uax14, 1);
}

void ts_uax14_close(struct ts_uax14 *u) {
    if (u->iterator)
        ubrk_close(u->iterator);
    u->iterator = NULL;
}

const bool *ts_uax14_find(struct ts_ctx *ctx, struct ts_uax14 *u, const uint32_t *text, size_t n) {
    bool *may = TS_NEW(ctx->scratch, bool, n + 1);
    struct ts_utf16 utf16 = ts_utf16_of(ctx, text, n);
    UErrorCode status = U_ZERO_ERROR;
    if (!u->iterator)
        u->iterator = ubrk_open(UBRK_LINE, "zh", NULL, 0, &status);
    if (u->iterator)
        ubrk_setText(u->iterator, utf16.text, utf16.n, &status);
    if (U_FAILURE(status) || !u->iterator) { /* no ICU data: break anywhere but inside Western words */
        for (size_t i = 1; i <= n; i++)
            may[i] = i == n || text[i] >= 0x2E80 || text[i - 1] >= 0x2E80 || text[i - 1] == ' ';
        return may;
    }
    for (int32_t at = ubrk_first(u->iterator); at != UBRK_DONE; at = ubrk_next(u->iterator))
        may[utf16.origin[at]] = true;
    return may;
}

bool ts_uax14_never_starts(uint32_t cp) {
    if (u_charType((UChar32)cp) ==
        U_FINAL_PUNCTUATION) /* a Western closing quote: UAX #14 leaves it to its sides */
        return true;
    switch (u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK)) {
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_BREAK_SYMBOLS:
    case U_LB_POSTFIX_NUMERIC:
    case U_LB_NONSTARTER:
    case U_LB_CONDITIONAL_JAPANESE_STARTER: /* small kana and ー: LB1 */
    case U_LB_BREAK_AFTER:
    case U_LB_HYPHEN:
    case U_LB_INSEPARABLE:
    case U_LB_GLUE:
    case U_LB_WORD_JOINER:
    case U_LB_COMBINING_MARK:
    case U_LB_ZWJ:
        return true;
    default:
        return false;
    }
}

bool ts_uax14_never_ends(uint32_t cp) {
    if (u_charType((UChar32)cp) == U_INITIAL_PUNCTUATION)
        return true;
    switch (u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK)) {
    case U_LB_OPEN_PUNCTUATION:
    case U_LB_PREFIX_NUMERIC:
    case U_LB_BREAK_BEFORE:
    case U_LB_GLUE:
    case U_LB_WORD_JOINER:
        return true;
    default:
        return false;
    }
}
