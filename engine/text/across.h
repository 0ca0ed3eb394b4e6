/* text/across.h -- what shows that two texts are one that was cut: a bracket or a word across the cut.
 * Includes: base. Internal to text/. */
#ifndef TS_TEXT_ACROSS_H
#define TS_TEXT_ACROSS_H

#include "base/ctx.h"
#include "base/slice.h"

struct ts_bracket {
    uint32_t opener, closer; /* 0 = none */
};

/* What is open before the cut, and closed behind it without being opened there. O(bytes). */
struct ts_bracket ts_across_bracket(struct ts_slice before, struct ts_slice behind);

struct ts_across {
    struct ts_ctx *ctx;
    const char *const *words;          /* of the house, NULL-ended, or NULL */
    struct UBreakIterator *dictionary; /* ICU's, opened once it is asked */
    bool no_dictionary;
};

/* The word that the cut parts, the house's or ICU's, in ctx->keep; n 0 = none. */
struct ts_slice ts_across_word(struct ts_across *, struct ts_slice before, struct ts_slice behind);

/* Close the dictionary, if it was opened. */
void ts_across_close(struct ts_across *);

#endif
