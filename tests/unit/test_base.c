/* base/: arena, vec, slice, length, path, utf8. */
#include "testing.h"

#include "base/length.h"
#include "base/path.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <stdalign.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- arena ---------------------------------------------------------------------------------------------- */

static void arena_aligns_for_any_type(void **state) {
    (void)state;
    fresh();
    for (size_t size = 0; size <= 70; size++) {
        char *p = ts_arena_alloc(ctx.keep, 1, size);
        ROW((uintptr_t)p % alignof(max_align_t) == 0, "%zu bytes at %p", size, (void *)p);
    }
    ROWS_PASSED();
}

static void arena_zeroes_again_after_reset(void **state) {
    (void)state;
    fresh();
    unsigned char *p = ts_arena_alloc(ctx.scratch, 3000, 1);
    memset(p, 0xAA, 3000);
    ts_arena_reset(ctx.scratch);
    unsigned char *q = ts_arena_alloc(ctx.scratch, 3000, 1);
    assert_ptr_equal(p, q); /* the memory was kept */
    for (int i = 0; i < 3000; i++)
        ROW(q[i] == 0, "byte %d is %d", i, q[i]);
    ROWS_PASSED();
}

static void arena_objects_do_not_overlap(void **state) {
    (void)state;
    enum { N = 400 };
    for (int round = 0; round < 3; round++) { /* the later rounds run on kept blocks */
        fresh();
        unsigned char *p[N];
        size_t size[N];
        uint32_t seed = 7;
        for (int i = 0; i < N; i++) {
            size[i] = next_random(&seed) % 2000 + (i % 50 == 0 ? 300000 : 0);
            p[i] = ts_arena_alloc(ctx.keep, size[i], 1);
            memset(p[i], i, size[i]);
        }
        for (int i = 0; i < N; i++)
            for (size_t k = 0; k < size[i]; k++)
                if (p[i][k] != (unsigned char)i) {
                    ROW(false, "object %d, byte %zu", i, k);
                    break;
                }
    }
    ROWS_PASSED();
}

static void arena_gives_large_objects(void **state) {
    (void)state;
    fresh();
    size_t n = (size_t)20 << 20;
    char *p = ts_arena_alloc(ctx.keep, n, 1);
    p[0] = p[n - 1] = 1;
    assert_int_equal(p[n / 2], 0);
    char *small = ts_arena_alloc(ctx.keep, 1, 1);
    assert_true(small < p || small >= p + n);
}

static void arena_copies_end_in_nul(void **state) {
    (void)state;
    fresh();
    assert_string_equal(ts_arena_copy(ctx.keep, "报纸排版", 6), "报纸");
    assert_string_equal(ts_arena_copy(ctx.keep, "", 0), "");
    assert_string_equal(ts_arena_copy(ctx.keep, NULL, 0), "");
    const char *with_nul = ts_arena_copy(ctx.keep, "a\0b", 3);
    assert_memory_equal(with_nul, "a\0b", 4);
}

static void arena_prints(void **state) {
    (void)state;
    fresh();
    assert_string_equal(ts_arena_printf(ctx.keep, "%d点 %s", 9, "小五"), "9点 小五");
    char *text = ts_arena_printf(ctx.keep, "%*d", 100000, 7);
    assert_int_equal(strlen(text), 100000);
    assert_int_equal(text[99999], '7');
}

/* --- vec and slice -------------------------------------------------------------------------------------- */

static void vec_keeps_what_was_added(void **state) {
    (void)state;
    fresh();
    TS_VEC(uint64_t) v = {0};
    for (uint64_t i = 0; i < 5000; i++) {
        uint64_t *last = TS_VEC_ADD(ctx.keep, &v);
        ROW(*last == 0, "new element %zu is not zero", (size_t)i);
        *last = i * i;
    }
    assert_int_equal(v.n, 5000);
    for (uint64_t i = 0; i < 5000; i++)
        ROW(v.v[i] == i * i, "element %zu", (size_t)i);
    ROWS_PASSED();
}

