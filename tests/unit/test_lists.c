/* text/lists, text/fences and underlined headings: lines that are something together, as text/lists.h,
 * text/fences.h and text/roles.h have them. */
#include "testing.h"

#include "text/article.h"

/* Of each paragraph under the headline: H S b q t as in test_roles, a list's item as the depth of its list,
 * one of its further paragraphs as that and ', a line of code as z and the blanks before it; - before it: a
 * break. */
static const char *lines_of(const char *text) {
    static const char letters[] = "KHDWTLSQAbqzlptBxcn";
    fresh();
    const char *copy = ts_arena_printf(ctx.keep, "# 题\n\n%s", text), *out = "";
    const struct ts_source *source = ts_source_decode(&ctx, "a.txt", copy, strlen(copy), NULL);
    const struct ts_article *a =
        ts_article_parse(&ctx, source, ts_style_load(&ctx, &(struct ts_style_request){0}));
    for (size_t i = 1; i < a->n_paras; i++) {
        const struct ts_para *p = &a->paras[i];
        out = ts_arena_printf(ctx.keep, "%s%s", out, p->section ? "-" : "");
        if (p->role == TS_ROLE_LIST)
            out = ts_arena_printf(ctx.keep, "%s%d%s", out, p->depth, p->under ? "'" : "");
        else if (p->role == TS_ROLE_CODE)
            out = ts_arena_printf(ctx.keep, "%sz%d", out, p->indent);
        else
            out = ts_arena_printf(ctx.keep, "%s%c", out, letters[p->role]);
    }
    return out;
}

struct row {
    const char *text, *want;
};

static void check_rows(const struct row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *got = lines_of(rows[i].text);
        ROW(strcmp(got, rows[i].want) == 0, "%s: got %s, expected %s", rows[i].text, got, rows[i].want);
    }
    ROWS_PASSED();
}

#define CHECK_ROWS(rows) check_rows(rows, N_ROWS(rows))
#define TEXT "这是一段正文，讲的是事情的经过。\n"

static void lists_in_lists(void **state) {
    (void)state;
    static const struct row rows[] = {
        {TEXT "- 甲\n- 乙\n" TEXT, "b00b"},
        {TEXT "- 甲\n  - 乙\n- 丙\n", "b010"},
        {TEXT "- 甲\n    - 乙\n    - 丙\n- 丁\n", "b0110"},
        {TEXT "- 甲\n\t- 乙\n", "b01"}, /* one with an inner one is no sign alone */
        {TEXT "- 甲\n  - 乙\n    - 丙\n  - 丁\n- 戊\n", "b01210"},
        {TEXT "- 甲\n    - 乙\n  - 丙\n", "b011"}, /* back, but not all the way */
        {TEXT "- 甲\n - 乙\n", "b00"},             /* one blank is a slip */
        {TEXT "* 甲\n  - 乙\n  + 丙\n", "b011"},   /* inside, any sign */
        {TEXT "- 甲\n  1. 乙\n  2. 丙\n- 丁\n", "b0110"},
        {TEXT "- 甲\n  1) 乙\n", "b01"},
        {TEXT "1. 甲\n   - 乙\n2. 丙\n", "b010"},
        {TEXT "1. 甲\n2. 乙\n", "bbb"}, /* numbers alone are text */
        {TEXT "1. 甲\n   1. 乙\n", "bbb"},
        {TEXT "一、甲\n  - 乙\n  - 丙\n", "bb00"},
        {TEXT "- 甲\n  - 乙\n***\n- 丙\n- 丁\n", "b01-00"},
        {TEXT "> - 甲\n>   - 乙\n", "bqq"},
    };
    CHECK_ROWS(rows);
    lines_of(TEXT "- 甲\n  - 乙\n");
    assert_false(said("is no list"));
    lines_of(TEXT "- 甲\n" TEXT);
    assert_true(said("a.txt:4:1: warning: one line with a list's sign is no list"));
}

