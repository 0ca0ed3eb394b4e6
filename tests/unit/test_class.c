/* clreq/class: what a character is, alone and in context; line-composition.md, section 1. */
#include "testing.h"

#include "base/utf8.h"
#include "clreq/class.h"

/* h han, o open, c close, p pause, s stop, d dash, e ellipsis, i interpunct, n connector, l solidus, w
 * western, _ space, W wide space, a attached, z break space, x control: in the order of enum ts_class. */
static const char letters[TS_N_CLASSES + 1] = "hocpsdeinlw_Wazx";

static const char *classes_of(const char *text) {
    fresh();
    uint32_t cps[256];
    uint8_t classes[256];
    size_t n = 0, left = strlen(text), used;
    for (; left; text += used, left -= used)
        cps[n++] = ts_utf8_decode(text, left, &used);
    ts_class_of_text(cps, n, classes);
    char *s = ts_arena_alloc(ctx.keep, n + 1, 1);
    for (size_t i = 0; i < n; i++)
        s[i] = classes[i] < TS_N_CLASSES ? letters[classes[i]] : '!';
    return s;
}

struct row {
    const char *text, *want;
};

static void check_rows(const struct row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *got = classes_of(rows[i].text);
        ROW(strcmp(got, rows[i].want) == 0, "%s: got %s, expected %s", rows[i].text, got, rows[i].want);
    }
    ROWS_PASSED();
}

#define CHECK_ROWS(rows) check_rows(rows, N_ROWS(rows))

/* Every member that the table names, among Han. */
static void members_of_the_table(void **state) {
    (void)state;
    static const struct {
        const char *members;
        char want;
    } rows[] = {
        {"一龥㐀𠀀々かカーｙ９○〇", 'h'},
        {"「『（《〈【〖〔［｛", 'o'},
        {"」』）》〉】〗〕］｝", 'c'},
        {"，、；：", 'p'},
        {"。．？！‼⁇⁈⁉", 's'},
        {"⸺", 'd'},
        {"·・‧", 'i'},
        {"–—～~-", 'n'},
        {"/／", 'l'},
        {" ", '_'},
        {"\u3000", 'W'},
        {"\u200B", 'z'},
        {"\x01\xC2\x85\x7F", 'x'},
        {"\u0301\u200D\uFE0F\u2060\u00AD", 'a'},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++)
        for (const char *p = rows[i].members; *p;) {
            size_t used;
            ts_utf8_decode(p, strlen(p), &used);
            char text[32];
            snprintf(text, sizeof text, "中%.*s文", (int)used, p);
            const char *got = classes_of(text);
            ROW(strlen(got) == 3 && got[1] == rows[i].want, "%s: got %s, expected %c", text, got,
                rows[i].want);
            p += used;
        }
    ROWS_PASSED();
}

/* The neighbours decide, then the enclosing pair, then the language of the document. */
static void quotes(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"他说“好”。", "hhohcs"},
        {"“好”", "ohc"},
        {"“一核两带”消费", "ohhhhchh"},
        {"他说“‘好’字”", "hhoohchc"}, /* nested */
        {"“他说‘好’”", "ohhohcc"},
        {"“Hello”她说", "owwwwwchh"}, /* Chinese at both ends, as one end is */
        {"她说“Hello”", "hhowwwwwc"},
        {"在“Made in China 2025”中", "howwww_ww_wwwww_wwwwch"},
        {"“Hello”", "wwwwwww"}, /* no Han at all */
        {"He said “yes” to me", "ww_wwww_wwwww_ww_ww"},
        {"他读 the “new” way 一书", "hh_www_wwwww_www_hh"}, /* inside a Western run */
        {"don’t", "wwwww"},
        {"他说don’t", "hhwwwww"},     /* an apostrophe is no quote, even beside Han */
        {"“don’t”他说", "owwwwwchh"}, /* and closes no pair */
        {"‘好’", "ohc"},
        {"“”", "oc"},           /* nothing but quotes: Chinese */
        {"他说：“好", "hhpoh"}, /* without a partner */
        {"好”他说", "hchh"},
        {"“甲”“乙”", "ohcohc"},
        {"（“甲”）", "oohcc"},
        {"“2023”年", "owwwwch"},
        {"“A”和“B”", "owchowc"},
    };
    CHECK_ROWS(rows);
}

static void dashes(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"中国——世界", "hhddhh"},    {"——访区长", "ddhhh"},  {"他说——", "hhdd"},   {"“好”——他说", "ohcddhh"},
        {"他——IBM的人", "hddwwwhh"}, {"中⸺文", "hdh"},       {"yes—no", "wwwwww"}, /* inside a Western run */
        {"yes — no", "www_w_ww"},    {"yes——no", "wwwwwww"}, /* no Han in the paragraph */
    };
    CHECK_ROWS(rows);
}

static void ellipses(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"他……", "hee"},
        {"……他", "eeh"},
        {"他…", "he"},
        {"⋯⋯他", "eeh"},
        {"他…………", "heeee"},
        {"“……”", "oeec"},
        {"wait… what", "wwwww_wwww"},
        {"甲……IBM", "heewww"},
    };
    CHECK_ROWS(rows);
}

static void interpuncts(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"卡尔·马克思", "hhihhh"},
        {"A·史密斯", "wihhh"},
        {"一二·九", "hhih"},
        {"《三国志·蜀志》", "ohhhihhc"},
        {"《诗经》·《楚辞》", "ohhciohhc"},
        {"a·b", "www"},
        {"卡尔・马克思", "hhihhh"},
        {"卡尔‧马克思", "hhihhh"},
    };
    CHECK_ROWS(rows);
}