static void slices_compare_by_bytes(void **state) {
    (void)state;
    struct ts_slice s = ts_slice_of("行高17点"), none = ts_slice_of(NULL);
    assert_true(ts_slice_is(s, "行高17点"));
    assert_false(ts_slice_is(s, "行高17"));
    assert_false(ts_slice_is(s, "行高17点。"));
    assert_true(ts_slice_is(none, ""));
    assert_true(ts_slice_equal(none, ts_slice_of("")));
    assert_true(ts_slice_starts(s, "行高"));
    assert_true(ts_slice_starts(s, ""));
    assert_false(ts_slice_starts(none, "行"));
    assert_true(ts_slice_is(ts_slice_cut(s, 6, 8), "17"));
    assert_true(ts_slice_is(ts_slice_cut(s, 6, 6), ""));
}

/* --- length --------------------------------------------------------------------------------------------- */

/* architecture.md, "Units": 1 mm = 2880 units, so 1 点 (0.35 mm) = 1008 and 1 pt (25.4 mm / 72) = 1016, all
 * exact. */
static void units_are_exact(void **state) {
    (void)state;
    assert_int_equal(TS_MM, 2880);
    assert_int_equal(TS_POINT * 100, TS_MM * 35);
    assert_int_equal(TS_PT * 720, TS_MM * 254);
    assert_int_equal(1000 * TS_POINT, 350 * TS_MM); /* newspaper-page.md: a type area of 350 mm is 1,000 点 */
    assert_int_equal(1400 * TS_POINT, 490 * TS_MM);
}

static void eighteen_characters_fill_their_measure(void **state) {
    (void)state;
    ts_len size = ts_len_scale(10500, TS_POINT, 1000); /* 五号 10.5 点 */
    assert_int_equal(size * 2, 21 * TS_POINT);
    assert_int_equal(18 * size, 189 * TS_POINT);
    ts_len gutter = ts_len_scale(13750, TS_POINT, 1000); /* 5 x 18 characters and 4 gutters: 1,000 点 */
    assert_int_equal(5 * 18 * size + 4 * gutter, 1000 * TS_POINT);
}

static void scale_rounds_halves_away_from_zero(void **state) {
    (void)state;
    static const struct {
        int64_t a, b, c;
        ts_len want;
    } rows[] = {
        {7, 1, 2, 4},
        {-7, 1, 2, -4},
        {5, 1, 2, 3},
        {-5, 1, 2, -3},
        {1, 1, 3, 0},
        {2, 1, 3, 1},
        {-1, 1, 3, 0},
        {-2, 1, 3, -1},
        {0, 9, 5, 0},
        {10, 1, 5, 2},
        {1, 499, 1000, 0},
        {1, 500, 1000, 1},
        {INT32_MAX / 8, INT32_MAX, INT32_MAX, INT32_MAX / 8}, /* the product takes 59 bits */
        {INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX / 4},     /* longer than any page: it stays there */
        {-INT32_MAX, INT32_MAX, INT32_MAX, -INT32_MAX / 4},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ts_len got = ts_len_scale(rows[i].a, rows[i].b, rows[i].c);
        ROW(got == rows[i].want, "row %zu: got %d, expected %d", i, got, rows[i].want);
    }
    ROWS_PASSED();
}

/* --- utf8: The Unicode Standard, section 3.9 ------------------------------------------------------------ */

static void utf8_round_trip_of_every_scalar_value(void **state) {
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        char bytes[4];
        size_t used, n = ts_utf8_encode(cp, bytes),
                     want = cp < 0x80      ? 1
                            : cp < 0x800   ? 2
                            : cp < 0x10000 ? 3
                                           : 4;
        uint32_t got = ts_utf8_decode(bytes, n, &used);
        if (n != want || got != cp || used != n)
            ROW(false, "U+%04X: %zu bytes, back as U+%04X from %zu", cp, n, got, used);
    }
    ROWS_PASSED();
}

