/* text/notes and text/note_numbers: the notes of an article and the marks that call them (rule 7b of
 * text/roles.h). */
#include "reading.h"

#define TEXT "这是一段正文，讲的是事情的经过。\n"

/* roles.h, rule 7b: wherever a note stands, the other lines are read as if it were not there. */
static void rule_7b_notes_come_last(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n甲。[^1]\n[^1]: 注文。\n乙。\n", "Hbbn"},
        {"# 题\n甲。[^1]\n　　[^1]：注文。\n", "Hbn"}, /* the colon of a Chinese keyboard */
        {"[^注2]:注文。\n# 题\n甲。[^注2]\n", "Hbn"},
        {"# 题\n[^1]: 注文。\n副题[^1]\n[^2]: 注文。\n本报记者 张三\n甲。[^2]\n## 小题\n乙。\n（记者 "
         "张三）\n[^3]: 注。\n丙[^3]\n",
         "HDWLSbbbnnn"},
        {"# 题\n甲。\n（记者 张三）\n[^1]: 注文。\n", "Hbcn"},
        {"# 题\n[^1] 甲。\n", "Hb"}, /* no colon: a mark */
        {"# 题\n[^1]:\n", "Hb"},     /* no note */
        {"# 题\n[^]: 甲。\n", "Hb"}, /* no name */
        {"# 题\n[1]: 甲。\n", "Hb"}, /* no sign */
    };
    CHECK_ROWS(rows);
    const struct ts_article *a = parse("# 题\n甲。[^12]\n[^12]: 注**文**。\n");
    const struct ts_para *note = &a->paras[2];
    const char *const spans[] = {"[", "12]", " 注", "文", "。"};
    assert_int_equal(note->n_spans, 5);
    for (size_t i = 0; i < 5; i++) {
        ROW(ts_slice_is(ts_slice_cut(note->text, note->spans[i].begin, note->spans[i].end), spans[i]),
            "span %zu", i);
        ROW(note->spans[i].marked == (i == 3 ? TS_MARKED_STRONG : 0), "span %zu is marked", i);
    }
    assert_int_equal(note->label, 5);
    ROWS_PASSED();
}

/* text/note_numbers.h: what is set of a paragraph, its marks among it. */
static void notes_with_names_are_numbered(void **state) {
    (void)state;
    static const struct {
        const char *text, *set[4]; /* behind the headline */
    } rows[] = {
        {"# 题\n甲[^src]乙[^b2]丙[^src]\n[^b2]: 二。\n[^src]: 一。\n",
         {"甲[1]乙[2]丙[1]", "[2] 二。", "[1] 一。"}},
        {"# 题\n甲[^史料]乙[^1]丙[^my-note_2]\n[^my-note_2]：丙。\n[^1]: 乙。\n[^史料]: 甲。\n",
         {"甲[2]乙[1]丙[3]", "[3]丙。", "[1] 乙。", "[2] 甲。"}},
        {"# 题\n[^b]: 注[^a]。\n[^a]: 又注。\n甲[^b]\n", {"甲[1]", "[1] 注[2]。", "[2] 又注。"}},
        {"# 题\n甲[^12]乙[^x]\n[^12]: 甲。\n[^x]: 乙。\n", {"甲[12]乙[1]", "[12] 甲。", "[1] 乙。"}},
        {"# 题\n甲[^a]`[^a]`乙\\[^a]\n[^a]: 注。\n", {"甲[1][^a]乙[^a]", "[1] 注。"}}, /* code, an escape */
        {"# 题\n甲[^a]乙[^b]\n[^b]: 乙。\n", {"甲[a]乙[1]", "[1] 乙。"}},              /* has no note */
        {"# 题\n甲[^a]\n[^a]: 一。\n[^a]: 二。\n", {"甲[a]", "[a] 一。", "[a] 二。"}}, /* has two */
        {"# 题\n甲[^a]\n```\n[^b]\n```\n[^a]: 注。\n", {"甲[1]", "[^b]", "[1] 注。"}},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_article *a = parse(rows[i].text);
        for (size_t k = 0; k < 4 && rows[i].set[k]; k++) {
            const struct ts_para *p = &a->paras[k + 1];
            char set[100] = "";
            for (size_t j = 0; k + 1 < a->n_paras && j < p->n_spans; j++)
                strncat(set, p->text.p + p->spans[j].begin, p->spans[j].end - p->spans[j].begin);
            ROW(strcmp(set, rows[i].set[k]) == 0, "row %zu, paragraph %zu: %s", i, k, set);
        }
    }
    parse("# 题\n甲[^src]乙[^b]丙**\n[^src]: 注。\n"); /* places are the copy's */
    ROW(said("a.txt:2:9: warning: the note mark [^b] has no note"), "%s", messages(TS_ENGLISH, true));
    ROW(said("a.txt:2:14: "), "%s", messages(TS_ENGLISH, true));
    ROWS_PASSED();
}

static void notes_and_marks_are_told_apart(void **state) {
    (void)state;
    static const struct {
        const char *text, *said; /* "" = nothing */
    } rows[] = {
        {"# 题\n甲。[^1]乙。[^1]\n[^1]: 注。\n", ""},
        {"# 题\n甲。[^1]\n[^1]: 注，见[^2]。\n[^2]: 又注。\n", ""},
        {"# 题[^1]\n甲。\n[^1]: 注。\n", ""},
        {"# 题\n甲。[^1]乙。[^2]\n[^2]: 注。\n", "a.txt:2:3: warning: the note mark [^1] has no note"},
        {"# 题\n甲。\n[^1]: 注。\n", "a.txt:3:1: warning: no mark [^1]"},
        {"# 题\n甲。[^1]\n[^1]: 注。\n[^1]: 又注。\n", "a.txt:4:1: warning: there is a note [^1] already"},
        {"# 题\n甲。\\[^1]\n", ""}, /* no mark */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        parse(rows[i].text);
        bool right = *rows[i].said ? said(rows[i].said) : *messages(TS_ENGLISH, true) == 0;
        ROW(right, "row %zu: %s", i, messages(TS_ENGLISH, true));
        ROW(ts_diag_status(ctx.diag) == (*rows[i].said ? TS_LOOK : TS_DONE), "row %zu: status", i);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rule_7b_notes_come_last),
        cmocka_unit_test(notes_with_names_are_numbered),
        cmocka_unit_test(notes_and_marks_are_told_apart),
    };
    return RUN_TESTS(tests);
}
