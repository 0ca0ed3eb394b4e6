/* text/pasted: comments, names of characters and breaks of HTML; by CommonMark, "Entity and numeric character
 * references" and "HTML blocks", as far as it is the rule here. */
#include "testing.h"

#include "text/article.h"

/* The text that is set of each paragraph under a headline, / between them. */
static const char *set_of(const char *text) {
    fresh();
    const char *copy = ts_arena_printf(ctx.keep, "# 题\n\n%s", text);
    const struct ts_style *style = ts_style_load(&ctx, &(struct ts_style_request){0});
    const struct ts_source *source = ts_source_decode(&ctx, "a.txt", copy, strlen(copy), NULL);
    const struct ts_article *a = ts_article_parse(&ctx, source, style);
    const char *set = "";
    for (size_t i = 1; i < a->n_paras; i++) {
        set = ts_arena_printf(ctx.keep, "%s%s", set, i > 1 ? "/" : "");
        for (size_t k = 0; k < a->paras[i].n_spans; k++) {
            const struct ts_span *s = &a->paras[i].spans[k];
            set = ts_arena_printf(ctx.keep, "%s%s%.*s", set, s->marked & TS_MARKED_STRONG ? "!" : "",
                                  (int)(s->end - s->begin), a->paras[i].text.p + s->begin);
        }
    }
    return set;
}

struct row {
    const char *text, *want;
};

static void check_rows(const struct row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *got = set_of(rows[i].text);
        ROW(strcmp(got, rows[i].want) == 0, "%s: got %s, expected %s", rows[i].text, got, rows[i].want);
    }
    ROWS_PASSED();
}

#define CHECK_ROWS(rows) check_rows(rows, N_ROWS(rows))

/* Paragraphs of a page: the line begins with one, and has its end. */
static void paragraphs_of_html(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"<p>甲</p>", "甲"},
        {"<p class=\"time\">甲<span style=\"color:red\">乙</span></p>", "甲乙"},
        {"<p>甲</p><p>乙</p>", "甲/乙"},
        {"<div>\n<p>甲</p>\n</div>", "甲"},
        {"<h2>甲</h2>\n<p>乙<strong>丙</strong></p>", "甲/乙!丙"},
        /* none: in a sentence, without an end, another word, in code, with Chinese in it */
        {"这里写<p>甲</p>。", "这里写<p>甲</p>。"},
        {"<p>甲", "<p>甲"},
        {"<pp>甲</pp>", "<pp>甲</pp>"},
        {"<p 甲>乙</p>", "<p 甲>乙</p>"},
        {"<span>甲</span>", "<span>甲</span>"},
        {"\\<p>甲</p>", "<p>甲</p>"},
    };
    CHECK_ROWS(rows);
}

static void characters_by_name_and_number(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"甲&amp;乙&copy;丙&AElig;", "甲&乙©丙Æ"},
        {"A&nbsp;B", "A\u00A0B"},
        {"甲&mdash;&mdash;乙&hellip;&hellip;", "甲——乙……"},
        {"&ldquo;甲&rdquo;&apos;", "“甲”'"},
        {"&#19968;&#x4E00;&#X4e00;", "一一一"},
        {"&#x20BB7;", "𠮷"},
        {"甲&#10;乙", "甲 乙"},
        /* no markup comes of them: CommonMark's examples 36 to 40 */
        {"&#42;foo&#42;", "*foo*"},
        {"&#42;&#42;甲&#42;&#42;", "**甲**"},
        {"&#35; 甲乙", "# 甲乙"},
        {"&lt;b&gt;甲&lt;/b&gt;", "<b>甲</b>"},
        {"&#91;甲](https://a.example)", "[甲](https://a.example)"},
        {"&gt; 甲", "> 甲"},
        {"**甲&amp;乙**", "!甲&乙"},
        /* Kangxi radicals as ever */
        {"&#x2F00;", "一"},
        /* what is none is text: examples 28 and further */
        {"&nbsp &x; &#; &#x; &#87654321; &#abcdef0; &ThisIsNotDefined; &hi?;",
         "&nbsp &x; &#; &#x; &#87654321; &#abcdef0; &ThisIsNotDefined; &hi?;"},
        {"&#xD800;&#x1;&#x110000;&#xFFFE;", "&#xD800;&#x1;&#x110000;&#xFFFE;"},
        {"Q&A; R&D", "Q&A; R&D"},
        /* in code and behind a backslash they are themselves: examples 34, 35, 338 */
        {"`f&ouml;&ouml;`", "f&ouml;&ouml;"},
        {"\\&copy;", "&copy;"},
        {"```\n&copy; <br> <!-- x -->\n```\n", "&copy; <br> <!-- x -->"},
        {"``a`&amp;``&amp;`", "a`&amp;&`"},
    };
    CHECK_ROWS(rows);
    set_of("甲&foo;乙&#xD800;");
    assert_true(said("a.txt:3:2: warning: &foo; names no character"));
    assert_true(said("a.txt:3:8: warning: &#xD800; names no character"));
    set_of("甲&amp;&foo乙&lt;div&gt;");
    assert_false(said("names no character"));
    assert_false(said("is no tag"));
}

