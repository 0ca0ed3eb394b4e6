#include "clreq/class.h"

#include <uchar.h>
#include <unicode/uchar.h>

enum {
    MOST_NESTED_QUOTES = 32,
    MOST_ASIDE = 64 /* characters looked at for a mark's neighbour: keeps the time linear */
};

/* Decided later, from the context. Never leaves this file. */
enum { AMBIGUOUS = TS_N_CLASSES + 1, DECIDED = 0x80 };

/* The marks that mean the same everywhere, by class: CLREQ, "Punctuation marks"; GB/T 15834-2011, table of
 * marks. Each is the list of its characters. Beyond those tables: 〘〙〚〛｟｠〝〞〟 and the twins of 〈〉,
 * brackets by UAX #14; the small forms, which stand for the large ones; ︰, which is Big5's colon. Half-width
 * forms (｢｣､｡･) stay Western and upright forms of vertical marks (︵︶) Han, as wide as the font has them; as
 * with kana and 々 UAX #14 says where these break (tests/unit/test_marks.c goes through all that Unicode
 * has). */
static const struct {
    int class;
    const char32_t *members;
} marks[] = {
    {TS_OPEN, U"「『（《〈【〖〔［｛〘〚｟〝\u2329﹙﹛﹝"},
    {TS_CLOSE, U"」』）》〉】〗〕］｝〙〛｠〞〟\u232A﹚﹜﹞"},
    {TS_PAUSE, U"，、；：﹐﹑﹔﹕︰"},
    {TS_STOP, U"。．？！‼⁇⁈⁉﹒﹖﹗"},
    {TS_DASH, U"⸺"},
    {TS_INTERPUNCT, U"・‧"},
    {TS_CONNECTOR, U"～"},
    {TS_SOLIDUS, U"／"},
    {TS_WIDE_SPACE, U"\u3000"},
    {TS_SPACE, U" \t\n\u2028\u2029"},
    {TS_BREAK_SPACE, U"\u200B"},
    {AMBIGUOUS, U"‘’“”·•–—―…⋯〜~-－/"}, /* East Asian Width A, and ASCII marks that Chinese text uses */
};

/* The class that a mark has alone; TS_N_CLASSES for what is no mark. */
static int class_of_mark(uint32_t cp) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        for (const char32_t *m = marks[i].members; *m; m++)
            if (*m == cp)
                return marks[i].class;
    return TS_N_CLASSES;
}

static bool is_wide(uint32_t cp) {
    if ((cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF))
        return true;
    if (cp < 0x2000)
        return cp >= 0x1100 && u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH) == U_EA_WIDE;
    switch (u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
        return true;
    case U_EA_AMBIGUOUS: /* ① Ⅳ ★ → are Chinese among Chinese; ‰ ℃ № belong to a number */
        return cp >= 0x2150 && cp != 0x2212;
    default:
        return false;
    }
}

static int class_alone(uint32_t cp) {
    if (cp >= 0x4E00 && cp <= 0x9FFF)
        return TS_HAN;
    int mark = class_of_mark(cp);
    if (mark != TS_N_CLASSES)
        return mark;
    switch (u_charType((UChar32)cp)) {
    case U_CONTROL_CHAR:
        return TS_CONTROL;
    case U_SPACE_SEPARATOR: /* typists' thin and wide spaces; U+00A0 has a glyph and holds what it parts */
        return cp == 0x00A0 ? TS_WESTERN : TS_SPACE;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
        return TS_ATTACHED;
    default:
        break;
    }
    bool skin_tone = cp >= 0x1F3FB && cp <= 0x1F3FF, tag = cp >= 0xE0000 && cp <= 0xE0FFF;
    if (skin_tone || tag) /* tags without a meaning yet are not seen either */
        return TS_ATTACHED;
    return is_wide(cp) ? TS_HAN : TS_WESTERN;
}

