/* text/header: the block between --- lines, its dates, and the calendar. */
#include "testing.h"

#include "text/header.h"
#include "text/imprint.h"

static struct ts_header read(const char *text) {
    fresh();
    const struct ts_source *s = ts_source_decode(&ctx, "a.txt", text, strlen(text), NULL);
    assert_non_null(s);
    return ts_header_read(&ctx, s);
}

static const struct {
    const char *chinese, *traditional, *english;
    size_t offset; /* in ts_header */
    bool in_folio;
} keys[] = {
    {"引题", "引題", "kicker", offsetof(struct ts_header, kicker), false},
    {"标题", "標題", "title", offsetof(struct ts_header, headline), false},
    {"主题", "主題", "headline", offsetof(struct ts_header, headline), false},
    {"副题", "副題", "deck", offsetof(struct ts_header, deck), false},
    {"署名", "署名", "byline", offsetof(struct ts_header, byline), false},
    {"作者", "作者", "author", offsetof(struct ts_header, byline), false},
    {"问", "問", "question", offsetof(struct ts_header, question), false},
    {"答", "答", "answer", offsetof(struct ts_header, answer), false},
    {"报名", "報名", "paper", offsetof(struct ts_header, folio.paper), true},
    {"版次", "版次", "page", offsetof(struct ts_header, folio.page), true},
    {"版名", "版名", "section", offsetof(struct ts_header, folio.section), true},
    {"责编", "責編", "editor", offsetof(struct ts_header, folio.editor), true},
    {"美编", "美編", "designer", offsetof(struct ts_header, folio.designer), true},
    {"校对", "校對", "proofreader", offsetof(struct ts_header, folio.proofreader), true},
    {"期号", "期號", "issue", offsetof(struct ts_header, folio.issue), true},
    {"今日版数", "今日版數", "pages", offsetof(struct ts_header, folio.pages), true},
    {"主办", "主辦", "sponsor", offsetof(struct ts_header, folio.sponsor), true},
    {"出版", "出版", "publisher", offsetof(struct ts_header, folio.publisher), true},
    {"社址", "社址", "address", offsetof(struct ts_header, folio.address), true},
};

static void every_key_has_its_names(void **state) {
    (void)state;
    for (size_t i = 0; i < N_ROWS(keys); i++)
        for (int which = 0; which < 3; which++) {
            char text[200];
            const char *const names[] = {keys[i].chinese, keys[i].traditional, keys[i].english};
            const char *name = names[which];
            snprintf(text, sizeof text, "---\n%s: 大渡口 \"区\"\n---\n正文\n", name);
            struct ts_header h = read(text);
            const char *field = (const char *)&h + keys[i].offset;
            struct ts_slice got = keys[i].in_folio
                                      ? ts_slice_of(*(const char *const *)(const void *)field)
                                      : ((const struct ts_header_value *)(const void *)field)->text;
            ROW(ts_slice_is(got, "大渡口 \"区\""), "%s: got \"%.*s\"", name, (int)got.n, got.p);
            ROW(h.end == strlen(text) - strlen("正文\n"), "%s: block ends at %zu", name, h.end);
            bool counted = strcmp(keys[i].english, "page") == 0; /* words are reported there */
            ROW(counted || *messages(TS_ENGLISH, true) == 0, "%s: %s", name, messages(TS_ENGLISH, true));
        }
    ROWS_PASSED();
}

static void what_is_not_given(void **state) {
    (void)state;
    struct ts_header h = read("---\n版次: \"08\"\n---\n");
    assert_string_equal(h.folio.page, "08"); /* not the number 8 */
    assert_null(h.headline.text.p);
    assert_null(h.question.text.p);
    assert_string_equal(h.folio.paper, "");
    assert_string_equal(h.folio.date, "");
    assert_int_equal(h.date.year, 0);
    assert_string_equal(read("---\n版次: 08\n---\n").folio.page, "08");
}

static void a_block_is_closed_and_stands_first(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool block;
    } rows[] = {
        {"---\n版名: 专题\n---\n", true},
        {"---\n版名: 专题\n---", true},
        {"--- \t\n版名: 专题\n---  \n", true},
        {"\n\n---\n版名: 专题\n---\n", true}, /* empty lines before it */
        {"\xEF\xBB\xBF---\r\n版名: 专题\r\n---\r\n", true},
        {"---\n---\n", true},         /* an empty one */
        {"---\n版名: 专题\n", false}, /* not closed */
        {"---\n版名: 专题\n----\n", false},
        {"正文\n---\n版名: 专题\n---\n", false}, /* a rule in the text */
        {"版名: 专题\n---\n", false},
        {"----\n版名: 专题\n---\n", false},
        {"——\n版名: 专题\n——\n", false},
        {"", false},
        {"---", false},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_header h = read(rows[i].text);
        ROW((h.end > 0) == rows[i].block, "row %zu: ends at %zu", i, h.end);
        bool given = strcmp(h.folio.section, "专题") == 0;
        ROW(given == (rows[i].block && strstr(rows[i].text, "专题")), "row %zu: section %s", i,
            h.folio.section);
    }
    ROWS_PASSED();
}

