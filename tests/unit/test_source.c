/* text/source: bytes in, text with places out. */
#include "testing.h"

#include "base/utf8.h"
#include "text/source.h"

static const struct ts_source *decode_as(const char *bytes, size_t n, enum ts_encoding encoding) {
    struct ts_reading reading = {encoding, NULL};
    fresh();
    return ts_source_decode(&ctx, "a.txt", bytes, n, &reading);
}

static const struct ts_source *decode(const char *bytes, size_t n) {
    return decode_as(bytes, n, TS_ENCODING_DETECT);
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
        {"一\f二", "一\n二", 2},
        {"一\v二", "一\n二", 2},
        {"一\xC2\x85二", "一\n二", 2},
        {"一\u2028二\u2029三", "一\n二\n三", 3},
        {"一\n\f二", "一\n\n二", 3},
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
        const struct ts_source *s = decode_as(rows[i].bytes, strlen(rows[i].bytes), TS_ENCODING_UTF8);
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
        {"甲\xC2\x80乙", "a.txt:1:2: warning: control character U+0080"},
        {"甲\n乙\x1B", "a.txt:2:2: warning: control character U+001B"},
        {"甲\u202E乙", "a.txt:1:2: warning: control character U+202E"},
        {"甲\u200B乙", "a.txt:1:2: note: U+200B has no width"},
        {"甲乙\u2060", "a.txt:1:3: note: U+2060 has no width"},
        {"甲\uFEFF乙", "a.txt:1:2: note: U+FEFF has no width"},
        {"葛\U000E0100乙", NULL}, /* a selector chooses a glyph: it is not nothing */
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
        {"\xFF\xFE\x2D\x4E\0\0", 6, "NUL"}, {"abc\0def", 7, "NUL"},      {"\0", 1, "NUL"},
        {"%PDF-1.4\n", 9, "PDF"},           {"PK\x03\x04...", 7, "zip"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ROW(!decode(rows[i].bytes, rows[i].n), "row %zu was read", i);
        ROW(said(rows[i].said), "row %zu: %s", i, messages(TS_ENGLISH, true));
        ROW(ts_diag_status(ctx.diag) == TS_NOT_DONE, "row %zu: status", i);
    }
    ROWS_PASSED();
}

/* Bytes of no encoding are refused as a whole instead of being set as a page of boxes; a damaged text is set.
 */
static void many_wrong_bytes_are_no_text(void **state) {
    (void)state;
    char noise[200], damaged[4000] = "";
    memset(noise, 0xFF, sizeof noise);
    assert_null(decode(noise, sizeof noise));
    assert_int_equal(ts_diag_status(ctx.diag), TS_NOT_DONE);
    for (int i = 0; i < 200; i++)
        strcat(damaged, i % 20 == 0 ? "排版\xFF" : "排版");
    const struct ts_source *s = decode(damaged, strlen(damaged));
    assert_non_null(s);
    assert_int_equal(s->encoding, TS_ENCODING_UTF8);
    assert_int_equal(s->replaced, 10);
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

/* Radicals by EquivalentUnifiedIdeograph.txt, compatibility ideographs and composition by NFC
 * (UnicodeData.txt). */
static void characters_are_replaced_with_their_place(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *text, *said; /* NULL = nothing */
    } rows[] = {
        {"甲⼀乙", "甲一乙",
         "a.txt:1:2: note: ⼀ (U+2F00) is a radical or compatibility form; 一 (U+4E00) is set"},
        {"⿕", "龠", "a.txt:1:1: note: ⿕ (U+2FD5)"},
        {"一\n的⻓", "一\n的长", "a.txt:2:2: note: ⻓ (U+2ED3)"},
        {"⺀⺚", "⺀⺚", NULL}, /* two that have none */
        {"甲\uF900", "甲豈",
         "a.txt:1:2: note: \uF900 (U+F900) is a radical or compatibility form; 豈 (U+8C48)"},
        {"\U0002F800", "丽", "a.txt:1:1: note: \U0002F800 (U+2F800)"},
        {"\uFA0E", "\uFA0E", NULL}, /* in that block, and yet unified */
        {"caf\x65\u0301", "caf\u00E9", "a.txt:1:4: note: e\u0301 (U+0065 U+0301) is set as \u00E9 (U+00E9)"},
        {"か\u3099", "が", "a.txt:1:1: note: "},
        {"\u1100\u1161\u11A8", "각", "a.txt:1:1: note: "},
        {"q\u0323\u0307", "q\u0323\u0307", NULL},                /* there is no such letter */
        {"q\u0307\u0323", "q\u0323\u0307", "a.txt:1:1: note: "}, /* but an order of marks */
        {"１２．５％，Ａ股", "１２．５％，Ａ股", NULL},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_source *s = decode(rows[i].bytes, strlen(rows[i].bytes));
        ROW(s && ts_slice_is(s->text, rows[i].text), "row %zu: \"%.*s\"", i, (int)s->text.n, s->text.p);
        const char *text = messages(TS_ENGLISH, true), *want = rows[i].said ? rows[i].said : "";
        ROW(strncmp(text, want, strlen(want)) == 0 && (rows[i].said || !*text), "row %zu: %s", i, text);
        ROW(s->replaced == (rows[i].said != NULL), "row %zu: %zu replaced", i, s->replaced);
        ROW(ts_diag_status(ctx.diag) == TS_DONE, "row %zu: status", i);
    }
    ROWS_PASSED();
}

