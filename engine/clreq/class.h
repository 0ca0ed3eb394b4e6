/* clreq/class.h -- what a character is to the compositor. Includes: base. Sources: CLREQ, "Categories of
 * characters" and "Punctuation marks"; GB/T 15834-2011; widths and letters from Unicode's data (UAX #11), by
 * ICU. */
#ifndef TS_CLREQ_CLASS_H
#define TS_CLREQ_CLASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ts_class {
    TS_HAN,         /* ideographs, kana, full-width letters and digits, wide symbols: 1 em */
    TS_OPEN,        /* “ ‘ 「 『 （ 《 … : 1 em, half of it before the ink */
    TS_CLOSE,       /* ” ’ 」 』 ） 》 … : 1 em, half of it after the ink */
    TS_PAUSE,       /* ， 、 ； ： : 1 em, half of it after the ink */
    TS_STOP,        /* 。 ． ？ ！ : the same */
    TS_DASH,        /* —— ⸺ : 2 em, one stroke */
    TS_ELLIPSIS,    /* …… ⋯⋯ : 2 em */
    TS_INTERPUNCT,  /* · ・ ‧, • between names: 1/2 em (GB/T 15834, 5.1.7) */
    TS_CONNECTOR,   /* – — ～ ~ - between Han or digits: 1/2 or 1 em (GB/T 15834, 4.13) */
    TS_SOLIDUS,     /* ／ and / beside Han: 1/2 em */
    TS_WESTERN,     /* letters, digits and marks of Western text: the font's width */
    TS_SPACE,       /* U+0020, tab */
    TS_WIDE_SPACE,  /* U+3000 */
    TS_ATTACHED,    /* combining marks, joiners, variation selectors: part of the character before */
    TS_BREAK_SPACE, /* U+200B: nothing but a place to break */
    TS_CONTROL,     /* control characters: reported, not set */
    TS_N_CLASSES
};

/* Classes of `n` characters that stand together in a paragraph, into `out`. The ambiguous marks (“ ” ‘ ’ · …
 * — – ~ - /) are decided by their neighbours, then by the pair they belong to, then by the paragraph's
 * language: Chinese if it has one Han character, or no Western letter. O(n). */
void ts_class_of_text(const uint32_t *text, size_t n, uint8_t *out);

/* A letter, digit, or a sign read as part of a number (% ℃ $): takes the Han-Western gap. */
bool ts_class_is_alphanumeric(uint32_t cp);

#endif
