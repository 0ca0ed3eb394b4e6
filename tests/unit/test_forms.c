/* page/forms: where each paragraph's lines begin and end, and what stands above it; CLREQ, "First-line
 * indents" and "Paragraph indent". Columns of 18 em; lengths are read as ems of the body. */
#include "testing.h"

#include "page/forms.h"

enum { MOST_SETS = 8, MOST_PARAS = 12 };

/* What is expected of a paragraph, in ems, and rows above it. */
struct want {
    int indent, turn, measure, space;
};

struct row {
    const char *set[MOST_SETS];
    const char *text; /* under a headline and a lead */
    struct want want[MOST_PARAS];
};

#define P "这是一段正文。\n"
#define GOES_ON "这是没有说完的话，\n"
#define Q "> 这是一段引文。\n"
#define HEAD "# 题\n导语。\n## 小题\n"

static void check_rows(const struct row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        fresh();
        struct ts_style_request request = {.set = rows[i].set};
        const struct ts_style *style = ts_style_load(&ctx, &request);
        ROW(style, "row %zu: %s", i, messages(TS_ENGLISH, true));
        char *text = ts_arena_printf(ctx.keep, HEAD "%s", rows[i].text);
        const struct ts_source *s = ts_source_decode(&ctx, "a", text, strlen(text), NULL);
        const struct ts_article *a = style ? ts_article_parse(&ctx, s, style) : NULL;
        if (!a)
            continue;
        ts_len em = style->body.size;
        const struct ts_form *forms = ts_forms_make(&ctx, style, a, 18 * em);
        for (size_t k = 0; k < MOST_PARAS && rows[i].want[k].measure; k++) {
            const struct ts_form *f = &forms[k + 3]; /* behind headline, lead and subhead */
            const struct want *w = &rows[i].want[k];
            ROW(k + 3 < a->n_paras, "row %zu has no paragraph %zu", i, k);
            ROW(f->indent == w->indent * em && f->turn == w->turn * em && f->measure == w->measure * em &&
                    f->space == w->space,
                "row %zu, paragraph %zu: %.2f %.2f %.2f %d, expected %d %d %d %d", i, k,
                (double)f->indent / em, (double)f->turn / em, (double)f->measure / em, f->space, w->indent,
                w->turn, w->measure, w->space);
        }
    }
    ROWS_PASSED();
}

#define CHECK_ROWS(rows) check_rows(rows, N_ROWS(rows))

static void indents(void **state) {
    (void)state;
    static const struct row rows[] = {
        {{NULL}, P P P, {{2, 0, 18, 0}, {2, 0, 18, 0}, {2, 0, 18, 0}}}, /* all alike: most papers */
        {{"body.indent=1em"}, P P, {{1, 0, 18, 0}, {1, 0, 18, 0}}},     /* narrow columns */
        {{"body.first-paragraph-indent=0"}, P P P, {{0, 0, 18, 0}, {2, 0, 18, 0}, {2, 0, 18, 0}}},
        {{"正文.首段缩进=1em", "正文.缩进=2em"},
         P P "## 又\n" P P,
         {{1, 0, 18, 0}, {2, 0, 18, 0}, {2, 0, 18, 0}, {1, 0, 18, 0}, {2, 0, 18, 0}}},
        {{"body.first-paragraph-indent=0"}, P "***\n" P, {{0, 0, 18, 0}, {0, 0, 18, 1}}},
        {{"body.first-paragraph-indent=0"}, Q P, {{4, 2, 18, 0}, {2, 0, 18, 0}}},
        {{"body.first-paragraph-indent=0", "body.first-paragraph-indent=default"}, P, {{2, 0, 18, 0}}},
        {{"body.indent=0", "body.turn-indent=2em"}, P P, {{0, 2, 18, 0}, {0, 2, 18, 0}}}, /* 凸排 */
    };
    CHECK_ROWS(rows);
}

