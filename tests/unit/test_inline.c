/* text/inline: markup inside a paragraph, as the manual gives it. */
#include "testing.h"

#include "text/inline.h"

#include <time.h>

/* The spans of a text, "|" between them: letters of what they are marked as, "=", the text, ":" and the ruby.
 * S strong, E emphasis, D dots, N name, T title, F frame, M note mark, R ruby, K link, whose
 * address stands in parentheses; elements of names are counted. */
static const char *spans_of(const char *text) {
    static const uint32_t first_line[] = {0};
    static const char letters[] = "LISEDNTFMR-+K"; /* the bits of ts_marked, in order */
    struct ts_source source = {
        .name = "a.txt", .text = ts_slice_of(text), .line_starts = first_line, .n_lines = 1};
    struct ts_inline_text from = {.source = &source, .text = source.text};
    struct ts_spans spans = {0};
    fresh();
    ts_inline_read(&ctx, &from, 0, (uint32_t)source.text.n, 0, &spans);
    char *out = ts_arena_alloc(ctx.keep, 16 * source.text.n + 16, 1), *p = out;
    for (size_t i = 0; i < spans.list.n; i++) {
        const struct ts_span *s = &spans.list.v[i];
        p += sprintf(p, "%s", i ? "|" : "");
        for (int k = 0; letters[k]; k++)
            if (s->marked >> k & 1)
                *p++ = letters[k];
        if (s->element)
            p += sprintf(p, "%u", s->element);
        p += sprintf(p, "%s%.*s", s->marked ? "=" : "", (int)(s->end - s->begin), text + s->begin);
        if (s->ruby.n)
            p += sprintf(p, ":%.*s", (int)s->ruby.n, s->ruby.p);
        if (s->link.n)
            p += sprintf(p, "(%.*s)", (int)s->link.n, s->link.p);
    }
    return out;
}

struct row {
    const char *text, *want;
};

static void check_rows(const struct row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *got = spans_of(rows[i].text);
        ROW(strcmp(got, rows[i].want) == 0, "%s: got %s, expected %s", rows[i].text, got, rows[i].want);
    }
    ROWS_PASSED();
}

#define CHECK_ROWS(rows) check_rows(rows, N_ROWS(rows))

static void stars(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"甲**乙**丙", "甲|S=乙|丙"},
        {"甲*乙*丙", "甲|E=乙|丙"},
        {"***甲***乙", "SE=甲|乙"},
        {"**甲*乙*丙**", "S=甲|SE=乙|S=丙"},
        {"*甲**乙**丙*", "E=甲|SE=乙|E=丙"},
        {"**甲*乙***丙", "S=甲|SE=乙|丙"},
        {"**甲****乙**", "S=甲****乙"}, /* a row of four neither opens nor closes */
        {"**甲**和**乙**", "S=甲|和|S=乙"},
        /* beside Chinese marks, where CommonMark's rule of flanking fails */
        {"**“重点”**后文", "S=“重点”|后文"},
        {"**重点。**后文，（**重点**）", "S=重点。|后文，（|S=重点|）"},
        {"见《**书**》", "见《|S=书|》"},
        /* three stars close one where only one is open */
        {"*语气***重点**", "E=语气|S=重点"},
        {"**重点***语气*", "S=重点|E=语气"},
        {"**甲*乙***丙", "S=甲|SE=乙|丙"},
        {"*甲**乙***丙", "E=甲|SE=乙|丙"},
        /* emphasis behind a surname that begins no word */
        {"大王**重点**", "大王|S=重点"},
    };
    CHECK_ROWS(rows);
}

static void stars_that_are_text(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"5*3*2", "5*3*2"},
        {"a*b*c", "a*b*c"},
        {"甲 * 乙 * 丙", "甲 * 乙 * 丙"},
        {"王**、李**等", "王**、李**等"},
        {"甲**乙", "甲**乙"},
        {"** 甲**", "** 甲**"},
        {"**甲 **", "**甲 **"},
        {"**", "**"},
        {"*", "*"},
        {"甲*（*", "甲*（*"},
        {"****", "****"},
        {"\\*甲\\*", "*甲|*"},
        {"\\**甲*", "*|E=甲"},
        {"甲\\", "甲\\"},
        {"\\甲", "\\甲"},
        {"**甲\\**乙**", "S=甲|S=**乙"},
        /* names made unknown: a surname and two stars */
        {"王**和李**都来了", "王**和李**都来了"},
        {"张**说，李**也说", "张**说，李**也说"},
        {"被告人赵**与刘**", "被告人赵**与刘**"},
    };
    CHECK_ROWS(rows);
}

