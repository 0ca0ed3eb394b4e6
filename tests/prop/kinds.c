#include "kinds.h"

bool kind_among(uint32_t cp, const uint32_t *set) {
    for (; *set; set++)
        if (*set == cp)
            return true;
    return false;
}

bool kind_is_chinese_mark(enum kind k) {
    return k >= KIND_OPEN && k <= KIND_SOLIDUS;
}

bool kind_is_western(enum kind k) {
    return k == KIND_LETTER || k == KIND_DIGIT || k == KIND_WESTERN_MARK;
}

static bool within(uint32_t cp, uint32_t first, uint32_t last) {
    return cp >= first && cp <= last;
}

static bool is_han(uint32_t cp) {
    return within(cp, 0x4E00, 0x9FFF) || within(cp, 0x3400, 0x4DBF) || within(cp, 0x20000, 0x3134F) ||
           within(cp, 0x3005, 0x3007) || within(cp, 0x3041, 0x3096) || within(cp, 0x30A1, 0x30FA) ||
           within(cp, 0xFF10, 0xFF19) || within(cp, 0xFF21, 0xFF3A) || within(cp, 0xFF41, 0xFF5A) ||
           cp == 0x25CB;
}

static bool is_letter(uint32_t cp) {
    return within(cp, 'A', 'Z') || within(cp, 'a', 'z') || within(cp, 0xC0, 0xD6) || within(cp, 0xD8, 0xF6) ||
           within(cp, 0x391, 0x3A9) || within(cp, 0x3B1, 0x3C9) || within(cp, 0x410, 0x44F);
}

static enum kind kind_alone(uint32_t cp) {
    if (is_han(cp))
        return KIND_HAN;
    if (kind_among(cp, U"「『（《〈【〖〔［｛"))
        return KIND_OPEN;
    if (kind_among(cp, U"」』）》〉】〗〕］｝"))
        return KIND_CLOSE;
    if (kind_among(cp, U"，、；："))
        return KIND_PAUSE;
    if (kind_among(cp, U"。．？！‼⁇⁈⁉"))
        return KIND_STOP;
    if (kind_among(cp, U"・‧"))
        return KIND_INTERPUNCT;
    if (cp == U'～')
        return KIND_CONNECTOR;
    if (cp == U'／')
        return KIND_SOLIDUS;
    if (within(cp, '0', '9'))
        return KIND_DIGIT;
    if (is_letter(cp))
        return KIND_LETTER;
    if (kind_among(cp, U",.!?;:()[]\"'&*="))
        return KIND_WESTERN_MARK;
    if (cp == ' ' || cp == '\t')
        return KIND_BLANK;
    if (cp == 0x3000)
        return KIND_WIDE_BLANK;
    if (cp < 0x20 || within(cp, 0x7F, 0x9F) || cp == 0x200B || cp == 0x2028 || cp == 0x2029)
        return KIND_NOTHING;
    if (cp == 0xA0 || within(cp, 0x2000, 0x200A) || cp == 0x202F || cp == 0x205F || cp == 0x1680)
        return KIND_MAYBE;
    return KIND_OTHER;
}

static bool is_quote(uint32_t cp) {
    return within(cp, 0x2018, 0x2019) || within(cp, 0x201C, 0x201D);
}

struct reading {
    const uint32_t *text;
    const uint8_t *kinds; /* by the character alone */
    long n;
};

static enum kind kind_at(const struct reading *r, long i) {
    return i >= 0 && i < r->n ? (enum kind)r->kinds[i] : KIND_NOTHING;
}

/* Han, or a mark that is Chinese wherever it stands. */
static bool chinese_at(const struct reading *r, long i) {
    return kind_at(r, i) <= KIND_STOP;
}

static bool han_or_digit_at(const struct reading *r, long i, enum kind as) {
    return kind_at(r, i) == as && (as == KIND_HAN || as == KIND_DIGIT);
}

/* Both sides of a mark are Han, or both are digits. */
static bool between(const struct reading *r, long i, bool digits_too) {
    bool han = han_or_digit_at(r, i - 1, KIND_HAN) && han_or_digit_at(r, i + 1, KIND_HAN);
    bool digits = han_or_digit_at(r, i - 1, KIND_DIGIT) && han_or_digit_at(r, i + 1, KIND_DIGIT);
    return han || (digits && digits_too);
}

/* A quote is surely Chinese with Chinese on both sides, other quotes between not counted. */
static bool quote_is_chinese(const struct reading *r, long i) {
    long before = i - 1, after = i + 1;
    while (before >= 0 && is_quote(r->text[before]))
        before--;
    while (after < r->n && is_quote(r->text[after]))
        after++;
    return (chinese_at(r, before) || (before < 0 && chinese_at(r, after))) &&
           (chinese_at(r, after) || (after == r->n && chinese_at(r, before)));
}

/* How many of the same character stand together here. */
static long run_length(const struct reading *r, long i, long *first) {
    long begin = i, end = i + 1;
    while (begin > 0 && r->text[begin - 1] == r->text[i])
        begin--;
    while (end < r->n && r->text[end] == r->text[i])
        end++;
    *first = begin;
    return end - begin;
}

static enum kind kind_in_context(const struct reading *r, long i) {
    uint32_t cp = r->text[i];
    long first, run = run_length(r, i, &first);
    bool chinese = chinese_at(r, first - 1) && chinese_at(r, first + run);
    switch (cp) {
    case 0x201C:
    case 0x2018:
        return quote_is_chinese(r, i) ? KIND_OPEN : KIND_OTHER;
    case 0x201D:
    case 0x2019:
        return quote_is_chinese(r, i) ? KIND_CLOSE : KIND_OTHER;
    case 0x2014:
        return run == 2 && chinese               ? KIND_DASH
               : run == 1 && between(r, i, true) ? KIND_CONNECTOR
                                                 : KIND_OTHER;
    case 0x2026:
    case 0x22EF:
        return (run == 2 || run == 4) && chinese ? KIND_ELLIPSIS : KIND_OTHER;
    case 0xB7:
        return between(r, i, false) ? KIND_INTERPUNCT : KIND_OTHER;
    case '-':
        return between(r, i, false) ? KIND_CONNECTOR : KIND_OTHER;
    case '~':
    case 0x2013:
        return between(r, i, true) ? KIND_CONNECTOR : KIND_OTHER;
    case '/':
        return between(r, i, false) ? KIND_SOLIDUS : KIND_OTHER;
    default:
        return KIND_OTHER;
    }
}

void kinds_of_text(const uint32_t *text, long n, uint8_t *kinds) {
    struct reading r = {text, kinds, n};
    for (long i = 0; i < n; i++)
        kinds[i] = (uint8_t)kind_alone(text[i]);
    for (long i = 0; i < n;
         i++) /* decided marks are not asked about by others: chinese_at stops at KIND_STOP */
        if (kinds[i] == KIND_OTHER && !is_quote(text[i]))
            kinds[i] = (uint8_t)kind_in_context(&r, i);
    for (long i = 0; i < n; i++)
        if (is_quote(text[i]))
            kinds[i] = (uint8_t)kind_in_context(&r, i);
}
