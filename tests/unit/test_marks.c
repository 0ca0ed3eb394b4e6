/* clreq/class against CLREQ's tables of marks and against Unicode's own data: every character that UAX #14
 * keeps from a line's start or end and that is wide or half-width (UAX #11) has a class which a table gives
 * it, or is an exception stated here. Unicode's data are ICU's. */
#include "testing.h"

#include "base/utf8.h"
#include "clreq/class.h"
#include "clreq/pair.h"
#include "line/uax14.h"

#include <unicode/uchar.h>

/* The class of a character between two Han characters. */
static int class_among_han(uint32_t cp) {
    uint32_t text[3] = {0x4E2D, cp, 0x6587};
    uint8_t classes[3];
    ts_class_of_text(text, 3, classes);
    return classes[1];
}

/* --- CLREQ, appendix: "Punctuation marks in Chinese" */

static const struct {
    uint32_t cp;
    int class;
} clreq[] = {
    {0x3002, TS_STOP},
    {0xFF0E, TS_STOP},
    {0xFF0C, TS_PAUSE},
    {0x3001, TS_PAUSE},
    {0xFF1A, TS_PAUSE},
    {0xFF1B, TS_PAUSE},
    {0xFF01, TS_STOP},
    {0x203C, TS_STOP},
    {0xFF1F, TS_STOP},
    {0x2047, TS_STOP},
    {0x2048, TS_STOP},
    {0x2049, TS_STOP},
    {0x2E3A, TS_DASH},
    {0x2026, TS_ELLIPSIS},
    {0x22EF, TS_ELLIPSIS},
    {0xFF5E, TS_CONNECTOR},
    {0x002D, TS_CONNECTOR},
    {0x2013, TS_CONNECTOR},
    {0x2014, TS_CONNECTOR},
    {0x007E, TS_CONNECTOR},
    {0x00B7, TS_INTERPUNCT},
    {0x30FB, TS_INTERPUNCT},
    {0x2027, TS_INTERPUNCT},
    {0x2022, TS_INTERPUNCT},
    {0x002F, TS_SOLIDUS},
    {0xFF0F, TS_SOLIDUS},
    {0x300C, TS_OPEN},
    {0x300D, TS_CLOSE},
    {0x300E, TS_OPEN},
    {0x300F, TS_CLOSE},
    {0x201C, TS_OPEN},
    {0x201D, TS_CLOSE},
    {0x2018, TS_OPEN},
    {0x2019, TS_CLOSE},
    {0xFF08, TS_OPEN},
    {0xFF09, TS_CLOSE},
    {0x300A, TS_OPEN},
    {0x300B, TS_CLOSE},
    {0x3008, TS_OPEN},
    {0x3009, TS_CLOSE},
    {0x3010, TS_OPEN},
    {0x3011, TS_CLOSE},
    {0x3016, TS_OPEN},
    {0x3017, TS_CLOSE},
    {0x3014, TS_OPEN},
    {0x3015, TS_CLOSE},
    {0xFF3B, TS_OPEN},
    {0xFF3D, TS_CLOSE},
    {0xFF5B, TS_OPEN},
    {0xFF5D, TS_CLOSE},
    /* marks between lines, set as characters where the copy has them in the line */
    {0xFF3F, TS_HAN},
    {0xFE4F, TS_HAN},
    {0x25CF, TS_HAN},
};

static void every_mark_of_clreq(void **state) {
    (void)state;
    for (size_t i = 0; i < N_ROWS(clreq); i++)
        ROW(class_among_han(clreq[i].cp) == clreq[i].class, "U+%04X is %d, not %d", clreq[i].cp,
            class_among_han(clreq[i].cp), clreq[i].class);
    ROWS_PASSED();
}

/* —— of the table is two characters. */
static void two_em_dashes_are_a_dash(void **state) {
    (void)state;
    uint32_t text[4] = {0x4E2D, 0x2014, 0x2014, 0x6587};
    uint8_t classes[4];
    ts_class_of_text(text, 4, classes);
    assert_int_equal(classes[1], TS_DASH);
    assert_int_equal(classes[2], TS_DASH);
}

/* --- Unicode */

static bool within(uint32_t cp, uint32_t first, uint32_t last) {
    return cp >= first && cp <= last;
}

static bool is_table_mark(uint32_t cp) {
    for (size_t i = 0; i < N_ROWS(clreq); i++)
        if (clreq[i].cp == cp)
            return true;
    return false;
}

/* Marks beyond CLREQ's table that are classed like those in it: by UAX #14 they are what their class says. */
static int class_by_unicode(uint32_t cp, int line_break) {
    switch (line_break) {
    case U_LB_OPEN_PUNCTUATION:
        return TS_OPEN;
    case U_LB_EXCLAMATION:
        return TS_STOP;
    case U_LB_NONSTARTER: /* ﹔ ﹕ 〜 */
        return cp == 0x301C ? TS_CONNECTOR : TS_PAUSE;
    default: /* CL: ﹐ is a pause and ﹒ a stop, else brackets */
        return cp == 0xFE50 ? TS_PAUSE : cp == 0xFE52 ? TS_STOP : TS_CLOSE;
    }
}

