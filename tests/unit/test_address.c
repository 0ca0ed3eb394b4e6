/* text/address: addresses in copy. Bare ones by GFM, "Autolinks (extension)", names by CommonMark, "Link
 * reference definitions"; URIs by RFC 3986. */
#include "testing.h"

#include "text/address.h"

static const char *of(struct ts_slice s) {
    return ts_arena_copy(ctx.keep, s.p ? s.p : "", s.n);
}

static void bare_addresses_end_where_the_sentence_does(void **state) {
    (void)state;
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"www.commonmark.org", "www.commonmark.org"},
        {"www.commonmark.org/help for more", "www.commonmark.org/help"},
        {"www.commonmark.org.", "www.commonmark.org"},
        {"www.commonmark.org/a.b.", "www.commonmark.org/a.b"},
        {"www.google.com/search?q=Markup+(business)", "www.google.com/search?q=Markup+(business)"},
        {"www.google.com/search?q=Markup+(business)))", "www.google.com/search?q=Markup+(business)"},
        {"www.google.com/search?q=(business))+ok", "www.google.com/search?q=(business))+ok"},
        {"www.commonmark.org/he<lp", "www.commonmark.org/he"},
        {"http://commonmark.org", "http://commonmark.org"},
        {"https://encrypted.google.com/search?q=Markup+(business)",
         "https://encrypted.google.com/search?q=Markup+(business)"},
        {"https://a.example。见", "https://a.example"},
        {"https://a.example/x，见", "https://a.example/x"},
        {"https://a.example/**", "https://a.example/"},
        {"https://a.example/x]", "https://a.example/x"},
        {"https://a.example/\"x", "https://a.example/"},
        {"https://", ""},
        {"https://。", ""},
        {"www.", ""},
        {"web.a.example", ""},
        {"javascript://a", ""},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_slice text = ts_slice_of(rows[i].text);
        const char *got = of(ts_slice_cut(text, 0, ts_address_bare(text)));
        ROW(strcmp(got, rows[i].want) == 0, "%s: got %s, expected %s", rows[i].text, got, rows[i].want);
    }
    ROWS_PASSED();
}

static void targets(void **state) {
    (void)state;
    static const struct {
        const char *text, *want; /* "" = it is none */
    } rows[] = {
        {"https://a.example", "https://a.example"},
        {"a.html", "a.html"},
        {" /url \"title\" ", "/url"},
        {"/url 'title'", "/url"},
        {"/url (title)", "/url"},
        {"<b c.html>", "b c.html"},
        {"<b c.html> \"t\"", "b c.html"},
        {"<https://例.example>", "https://例.example"},
        {"", ""},
        {"<>", ""},
        {"<a", ""},
        {"/url title", ""},
        {"<a>b", ""},
        {"见图1.2", ""},
        {"甲", ""},
        {"1", ""},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        const char *got = of(ts_address_target(ts_slice_of(rows[i].text)));
        ROW(strcmp(got, rows[i].want) == 0, "%s: got %s, expected %s", rows[i].text, got, rows[i].want);
    }
    ROWS_PASSED();
}

static void lines_that_name_addresses(void **state) {
    (void)state;
    static const struct {
        const char *line, *name, *address; /* NULL = it names none */
    } rows[] = {
        {"[foo]: /url \"title\"", "foo", "/url"},
        {"[1]: https://a.example", "1", "https://a.example"},
        {"[厂志]: <https://a.example/厂志>", "厂志", "https://a.example/厂志"},
        {"[foo]:/url", "foo", "/url"},
        {"[注]: 见图一", NULL, NULL},
        {"[^1]: https://a.example", NULL, NULL}, /* a note */
        {"[foo] : /url", NULL, NULL},
        {"[foo]: ", NULL, NULL},
        {"[]: /url", NULL, NULL},
        {"[a[b]: /url", NULL, NULL},
        {"foo: /url", NULL, NULL},
        {"[foo]: /url \"title\" ok", NULL, NULL},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_named_address named = {0};
        fresh();
        bool is = ts_address_names(ts_slice_of(rows[i].line), &named);
        bool ok = rows[i].name ? is && ts_slice_is(named.name, rows[i].name) &&
                                     ts_slice_is(named.address, rows[i].address)
                               : !is;
        ROW(ok, "%s: got %s, %s", rows[i].line, of(named.name), of(named.address));
    }
    ROWS_PASSED();
}

static void names_are_found(void **state) {
    (void)state;
    static const char *const lines[] = {"[b]: /b", "[A]: /first", "[a]: /second", "[厂志]: /c"};
    struct ts_addresses addresses = {0};
    fresh();
    assert_int_equal(ts_addresses_find(NULL, ts_slice_of("a")).n, 0);
    assert_int_equal(ts_addresses_find(&addresses, ts_slice_of("a")).n, 0);
    static const uint32_t first_line[] = {0};
    const char *text = "[b]: /b\n[A]: /first\n[a]: /second\n[厂志]: /c\n";
    for (size_t i = 0; i < N_ROWS(lines); i++) {
        struct ts_named_address named;
        const char *at = strstr(text, lines[i]);
        assert_true(ts_address_names((struct ts_slice){at, strlen(lines[i])}, &named));
        *TS_VEC_ADD(ctx.keep, &addresses.list) = named;
    }
    ts_addresses_sort(&addresses);
    assert_string_equal(of(ts_addresses_find(&addresses, ts_slice_of("a"))), "/first"); /* the first counts */
    assert_string_equal(of(ts_addresses_find(&addresses, ts_slice_of("厂志"))), "/c");
    assert_string_equal(of(ts_addresses_find(&addresses, ts_slice_of("B"))), "/b");
    assert_int_equal(ts_addresses_find(&addresses, ts_slice_of("c")).n, 0);
    struct ts_source source = {
        .name = "a.txt", .text = ts_slice_of(text), .line_starts = first_line, .n_lines = 1};
    ts_addresses_report(&ctx, &source, &addresses);
    assert_true(said("no link leads to [a], and its address is not set: /second"));
    assert_false(said("/first"));
    assert_false(said("/b"));
}

static void uris(void **state) {
    (void)state;
    static const struct {
        const char *address, *want; /* NULL = nowhere to go */
    } rows[] = {
        {"https://a.example/x?y=1&z=2#w", "https://a.example/x?y=1&z=2#w"},
        {"HTTP://a.example", "HTTP://a.example"},
        {"www.a.example", "http://www.a.example"},
        {"b@a.example", "mailto:b@a.example"},
        {"mailto:b@a.example", "mailto:b@a.example"},
        {"https://a.example/厂 志", "https://a.example/%E5%8E%82%20%E5%BF%97"},
        {"https://a.example/(1)", "https://a.example/(1)"},
        {"https://", NULL},
        {"a.html", NULL},
        {"javascript:alert(1)", NULL},
        {"file:///etc/passwd", NULL},
        {"x:y@z", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        const char *got = ts_address_uri(ctx.keep, ts_slice_of(rows[i].address));
        bool ok = rows[i].want ? got && strcmp(got, rows[i].want) == 0 : !got;
        ROW(ok, "%s: got %s, expected %s", rows[i].address, got ? got : "nothing",
            rows[i].want ? rows[i].want : "nothing");
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bare_addresses_end_where_the_sentence_does),
        cmocka_unit_test(targets),
        cmocka_unit_test(lines_that_name_addresses),
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(uris),
    };
    return RUN_TESTS(tests);
}
