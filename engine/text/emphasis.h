/* text/emphasis.h -- the signs * _ and ~ in a stretch of text, and which of them are pairs. Includes:
 * text/inline_reader.h. Internal to text/.
 *
 * CommonMark's delimiter runs (spec 0.31, "Emphasis and strong emphasis", rules 9 and 10 among them), and
 * GFM's
 * ~~, but for what stands beside the signs: CommonMark asks for blanks or Western punctuation where Chinese
 * has neither. Here a row opens unless a blank or a mark that may not begin a line follows, and closes unless
 * a blank or an opening mark stands before it.
 *
 *  - A single * between Western letters or figures is text (5*3*2); so are rows that hide names (王**、李**).
 *  - A row of _ inside a Western word is text, as in snake_case. Between other letters or Han on both sides
 * it may be part of a name too, as in 会议纪要_定稿_终版: of a pair one row at least must stand otherwise, as
 * in _重点_后文, 后文_重点_， and 后文_“重点”_后文.
 *  - ~~ is two signs, no more and no fewer: one is a range of figures, 3~5. */
#ifndef TS_TEXT_EMPHASIS_H
#define TS_TEXT_EMPHASIS_H

#include "text/inline_reader.h"

/* A row of one sign, which is a span of text until it is paired. */
struct ts_delimiter {
    uint32_t at, n, original; /* of signs: left, and as the copy has them */
    char sign;
    bool opens, closes;
    bool inside;         /* letters or Han stand on both sides */
    bool surname, hides; /* it stands behind a surname; behind one that begins a name */
    int inner;           /* levels of pairs between it and the next row */
    size_t span, before; /* its span; the row before it that may still open, + 1 */
};

struct ts_delimiters {
    TS_VEC(struct ts_delimiter) list;
};

/* Add the row of signs at i, and its span; returns where it ends. */
uint32_t ts_emphasis_add(struct ts_inline_reader *, const struct ts_stretch *, uint32_t i,
                         struct ts_delimiters *);

/* Pair what was added, mark the spans between, and report what is alone. O(signs + spans). */
void ts_emphasis_pair(struct ts_inline_reader *, const struct ts_stretch *, struct ts_delimiters *);

#endif