/* What is decided otherwise, and why; TS_N_CLASSES = nothing is. */
static int stated_exception(uint32_t cp, int line_break, int width) {
    if (width == U_EA_HALFWIDTH) /* ｢ ｣ ｡ ､ ･ ﾞ: the font's half cell is right, UAX #14 rules the breaks */
        return TS_WESTERN;
    if (within(cp, 0xFE10, 0xFE19) || within(cp, 0xFE31, 0xFE48)) /* upright forms: not for authors (CLREQ) */
        return TS_HAN;
    if (line_break == U_LB_CONDITIONAL_JAPANESE_STARTER) /* small kana, ー: letters of 1 em */
        return TS_HAN;
    if (line_break == U_LB_NONSTARTER && (u_isalpha((UChar32)cp) || within(cp, 0x309B, 0x309E) ||
                                          cp == 0x303B || cp == 0x303C || cp == 0x30A0 || cp == 0x3005))
        return TS_HAN; /* 々 〻 〼 ゛ ゜ ゝ ゞ ゠ ヽ ヾ and marks of other scripts: as wide as a letter */
    if (cp == 0x16FE2)
        return TS_HAN; /* the old Chinese hook mark: no font's Chinese text has it */
    return TS_N_CLASSES;
}

static bool is_ruled(int line_break) {
    switch (line_break) {
    case U_LB_OPEN_PUNCTUATION:
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_NONSTARTER:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_INSEPARABLE:
        return true;
    default:
        return false;
    }
}

/* Whatever the class, a line does not begin or end with what UAX #14 keeps from it: by the table at its
 * mildest level that bars anything, or as text. */
static bool keeps_its_side(uint32_t cp, int class, int line_break) {
    bool text = class == TS_HAN || class == TS_WESTERN;
    enum ts_class c = (enum ts_class) class;
    if (line_break == U_LB_OPEN_PUNCTUATION)
        return text ? ts_uax14_never_ends(cp) : ts_pair_never_ends(TS_PAIR_BASIC, c);
    return text ? ts_uax14_never_starts(cp) : ts_pair_never_starts(TS_PAIR_BASIC, c);
}

static void every_wide_mark_of_unicode(void **state) {
    (void)state;
    int seen = 0, tabled = 0;
    for (uint32_t cp = 0x80; cp <= 0x10FFFF; cp++) {
        int line_break = u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK);
        int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
        if (!is_ruled(line_break) ||
            (width != U_EA_WIDE && width != U_EA_FULLWIDTH && width != U_EA_HALFWIDTH))
            continue;
        seen++;
        int class = class_among_han(cp);
        ROW(keeps_its_side(cp, class, line_break), "U+%04X, class %d, may stand at the wrong end", cp, class);
        if (is_table_mark(cp)) {
            tabled++;
            continue;
        }
        int want = stated_exception(cp, line_break, width);
        if (want == TS_N_CLASSES)
            want = class_by_unicode(cp, line_break);
        ROW(class == want, "U+%04X is %d, not %d", cp, class, want);
    }
    assert_true(seen > 150);   /* 163 in Unicode 15.0 */
    assert_true(tabled >= 29); /* the control: the loop meets CLREQ's own marks */
    ROWS_PASSED();
}

/* Two that UAX #14 takes for ideographs: the small 、 and Big5's colon. */
static void marks_that_unicode_does_not_rule(void **state) {
    (void)state;
    assert_int_equal(class_among_han(0xFE51), TS_PAUSE);
    assert_int_equal(class_among_han(0xFE30), TS_PAUSE);
    assert_int_equal(u_getIntPropertyValue(0xFE51, UCHAR_LINE_BREAK), U_LB_IDEOGRAPHIC);
    assert_int_equal(u_getIntPropertyValue(0xFE30, UCHAR_LINE_BREAK), U_LB_IDEOGRAPHIC);
}

/* The control: wide characters that no rule binds are Han. */
static void other_wide_characters_are_han(void **state) {
    (void)state;
    static const uint32_t rows[] = {0x4E2D, 0x3003, 0x3007, 0x3021, 0x3042, 0x30A2, 0xFF11, 0xFF21, 0xFF0B};
    for (size_t i = 0; i < N_ROWS(rows); i++)
        ROW(class_among_han(rows[i]) == TS_HAN, "U+%04X is %d", rows[i], class_among_han(rows[i]));
    ROWS_PASSED();
}

int main(void) {
    /* one a line, so that they can be counted */
    /* clang-format off */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mark_of_clreq),
        cmocka_unit_test(two_em_dashes_are_a_dash),
        cmocka_unit_test(every_wide_mark_of_unicode),
        cmocka_unit_test(marks_that_unicode_does_not_rule),
        cmocka_unit_test(other_wide_characters_are_han),
    };
    /* clang-format on */
    return RUN_TESTS(tests);
}