static void values_know_their_place(void **state) {
    (void)state;
    static const struct {
        const char *text, *value;
    } rows[] = {
        {"---\n标题: 融入主城\n---\n", "融入主城"},
        {"---\n版名: 专题\n标题: \"融入主城\"\n---\n", "融入主城"},
        {"---\n标题:   '融入主城'\n---\n", "融入主城"},
        {"\n---\n版名: 专题\n\n标题: 融入主城  # 题\n---\n", "融入主城"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_header h = read(rows[i].text);
        ROW(ts_slice_is(h.headline.text, rows[i].value), "row %zu", i);
        const char *want = strstr(rows[i].text, rows[i].value);
        ROW(h.headline.offset == (uint32_t)(want - rows[i].text), "row %zu: offset %u", i, h.headline.offset);
    }
    ROWS_PASSED();
}

static void faults_are_reported_at_their_place(void **state) {
    (void)state;
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"---\n版名: 专题\n栏目: 访谈\n---\n", "a.txt:3:1: warning: unknown header key \"栏目\""},
        {"---\n版名: [a, b]\n---\n", "a.txt:2:5: warning: header 版名"},
        {"\n---\n日期: 2023-02-30\n---\n", "a.txt:3:5: warning: header 日期: \"2023-02-30\""},
        {"---\n日期: 去年\n---\n", "a.txt:2:5: warning: header 日期"},
        {"---\n版名: 专题\n版名: 要闻\n---\n", "a.txt:3:1: warning: the header block is not valid YAML"},
        {"---\n版名: \"专题\n---\n", "warning: the header block is not valid YAML"},
        {"---\n只是一行字\n---\n", "a.txt:2:1: warning: the header block is not valid YAML"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        read(rows[i].text);
        ROW(said(rows[i].said), "row %zu: %s", i, messages(TS_ENGLISH, true));
        ROW(ts_diag_status(ctx.diag) == TS_LOOK, "row %zu: status", i);
    }
    ROWS_PASSED();
}

static void a_broken_block_is_left_as_text(void **state) {
    (void)state;
    assert_int_equal(read("---\n只是一行字\n---\n").end, 0);
    assert_string_equal(read("---\n日期: 2023-02-30\n版名: 专题\n---\n").folio.section,
                        "专题"); /* the rest stays */
}

/* GB/T 9999.1: CN, two digits of the province, a hyphen, four digits. */
static void serial_numbers(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } rows[] = {
        {"CN 11-0065", true}, {"CN11-0065", true},   {"11-0065", true},     {"CN 110065", false},
        {"11-065", false},    {"11-00655", false},   {"CN 1a-0065", false}, {"ISSN 1000-0065", false},
        {"11—0065", false},   {"cn 11-0065", false},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++)
        for (int which = 0; which < 3; which++) {
            static const char *const names[] = {"cn", "刊号", "刊號"};
            char text[80];
            snprintf(text, sizeof text, "---\n%s: %s\n---\n", names[which], rows[i].text);
            struct ts_header h = read(text);
            ROW(strcmp(h.folio.cn, rows[i].good ? rows[i].text : "") == 0, "%s: got %s", rows[i].text,
                h.folio.cn);
            ROW(said("a.txt:2:") != rows[i].good, "%s: %s", rows[i].text, messages(TS_ENGLISH, true));
        }
    ROWS_PASSED();
}

