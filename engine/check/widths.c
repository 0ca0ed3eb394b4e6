/* check/widths.c -- full-width and half-width figures and letters in one article: the rarer kind is the slip.
 * GB/T 15835-2011, 5.1: one article, one way. And letters that stand
 * for figures. */
#include "check/rules.h"

static bool is_wide_digit(uint32_t cp) {
    return cp >= 0xFF10 && cp <= 0xFF19;
}

static bool is_wide_letter(uint32_t cp) {
    return (cp >= 0xFF21 && cp <= 0xFF3A) || (cp >= 0xFF41 && cp <= 0xFF5A);
}

static bool is_digit(uint32_t cp) {
    return cp >= '0' && cp <= '9';
}

static bool is_letter(uint32_t cp) {
    return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

/* Characters [begin, end) in the other width. */
static const char *in_other_width(struct ts_proof *c, size_t begin, size_t end) {
    char *text = ts_arena_alloc(c->ctx->keep, 3 * (end - begin) + 1, 1), *to = text;
    for (size_t i = begin; i < end; i++) {
        uint32_t cp = ts_cp(c, i);
        uint32_t other = cp > 0xFF00 ? cp - 0xFEE0 : cp + 0xFEE0;
        if (other < 0x80) {
            *to++ = (char)other;
        } else { /* U+FF01 to U+FF5E are three bytes each */
            *to++ = (char)0xEF;
            *to++ = (char)(0x80 | ((other >> 6) & 0x3F));
            *to++ = (char)(0x80 | (other & 0x3F));
        }
    }
    return text;
}

static bool is_figure(uint32_t cp) {
    return is_digit(cp) || is_wide_digit(cp);
}

struct widths {
    enum ts_rule rule;
    bool (*wide)(uint32_t), (*narrow)(uint32_t);
};

/* The point and the sign of a number are of its figures' width: ３．８, 12．4％. */
static bool is_wide_sign(const struct ts_proof *c, const struct widths *w, size_t i) {
    if (w->rule != TS_RULE_DIGIT_WIDTH)
        return false;
    return (ts_cp(c, i) == U'．' && is_figure(ts_cp(c, i - 1)) && is_figure(ts_cp(c, i + 1))) ||
           (ts_cp(c, i) == U'％' && is_wide_digit(ts_cp(c, i - 1)));
}

static void check(struct ts_proof *c, const struct widths *w) {
    size_t wide = 0, narrow = 0, signs = 0;
    for (size_t i = 1; i < c->copy.n; i++) {
        wide += w->wide(ts_cp(c, i));
        signs += is_wide_sign(c, w, i);
        narrow += w->narrow(ts_cp(c, i));
    }
    if (!(wide || signs) || !narrow)
        return;
    bool wide_is_slip = wide <= narrow; /* as many: half-width is what GB/T 15835 prints */
    bool (*slip)(uint32_t) = wide_is_slip ? w->wide : w->narrow;
    for (size_t i = 1; i < c->copy.n; i++) {
        size_t end = i;
        while (slip(ts_cp(c, end)) || (wide_is_slip && is_wide_sign(c, w, end)))
            end++;
        if (end > i)
            TS_FAULT(c, w->rule, i, end, .instead = in_other_width(c, i, end), .safe = wide_is_slip);
        i = end > i ? end - 1 : i;
    }
}

/* --- letters that look like figures --------------------------------------------------------------------- */

/* What a number with a slip consists of: 2O25, 1.l万. H2O and O2O begin with a letter. */
static bool is_of_number(uint32_t cp) {
    return is_digit(cp) || ts_is_in(cp, U"OoIl.");
}

static bool is_of_word(uint32_t cp) {
    return is_digit(cp) || is_letter(cp) || ts_is_in(cp, U"._-/:+@");
}

static void check_number(struct ts_proof *c, size_t begin, size_t end) {
    char *text = ts_arena_alloc(c->ctx->keep, end - begin + 1, 1);
    size_t letters = 0;
    for (size_t i = begin; i < end; i++) {
        uint32_t cp = ts_cp(c, i);
        letters += is_letter(cp);
        text[i - begin] = ts_is_in(cp, U"Oo") ? '0' : ts_is_in(cp, U"Il") ? '1' : (char)cp;
    }
    bool counted =
        is_digit(ts_cp(c, end - 1)) || ts_at_any(c, end, U"%％年月日时万亿元"); /* 5l is a volume */
    if (letters && counted && letters < end - begin - 1)
        TS_FAULT(c, TS_RULE_LETTER_IN_NUMBER, begin, end, .instead = text);
}

static void check_letters(struct ts_proof *c) {
    for (size_t i = 1; i < c->copy.n;) {
        size_t end = i, of_number = i;
        while (is_of_word(ts_cp(c, end)))
            end++;
        while (is_of_number(ts_cp(c, of_number)))
            of_number++;
        if (of_number == end && end - i >= 3 && is_digit(ts_cp(c, i)))
            check_number(c, i, end);
        i = end > i ? end : i + 1;
    }
}

void ts_proof_widths(struct ts_proof *c) {
    check_letters(c);
    static const struct widths digits = {TS_RULE_DIGIT_WIDTH, is_wide_digit, is_digit},
                               letters = {TS_RULE_LETTER_WIDTH, is_wide_letter, is_letter};
    check(c, &digits);
    check(c, &letters);
}