static void items_of_several_paragraphs(void **state) {
    (void)state;
    static const struct row rows[] = {
        {TEXT "- 甲\n\n  乙\n- 丙\n", "b00'0"},
        {TEXT "- 甲\n\n  乙\n\n  丙\n", "b00'0'"},
        {TEXT "- 甲\n  - 乙\n\n    丙\n\n  丁\n- 戊\n", "b011'0'0"},
        {TEXT "- 甲\n- 乙\n丙\n", "b00b"},                    /* not indented */
        {TEXT "- 甲\n- 乙\n 丙\n", "b00b"},                   /* too little */
        {TEXT "- 甲\n- 乙\n　　丙\n", "b00b"},                /* the writer's indent */
        {"    这是一段正文。\n- 甲\n- 乙\n    丙\n", "b00b"}, /* all paragraphs are indented so */
        {TEXT "- 甲\n- 乙\n  ## 丙\n" TEXT, "L00Sb"},
    };
    CHECK_ROWS(rows);
}

static void fenced_code(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"```\naaa\n```\n", "z0"},
        {"~~~\naaa\n~~~\n", "z0"},
        {"``` python\nif a:\n    b\n\n  c\n```\n" TEXT, "z0z4-z2b"},
        {"```\naaa\n~~~\n```\n", "z0z0"}, /* CommonMark's examples 119 to 125 */
        {"````\naaa\n```\n``````\n", "z0z0"},
        {"~~~~\naaa\n~~~\n~~~~\n", "z0z0"},
        {"```\n\n```\n" TEXT, "-b"},
        {TEXT "``\nfoo\n``\n", "bbbb"},
        {"  ```\n  aaa\n    aaa\n  ```\n", "z0z2"},
        {"```\n# 甲\n- 乙\n- 丙\n> 丁\n| 戊 | 己 |\n***\n[^1]: 庚\n[a]: /b\n```\n", "z0z0z0z0z0z0z0z0"},
        {TEXT "``` a`b\naaa\n```\n",
         "bbbb"},                   /* ticks behind ticks open none; and nothing closes the last line */
        {TEXT "```\naaa\n", "bbb"}, /* nothing closes it */
        {TEXT "``` aaa ```\n" TEXT, "bbb"},
        {TEXT "```\na\n```\n" TEXT "## 小题\n" TEXT, "Lz0bSb"}, /* it ends the lead */
        {"```\na\n```\n```\nb\n```\n", "z0z0"},
    };
    CHECK_ROWS(rows);
    lines_of("```\naaa\n");
    assert_true(said("a.txt:3:1: warning: this row of signs opens code that nothing closes"));
    lines_of("```\n**a\n```\n");
    assert_false(said("warning"));
}

/* A line of code stands as it is: no markup in it, none of it joined to others. */
static void code_is_text_as_it_stands(void **state) {
    (void)state;
    fresh();
    const char *copy = "# 题\n\n```\na **b** [c](d.e) &amp; \\* "
                       "<b>\n这一行代码没有写完而且比较长比较长比较长比较长\n消费\n```\n";
    const char *const set[] = {"copy.wrapped=yes", "copy.join=yes", NULL};
    const struct ts_source *source = ts_source_decode(&ctx, "a.txt", copy, strlen(copy), NULL);
    const struct ts_article *a =
        ts_article_parse(&ctx, source, ts_style_load(&ctx, &(struct ts_style_request){.set = set}));
    assert_int_equal(a->n_paras, 4);
    assert_int_equal(a->paras[1].n_spans, 1);
    assert_true(ts_slice_is(a->paras[1].text, "a **b** [c](d.e) &amp; \\* <b>"));
    assert_int_equal(a->paras[1].spans[0].end, a->paras[1].text.n);
    assert_true(ts_slice_is(a->paras[3].text, "消费"));
}