bool ts_class_is_alphanumeric(uint32_t cp) {
    if (cp < 0x80)
        return u_isalnum((UChar32)cp) || cp == '%' || cp == '$';
    switch (u_charType((UChar32)cp)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
    case U_CURRENCY_SYMBOL:
    case U_NON_SPACING_MARK:
        return true;
    default:
        return cp == 0x2030 || cp == 0x2103 || cp == 0x2109 || cp == 0x00B0 || cp == 0x2116;
    }
}

enum side { NEITHER, CHINESE, WESTERN };

/* What stands at one side of a mark: the nearest character that is not itself ambiguous or blank. */
static enum side side_of(const uint32_t *text, const uint8_t *class, size_t n, size_t i, int step) {
    size_t k = i + (size_t)step;
    for (int far = 0; far < MOST_ASIDE && k < n; far++, k += (size_t)step) { /* below 0 wraps to beyond n */
        switch (class[k]) {
        case TS_WESTERN:
            if (u_isalnum((UChar32)text[k]) || text[k] >= 0x80)
                return WESTERN;
            continue; /* “offer,” is as Western as its letters */
        case TS_SPACE:
        case TS_ATTACHED:
        case TS_CONTROL:
        case TS_BREAK_SPACE:
        case AMBIGUOUS:
            continue;
        default:
            return CHINESE;
        }
    }
    return NEITHER;
}

struct context {
    const uint32_t *text;
    uint8_t *class;
    size_t n;
    bool chinese; /* the paragraph's language */
};

static bool is_open_quote(uint32_t cp) {
    return cp == 0x201C || cp == 0x2018;
}

/* Chinese if either side of the mark is; Western if both are; else unknown. */
static enum side verdict(const struct context *c, size_t i) {
    enum side before = side_of(c->text, c->class, c->n, i, -1),
              after = side_of(c->text, c->class, c->n, i, 1);
    if (before == CHINESE || after == CHINESE)
        return CHINESE;
    return before == WESTERN && after == WESTERN ? WESTERN : NEITHER;
}

static bool is_letter_at(const struct context *c, size_t i) {
    return i < c->n && c->class[i] == TS_WESTERN && u_isalpha((UChar32)c->text[i]);
}

static void set_pair(struct context *c, size_t open, size_t close, const enum side *sides) {
    bool chinese = sides[open] == CHINESE || sides[close] == CHINESE;
    if (!chinese && sides[open] == NEITHER && sides[close] == NEITHER)
        chinese = c->chinese;
    c->class[open] = chinese ? TS_OPEN : TS_WESTERN;
    c->class[close] = chinese ? TS_CLOSE : TS_WESTERN;
}

/* Quotes go by pairs: “Hello”她说 is Chinese at both ends. An apostrophe is no quote. */
static void decide_quotes(struct context *c, enum side *sides) {
    size_t stack[MOST_NESTED_QUOTES], depth = 0;
    for (size_t i = 0; i < c->n; i++)
        if (c->class[i] == AMBIGUOUS && c->text[i] >= 0x2018 && c->text[i] <= 0x201D)
            sides[i] = verdict(c, i);
    for (size_t i = 0; i < c->n; i++) {
        uint32_t cp = c->text[i];
        if (c->class[i] != AMBIGUOUS || cp < 0x2018 || cp > 0x201D)
            continue;
        if (cp == 0x2019 && is_letter_at(c, i - 1) && is_letter_at(c, i + 1)) { /* don’t */
            c->class[i] = TS_WESTERN;
            continue;
        }
        if (is_open_quote(cp)) {
            if (depth < MOST_NESTED_QUOTES)
                stack[depth++] = i;
            continue;
        }
        while (depth && c->text[stack[depth - 1]] != cp - 1) /* an unmatched one inside is left to itself */
            depth--;
        if (depth)
            set_pair(c, stack[--depth], i, sides);
    }
    for (size_t i = 0; i < c->n; i++) { /* without a partner */
        uint32_t cp = c->text[i];
        if (c->class[i] != AMBIGUOUS || cp < 0x2018 || cp > 0x201D)
            continue;
        bool chinese = sides[i] == CHINESE || (sides[i] == NEITHER && c->chinese);
        c->class[i] = !chinese ? TS_WESTERN : is_open_quote(cp) ? TS_OPEN : TS_CLOSE;
    }
}

