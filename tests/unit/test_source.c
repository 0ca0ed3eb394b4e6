/* text/source: bytes in, text with places out. */
#include "testing.h"

#include "base/utf8.h"
#include "text/source.h"

static const struct ts_source *decode(const char *bytes, size_t n) {
    fresh();
    return ts_source_decode(&ctx, "a.txt", bytes, n);
}

#define DECODE(literal) decode(literal, sizeof(literal) - 1)

static void line_ends_become_lf(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *text;
        size_t lines;
    } rows[] = {
        {"一\n二\n", "一\n二\n", 3},
        {"一\r\n二\r\n", "一\n二\n", 3},
        {"一\r二\r", "一\n二\n", 3},
        {"一\r\r\n二", "一\n\n二", 3},
        {"一\n\r二", "一\n\n二", 3},
        {"一", "一", 1},
        {"\r", "\n", 2},
        {"\r\n", "\n", 2},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_source *s = decode(rows[i].bytes, strlen(rows[i].bytes));
        assert_non_null(s);
        ROW(ts_slice_is(s->text, rows[i].text), "row %zu: \"%.*s\"", i, (int)s->text.n, s->text.p);
        ROW(s->n_lines == rows[i].lines, "row %zu: %zu lines", i, s->n_lines);
        ROW(s->line_starts[0] == 0, "row %zu: first line", i);
        for (size_t k = 1; k < s->n_lines; k++)
            ROW(s->text.p[s->line_starts[k] - 1] == '\n', "row %zu, line %zu", i, k);
        ROW(*messages(TS_ENGLISH, true) == 0, "row %zu: said something", i);
    }
    ROWS_PASSED();
}

/* The Unicode Standard, 23.8: U+FEFF at the very start is a signature, later it is a character. */
static void bom_is_dropped_at_the_start_only(void **state) {
    (void)state;
    assert_true(ts_slice_is(DECODE("\xEF\xBB\xBF# 题")->text, "# 题"));
    assert_true(ts_slice_is(DECODE("# \xEF\xBB\xBF题")->text, "# \xEF\xBB\xBF题"));
    assert_true(ts_slice_is(DECODE("\xEF\xBB\xBF\xEF\xBB\xBFx")->text, "\xEF\xBB\xBFx"));
    assert_int_equal(DECODE("\xEF\xBB\xBF")->text.n, 0);
}

static void wrong_bytes_become_replacement_characters(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *text, *said; /* the first message's place and bytes */
    } rows[] = {
        {"排\xFF版", "排\uFFFD版", "a.txt:1:2: warning: not UTF-8: byte FF;"},
        {"排\n版\xC0\xAF", "排\n版\uFFFD\uFFFD", "a.txt:2:2: warning: not UTF-8: byte C0;"},
        {"\xE6\x8E", "\uFFFD", "a.txt:1:1: warning: not UTF-8: byte E6 8E;"}, /* one maximal subpart */
        {"甲\r\n乙\r丙\xF0\x9F\x98丁", "甲\n乙\n丙\uFFFD丁", "a.txt:3:2: warning: not UTF-8: byte F0 9F 98;"},
        {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "a.txt:1:1: warning: not UTF-8: byte ED;"},
        {"\xEF\xBB\xBF字\x80", "字\uFFFD", "a.txt:1:2: warning: not UTF-8: byte 80;"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_source *s = decode(rows[i].bytes, strlen(rows[i].bytes));
        ROW(s && ts_slice_is(s->text, rows[i].text), "row %zu: \"%.*s\"", i, s ? (int)s->text.n : 0,
            s ? s->text.p : "");
        const char *text = messages(TS_ENGLISH, true);
        ROW(strncmp(text, rows[i].said, strlen(rows[i].said)) == 0, "row %zu: %s", i, text);
        ROW(ts_diag_status(ctx.diag) == TS_LOOK, "row %zu: status", i);
    }
    ROWS_PASSED();
}

/* U+FFFD in the copy: a character was lost before, which a person should know; but EF BF BD is well-formed
 * UTF-8. */
static void a_u_fffd_of_the_copys_own(void **state) {
    (void)state;
    assert_true(ts_slice_is(DECODE("甲\uFFFD")->text, "甲\uFFFD"));
    assert_int_equal(ts_diag_status(ctx.diag), TS_LOOK);
    assert_true(said("a.txt:1:2: warning"));
    assert_false(said("not UTF-8"));
}

static void control_characters_stay_and_are_reported(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *said; /* NULL = nothing */
    } rows[] = {
        {"甲\x01乙", "a.txt:1:2: warning: control character U+0001"},
        {"甲\x7F", "a.txt:1:2: warning: control character U+007F"},
        {"甲\xC2\x85乙", "a.txt:1:2: warning: control character U+0085"},
        {"甲\n乙\x0C", "a.txt:2:2: warning: control character U+000C"},
        {"甲\t乙", NULL},
        {"甲\xC2\xA0乙", NULL}, /* NBSP is no control */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_source *s = decode(rows[i].bytes, strlen(rows[i].bytes));
        ROW(s && ts_slice_is(s->text, rows[i].bytes), "row %zu: text changed", i);
        const char *text = messages(TS_ENGLISH, true), *want = rows[i].said ? rows[i].said : "";
        ROW(strncmp(text, want, strlen(want)) == 0 && (rows[i].said || !*text), "row %zu: %s", i, text);
    }
    ROWS_PASSED();
}

