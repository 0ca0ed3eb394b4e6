/* style/value: what staff write. The 号 tables are those of newspaper-page.md, "Units". */
#include "testing.h"

#include "style/value.h"

static const struct ts_units units = {.em = 10 * TS_POINT, .row = 17 * TS_POINT};

static void lengths(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ts_len want;
    } rows[] = {
        {"10.5点", 10584},
        {"9点", 9 * TS_POINT},
        {"11.25点", 11340},
        {"13.75 点", 13860},
        {"10.5pt", 10668},
        {"12pt", 12 * TS_PT},
        {"350mm", 350 * TS_MM},
        {"0.1mm", 288},
        {"0.15毫米", 432},
        {"13em", 130 * TS_POINT},
        {"2字", 20 * TS_POINT},
        {"0.75em", 7560},
        {"8行", 8 * 17 * TS_POINT},
        {"1row", 17 * TS_POINT},
        {"2rows", 34 * TS_POINT},
        {"1.5行", 25704},
        {"0", 0},
        {"0mm", 0},
        {"0.000点", 0},
        {"-3mm", -3 * TS_MM},
        {".5mm", TS_MM / 2},
        {"007点", 7 * TS_POINT},
        {"0.001mm", 3 /* 2.88 */},
        {"-0.001mm", -3},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ts_len got = -1;
        bool ok = ts_value_length(rows[i].text, &units, &got);
        ROW(ok && got == rows[i].want, "\"%s\": %s %d, expected %d", rows[i].text, ok ? "got" : "refused",
            got, rows[i].want);
    }
    ROWS_PASSED();
}

static void no_lengths(void **state) {
    (void)state;
    static const char *const rows[] = {
        "",
        "5",
        "-",
        "mm",
        ".",
        ".mm",
        "-mm",
        "1.2.3mm",
        "1e3mm",
        "5 m m",
        "5cm",
        "5MM",
        "5点点",
        "５点",
        "+5mm",
        "--5mm",
        "5mm ",
        " 5mm",
        "0x10mm",
        "十点",
        "5号",
        "大五",
        "小五 ",
        "小五号",
        "1/2em",
        "nan",
        "inf",
        "5%",
        "5行高",
        "1,5mm",
        "999999999999999999999mm",
        "400000mm",
        "-400000mm",
        "99999999999点",
        "5\nmm",
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ts_len got = 0;
        ROW(!ts_value_length(rows[i], &units, &got), "\"%s\" was taken as %d", rows[i], got);
    }
    ROWS_PASSED();
}

static void relative_units_need_their_base(void **state) {
    (void)state;
    static const char *const rows[] = {"2em", "2字", "8行", "1row", "2rows"};
    const struct ts_units none = {0};
    ts_len got;
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ROW(!ts_value_length(rows[i], &none, &got), "\"%s\" was taken", rows[i]);
        ROW(ts_value_length(rows[i], &units, &got), "\"%s\" was refused", rows[i]); /* the control */
    }
    ROWS_PASSED();
}

/* The product of a number and its unit must not wrap: 2^64 and 2^63 are the places where it would. */
static void lengths_do_not_wrap(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ts_len em;
    } rows[] = {
        {"34359738.432em", INT32_MAX / 4},
        {"17179869.216em", INT32_MAX / 4},
        {"21474836479em", 200 * TS_MM},
        {"2147483647mm", 0},
        {"-2147483647mm", 0},
        {"2147483647.999em", 200 * TS_MM},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_units u = {.em = rows[i].em};
        ts_len got = 0;
        ROW(!ts_value_length(rows[i].text, &u, &got), "\"%s\" was taken as %d", rows[i].text, got);
    }
    ROWS_PASSED();
}

static void sizes_by_name(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int press, office; /* thousandths of 点, of pt; 0 = not in that table */
    } rows[] = {
        {"初号", 42000, 42000}, {"小初", 30000, 36000}, {"一号", 27500, 26000}, {"小一", 24000, 24000},
        {"二号", 21000, 22000}, {"小二", 18000, 18000}, {"三号", 15750, 16000}, {"小三", 15000, 15000},
        {"四号", 13750, 14000}, {"小四", 12000, 12000}, {"五号", 10500, 10500}, {"小五", 9000, 9000},
        {"六号", 7875, 7500},   {"小六", 6875, 6500},   {"七号", 5250, 5500},   {"八号", 0, 5000},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++)
        for (int office = 0; office < 2; office++) {
            struct ts_units u = {.office_sizes = office};
            int64_t want = office ? rows[i].office * (int64_t)TS_PT : rows[i].press * (int64_t)TS_POINT;
            ts_len got = 0;
            bool ok = ts_value_length(rows[i].name, &u, &got);
            ROW(ok == (want > 0) && (!ok || got == want / 1000), "%s, office %d: %d", rows[i].name, office,
                got);
        }
    ROWS_PASSED();
}

