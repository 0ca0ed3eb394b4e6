/* prop/kinds.h -- the oracle's own table of characters, from the table of line-composition.md, section 1, and
 * GB/T 15834-2011. Includes: nothing. Where the rules leave it to the context whether a mark is Chinese, only
 * clear cases are decided here; all others are KIND_OTHER, of which the oracle asks nothing. */
#ifndef TS_PROP_KINDS_H
#define TS_PROP_KINDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum kind {
    KIND_HAN,
    KIND_OPEN,
    KIND_CLOSE,
    KIND_PAUSE,
    KIND_STOP,
    KIND_DASH,     /* each character of —— */
    KIND_ELLIPSIS, /* each character of …… */
    KIND_INTERPUNCT,
    KIND_CONNECTOR,
    KIND_SOLIDUS,
    KIND_LETTER,
    KIND_DIGIT,
    KIND_WESTERN_MARK, /* ASCII marks that are no sign of a number */
    KIND_BLANK,        /* U+0020, tab */
    KIND_WIDE_BLANK,   /* U+3000 */
    KIND_NOTHING,      /* controls, ZWSP: not drawn */
    KIND_MAYBE,        /* NBSP and other blanks: drawn or not */
    KIND_OTHER
};

void kinds_of_text(const uint32_t *text, long n, uint8_t *kinds);

bool kind_is_chinese_mark(enum kind);
bool kind_is_western(enum kind);

/* True if `cp` is one of the characters of a char32_t string. */
bool kind_among(uint32_t cp, const uint32_t *set);

#endif