static void links(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"见[厂志](https://a.example/x)。", "见|K=厂志(https://a.example/x)|。"},
        {"[**厂**志](a.html)", "SK=厂(a.html)|K=志(a.html)"},
        {"**[厂志](a.html)**", "SK=厂志(a.html)"},
        {"[厂志](<https://a.example/(1)>)", "K=厂志(https://a.example/(1))"},
        {"[厂志](https://a.example/(1))", "K=厂志(https://a.example/(1))"},
        {"[厂志](a.html \"题\")", "K=厂志(a.html)"},
        {"[[厂]志](a.html)", "K=[厂]志(a.html)"},
        {"<https://a.example/x>和<b@a.example>", "https://a.example/x|和|b@a.example"},
        /* what is no address is text */
        {"[甲](乙)", "[甲](乙)"},
        {"[注](见图1.2)", "[注](见图1.2)"},
        {"[甲](1)", "[甲](1)"},
        {"[甲] (a.html)", "[甲] (a.html)"},
        {"[甲](a.html", "[甲](a.html"},
        {"![甲](a.jpg)乙", "![甲](a.jpg)乙"},
        {"\\[甲](a.html)", "[甲](a.html)"},
        {"甲<乙>丙", "甲<乙>丙"},
        {"1<2和3>2", "1<2和3>2"},
        {"<div>", "<div>"},
    };
    CHECK_ROWS(rows);
    spans_of("见[厂志](https://a.example/x)。");
    assert_true(said("a.txt:1:7: note: the address behind this link is not set: https://a.example/x"));
    spans_of("[https://a.example/x](https://a.example/x)");
    assert_true(!said("is not set")); /* it is what is set */
}

static void code_and_escapes(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"打`make`即可", "打|make|即可"},
        {"``a`b``", "a`b"},
        {"`**甲**`和**乙**", "**甲**|和|S=乙"},
        {"` a `", "a"},
        {"``", "``"},
        {"`甲", "`甲"},
        {"甲``乙`丙", "甲``乙`丙"},
        {"\\`甲\\`", "`甲|`"},
        {"\\# 甲", "# 甲"},
        {"1\\. 甲\\_乙", "1|. 甲|_乙"},
        {"C:\\甲", "C:\\甲"}, /* before a letter it is itself */
        {"[重点]{重点}，[语气]{语气}", "S=重点|，|E=语气"},
        {"[，起于标点]{strong}后", "S=，起于标点|后"},
    };
    CHECK_ROWS(rows);
}

static void names_and_titles(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"[甲]{着重}乙", "D=甲|乙"},
        {"[甲]{dots}", "D=甲"},
        {"[甲]{专名}[乙]{name}", "N1=甲|N2=乙"},
        {"[甲]{书名}[乙]{title}", "T1=甲|T2=乙"},
        {"[甲]{示亡}[乙]{death}", "F1=甲|F2=乙"},
        {"[甲**乙**]{专名}丙", "N1=甲|SN1=乙|丙"},
        {"[[甲]{着重}乙]{专名}", "DN1=甲|N1=乙"},
        {"**[甲]{专名}乙**", "SN1=甲|S=乙"},
        {"[甲]", "[甲]"},
        {"[甲] {专名}", "[甲] {专名}"},
        {"[]{专名}", "[]{专名}"},
        {"[甲{专名}", "[甲{专名}"},
        {"[甲]{专名", "[甲]{专名"},
        {"[甲]{别的}", "[甲]{别的}"},
        {"\\[甲]{专名}", "[甲]{专名}"},
    };
    CHECK_ROWS(rows);
}

static void rubies(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"{北京|běi|jīng}市", "R=北:běi|R=京:jīng|市"},
        {"{北京|Běi jīng}市", "R=北京:Běi jīng|市"},
        {"{北|a}", "R=北:a"},
        {"{北京|běi|}", "R=北:běi|京"},
        {"{花儿|huār}", "R=花儿:huār"},
        {"**{北|a}**", "SR=北:a"},
        {"[{张|zhāng}三]{专名}", "NR1=张:zhāng|N1=三"},
        {"{北京|a|b|c}", "{北京|a|b|c}"}, /* neither one nor as many as characters */
        {"{北京}", "{北京}"},
        {"{|a}", "{|a}"},
        {"{北|}", "{北|}"},
        {"{北|a", "{北|a"},
        {"\\{北|a}", "{北|a}"},
    };
    CHECK_ROWS(rows);
}

static void notes(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"甲[^1]乙", "甲|M=[|M=1]|乙"},
        {"甲[^注2]", "甲|M=[|M=注2]"},
        {"[^]", "[^]"},
        {"[^ 1]", "[^ 1]"},
        {"[^1", "[^1"},
    };
    CHECK_ROWS(rows);
}