static bool same_beside(const struct context *c, size_t i) {
    uint32_t cp = c->text[i];
    return (i > 0 && c->text[i - 1] == cp) || (i + 1 < c->n && c->text[i + 1] == cp);
}

/* What touches the mark itself, blanks included; a mark that was not clear from the start says nothing. */
static enum side touch(const struct context *c, size_t i) {
    if (i >= c->n || c->class[i] >= AMBIGUOUS)
        return NEITHER;
    if (c->class[i] == TS_WESTERN)
        return u_isdigit((UChar32)c->text[i]) ? NEITHER : WESTERN; /* digits are at home on both sides */
    return c->class[i] == TS_SPACE || c->class[i] == TS_CONTROL ? NEITHER : CHINESE;
}

static bool is_digit_at(const struct context *c, size_t i) {
    return i < c->n && u_isdigit((UChar32)c->text[i]);
}

/* The other ambiguous marks, from what touches them. */
static int class_in_context(const struct context *c, size_t i) {
    enum side before = touch(c, i - 1), after = touch(c, i + 1);
    bool chinese = before == CHINESE || after == CHINESE;
    bool western = before == WESTERN || after == WESTERN;
    bool digits = is_digit_at(c, i - 1) && is_digit_at(c, i + 1);
    switch (c->text[i]) {
    case 0x2014:
    case 0x2015:
        if (same_beside(c, i))
            return western && !c->chinese ? TS_WESTERN : TS_DASH;
        return chinese || digits || (!western && c->chinese) ? TS_CONNECTOR : TS_WESTERN;
    case 0x2026:
    case 0x22EF:
        return same_beside(c, i) || chinese || (!western && c->chinese) ? TS_ELLIPSIS : TS_WESTERN;
    case 0x00B7:
        return chinese ? TS_INTERPUNCT : TS_WESTERN;
    case 0x2022: /* • between names, for want of · in Big5; else it heads an item or a word */
        return chinese && before != NEITHER && after != NEITHER ? TS_INTERPUNCT : TS_WESTERN;
    case 0x2013:
    case 0x301C:
    case '~':
        return chinese || digits ? TS_CONNECTOR : TS_WESTERN;
    case '-':
        return before == CHINESE && after == CHINESE ? TS_CONNECTOR : TS_WESTERN;
    case 0xFF0D: /* － */
        return digits || (before == CHINESE && after == CHINESE) ? TS_CONNECTOR : TS_HAN;
    default: /* / */
        return chinese ? TS_SOLIDUS : TS_WESTERN;
    }
}

void ts_class_of_text(const uint32_t *text, size_t n, uint8_t *out) {
    bool han = false, western = false, quotes = false, others = false;
    for (size_t i = 0; i < n; i++) {
        int class = class_alone(text[i]);
        out[i] = (uint8_t) class;
        han |= class == TS_HAN;
        western |= class == TS_WESTERN && u_isalpha((UChar32)text[i]);
        bool quote = text[i] >= 0x2018 && text[i] <= 0x201D;
        quotes |= class == AMBIGUOUS && quote;
        others |= class == AMBIGUOUS && !quote;
    }
    struct context c = {text, out, n, han || !western};
    if (quotes) {
        enum { ON_STACK = 4096 };
        enum side sides[ON_STACK];
        for (size_t from = 0; from < n; from += ON_STACK) { /* pairs do not reach across 4,096 characters */
            size_t part = n - from < ON_STACK ? n - from : ON_STACK;
            struct context piece = {text + from, out + from, part, c.chinese};
            decide_quotes(&piece, sides);
        }
    }
    for (size_t i = 0; others && i < n; i++)
        if (out[i] == AMBIGUOUS)
            out[i] = (uint8_t)(class_in_context(&c, i) | DECIDED);
    for (size_t i = 0; others && i < n; i++)
        out[i] &= (uint8_t)~DECIDED;
}