/* Table 3-7: well-formed byte sequences. */
static const struct {
    unsigned char low[4], high[4];
    size_t n;
} well_formed[] = {
    {{0x00}, {0x7F}, 1},
    {{0xC2, 0x80}, {0xDF, 0xBF}, 2},
    {{0xE0, 0xA0, 0x80}, {0xE0, 0xBF, 0xBF}, 3},
    {{0xE1, 0x80, 0x80}, {0xEC, 0xBF, 0xBF}, 3},
    {{0xED, 0x80, 0x80}, {0xED, 0x9F, 0xBF}, 3},
    {{0xEE, 0x80, 0x80}, {0xEF, 0xBF, 0xBF}, 3},
    {{0xF0, 0x90, 0x80, 0x80}, {0xF0, 0xBF, 0xBF, 0xBF}, 4},
    {{0xF1, 0x80, 0x80, 0x80}, {0xF3, 0xBF, 0xBF, 0xBF}, 4},
    {{0xF4, 0x80, 0x80, 0x80}, {0xF4, 0x8F, 0xBF, 0xBF}, 4},
};

/* Length of the longest prefix that begins a well-formed sequence, 0 = none; *whole if it is a full one. */
static size_t prefix_by_table(const unsigned char *s, size_t n, bool *whole) {
    size_t best = 0;
    *whole = false;
    for (size_t r = 0; r < N_ROWS(well_formed); r++) {
        size_t k = 0;
        while (k < n && k < well_formed[r].n && s[k] >= well_formed[r].low[k] &&
               s[k] <= well_formed[r].high[k])
            k++;
        if (k > best) {
            best = k;
            *whole = k == well_formed[r].n;
        }
    }
    return best;
}

static void check_against_table(const unsigned char *s, size_t n) {
    bool whole;
    size_t used, prefix = prefix_by_table(s, n, &whole);
    uint32_t cp = ts_utf8_decode((const char *)s, n, &used);
    size_t want = prefix ? prefix : 1; /* a byte that begins nothing is replaced alone */
    if ((cp != TS_UTF8_BAD) != whole || used != want)
        ROW(false, "%02X %02X %02X %02X of %zu: U+%04X, %zu bytes", s[0], s[1], s[2], s[3], n, cp, used);
}

/* Definition D93b: one U+FFFD for each maximal subpart of an ill-formed subsequence. */
static void utf8_agrees_with_table_3_7(void **state) {
    (void)state;
    static const unsigned char tails[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                          0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xFF};
    for (unsigned lead = 0; lead < 256; lead++)
        for (unsigned second = 0; second < 256; second++)
            for (size_t t = 0; t < N_ROWS(tails); t++)
                for (size_t u = 0; u < N_ROWS(tails); u++) {
                    unsigned char s[4] = {(unsigned char)lead, (unsigned char)second, tails[t], tails[u]};
                    for (size_t n = 1; n <= 4 && (n == 4 || (t == 0 && u == 0)); n++)
                        check_against_table(s, n);
                }
    ROWS_PASSED();
}

/* The standard's own examples of replacement: tables 3-8 to 3-11; 0 stands for U+FFFD. */
static void utf8_replaces_as_the_standard_shows(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *want;
        size_t n;
    } rows[] = {
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "????????A", 9}, /* 3-8: non-shortest forms */
        {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "????????A", 9}, /* 3-9: surrogates */
        {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "?????A??B", 9}, /* 3-10: other ill-formed sequences */
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "????A", 9},     /* 3-11: truncated sequences */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char got[16] = "";
        size_t used, n = 0;
        for (size_t at = 0; at < rows[i].n; at += used) {
            uint32_t cp = ts_utf8_decode(rows[i].bytes + at, rows[i].n - at, &used);
            got[n++] = cp == TS_UTF8_BAD ? '?' : (char)cp;
        }
        ROW(strcmp(got, rows[i].want) == 0, "row %zu: got %s, expected %s", i, got, rows[i].want);
    }
    ROWS_PASSED();
}