static void quotations(void **state) {
    (void)state;
    static const struct row rows[] = {
        {{NULL}, P Q P, {{2, 0, 18, 0}, {4, 2, 18, 0}, {2, 0, 18, 0}}},
        {{NULL}, GOES_ON Q P P, {{2, 0, 18, 0}, {4, 2, 18, 0}, {0, 0, 18, 0}, {2, 0, 18, 0}}},
        {{"quote.left=1em", "quote.right=1em", "quote.indent=0"},
         P Q,
         {{2, 0, 18, 0}, {1, 1, 17, 0}}}, /* verse */
        {{"quote.rows-before=1", "quote.rows-after=2"},
         P Q Q P,
         {{2, 0, 18, 0}, {4, 2, 18, 1}, {4, 2, 18, 0}, {2, 0, 18, 2}}},
        {{"quote.rows-before=1"}, Q P, {{4, 2, 18, 0}, {2, 0, 18, 0}}}, /* a band's white is enough */
        /* less than half of the line would be left: it stands as the body does */
        {{"quote.left=6em", "quote.right=3em", "quote.indent=1em"}, Q, {{2, 0, 18, 0}}},
        {{"quote.left=6em", "quote.right=2em", "quote.indent=1em"}, Q, {{7, 6, 16, 0}}},
    };
    CHECK_ROWS(rows);
}

static void spaces(void **state) {
    (void)state;
    static const struct row rows[] = {
        {{NULL}, P "***\n" P P, {{2, 0, 18, 0}, {2, 0, 18, 1}, {2, 0, 18, 0}}},
        {{"body.paragraph-space=1"},
         P P "## 又\n" P P,
         {{2, 0, 18, 0}, {2, 0, 18, 1}, {2, 0, 18, 0}, {2, 0, 18, 0}, {2, 0, 18, 1}}},
        {{"body.paragraph-space=1"}, P "***\n" P, {{2, 0, 18, 0}, {2, 0, 18, 2}}}, /* it must show */
        {{"body.paragraph-space=1"}, P Q Q P, {{2, 0, 18, 0}, {4, 2, 18, 1}, {4, 2, 18, 0}, {2, 0, 18, 1}}},
        {{"body.paragraph-space=1", "quote.rows-before=2"}, P Q, {{2, 0, 18, 0}, {4, 2, 18, 2}}},
        {{NULL},
         "***\n" P "***\n## 又\n***\n" P,
         {{2, 0, 18, 0}, {2, 0, 18, 0}, {2, 0, 18, 0}}}, /* beside a band it is none */
    };
    CHECK_ROWS(rows);
}

#define ASKED "问：为什么？\n"
#define ANSWERED "答：有原因。\n"
#define HANG "question.form=hang", "answer.form=凸排"

static void labels_that_hang(void **state) {
    (void)state;
    static const struct row rows[] = {
        {{NULL}, ASKED ANSWERED P, {{2, 0, 18, 0}, {2, 0, 18, 0}, {2, 0, 18, 0}}},
        {{HANG}, ASKED ANSWERED P, {{0, 4, 18, 0}, {0, 4, 18, 0}, {6, 4, 18, 0}}}, /* the answer's text */
        {{HANG, "answer.label-width=5em"},
         ASKED ANSWERED P Q,
         {{0, 4, 18, 0}, {0, 5, 18, 0}, {7, 5, 18, 0}, {9, 7, 18, 0}}},
        {{HANG}, ANSWERED "***\n" P, {{0, 4, 18, 0}, {2, 0, 18, 1}}}, /* another section is nobody's */
        {{HANG}, ANSWERED "## 又\n" P, {{0, 4, 18, 0}, {2, 0, 18, 0}, {2, 0, 18, 0}}},
        {{HANG}, P ASKED, {{2, 0, 18, 0}, {0, 4, 18, 0}}},
        {{"question.form=hang"}, ASKED ANSWERED P, {{0, 4, 18, 0}, {2, 0, 18, 0}, {2, 0, 18, 0}}},
    };
    CHECK_ROWS(rows);
}

/* A quotation in smaller type has whole characters in its lines, or each of them would be opened. */
static void a_quotation_of_another_size(void **state) {
    (void)state;
    fresh();
    const char *const set[] = {"body.size=10点",   "quote.size=9点",   "quote.left=20点",
                               "quote.right=10点", "quote.indent=2em", NULL};
    struct ts_style_request request = {.set = set};
    const struct ts_style *style = ts_style_load(&ctx, &request);
    const char *text = "# 题\n> 引文。\n";
    const struct ts_source *s = ts_source_decode(&ctx, "a", text, strlen(text), NULL);
    const struct ts_article *a = ts_article_parse(&ctx, s, style);
    const struct ts_form *f = &ts_forms_make(&ctx, style, a, 180 * TS_POINT)[1];
    assert_int_equal(f->turn, 20 * TS_POINT);
    assert_int_equal(f->indent, 38 * TS_POINT);
    assert_int_equal(f->measure, (20 + 16 * 9) * TS_POINT); /* 150 点 hold 16 of them, not 17 */
    assert_ptr_equal(f->type, &style->quote);
}