static void underlined_headings(void **state) {
    (void)state;
    static const struct row rows[] = {
        {TEXT "\n小题\n---\n" TEXT, "LSb"},
        {TEXT "\n小题\n-----\n\n" TEXT, "LSb"},
        {TEXT "\n小题\n---  \n" TEXT, "LSb"},
        {TEXT "\n小题\n***\n" TEXT, "bb-b"},   /* such a row is a break */
        {TEXT "\n小题\n- - -\n" TEXT, "bb-b"}, /* and one with blanks */
        {TEXT "\n小题\n\n---\n" TEXT, "bb-b"}, /* and one by itself */
        {TEXT "\n小题\n———\n" TEXT, "bb-b"},
        {TEXT "---\n" TEXT, "b-b"},           /* below a sentence */
        {TEXT "小题\n---\n" TEXT, "bb-b"},    /* below a paragraph of several lines */
        {"本报记者 张三\n---\n" TEXT, "W-b"}, /* below a byline */
        {TEXT "\n- 甲\n---\n" TEXT, "bb-b"},  /* below an item */
        {TEXT "\n> 甲\n---\n" TEXT, "bq-b"},
        {TEXT "\n## 甲\n---\n" TEXT, "LS-b"},
        {TEXT "\n小题 ##\n---\n" TEXT, "LSb"},
        {TEXT "\n## 小题 ##\n" TEXT, "LSb"},
    };
    CHECK_ROWS(rows);
    lines_of(TEXT "\n小题\n---\n" TEXT);
    assert_true(said("a.txt:5:1: note: this line is taken as a subhead"));
    lines_of(TEXT "\n## 小题 ##\n" TEXT);
    fresh();
    const char *copy = "小题\n====\n\n" TEXT;
    const struct ts_source *source = ts_source_decode(&ctx, "a.txt", copy, strlen(copy), NULL);
    const struct ts_article *a =
        ts_article_parse(&ctx, source, ts_style_load(&ctx, &(struct ts_style_request){0}));
    assert_int_equal(a->paras[0].role, TS_ROLE_HEADLINE);
    assert_int_equal(a->n_paras, 2);
    fresh();
    copy = "一个标题\n------\n\n" TEXT "\n小题\n---\n" TEXT; /* the first is the headline, by its place */
    source = ts_source_decode(&ctx, "a.txt", copy, strlen(copy), NULL);
    a = ts_article_parse(&ctx, source, ts_style_load(&ctx, &(struct ts_style_request){0}));
    assert_int_equal(a->paras[0].role, TS_ROLE_HEADLINE);
    assert_int_equal(a->paras[2].role, TS_ROLE_SUBHEAD);
}

/* CommonMark's examples 71 to 76: a row of # behind a heading and a blank is a sign too. */
static void signs_behind_headings(void **state) {
    (void)state;
    static const struct {
        const char *line, *want;
    } rows[] = {
        {"## foo ##", "foo"},
        {"# foo ###########", "foo"},
        {"### foo ###     ", "foo"},
        {"### foo ### b", "foo ### b"},
        {"# foo#", "foo#"},
        {"# C #", "C"},
        {"# 甲#", "甲#"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        const char *copy = ts_arena_printf(ctx.keep, "%s\n\n" TEXT, rows[i].line);
        const struct ts_source *source = ts_source_decode(&ctx, "a.txt", copy, strlen(copy), NULL);
        const struct ts_article *a =
            ts_article_parse(&ctx, source, ts_style_load(&ctx, &(struct ts_style_request){0}));
        ROW(ts_slice_is(a->paras[0].text, rows[i].want), "%s: got %.*s, expected %s", rows[i].line,
            (int)a->paras[0].text.n, a->paras[0].text.p, rows[i].want);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_in_lists),      cmocka_unit_test(items_of_several_paragraphs),
        cmocka_unit_test(fenced_code),         cmocka_unit_test(code_is_text_as_it_stands),
        cmocka_unit_test(underlined_headings), cmocka_unit_test(signs_behind_headings),
    };
    return RUN_TESTS(tests);
}