static void utf8_counts_code_points(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t want;
    } rows[] = {{"", 0}, {"abc", 3}, {"排版", 2}, {"é𠮷a", 3}, {"👨‍👩", 3}};
    for (size_t i = 0; i < N_ROWS(rows); i++)
        ROW(ts_utf8_count(rows[i].text, strlen(rows[i].text)) == rows[i].want, "%s", rows[i].text);
    ROWS_PASSED();
}

/* --- paths ---------------------------------------------------------------------------------------------- */

/* How a file in another folder names one that is seen from the working folder, and back. */
static void paths_from_another_file(void **state) {
    (void)state;
    static const struct {
        const char *file, *path, *want;
    } rows[] = {{"page.yaml", "a.txt", "a.txt"},
                {"page.yaml", "copy/a.txt", "copy/a.txt"},
                {"out/page.yaml", "copy/a.txt", "../copy/a.txt"},
                {"out/page.yaml", "a.txt", "../a.txt"},
                {"out/page.yaml", "out/a.txt", "a.txt"},
                {"out/page.yaml", "outer/a.txt", "../outer/a.txt"}, /* a name that begins alike */
                {"out/deep/page.yaml", "out/a.txt", "../a.txt"},
                {"out/deep/page.yaml", "copy/../copy/a.txt", "../../copy/a.txt"},
                {"out/page.yaml", "/etc/a.txt", "/etc/a.txt"},
                {"nowhere/page.yaml", "copy/a.txt", "copy/a.txt"}};
    char folder[] = "/tmp/test_base.XXXXXX", back[4096];
    assert_non_null(getcwd(back, sizeof back));
    assert_true(mkdtemp(folder) && chdir(folder) == 0);
    assert_true(mkdir("copy", 0755) == 0 && mkdir("out", 0755) == 0 && mkdir("outer", 0755) == 0 &&
                mkdir("out/deep", 0755) == 0);
    fresh();
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const char *got = ts_path_from(ctx.keep, rows[i].file, rows[i].path);
        ROW(strcmp(got, rows[i].want) == 0, "%s from %s: %s", rows[i].path, rows[i].file, got);
        char seen[4096], own[4096]; /* what the file says leads to the same folder */
        const char *beside = ts_path_beside(ctx.keep, rows[i].file, got), *slash = strrchr(beside, '/');
        if (i < 8 && slash && strchr(rows[i].path, '/')) {
            char *of = ts_arena_copy(ctx.keep, beside, (size_t)(slash - beside));
            const char *end = strrchr(rows[i].path, '/');
            char *from = ts_arena_copy(ctx.keep, rows[i].path, (size_t)(end - rows[i].path));
            ROW(realpath(of, seen) && realpath(from, own) && strcmp(seen, own) == 0, "%s: %s", rows[i].path,
                beside);
        }
    }
    ROWS_PASSED();
    assert_true(rmdir("out/deep") == 0 && rmdir("out") == 0 && rmdir("outer") == 0 && rmdir("copy") == 0);
    assert_true(chdir(back) == 0 && rmdir(folder) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_aligns_for_any_type),
        cmocka_unit_test(arena_zeroes_again_after_reset),
        cmocka_unit_test(arena_objects_do_not_overlap),
        cmocka_unit_test(arena_gives_large_objects),
        cmocka_unit_test(arena_copies_end_in_nul),
        cmocka_unit_test(arena_prints),
        cmocka_unit_test(vec_keeps_what_was_added),
        cmocka_unit_test(slices_compare_by_bytes),
        cmocka_unit_test(units_are_exact),
        cmocka_unit_test(eighteen_characters_fill_their_measure),
        cmocka_unit_test(scale_rounds_halves_away_from_zero),
        cmocka_unit_test(utf8_round_trip_of_every_scalar_value),
        cmocka_unit_test(utf8_agrees_with_table_3_7),
        cmocka_unit_test(utf8_replaces_as_the_standard_shows),
        cmocka_unit_test(utf8_counts_code_points),
        cmocka_unit_test(paths_from_another_file),
    };
    return RUN_TESTS(tests);
}