/* – — ～ ~ - between Han or digits (GB/T 15834, 4.13); a hyphen between digits belongs to the number: 2022-06
 * is never broken (section 2). */
static void connectors(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"北京—上海", "hhnhh"},     {"北京–上海", "hhnhh"}, {"北京-上海", "hhnhh"},
        {"北京～上海", "hhnhh"},    {"北京~上海", "hhnhh"}, {"2010—2020", "wwwwnwwww"},
        {"2010–2020", "wwwwnwwww"}, {"10～20", "wwnww"},    {"10~20", "wwnww"},
        {"5%～10%", "wwnwww"},      {"2022-06", "wwwwwww"}, {"well-known", "wwwwwwwwww"},
        {"COVID-19", "wwwwwwww"},   {"~/bin", "wwwww"},     {"pages a–b", "wwwww_www"},
    };
    CHECK_ROWS(rows);
}

static void solidi(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"和/或", "hlh"},
        {"文／张三", "hlhh"},
        {"km/h", "wwww"},
        {"1/2", "www"},
        {"每km/天", "hwwlh"},
        {"TCP/IP", "wwwwww"},
        {"http://a.cn/b", "wwwwwwwwwwwww"},
        {"见 http://a.cn", "h_wwwwwwwwwww"},
        {"a–/b", "wwww"}, /* marks beside marks */
    };
    CHECK_ROWS(rows);
}

static void western_text(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"338.89", "wwwwww"}, {"1,234", "wwwww"}, {"10:30", "wwwww"}, {"4.7%", "wwww"}, {"37℃", "www"},
        {"5‰", "ww"},         {"¥100", "wwww"},   {"−3", "ww"},       {"№7", "ww"},     {"naïve", "wwwww"},
        {"α粒子", "whh"},     {"①②", "hh"},       {"→", "h"},         {"(a)", "www"},   {"Москва", "wwwwww"},
        {"e\u0301", "wa"},    {"中\uFE00", "ha"}, {"한국", "hh"},     {"😀", "h"},       {"👨\u200D👩", "hah"},
    };
    CHECK_ROWS(rows);
}

static void blanks(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"a b", "w_w"}, {"a\tb", "w_w"}, {"中\u3000文", "hWh"}, {"中\u200B文", "hzh"}, {"", ""}};
    CHECK_ROWS(rows);
}

/* What takes the Han-Western gap (section 4): letters and digits, and signs read as part of a number. */
static void alphanumerics(void **state) {
    (void)state;
    static const struct {
        const char *members;
        bool want;
    } rows[] = {
        {"aZ09%$¥€°℃‰№éαЖ", true},
        {".,:;!?()[]{}<>/\\'\"“”‘’…—–-+=*&#@~|_^ ", false},
        {"，。、；：？！（）《》·", false},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++)
        for (const char *p = rows[i].members; *p;) {
            size_t used;
            uint32_t cp = ts_utf8_decode(p, strlen(p), &used);
            ROW(ts_class_is_alphanumeric(cp) == rows[i].want, "%.*s (U+%04X)", (int)used, p, cp);
            p += used;
        }
    ROWS_PASSED();
}

/* Nothing stays undecided, and nothing depends on how much text stands around: all strings of 4 from the
 * marks that need a decision, and a long text. */
static void every_mark_is_decided(void **state) {
    (void)state;
    static const uint32_t marks[] = {0x201C, 0x201D, 0x2018, 0x2019, 0xB7, 0x2014, 0x2026,
                                     '-',    '~',    '/',    0x4E2D, 'a',  '1',    ' '};
    uint32_t text[4];
    uint8_t classes[4];
    size_t n = N_ROWS(marks);
    for (size_t k = 0; k < n * n * n * n; k++) {
        for (size_t i = 0, rest = k; i < 4; i++, rest /= n)
            text[i] = marks[rest % n];
        ts_class_of_text(text, 4, classes);
        for (size_t i = 0; i < 4; i++)
            if (classes[i] >= TS_N_CLASSES)
                ROW(false, "%04X %04X %04X %04X: place %zu is %d", text[0], text[1], text[2], text[3], i,
                    classes[i]);
    }
    enum { LONG = 20000 };
    uint32_t *book = TS_NEW(ctx.keep, uint32_t, LONG);
    uint8_t *out = TS_NEW(ctx.keep, uint8_t, LONG);
    for (size_t i = 0; i < LONG; i++)
        book[i] = i % 7 == 2 ? 0x201C : i % 7 == 5 ? 0x201D : 0x4E2D;
    ts_class_of_text(book, LONG, out);
    for (size_t i = 0; i < LONG; i++)
        ROW(out[i] == (i % 7 == 2   ? TS_OPEN
                       : i % 7 == 5 ? TS_CLOSE
                                    : TS_HAN),
            "character %zu is %d", i, out[i]);
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_of_the_table),
        cmocka_unit_test(quotes),
        cmocka_unit_test(dashes),
        cmocka_unit_test(ellipses),
        cmocka_unit_test(interpuncts),
        cmocka_unit_test(connectors),
        cmocka_unit_test(solidi),
        cmocka_unit_test(western_text),
        cmocka_unit_test(blanks),
        cmocka_unit_test(alphanumerics),
        cmocka_unit_test(every_mark_is_decided),
    };
    return RUN_TESTS(tests);
}