static void whole_numbers(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        int want;
    } rows[] = {
        {"5", true, 5},           {"0", true, 0},
        {"-1", true, -1},         {"10000000", true, 10000000},
        {"2147483648", false, 0}, {"99999999999999999999", false, 0},
        {"", false, 0},           {"5.0", false, 0},
        {"5 ", false, 0},         {"1e3", false, 0},
        {"0x10", false, 0},       {"五", false, 0},
        {"5栏", false, 0},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        int got = 0;
        bool ok = ts_value_int(rows[i].text, &got);
        ROW(ok == rows[i].ok && got == rows[i].want, "\"%s\": %d", rows[i].text, got);
    }
    ROWS_PASSED();
}

static void truths(void **state) {
    (void)state;
    static const char *const yes[] = {"true", "yes", "on", "是"}, *const no[] = {"false", "no", "off", "否"};
    static const char *const neither[] = {"", "1", "0", "maybe", "yes ", "是的", "tru"};
    bool b;
    for (size_t i = 0; i < N_ROWS(yes); i++)
        ROW(ts_value_bool(yes[i], &b) && b, "%s", yes[i]);
    for (size_t i = 0; i < N_ROWS(no); i++)
        ROW(ts_value_bool(no[i], &b) && !b, "%s", no[i]);
    for (size_t i = 0; i < N_ROWS(neither); i++)
        ROW(!ts_value_bool(neither[i], &b), "%s", neither[i]);
    ROWS_PASSED();
}

static void colours(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        int c[4];
    } rows[] = {
        {"0 100 100 10", true, {0, 100, 100, 10}},
        {"black", true, {0, 0, 0, 100}}, /* newspaper-page.md: black text is K 100 only */
        {"黑", true, {0, 0, 0, 100}},
        {"white", true, {0, 0, 0, 0}},
        {"100 100 100 100", true, {100, 100, 100, 100}},
        {"0 0 0", false, {0}},
        {"0 0 0 0 0", false, {0}},
        {"101 0 0 0", false, {0}},
        {"-1 0 0 0", false, {0}},
        {"0 0 0 100%", false, {0}},
        {"0,0,0,100", false, {0}},
        {"0+1+2+3", false, {0}}, /* four percentages, not a sum */
        {"#ff0000", false, {0}},
        {"purple", false, {0}},
        {"", false, {0}},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_colour k = {0, 0, 0, 0};
        bool ok = ts_value_colour(rows[i].text, &k);
        const int *w = rows[i].c;
        ROW(ok == rows[i].ok, "\"%s\" was %s", rows[i].text, ok ? "taken" : "refused");
        if (ok && rows[i].ok)
            ROW(k.cyan == w[0] && k.magenta == w[1] && k.yellow == w[2] && k.black == w[3], "\"%s\"",
                rows[i].text);
    }
    ROWS_PASSED();
}

static void shares_of_an_em(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        ts_len want;
    } rows[] = {
        {"1/4em", true, 250},
        {"0.25em", true, 250},
        {"1/4", true, 250},
        {"1/8", true, 125},
        {"1/3", true, 333},
        {"1/2字", true, 500},
        {"0", true, 0},
        {"1", true, 1000},
        {"2/3", true, 667},
        {"-1/4", true, -250},
        {"-0.1em", true, -100},
        {"", false, 0},
        {"em", false, 0},
        {"1/0", false, 0},
        {"1/", false, 0},
        {"/4", false, 0},
        {"1/-4", false, 0},
        {"1/4mm", false, 0},
        {"1/4 em", false, 0},
        {"25%", false, 0},
        {"1//4", false, 0},
        {"4294967.546em", false, 0}, /* 2^32 + 250 thousandths */
        {"99999999/0.001", false, 0},
        {"-99999999/0.001", false, 0},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ts_len got = -1;
        bool ok = ts_value_share(rows[i].text, &got);
        ROW(ok == rows[i].ok && (!ok || got == rows[i].want), "\"%s\": %s %d", rows[i].text,
            ok ? "got" : "refused", got);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths),
        cmocka_unit_test(no_lengths),
        cmocka_unit_test(relative_units_need_their_base),
        cmocka_unit_test(lengths_do_not_wrap),
        cmocka_unit_test(sizes_by_name),
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(truths),
        cmocka_unit_test(colours),
        cmocka_unit_test(shares_of_an_em),
    };
    return RUN_TESTS(tests);
}