static void comments_are_left_out(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"甲<!-- 编辑 -->乙", "甲乙"},
        {"<!-- 一行 -->\n甲", "甲"},
        {"甲<!-- 一\n二\n三 -->乙\n丙", "甲乙/丙"},
        {"甲<!-- <b>**x** -->乙", "甲乙"},
        {"甲<!----><!-- -->乙", "甲乙"},
        {"甲<!-- 乙", "甲<!-- 乙"}, /* one that nothing ends */
        {"甲\\<!-- 乙 -->", "甲<!-- 乙 -->"},
        {"`<!-- 乙 -->`", "<!-- 乙 -->"},
        {"甲<! -- 乙 -->", "甲<! -- 乙 -->"},
    };
    CHECK_ROWS(rows);
    set_of("甲乙<!-- 编辑\n请看 -->丙**丁");
    assert_true(said("a.txt:3:3: note: a comment is left out: <!-- 编辑"));
    assert_true(said("a.txt:4:8: warning: ** has no partner")); /* the place is the copy's */
    set_of("甲<!-- 乙");
    assert_true(said("a.txt:3:2: warning: <!-- has no partner"));
}

static void breaks_end_lines(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"甲<br>乙<br/>丙<BR />丁", "甲/乙/丙/丁"},
        {"甲<br>\n乙", "甲/乙"},
        {"> 甲<br>乙", "甲/乙"},
        {"- 甲<br>乙\n- 丙", "甲/乙/丙"},
        {"## 甲<br>乙\n丙", "甲 乙/丙"},
        {"| 甲<br>乙 | 丙 |\n|---|---|\n| 丁 | 戊 |", "| 甲 乙 | 丙 |/| 丁 | 戊 |"},
        {"`<br>`\\<br>", "<br><br>"},
        {"甲<brx>", "甲<brx>"},
        {"甲<br", "甲<br"},
        {"甲\\\n乙", "甲/乙"}, /* a hard break: the sign goes */
        {"甲  \n乙", "甲/乙"},
        {"甲\\", "甲\\"},          /* behind the last line it is a character */
        {"甲\\\n\n乙", "甲\\/乙"}, /* and before an empty one */
        {"甲\\\\\n乙", "甲\\/乙"}, /* and an escaped one */
    };
    CHECK_ROWS(rows);
}

/* The header's YAML is no markup. */
static void the_header_is_left_alone(void **state) {
    (void)state;
    const char *copy = "---\n标题: 甲&amp;乙<br>\n---\n\n丙&amp;丁。\n";
    fresh();
    const struct ts_source *source = ts_source_decode(&ctx, "a.txt", copy, strlen(copy), NULL);
    const struct ts_article *a =
        ts_article_parse(&ctx, source, ts_style_load(&ctx, &(struct ts_style_request){0}));
    assert_true(ts_slice_is(a->paras[0].text, "甲&amp;乙<br>"));
    assert_true(ts_slice_is(a->paras[1].text, "丙&丁。"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_of_html),       cmocka_unit_test(characters_by_name_and_number),
        cmocka_unit_test(comments_are_left_out),    cmocka_unit_test(breaks_end_lines),
        cmocka_unit_test(the_header_is_left_alone),
    };
    return RUN_TESTS(tests);
}