/* The last line of verse at a column's head would stand alone as any paragraph's does. */
static void verse(void **state) {
    (void)state;
    fresh();
    struct ts_style_request request = {.set = NULL};
    const struct ts_style *style = ts_style_load(&ctx, &request);
    const char *text = "# 题\n" P Q Q Q P Q P Q "***\n" Q Q;
    static const bool want[] = {false, false, false, false, true, false, false, false, false, false, true};
    const struct ts_source *s = ts_source_decode(&ctx, "a", text, strlen(text), NULL);
    const struct ts_article *a = ts_article_parse(&ctx, s, style);
    const struct ts_form *forms = ts_forms_make(&ctx, style, a, 18 * style->body.size);
    assert_int_equal(a->n_paras, N_ROWS(want));
    for (size_t i = 0; i < a->n_paras; i++)
        ROW(forms[i].closes == want[i], "paragraph %zu", i);
    ROWS_PASSED();
}

/* In the built-in style a list's mark stands at 1 em and its text at 2; each list in a list is 1 em further
 * in, up to half of the column. Code has half an em for each blank, and what does not fit 2 em more. */
static void lists_and_code(void **state) {
    (void)state;
    static const struct row rows[] = {
        {{NULL}, "- 甲\n- 乙\n", {{2, 2, 18, 0}, {2, 2, 18, 0}}},
        {{NULL}, "- 甲\n  - 乙\n    - 丙\n", {{2, 2, 18, 0}, {3, 3, 18, 0}, {4, 4, 18, 0}}},
        {{NULL}, "- 甲\n  1. 乙\n", {{2, 2, 18, 0}, {2, 3, 18, 0}}}, /* a number hangs */
        {{NULL}, "- 甲\n\n  乙\n- 丙\n", {{2, 2, 18, 0}, {2, 2, 18, 0}, {2, 2, 18, 0}}},
        {{"list.label-width=4em"},
         "- 甲\n  - 乙\n    - 丙\n",
         {{5, 5, 18, 0}, {9, 9, 18, 0}, {9, 9, 18, 0}}}, /* no room for another */
        {{NULL}, "```\na\n    b\n\nc\n```\n", {{0, 2, 18, 0}, {2, 4, 18, 0}, {0, 2, 18, 1}}},
        {{NULL},
         "```\n                                a\n```\n",
         {{9, 9, 18, 0}}},      /* half of the column stays */
#define CODE "```\na\nb\n```\n" /* a row of white above and below, and none within */
        {{NULL}, P CODE P, {{2, 0, 18, 0}, {0, 2, 18, 1}, {0, 2, 18, 0}, {2, 0, 18, 1}}},
        {{"code.rows-before=2", "代码.下空=0"},
         P CODE P,
         {{2, 0, 18, 0}, {0, 2, 18, 2}, {0, 2, 18, 0}, {2, 0, 18, 0}}},
        {{"quote.rows-after=3"}, Q CODE Q, {{4, 2, 18, 0}, {0, 2, 18, 3}, {0, 2, 18, 0}, {4, 2, 18, 1}}},
        {{NULL}, CODE "## 又\n" P, {{0, 2, 18, 0}, {0, 2, 18, 0}, {2, 0, 18, 0}, {2, 0, 18, 0}}},
        {{"body.paragraph-space=1"}, P CODE P, {{2, 0, 18, 0}, {0, 2, 18, 1}, {0, 2, 18, 0}, {2, 0, 18, 1}}},
    };
    CHECK_ROWS(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_and_code),
        cmocka_unit_test(indents),
        cmocka_unit_test(quotations),
        cmocka_unit_test(spaces),
        cmocka_unit_test(labels_that_hang),
        cmocka_unit_test(a_quotation_of_another_size),
        cmocka_unit_test(verse),
    };
    return RUN_TESTS(tests);
}
