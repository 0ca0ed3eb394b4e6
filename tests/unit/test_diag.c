/* base/diag: what a person is told, in which order and language, and what the exit status is. */
#include "testing.h"

#include <errno.h>

static const struct ts_place nowhere = {0};

static void status_is_the_gravest(void **state) {
    (void)state;
    /* base/diag.h: TS_NOT_DONE, else TS_TRY_AGAIN, else TS_LOOK, else TS_DONE */
    static const struct {
        enum ts_code codes[3];
        int n;
        enum ts_status want;
        bool failed;
    } rows[] = {
        {{0}, 0, TS_DONE, false},
        {{TS_PAGES_MORE}, 1, TS_DONE, false}, /* a note */
        {{TS_LINE_HOLE}, 1, TS_LOOK, false},
        {{TS_LINE_HOLE, TS_PAGES_MORE}, 2, TS_LOOK, false},
        {{TS_WRITE_FAILED}, 1, TS_TRY_AGAIN, true},
        {{TS_WRITE_FAILED, TS_LINE_HOLE}, 2, TS_TRY_AGAIN, true},
        {{TS_FONT_MISSING}, 1, TS_NOT_DONE, true},
        {{TS_WRITE_FAILED, TS_LINE_HOLE, TS_FONT_MISSING}, 3, TS_NOT_DONE, true},
        {{TS_FONT_MISSING, TS_WRITE_FAILED, TS_LINE_HOLE}, 3, TS_NOT_DONE, true},
        {{TS_SET_SYNTAX}, 1, TS_USAGE, true},
        {{TS_WRITE_REFUSED}, 1, TS_NOT_DONE, true}, /* trying again would not help */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        for (int k = 0; k < rows[i].n; k++)
            TS_DIAG(ctx.diag, rows[i].codes[k], nowhere, "a", "b", "c");
        enum ts_status got = ts_diag_status(ctx.diag);
        ROW(got == rows[i].want, "row %zu: got %d, expected %d", i, got, rows[i].want);
        ROW(ts_diag_failed(ctx.diag) == rows[i].failed, "row %zu: failed", i);
    }
    ROWS_PASSED();
}

static void every_code_has_text_in_both_languages(void **state) {
    (void)state;
    for (int code = 0; code < TS_N_CODES; code++) {
        fresh();
        TS_DIAG(ctx.diag, (enum ts_code)code, nowhere, "‹0›", "‹1›", "‹2›");
        const char *en = messages(TS_ENGLISH, true), *zh = messages(TS_CHINESE, true);
        ROW(strlen(en) > 20, "code %d: \"%s\"", code, en);
        ROW(strlen(zh) > 20, "code %d: \"%s\"", code, zh);
        ROW(strcmp(en, zh) != 0, "code %d: the same in both languages", code);
        ROW(!strchr(en, '{') && !strchr(zh, '{'), "code %d: a place for an argument is left", code);
        bool one = strchr(en, '\n') == en + strlen(en) - 1;
        ROW(one, "code %d: not one line", code);
    }
    ROWS_PASSED();
}

