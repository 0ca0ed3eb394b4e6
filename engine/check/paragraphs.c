/* check/paragraphs.c -- how paragraphs end: with a stop, or cut in two. GB/T 15834-2011, 4.1. Where two
 * paragraphs may be one, this says so; text/joins decides which of them are joined. */
#include "check/rules.h"

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

enum { LEAST_SENTENCE = 45, BESIDE = 6 };

static const char32_t stops[] = U"。！？…：；—!?:;."; /* ASCII's are ascii.c's to tell */
static const char32_t closers[] = U"”’》〉）」』】〕)\"";

/* The last character of a paragraph that is no blank. */
static size_t last_of(const struct ts_proof *c, const struct ts_copy_para *p) {
    size_t i = p->end - 1;
    while (i > p->begin && ts_kind(c, i) == TS_COPY_BLANK)
        i--;
    return i;
}

/* A sentence ends with the paragraph: a stop stands last, or before what closes. */
static bool ends(const struct ts_proof *c, const struct ts_copy_para *p) {
    size_t last = last_of(c, p), i = last;
    while (i > p->begin && ts_at_any(c, i, closers))
        i--;
    if (ts_at_any(c, i, stops) || (i < last && ts_at_any(c, last, U"）)")))
        return true;
    size_t open = last; /* （图略）, and the stop before it */
    while (open > p->begin && !ts_at_any(c, open, U"（("))
        open--;
    return ts_at_any(c, last, U"）)") && ts_at_any(c, open - 1, stops);
}

/* Its words are a sentence, and no heading without a sign: it has marks, or it is long. */
static bool is_sentence(const struct ts_proof *c, const struct ts_copy_para *p) {
    size_t marks = 0, western = 0;
    for (size_t i = p->text; i < p->end; i++) {
        marks += ts_at_any(c, i, U"，。；！？");
        western += ts_kind(c, i) == TS_COPY_LETTER || ts_kind(c, i) == TS_COPY_ASCII;
    }
    return (marks > 0 || p->end - p->text >= LEAST_SENTENCE) && 2 * western < p->end - p->text;
}

/* ICU takes the end of one paragraph and the start of the next for one word. */
static bool share_word(struct ts_proof *c, size_t last, size_t first) {
    UChar text[4 * BESIDE + 1];
    size_t n = 0, begin = last + 1;
    while (begin > 0 && last + 1 - begin < BESIDE && ts_is_han(c, begin - 1))
        begin--;
    for (size_t i = begin; i <= last; i++)
        U16_APPEND_UNSAFE(text, n, (UChar32)ts_cp(c, i));
    size_t seam = n;
    for (size_t i = first; i < first + BESIDE && ts_is_han(c, i); i++)
        U16_APPEND_UNSAFE(text, n, (UChar32)ts_cp(c, i));
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *words =
        seam > 0 && seam < n ? ubrk_open(UBRK_WORD, "zh", text, (int32_t)n, &status) : NULL;
    bool shared = words && U_SUCCESS(status) && !ubrk_isBoundary(words, (int32_t)seam);
    if (words)
        ubrk_close(words);
    return shared;
}

/* The paragraph that stands behind this one and may go on with it: no label, no dateline. */
static const struct ts_copy_para *next_of(const struct ts_proof *c, const struct ts_copy_para *p) {
    const struct ts_copy_para *next = p + 1;
    bool there = next < c->copy.paras + c->copy.n_paras && next->prose && next->text == next->begin &&
                 next->para->role != TS_ROLE_NOTE && next->para->role != TS_ROLE_LIST && !next->para->section;
    return there && (ts_is_chinese(c, next->begin) || ts_kind(c, next->begin) == TS_COPY_DIGIT) ? next : NULL;
}

/* Words that no heading ends with. */
static bool wants_more(const struct ts_proof *c, const struct ts_copy_para *p, size_t last,
                       const struct ts_copy_para *next) {
    bool particle = ts_at_any(c, last, U"的了在是和与及对把被将从向以为由并而使让到等或") &&
                    p > c->copy.paras && p[-1].prose;
    bool number = ts_kind(c, last) == TS_COPY_DIGIT &&
                  ts_at_any(c, next->begin, U"年月日时分点个人名元万亿%％多余家项次岁台");
    bool fraction = ts_cp(c, last) == '.' && ts_kind(c, last - 1) == TS_COPY_DIGIT &&
                    ts_kind(c, next->begin) == TS_COPY_DIGIT;
    return number || fraction || (particle && is_sentence(c, next));
}

static void report_cut(struct ts_proof *c, size_t last, const struct ts_copy_para *next) {
    size_t end = next->begin + 2 < next->end ? next->begin + 2 : next->end;
    TS_FAULT(c, TS_RULE_PARAGRAPH_CUT, last, last + 1, .why = ts_copy_text(c, next->begin, end));
}

static void check(struct ts_proof *c, const struct ts_copy_para *p) {
    const struct ts_copy_para *next = next_of(c, p);
    size_t last = last_of(c, p);
    bool word = next && ts_is_han(c, last) && share_word(c, last, next->begin);
    bool pause = ts_at_any(c, last, U"，、,"), ended = ends(c, p);
    if (ended && !(next && ts_cp(c, last) == '.' && wants_more(c, p, last, next)))
        return;
    if (next && (word || pause || wants_more(c, p, last, next)))
        report_cut(c, last, next);
    else if (pause || is_sentence(c, p))
        TS_FAULT(c, TS_RULE_STOP_MISSING, last, last + 1);
}

void ts_proof_paragraphs(struct ts_proof *c) {
    for (size_t i = 0; i < c->copy.n_paras; i++) {
        const struct ts_copy_para *p = &c->copy.paras[i];
        bool verse =
            p->para->role == TS_ROLE_QUOTE || p->para->role == TS_ROLE_LIST || p->para->role == TS_ROLE_NOTE;
        if (p->prose && !verse && p->end - p->text > 1)
            check(c, p);
    }
}