static void dates(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int year, month, day; /* 0 = not a date */
    } rows[] = {
        {"2023-02-28", 2023, 2, 28},
        {"2023/2/28", 2023, 2, 28},
        {"2023年2月28日", 2023, 2, 28},
        {"2023-2-8", 2023, 2, 8},
        {"2024-02-29", 2024, 2, 29}, /* a leap year */
        {"2000-02-29", 2000, 2, 29}, /* divisible by 400 */
        {"1600-02-29", 1600, 2, 29},
        {"1900-02-29", 0, 0, 0}, /* by 100 only */
        {"2023-02-29", 0, 0, 0},
        {"2023-04-30", 2023, 4, 30},
        {"2023-04-31", 0, 0, 0},
        {"2023-12-31", 2023, 12, 31},
        {"2023-13-01", 0, 0, 0},
        {"2023-00-01", 0, 0, 0},
        {"2023-01-00", 0, 0, 0},
        {"2023-01-32", 0, 0, 0},
        {"23-02-28", 0, 0, 0},
        {"20230228", 0, 0, 0},
        {"2023-02", 0, 0, 0},
        {"2023-02-28 ", 0, 0, 0},
        {"2023-02-28x", 0, 0, 0},
        {"2023-02/28", 0, 0, 0},
        {"2023年2月28", 0, 0, 0},
        {"二〇二三年二月二十八日", 0, 0, 0},
        {"", 0, 0, 0},
        {" 2023-02-28", 0, 0, 0}, /* what scanf skips or takes is no date as header.h lists them */
        {"2023- 2-28", 0, 0, 0},
        {"2023-+2-28", 0, 0, 0},
        {"2023--2-28", 0, 0, 0},
        {"-2023-02-28", 0, 0, 0},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_date d = {0, 0, 0};
        bool ok = ts_imprint_date(rows[i].text, &d);
        ROW(ok == (rows[i].year != 0), "\"%s\" is %sa date", rows[i].text, ok ? "" : "not ");
        if (ok && rows[i].year)
            ROW(d.year == rows[i].year && d.month == rows[i].month && d.day == rows[i].day,
                "\"%s\": %d-%d-%d", rows[i].text, d.year, d.month, d.day);
    }
    ROWS_PASSED();
}

static void days_of_the_week(void **state) {
    (void)state;
    static const struct {
        struct ts_date date;
        int want;
    } rows[] = {
        {{1970, 1, 1}, 4},  {{1949, 10, 1}, 6}, {{2000, 2, 29}, 2}, {{2000, 3, 1}, 3}, {{1900, 3, 1}, 4},
        {{2023, 2, 28}, 2}, {{2024, 2, 29}, 4}, {{2100, 3, 1}, 1},  {{1600, 1, 1}, 6},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++)
        ROW(ts_article_weekday(rows[i].date) == rows[i].want, "row %zu: %d", i,
            ts_article_weekday(rows[i].date));
    ROWS_PASSED();
}

/* Day after day through 400 years, the whole cycle of the Gregorian calendar. */
static void weeks_follow_one_another(void **state) {
    (void)state;
    int expected = 4; /* 1970-01-01 was a Thursday */
    for (int year = 1970; year < 2370; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= 31; day++) {
                char text[40];
                struct ts_date d;
                snprintf(text, sizeof text, "%d-%d-%d", year, month, day);
                if (!ts_imprint_date(text, &d))
                    continue;
                ROW(ts_article_weekday(d) == expected, "%s", text);
                expected = (expected + 1) % 7;
            }
    assert_int_equal(expected, 4); /* 146,097 days are 20,871 weeks */
    ROWS_PASSED();
}

/* A rank on the page: 1 to 99, for the plan alone. */
static void weights(void **state) {
    (void)state;
    static const struct {
        const char *value;
        int weight; /* 0 = reported, but for none */
    } rows[] = {{"1", 1},   {"99", 99}, {"07", 7},  {"\"3\"", 3}, {"", 0},    {"0", 0},
                {"100", 0}, {"-1", 0},  {"1.5", 0}, {"头条", 0},  {"1 2", 0}, {"٣", 0}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[80];
        snprintf(text, sizeof text, "---\n分量: %s\n---\n正文\n", rows[i].value);
        struct ts_header h = read(text);
        ROW(h.weight == rows[i].weight, "\"%s\": %d", rows[i].value, h.weight);
        bool reported = said("a.txt:2:5: warning: header 分量");
        ROW(reported == (rows[i].weight == 0 && *rows[i].value), "\"%s\": %s", rows[i].value,
            messages(TS_ENGLISH, true));
    }
    ROWS_PASSED();
    assert_int_equal(read("---\nweight: 2\n---\n文\n").weight, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_has_its_names),
        cmocka_unit_test(what_is_not_given),
        cmocka_unit_test(a_block_is_closed_and_stands_first),
        cmocka_unit_test(values_know_their_place),
        cmocka_unit_test(faults_are_reported_at_their_place),
        cmocka_unit_test(a_broken_block_is_left_as_text),
        cmocka_unit_test(serial_numbers),
        cmocka_unit_test(weights),
        cmocka_unit_test(dates),
        cmocka_unit_test(days_of_the_week),
        cmocka_unit_test(weeks_follow_one_another),
    };
    return RUN_TESTS(tests);
}