static void a_place_is_file_line_column(void **state) {
    (void)state;
    static const struct {
        struct ts_place at;
        const char *en, *zh;
    } rows[] = {
        {{"稿.txt", 3, 14}, "稿.txt:3:14: warning: there is a headline", "稿.txt:3:14: 警告: 已有标题"},
        {{"稿.txt", 3, 0}, "稿.txt:3: warning: there is a headline", "稿.txt:3: 警告: 已有标题"},
        {{"稿.txt", 0, 0}, "稿.txt: warning: there is a headline", "稿.txt: 警告: 已有标题"},
        {{NULL, 0, 0}, "typeset: warning: there is a headline", "typeset: 警告: 已有标题"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        TS_DIAG(ctx.diag, TS_HEADLINE_SECOND, rows[i].at, "");
        const char *en = messages(TS_ENGLISH, true), *zh = messages(TS_CHINESE, true);
        ROW(strncmp(en, rows[i].en, strlen(rows[i].en)) == 0, "got %s", en);
        ROW(strncmp(zh, rows[i].zh, strlen(rows[i].zh)) == 0, "got %s", zh);
    }
    ROWS_PASSED();
}

static void arguments_are_copied(void **state) {
    (void)state;
    fresh();
    char file[] = "a.txt", word[] = "first";
    TS_DIAG(ctx.diag, TS_WORD_CUT, ((struct ts_place){file, 1, 1}), word);
    memset(file, 'x', 5);
    memset(word, 'x', 5);
    assert_string_equal(messages(TS_ENGLISH, true),
                        "a.txt:1:1: warning: a word longer than the line was cut: first\n");
}

/* A file's name may have any byte, and a message all of it. */
static void names_are_whole(void **state) {
    (void)state;
    fresh();
    TS_DIAG(ctx.diag, TS_FILE_UNREADABLE, (struct ts_place){0}, "x\377y.txt", ts_lang_reason(ENOENT));
    assert_non_null(strstr(messages(TS_ENGLISH, true), "x\377y.txt: No such file"));
    assert_non_null(strstr(messages(TS_CHINESE, true), "x\377y.txt"));
    assert_non_null(strstr(messages(TS_CHINESE, true), "没有这个文件"));
}

static void sorted_by_file_and_place(void **state) {
    (void)state;
    fresh();
    const struct ts_place places[] = {{"b", 1, 1}, {"a", 10, 1}, {"a", 9, 5}, {"a", 9, 40}, {"a", 9, 5}, {0}};
    const char *const names[] = {"6", "5", "2", "4", "3", "1"};
    for (size_t i = 0; i < N_ROWS(places); i++)
        TS_DIAG(ctx.diag, TS_WORD_CUT, places[i], names[i]);
    const char *text = messages(TS_ENGLISH, true);
    for (size_t i = 0; i < N_ROWS(places); i++) { /* the run first; equal places in the order of adding */
        const char *end = strchr(text, '\n');
        assert_non_null(end);
        ROW(end[-1] == (char)('1' + i), "line %zu: %.*s", i + 1, (int)(end - text), text);
        text = end + 1;
    }
    ROWS_PASSED();
}

/* Text that is set for its block and once more for what is over is told of once: the same words of one place.
 */
static void the_same_of_one_place_is_printed_once(void **state) {
    (void)state;
    fresh();
    const struct ts_place place = {"a", 3, 7}, other = {"a", 3, 8};
    TS_DIAG(ctx.diag, TS_WORD_CUT, place, "x");
    TS_DIAG(ctx.diag, TS_WORD_CUT, place, "y"); /* other words */
    TS_DIAG(ctx.diag, TS_WORD_CUT, place, "x");
    TS_DIAG(ctx.diag, TS_WORD_CUT, other, "x");                  /* another place */
    TS_DIAG(ctx.diag, TS_FILE_EMPTY, ts_place_of_file("b"), ""); /* of a file as a whole: */
    TS_DIAG(ctx.diag, TS_FILE_EMPTY, ts_place_of_file("b"), ""); /* each counts */
    int lines = 0;
    for (const char *p = messages(TS_ENGLISH, true); (p = strchr(p, '\n')); p++)
        lines++;
    assert_int_equal(lines, 5);
}

static void notes_are_printed_on_demand(void **state) {
    (void)state;
    fresh();
    TS_DIAG(ctx.diag, TS_PAGES_MORE, nowhere, "2", "3", "4");
    assert_string_equal(messages(TS_ENGLISH, false), "");
    assert_true(strlen(messages(TS_ENGLISH, true)) > 0);
}

static size_t count_lines(const char *s) {
    size_t n = 0;
    for (; *s; s++)
        n += *s == '\n';
    return n;
}

/* base/diag.h: after 100 of a kind further ones are only counted, and the count is printed. */
static void a_hundred_of_a_kind(void **state) {
    (void)state;
    static const struct {
        int added;
        size_t lines;
        const char *count;
    } rows[] = {
        {99, 99, NULL}, {100, 100, NULL}, {101, 101, "1 more like this"}, {1234, 101, "1134 more like this"}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        for (int k = 0; k < rows[i].added; k++)
            TS_DIAG(ctx.diag, TS_WORD_CUT, ((struct ts_place){"a", (uint32_t)k + 1, 1}), "word");
        const char *text = messages(TS_ENGLISH, true);
        ROW(count_lines(text) == rows[i].lines, "%d added: %zu lines", rows[i].added, count_lines(text));
        ROW((strstr(text, "more like this") != NULL) == (rows[i].count != NULL), "%d added", rows[i].added);
        ROW(!rows[i].count || strstr(text, rows[i].count), "%d added: count", rows[i].added);
        ROW(!rows[i].count || strstr(messages(TS_CHINESE, true), "同类另有"), "%d added: count",
            rows[i].added);
    }
    fresh(); /* another kind is not silenced by the first */
    for (int k = 0; k < 200; k++)
        TS_DIAG(ctx.diag, TS_WORD_CUT, nowhere, "word");
    TS_DIAG(ctx.diag, TS_HEADLINE_SECOND, nowhere, "");
    ROW(said("there is a headline already"), "the other kind is missing");
    ROWS_PASSED();
}

/* The status counts what was not kept, too. */
static void silenced_ones_still_count(void **state) {
    (void)state;
    fresh();
    for (int k = 0; k < 150; k++)
        TS_DIAG(ctx.diag, TS_PAGES_MORE, nowhere, "2", "3", "4");
    assert_int_equal(ts_diag_status(ctx.diag), TS_DONE);
    for (int k = 0; k < 150; k++)
        TS_DIAG(ctx.diag, TS_LINE_OVERFULL, nowhere, "1", "x");
    assert_int_equal(ts_diag_status(ctx.diag), TS_LOOK);
}

/* POSIX: LC_ALL before LC_MESSAGES before LANG, an empty one counts as unset. */
static void language_of_the_locale(void **state) {
    (void)state;
    static const struct {
        const char *all, *msgs, *lang;
        enum ts_lang want;
    } rows[] = {
        {NULL, NULL, NULL, TS_ENGLISH},          {NULL, NULL, "zh_CN.UTF-8", TS_CHINESE},
        {"C", NULL, "zh_CN.UTF-8", TS_ENGLISH},  {"", NULL, "zh_CN.UTF-8", TS_CHINESE},
        {NULL, "zh_TW", "en_GB", TS_CHINESE},    {NULL, "en_GB", "zh_CN", TS_ENGLISH},
        {"zh_CN", "en_GB", "en_GB", TS_CHINESE}, {"zh", NULL, NULL, TS_CHINESE},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const char *const values[] = {rows[i].all, rows[i].msgs, rows[i].lang};
        const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
        for (int k = 0; k < 3; k++)
            values[k] ? setenv(names[k], values[k], 1) : unsetenv(names[k]);
        ROW(ts_lang_of_locale() == rows[i].want, "row %zu", i);
    }
    ROWS_PASSED();
}

/* A stretch has its first place and not its last; other files and the whole file are not in it. */
static void a_stretch_is_forgotten(void **state) {
    (void)state;
    static const struct {
        struct ts_place place;
        bool kept;
    } rows[] = {{{"a.txt", 3, 4}, true},  {{"a.txt", 3, 5}, false}, {{"a.txt", 4, 1}, false},
                {{"a.txt", 5, 1}, false}, {{"a.txt", 5, 2}, true},  {{"b.txt", 4, 1}, true},
                {{"a.txt", 0, 0}, true},  {{NULL, 0, 0}, true}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        ROW(ts_diag_is_empty(ctx.diag), "row %zu: empty", i);
        TS_DIAG(ctx.diag, TS_LINE_HOLE, rows[i].place, "a", "b");
        ts_diag_forget(ctx.diag, (struct ts_place){"a.txt", 3, 5}, (struct ts_place){"a.txt", 5, 2});
        ROW(ts_diag_is_empty(ctx.diag) == !rows[i].kept, "row %zu: kept", i);
        ROW((ts_diag_status(ctx.diag) == TS_LOOK) == rows[i].kept, "row %zu: status", i);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_is_the_gravest),
        cmocka_unit_test(every_code_has_text_in_both_languages),
        cmocka_unit_test(a_place_is_file_line_column),
        cmocka_unit_test(arguments_are_copied),
        cmocka_unit_test(names_are_whole),
        cmocka_unit_test(sorted_by_file_and_place),
        cmocka_unit_test(the_same_of_one_place_is_printed_once),
        cmocka_unit_test(notes_are_printed_on_demand),
        cmocka_unit_test(a_hundred_of_a_kind),
        cmocka_unit_test(silenced_ones_still_count),
        cmocka_unit_test(a_stretch_is_forgotten),
        cmocka_unit_test(language_of_the_locale),
    };
    return RUN_TESTS(tests);
}
