/* text/docx_*: numbers, looks, fields and symbols by the rules of ECMA-376; each has no document around it.
 */
#include "testing.h"

#include "text/docx_counting.h"
#include "text/docx_fields.h"
#include "text/docx_look.h"

/* 17.18.59, and Word's figures where a format has no way to write a number. */
static void numbers_are_written(void **state) {
    (void)state;
    static const struct {
        const char *format;
        int n;
        const char *text;
    } rows[] = {{"decimal", 12, "12"},
                {"chineseCounting", 1, "一"},
                {"chineseCounting", 10, "十"},
                {"chineseCounting", 11, "十一"},
                {"chineseCounting", 20, "二十"},
                {"chineseCounting", 99, "九十九"},
                {"chineseCounting", 100, "一〇〇"},
                {"chineseCountingThousand", 100, "一百"},
                {"chineseCountingThousand", 101, "一百零一"},
                {"chineseCountingThousand", 110, "一百一十"},
                {"chineseCountingThousand", 1001, "一千零一"},
                {"chineseCountingThousand", 1010, "一千零一十"},
                {"chineseCountingThousand", 9999, "九千九百九十九"},
                {"chineseCountingThousand", 10000, "10000"},
                {"chineseLegalSimplified", 12, "拾贰"},
                {"ideographLegalTraditional", 3, "參"},
                {"ideographDigital", 205, "二〇五"},
                {"ideographTraditional", 10, "癸"},
                {"ideographTraditional", 11, "11"},
                {"ideographZodiac", 12, "亥"},
                {"decimalEnclosedCircle", 20, "⑳"},
                {"decimalEnclosedCircle", 21, "21"},
                {"decimalEnclosedCircleChinese", 1, "①"},
                {"decimalEnclosedFullstop", 1, "⒈"},
                {"decimalEnclosedParen", 20, "⒇"},
                {"decimalFullWidth", 10, "１０"},
                {"decimalZero", 7, "07"},
                {"decimalZero", 12, "12"},
                {"numberInDash", 3, "- 3 -"},
                {"ordinal", 1, "1st"},
                {"ordinal", 12, "12th"},
                {"ordinal", 22, "22nd"},
                {"ordinal", 113, "113th"},
                {"upperLetter", 26, "Z"},
                {"upperLetter", 27, "AA"},
                {"lowerLetter", 28, "bb"},
                {"upperRoman", 1994, "MCMXCIV"},
                {"lowerRoman", 4, "iv"},
                {"upperRoman", 0, "0"},
                {"chineseCounting", 0, "〇"},
                {"noSuchFormat", 5, "5"}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        const char *text = ts_docx_counting_text(&ctx, rows[i].format, rows[i].n);
        ROW(strcmp(text, rows[i].text) == 0, "%s %d: %s, not %s", rows[i].format, rows[i].n, text,
            rows[i].text);
    }
    ROWS_PASSED();
}

/* 17.7.3: exclusive or of the styles, unless the defaults are true; the run's own word is absolute. */
static void looks_toggle(void **state) {
    (void)state;
    enum { U, F, T }; /* unsaid, false, true */
    static const struct {
        int defaults, paragraph, character, own, bold;
    } rows[] = {{U, U, U, U, 0}, {U, T, U, U, 1}, {U, U, T, U, 1}, {U, T, T, U, 0}, {U, F, T, U, 1},
                {U, T, F, U, 1}, {U, T, T, T, 1}, {U, T, U, F, 0}, {U, U, T, F, 0}, {T, U, U, U, 1},
                {T, T, T, U, 1}, {T, F, F, U, 1}, {T, T, U, F, 0}, {F, T, U, U, 1}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const int values[] = {rows[i].defaults, rows[i].paragraph, rows[i].character, rows[i].own};
        struct ts_docx_look looks[4];
        for (int k = 0; k < 4; k++)
            looks[k] = (struct ts_docx_look){.said = values[k] != U ? TS_DOCX_BOLD : 0,
                                             .on = values[k] == T ? TS_DOCX_BOLD : 0};
        struct ts_docx_look run = ts_docx_look_of_run(looks[0], looks[1], looks[2], looks[3]);
        ROW(!!(run.on & TS_DOCX_BOLD) == rows[i].bold, "row %zu", i);
    }
    /* what does not toggle is the nearest one's */
    struct ts_docx_look none = {.said = 0}, dots = {.said = TS_DOCX_DOTTED, .on = TS_DOCX_DOTTED};
    struct ts_docx_look off = {.said = TS_DOCX_DOTTED};
    ROW(ts_docx_look_of_run(none, dots, dots, none).on == TS_DOCX_DOTTED, "dots twice");
    ROW(ts_docx_look_of_run(none, dots, off, none).on == 0, "dots taken back");
    ROWS_PASSED();
}