static void what_is_no_text_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        const char *said;
    } rows[] = {
        {"\xFF\xFE\x41\x00", 4, "UTF-16"},
        {"\xFE\xFF\x00\x41", 4, "UTF-16"},
        {"\xFF\xFE", 2, "UTF-16"},
        {"abc\0def", 7, "NUL"},
        {"\0", 1, "NUL"},
        {"%PDF-1.4\n", 9, "PDF"},
        {"PK\x03\x04...", 7, "zip"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ROW(!decode(rows[i].bytes, rows[i].n), "row %zu was read", i);
        ROW(said(rows[i].said), "row %zu: %s", i, messages(TS_ENGLISH, true));
        ROW(ts_diag_status(ctx.diag) == TS_NOT_DONE, "row %zu: status", i);
    }
    ROWS_PASSED();
}

/* A file in GB18030 is refused as a whole instead of being set as a page of boxes; a damaged text is set. */
static void many_wrong_bytes_are_another_encoding(void **state) {
    (void)state;
    static const char gb[] =
        "\xD6\xD0\xB9\xFA\xC6\xF3\xD2\xB5\xB1\xA8\xB1\xA8\xB5\xC0\xD6\xD0\xB9\xFA\xC6\xF3\xD2\xB5";
    assert_null(decode(gb, sizeof gb - 1));
    assert_int_equal(ts_diag_status(ctx.diag), TS_NOT_DONE);
    char damaged[4000] = "";
    for (int i = 0; i < 200; i++)
        strcat(damaged, i % 20 == 0 ? "排版\xFF" : "排版");
    assert_non_null(decode(damaged, strlen(damaged)));
    assert_int_equal(ts_diag_status(ctx.diag), TS_LOOK);
}

static void too_long_is_refused(void **state) {
    (void)state;
    size_t n = ((size_t)64 << 20) + 1;
    char *bytes = malloc(n);
    assert_non_null(bytes);
    memset(bytes, 'a', n);
    const struct ts_source *s = decode(bytes, n);
    free(bytes);
    assert_null(s);
    assert_true(said("64 MiB"));
}

static void places_count_lines_and_characters(void **state) {
    (void)state;
    const struct ts_source *s = DECODE("一二\n\nab𠮷c\n三");
    static const struct {
        size_t offset;
        uint32_t line, column;
    } rows[] = {
        {0, 1, 1},    {3, 1, 2},  {6, 1, 3},  {7, 2, 1},  {8, 3, 1},
        {9, 3, 2},    {10, 3, 3}, {14, 3, 4}, {16, 4, 1}, {19, 4, 2}, /* the end of the text */
        {1000, 4, 2},                                                 /* and beyond */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_place at = ts_source_place(s, rows[i].offset);
        ROW(at.line == rows[i].line && at.column == rows[i].column && strcmp(at.file, "a.txt") == 0,
            "offset %zu: %u:%u, expected %u:%u", rows[i].offset, at.line, at.column, rows[i].line,
            rows[i].column);
    }
    ROWS_PASSED();
}

static void files_that_cannot_be_read(void **state) {
    (void)state;
    static const char *const paths[] = {"/nonexistent/file.txt", "/", ""};
    for (size_t i = 0; i < N_ROWS(paths); i++) {
        fresh();
        ROW(!ts_source_read(&ctx, paths[i]), "%s was read", paths[i]);
        ROW(ts_diag_status(ctx.diag) == TS_NOT_DONE, "%s: status", paths[i]);
        ROW(said("cannot read"), "%s: %s", paths[i], messages(TS_ENGLISH, true));
    }
    ROWS_PASSED();
}

/* Any bytes at all: no crash, well-formed text out, or a diagnostic. */
static void random_bytes(void **state) {
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        char bytes[64];
        size_t n = next_random(&seed) % sizeof bytes;
        for (size_t i = 0; i < n; i++) {
            uint32_t r = next_random(&seed);
            bytes[i] = r % 4 ? "\xE6\x8E\x92\r\n\xF0\x80 a"[r / 4 % 9] : (char)(r >> 8);
        }
        const struct ts_source *s = decode(bytes, n);
        if (!s) {
            ROW(ts_diag_failed(ctx.diag), "round %d: nothing, and nothing said", round);
            continue;
        }
        for (size_t at = 0, used; at < s->text.n; at += used)
            ROW(ts_utf8_decode(s->text.p + at, s->text.n - at, &used) != TS_UTF8_BAD, "round %d", round);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_ends_become_lf),
        cmocka_unit_test(bom_is_dropped_at_the_start_only),
        cmocka_unit_test(wrong_bytes_become_replacement_characters),
        cmocka_unit_test(a_u_fffd_of_the_copys_own),
        cmocka_unit_test(control_characters_stay_and_are_reported),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(many_wrong_bytes_are_another_encoding),
        cmocka_unit_test(too_long_is_refused),
        cmocka_unit_test(places_count_lines_and_characters),
        cmocka_unit_test(files_that_cannot_be_read),
        cmocka_unit_test(random_bytes),
    };
    return RUN_TESTS(tests);
}