static void full_width_is_the_styles_choice(void **state) {
    (void)state;
    static const struct {
        int choice;
        const char *text;
        size_t replaced;
        const char *said;
    } rows[] = {
        {TS_FULL_WIDTH_KEEP, "增１２．５％，Ａ股第３．", 0, ""},
        {TS_FULL_WIDTH_DIGITS, "增12.5％，Ａ股第3．", 5,
         "a.txt:1:2: note: full-width １２．５ is set as 12.5"},
        {TS_FULL_WIDTH_HALF, "增12.5％，A股第3．", 6, "a.txt:1:8: note: full-width Ａ is set as A"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_style style = {.copy = {rows[i].choice}, .limits = {.megabytes = 1}};
        struct ts_reading reading = {TS_ENCODING_DETECT, &style};
        const char *copy = "增１２．５％，Ａ股第３．";
        fresh();
        const struct ts_source *s = ts_source_decode(&ctx, "a.txt", copy, strlen(copy), &reading);
        ROW(ts_slice_is(s->text, rows[i].text), "row %zu: %.*s", i, (int)s->text.n, s->text.p);
        ROW(s->replaced == rows[i].replaced, "row %zu: %zu replaced", i, s->replaced);
        ROW(*rows[i].said ? said(rows[i].said) : !*messages(TS_ENGLISH, true), "row %zu: %s", i,
            messages(TS_ENGLISH, true));
    }
    ROWS_PASSED();
}

/* A place is the copy's: what an editor shows, before anything was composed or made a line of. */
static void places_are_those_of_the_copy(void **state) {
    (void)state;
    static const struct {
        const char *copy;
        const char *mark; /* what is looked for in the text */
        uint32_t line, column;
    } rows[] = {
        {"甲乙X", "X", 1, 3},
        {"e\u0301e\u0301X", "X", 1, 5},
        {"e\u0301\ne\u0301乙X", "X", 2, 4},
        {"\u1100\u1161\u11A8X\nY", "X", 1, 4},
        {"\u1100\u1161\u11A8X\nY", "Y", 2, 1},
        {"\u0958X", "X", 1, 2}, /* one that NFC parts in two */
        {"甲\u2028乙X", "X", 1, 4},
        {"甲\f乙\n丙X", "X", 2, 2},
        {"甲\v\v\r\n丙\xC2\x85"
         "e\u0301X",
         "X", 2, 5},
        {"\uFEFF甲X", "X", 1, 2},
        {"⼀⻓X", "X", 1, 3},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_source *s = decode(rows[i].copy, strlen(rows[i].copy));
        const char *at = memchr(s->text.p, *rows[i].mark, s->text.n);
        assert_non_null(at);
        struct ts_place place = ts_source_place(s, (size_t)(at - s->text.p));
        ROW(place.line == rows[i].line && place.column == rows[i].column, "row %zu: %u:%u, expected %u:%u", i,
            place.line, place.column, rows[i].line, rows[i].column);
    }
    ROWS_PASSED();
}

/* By line and column of the text, and back. */
static void offsets_of_places(void **state) {
    (void)state;
    const struct ts_source *s = DECODE("一二\n\nab");
    static const struct {
        size_t line, column, offset;
    } rows[] = {{1, 1, 0}, {1, 2, 3},  {1, 3, 6},  {1, 9, 6}, {2, 1, 7},
                {3, 2, 9}, {3, 3, 10}, {9, 1, 10}, {0, 1, 0}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        size_t offset = ts_source_offset(s, rows[i].line, rows[i].column);
        ROW(offset == rows[i].offset, "%zu:%zu: %zu", rows[i].line, rows[i].column, offset);
    }
    ROWS_PASSED();
}

static void files_that_cannot_be_read(void **state) {
    (void)state;
    static const char *const paths[] = {"/nonexistent/file.txt", "/", ""};
    for (size_t i = 0; i < N_ROWS(paths); i++) {
        fresh();
        ROW(!ts_source_read(&ctx, paths[i], NULL), "%s was read", paths[i]);
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
        cmocka_unit_test(many_wrong_bytes_are_no_text),
        cmocka_unit_test(too_long_is_refused),
        cmocka_unit_test(places_count_lines_and_characters),
        cmocka_unit_test(characters_are_replaced_with_their_place),
        cmocka_unit_test(full_width_is_the_styles_choice),
        cmocka_unit_test(places_are_those_of_the_copy),
        cmocka_unit_test(offsets_of_places),
        cmocka_unit_test(files_that_cannot_be_read),
        cmocka_unit_test(random_bytes),
    };
    return RUN_TESTS(tests);
}