static void fields_have_codes(void **state) {
    (void)state;
    struct ts_docx_fields fields = {.n = 0};
    fresh();
    ts_docx_fields_add(&ctx, &fields, "outside");
    ts_docx_fields_begin(&fields);
    ts_docx_fields_add(&ctx, &fields, " IF ");
    ts_docx_fields_begin(&fields);
    ts_docx_fields_add(&ctx, &fields, "REF x");
    assert_string_equal(ts_docx_fields_separate(&ctx, &fields), "REF x");
    assert_true(ts_docx_fields_in_code(&fields)); /* the outer one's */
    ts_docx_fields_add(&ctx, &fields, "value");
    assert_null(ts_docx_fields_end(&ctx, &fields));
    assert_string_equal(ts_docx_fields_separate(&ctx, &fields), " IF value");
    assert_false(ts_docx_fields_in_code(&fields));
    assert_null(ts_docx_fields_end(&ctx, &fields));
    assert_null(ts_docx_fields_end(&ctx, &fields)); /* one too many */
    for (int i = 0; i < 2 * TS_DOCX_MOST_FIELDS; i++)
        ts_docx_fields_begin(&fields);
    for (int i = 0; i < 2 * TS_DOCX_MOST_FIELDS; i++)
        ts_docx_fields_end(&ctx, &fields);
    assert_int_equal(fields.n + fields.beyond, 0);
    ts_docx_fields_begin(&fields);
    assert_string_equal(ts_docx_fields_cut(&ctx, &fields), "");
    assert_null(ts_docx_fields_cut(&ctx, &fields));
}

static void codes_are_read(void **state) {
    (void)state;
    static const struct {
        const char *code, *address;
        bool silent;
        const char *base, *above, *around;
    } rows[] = {
        {" HYPERLINK \"https://a.example/\" \\o \"tip\" ", "https://a.example/", false, NULL, NULL, NULL},
        {"hyperlink \"x\"", "x", false, NULL, NULL, NULL},
        {" HYPERLINK \\l \"place\" ", NULL, false, NULL, NULL, NULL},
        {" HYPERLINKS \"x\" ", NULL, false, NULL, NULL, NULL},
        {" XE \"word\" ", NULL, true, NULL, NULL, NULL},
        {" XENON ", NULL, false, NULL, NULL, NULL},
        {"  ", NULL, true, NULL, NULL, NULL},
        {"eq \\o\\ac(○,5)", NULL, false, "5", NULL, "○"},
        {" EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(wēn),温)", NULL, false, "温", "wēn",
         NULL},
        {" EQ \\o\\ac(□,甲) ", NULL, false, "甲", NULL, "□"},
        {" EQ \\o\\ac(○,5", NULL, false, NULL, NULL, NULL},
        {" EQ \\f(1,2) ", NULL, false, NULL, NULL, NULL},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        const char *address = ts_docx_fields_address(&ctx, rows[i].code);
        struct ts_docx_overlay over = ts_docx_fields_overlay(&ctx, rows[i].code);
        const char *got[] = {address, over.base, over.above, over.around};
        const char *want[] = {rows[i].address, rows[i].base, rows[i].above, rows[i].around};
        for (int k = 0; k < 4; k++)
            ROW(want[k] ? got[k] && strcmp(got[k], want[k]) == 0 : !got[k], "row %zu, %d: %s", i, k,
                got[k] ? got[k] : "none");
        ROW(ts_docx_fields_is_silent(rows[i].code) == rows[i].silent, "row %zu", i);
    }
    ROWS_PASSED();
}

static void symbols_are_found(void **state) {
    (void)state;
    static const struct {
        const char *font;
        uint32_t code, cp;
    } rows[] = {{"Symbol", 0x61, 0x3B1},       {"symbol", 0xF057, 0x3A9},   {"Symbol", 0xB3, 0x2265},
                {"Symbol", 0x4E2D, 0x4E2D},    {"Wingdings", 0xFC, 0x2713}, {"Wingdings", 0xF081, 0x2460},
                {"Wingdings", 0xF08C, 0x2776}, {"Wingdings", 0xF020, ' '},  {"Wingdings 2", 0x52, 0},
                {"Webdings", 0xF061, 0},       {"Arial", 0x61, 0x61},       {"宋体", 0xB3, 0xB3}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        uint32_t cp = ts_docx_symbols_find(ts_docx_symbols_font(rows[i].font), rows[i].code);
        ROW(cp == rows[i].cp, "%s %04X: U+%04X", rows[i].font, (unsigned)rows[i].code, (unsigned)cp);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written), cmocka_unit_test(looks_toggle),
        cmocka_unit_test(fields_have_codes),   cmocka_unit_test(codes_are_read),
        cmocka_unit_test(symbols_are_found),
    };
    return RUN_TESTS(tests);
}