static void doubtful_markup_is_reported(void **state) {
    (void)state;
    static const struct {
        const char *text, *message; /* NULL = nothing is said */
    } rows[] = {
        {"甲**乙", "a.txt:1:2: warning: ** has no partner"},
        {"甲乙[丙]{别的}", "a.txt:1:6: warning: {别的} is no mark"},
        {"{北京|a|b|c}", "a.txt:1:1: warning: {北京|a|b|c}: as many small texts"},
        {"甲**乙**", NULL},
        {"5*3", NULL},
        {"王**、李**等", NULL},
        {"[李四{专名}", "a.txt:1:4: warning: {专名} has no partner"},
        {"甲[^1。", "a.txt:1:2: warning: [^ has no partner"},
        {"甲![图](a.jpg)乙", "a.txt:1:7: warning: the picture a.jpg stands inside a paragraph"},
        {"好![见图](图一)", NULL},
        {"甲\\*\\*乙", NULL},
        {"[甲] 乙", NULL},
        {"{甲}", NULL},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        spans_of(rows[i].text);
        char *said = NULL;
        size_t n = 0;
        FILE *f = open_memstream(&said, &n);
        ts_diag_print(ctx.diag, f, TS_ENGLISH, true);
        fclose(f);
        bool ok = rows[i].message ? strncmp(said, rows[i].message, strlen(rows[i].message)) == 0 : n == 0;
        ROW(ok, "%s: said %s", rows[i].text, said);
        free(said);
    }
    ROWS_PASSED();
}

/* What is no markup comes back whole: no byte of it is lost, and none is there twice. */
static void nothing_is_lost(void **state) {
    (void)state;
    static const char *const parts[] = {"*", "**", "[", "]",  "{", "}",      "|", "\\",
                                        "^", "甲", "a", "，", "“", "{专名}", " "};
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        char text[200] = "";
        for (int i = 0; i < 16; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(text, parts[(seed >> 16) % N_ROWS(parts)]);
        }
        static const uint32_t first_line[] = {0};
        struct ts_source source = {
            .name = "a.txt", .text = ts_slice_of(text), .line_starts = first_line, .n_lines = 1};
        struct ts_inline_text from = {.source = &source, .text = source.text};
        struct ts_spans spans = {0};
        fresh();
        ts_inline_read(&ctx, &from, 0, (uint32_t)source.text.n, 0, &spans);
        uint32_t at = 0;
        size_t letters = 0, wanted = 0;
        bool ordered = true;
        for (size_t i = 0; i < spans.list.n; i++) {
            const struct ts_span *s = &spans.list.v[i];
            ordered &= s->begin >= at && s->end > s->begin && s->end <= source.text.n;
            at = s->end;
            for (uint32_t k = s->begin; k < s->end; k++)
                letters += (unsigned char)text[k] == 0xE7 || text[k] == 'a'; /* 甲 begins so */
            for (size_t k = 0; k < s->ruby.n; k++)
                letters += (unsigned char)s->ruby.p[k] == 0xE7 || s->ruby.p[k] == 'a';
        }
        for (const char *p = text; *p; p++)
            wanted += (unsigned char)*p == 0xE7 || *p == 'a';
        ROW(ordered && letters == wanted, "%s: %zu of %zu letters", text, letters, wanted);
    }
    ROWS_PASSED();
}

static void hostile_text_takes_linear_time(void **state) {
    (void)state;
    static const char *const parts[] = {"**甲 ", "*",   "[",   "{",      "[[a]{专名}", "\\",
                                        "**",    "{a|", "甲*", " ***甲", "*甲***"};
    for (size_t i = 0; i < N_ROWS(parts); i++) {
        size_t n = 100000, each = strlen(parts[i]);
        char *text = malloc(n * each + 1), *p = text;
        for (size_t k = 0; k < n; k++, p += each)
            memcpy(p, parts[i], each);
        *p = 0;
        clock_t start = clock();
        static const uint32_t first_line[] = {0};
        struct ts_source source = {
            .name = "a.txt", .text = {text, n * each}, .line_starts = first_line, .n_lines = 1};
        struct ts_inline_text from = {.source = &source, .text = source.text};
        struct ts_spans spans = {0};
        fresh();
        ts_inline_read(&ctx, &from, 0, (uint32_t)source.text.n, 0, &spans);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        ROW(spans.list.n > 0 && seconds < 20, "%s: %.1f s", parts[i], seconds); /* quadratic: an hour */
        free(text);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stars),
        cmocka_unit_test(stars_that_are_text),
        cmocka_unit_test(links),
        cmocka_unit_test(code_and_escapes),
        cmocka_unit_test(names_and_titles),
        cmocka_unit_test(rubies),
        cmocka_unit_test(notes),
        cmocka_unit_test(doubtful_markup_is_reported),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(hostile_text_takes_linear_time),
    };
    return RUN_TESTS(tests);
}
