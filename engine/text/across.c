#include "text/across.h"

#include "base/utf8.h"

#include <uchar.h>
#include <unicode/ubrk.h>

enum { CONTEXT = 12 }; /* characters on either side that the dictionary sees */

/* --- brackets ------------------------------------------------------------------------------------------- */

static const char32_t openers[] = U"“《（「『【〔(", closers[] = U"”》）」』】〕)";

enum { N_BRACKETS = sizeof openers / sizeof *openers - 1 };

/* How many of each kind the text leaves open, those that are closed without being opened aside. */
static void count_open(struct ts_slice s, int open[N_BRACKETS]) {
    memset(open, 0, N_BRACKETS * sizeof *open);
    for (size_t at = 0, used; at < s.n; at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        for (int k = 0; k < N_BRACKETS; k++)
            open[k] += cp == openers[k] ? 1 : cp == closers[k] && open[k] > 0 ? -1 : 0;
    }
}

/* True if the text closes a bracket of the kind that it does not open. */
static bool closes(struct ts_slice s, int kind) {
    int open = 0;
    for (size_t at = 0, used; at < s.n; at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        open += cp == openers[kind] ? 1 : cp == closers[kind] ? -1 : 0;
        if (open < 0)
            return true;
    }
    return false;
}

struct ts_bracket ts_across_bracket(struct ts_slice before, struct ts_slice behind) {
    int open[N_BRACKETS];
    count_open(before, open);
    for (int k = 0; k < N_BRACKETS; k++)
        if (open[k] > 0 && closes(behind, k))
            return (struct ts_bracket){openers[k], closers[k]};
    return (struct ts_bracket){0};
}

/* --- words ---------------------------------------------------------------------------------------------- */

/* A house word across byte `cut` of the text. */
static struct ts_slice house_word_across(const char *const *words, struct ts_slice s, size_t cut) {
    for (; words && *words; words++) {
        size_t n = strlen(*words);
        for (size_t at = cut < n ? 0 : cut - n + 1; at < cut && at + n <= s.n; at++)
            if (at + n > cut && memcmp(s.p + at, *words, n) == 0)
                return ts_slice_cut(s, at, at + n);
    }
    return (struct ts_slice){0};
}

static bool open_dictionary(struct ts_across *a) {
    UErrorCode status = U_ZERO_ERROR;
    if (!a->dictionary && !a->no_dictionary)
        a->dictionary = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    a->no_dictionary = !a->dictionary || U_FAILURE(status);
    return !a->no_dictionary;
}

/* ICU's word across byte `cut` of a few characters. */
static struct ts_slice dictionary_word_across(struct ts_across *a, struct ts_slice s, size_t cut) {
    if (!open_dictionary(a))
        return (struct ts_slice){0};
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, s.p, (int64_t)s.n, &status);
    ubrk_setUText(a->dictionary, &text, &status); /* which copies what it needs of it */
    struct ts_slice word = {0};
    if (U_SUCCESS(status) && !ubrk_isBoundary(a->dictionary, (int32_t)cut)) {
        int32_t begin = ubrk_preceding(a->dictionary, (int32_t)cut);
        int32_t end = ubrk_following(a->dictionary, (int32_t)cut);
        if (begin >= 0 && end >= 0)
            word = ts_slice_cut(s, (size_t)begin, (size_t)end);
    }
    utext_close(&text);
    return word;
}

struct ts_slice ts_across_word(struct ts_across *a, struct ts_slice before, struct ts_slice behind) {
    struct ts_slice left = ts_utf8_tail(before, CONTEXT), right = ts_utf8_head(behind, CONTEXT), both;
    both.n = left.n + right.n;
    both.p = ts_arena_printf(a->ctx->keep, "%.*s%.*s", (int)left.n, left.p, (int)right.n, right.p);
    struct ts_slice word = house_word_across(a->words, both, left.n);
    return word.n ? word : dictionary_word_across(a, both, left.n);
}

void ts_across_close(struct ts_across *a) {
    if (a->dictionary)
        ubrk_close(a->dictionary);
    a->dictionary = NULL;
}
