/* text/lists, text/tables and text/blocks: what several lines are together (rules 7c to 7f of text/roles.h).
 */
#include "reading.h"

#define TEXT "这是一段正文，讲的是事情的经过。\n"
#define TABLE "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n"

struct said_row {
    const char *text, *want, *said; /* "" = nothing */
};

static void check_said(const struct said_row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *got = roles_of(parse(rows[i].text));
        ROW(strcmp(got, rows[i].want) == 0, "row %zu: got %s, expected %s:\n%s", i, got, rows[i].want,
            rows[i].text);
        bool right = *rows[i].said ? said(rows[i].said) : *messages(TS_ENGLISH, true) == 0;
        ROW(right, "row %zu said: %s", i, messages(TS_ENGLISH, true));
    }
}

/* text/blocks.h: two lines or more with one sign are a list; speech and a line alone are text, and said to
 * be. */
static void rule_7c_lists(void **state) {
    (void)state;
    static const struct said_row rows[] = {
        {"# 题\n" TEXT "- 甲\n- 乙\n" TEXT, "Hbllb", ""},
        {"# 题\n" TEXT "* 甲\n\n　　*   乙\n+ 丙\n+ 丁\n", "Hbllll", ""},
        {"# 题\n- 本报记者 张三\n- 短行\n" TEXT, "Hllb", ""},                      /* never deck or byline */
        {"* 甲\n* 乙\n# 题\n" TEXT, "Hllb", ""},                                   /* nor kicker */
        {"# 题\n- 甲：一。\n- 乙：二。\n- 甲：三。\n- 乙：四。\n", "Hllll", ""},   /* nor labels */
        {"# 题\n" TEXT TEXT "- 甲\n- 乙\n" TEXT "## 小题\n" TEXT, "HLLllbSb", ""}, /* the lead ends there */
        {"# 题\n" TEXT "- 甲\n" TEXT, "Hbbb", "a.txt:3:1: warning: one line with a list's sign"},
        {"# 题\n" TEXT "- 甲\n* 乙\n", "Hbbb", "a.txt:4:1: warning: one line with a list's sign"},
        {"# 题\n" TEXT "- 甲\n***\n- 乙\n", "Hbbb", "one line with a list's sign"},
        {"# 题\n" TEXT "- 你好。\n- 你去哪里？\n- 回家。\n", "Hbbbb",
         "a.txt:3:1: warning: these lines with - read like speech"},
        {"# 题\n" TEXT "- 你好！\n- 好。\n", "Hbbb", "read like speech"},
        {"# 题\n" TEXT "* 谁来种？\n* 谁来养？\n", "Hbll", ""}, /* * is a list's alone */
        {"# 题\n" TEXT "——你好。\n——回家。\n", "Hbbb", ""},     /* a dash is none */
        {"# 题\n" TEXT "-5度。\n-3度。\n", "Hbbb", ""},         /* no blank behind it */
        {"# 题\n" TEXT "*甲*乙\n*丙*丁\n", "Hbbb", ""},
        {"# 题\n" TEXT "一、甲。\n二、乙。\n", "Hbbb", ""}, /* numbers are text */
        {"# 题\n" TEXT "（一）甲。\n（二）乙。\n1. 丙。\n2. 丁。\n", "Hbbbbb", ""},
        {"# 题\n" TEXT "- - -\n" TEXT, "Hbb", ""}, /* a break */
        {"# 题\n" TEXT "> - 甲\n> - 乙\n", "Hbqq", ""},
        {"# 题\n" TEXT "## - 甲\n## - 乙\n" TEXT, "HLSSb", "a subhead with nothing under it"},
    };
    check_said(rows, N_ROWS(rows));
    const struct ts_article *a = parse("# 题\n" TEXT "- 甲**乙**\n-   丙\n");
    ROW(ts_slice_is(a->paras[2].text, "甲**乙**") && ts_slice_is(a->paras[3].text, "丙"),
        "the signs are cut off");
    ROWS_PASSED();
}

static void rule_7d_pull_quotes(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n" TEXT ">> 引语。\n>> ——某某\n" TEXT, "Hbppb"},
        {"# 题\n" TEXT "　　>>   引语\n" TEXT "## 小题\n" TEXT, "HLpbSb"}, /* the lead ends there */
        {"# 题\n>> 短行\n" TEXT, "Hpb"},                                   /* never of the head */
        {"# 题\n" TEXT ">> # 引语\n", "Hbp"},
        {"# 题\n" TEXT ">> 本报记者：一。\n", "Hbp"},
        {"# 题\n" TEXT ">>引语\n>>\n", "Hbbb"}, /* no blank, nothing behind it */
        {"# 题\n" TEXT "> > 引文\n", "Hbq"},    /* a quotation */
        {"# 题\n" TEXT "甲 >> 乙。\n", "Hbb"},
    };
    CHECK_ROWS(rows);
}

static void rule_7e_tables(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n" TEXT TABLE "| 3 | 4 |\n" TEXT, "Hbtttb"},
        {"# 题\n" TEXT "　　|甲|乙|\n\n| :-: | --: |\n\n|1|2|\n", "Hbtt"},
        {"# 题\n" TABLE TEXT, "Httb"}, /* never of the head */
        {TABLE "# 题\n" TEXT, "Httb"},
        {"# 题\n" TEXT TABLE TEXT "## 小题\n" TEXT, "HLttbSb"},      /* the lead ends there */
        {"# 题\n" TEXT TABLE TABLE, "Hbttttt"},                      /* dashes within are a row */
        {"# 题\n" TEXT TABLE "***\n" TABLE, "Hbtttt"},               /* two tables */
        {"# 题\n" TEXT "| 甲 | 乙 |\n| 1 | 2 |\n", "Hbbb"},          /* no dashes */
        {"# 题\n" TEXT "| 甲 | 乙 |\n|---|---|\n", "Hbbb"},          /* nothing under them */
        {"# 题\n" TEXT "| 甲 | 乙 |\n|---||\n| 1 | 2 |\n", "Hbbbb"}, /* a column without dashes */
        {"# 题\n" TEXT "| 甲 | 乙\n|---|---|\n| 1 | 2 |\n", "Hbbbb"},
        {"# 题\n" TEXT "甲 | 乙\n---|---\n1 | 2\n", "Hbbbb"},
    };
    CHECK_ROWS(rows);
}

static void cells_of_a_row(void **state) {
    (void)state;
    static const struct {
        const char *row, *cells; /* joined by / */
    } rows[] = {
        {"| 1 | 2 |", "1/2"},
        {"|1|2|", "1/2"},
        {"|  |2|", "/2"},
        {"| 1 |", "1"},
        {"| 1 | 2 | 3 |", "1/2/3"},
        {"| 1 \\| 2 | 3 |", "1 \\| 2/3"},                 /* an escaped sign */
        {"| {北京|běi|jīng} | 2 |", "{北京|běi|jīng}/2"}, /* and those of ruby */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[300], got[300] = "";
        snprintf(text, sizeof text, "# 题\n" TEXT "| 甲 | 乙 |\n|:---|:---:|\n%s\n", rows[i].row);
        const struct ts_para *p = &parse(text)->paras[3];
        for (size_t k = 0; k < p->n_cells; k++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", k ? "/" : "",
                     (int)(p->cells[k].end - p->cells[k].begin), p->text.p + p->cells[k].begin);
        ROW(strcmp(got, rows[i].cells) == 0, "%s: %s", rows[i].row, got);
        static const int aligns[] = {TS_ALIGN_START, TS_ALIGN_CENTRE, -1};
        for (size_t k = 0; k < p->n_cells; k++)
            ROW(p->cells[k].align == aligns[k], "%s: align of %zu", rows[i].row, k);
        ROW(!p->head && p[-1].head, "%s: head", rows[i].row);
    }
    ROWS_PASSED();
}

/* What is set of a row's cells, ! before strong text: markup ends with its cell. GFM's examples 200 and 201
 * among them. */
static void markup_in_cells(void **state) {
    (void)state;
    static const struct {
        const char *row, *set;
    } rows[] = {
        {"| **1** | 2 |", "!1/2"},
        {"| b `\\|` az | 2 |", "b | az/2"},
        {"| b **\\|** im | 2 |", "b !| im/2"},
        {"| **1 | 2** |", "**1/2**"},
        {"| `1 | 2` |", "`1/2`"},
        {"| [1](a.html) | <b>2</b> |", "1/!2"},
        {"| 1\\*2 | `\\*` |", "1*2/\\*"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[300], got[300] = "";
        snprintf(text, sizeof text, "# 题\n" TEXT "| 甲 | 乙 |\n|:--|--:|\n%s\n", rows[i].row);
        const struct ts_para *p = &parse(text)->paras[3];
        for (size_t k = 0; k < p->n_cells; k++) {
            strcat(got, k ? "/" : "");
            for (size_t j = p->cells[k].span; j < p->cells[k].span + p->cells[k].n_spans; j++)
                snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s",
                         p->spans[j].marked & TS_MARKED_STRONG ? "!" : "",
                         (int)(p->spans[j].end - p->spans[j].begin), p->text.p + p->spans[j].begin);
        }
        ROW(strcmp(got, rows[i].set) == 0, "%s: got %s, expected %s", rows[i].row, got, rows[i].set);
        ROW(p->cells[0].align == TS_ALIGN_START && p->cells[1].align == TS_ALIGN_END, "%s: aligns",
            rows[i].row);
    }
    ROWS_PASSED();
}

/* A number of the copy's own stands in the mark's place; what follows it must be text. */
static void numbers_of_list_items(void **state) {
    (void)state;
    static const struct {
        const char *item;
        size_t number; /* bytes */
    } rows[] = {
        {"1. 甲", 2},   {"12) 甲", 3},     {"一、甲", 6},   {"（十二）甲", 12},
        {"1、甲", 4},   {"１．甲", 6},     {"1.5 万台", 0}, {"2022年底", 0},
        {"一是甲", 0},  {"1. ", 0},        {"甲", 0},       {"1234. 甲", 0},
        {"（1. 甲", 0}, {"（见一）甲", 0}, {"一丁点儿", 0}, {"、甲", 0},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[200];
        snprintf(text, sizeof text, "# 题\n" TEXT "* %s\n* 乙\n", rows[i].item);
        const struct ts_article *a = parse(text);
        ROW(a->paras[2].role == TS_ROLE_LIST && a->paras[2].label == rows[i].number, "%s: %zu", rows[i].item,
            a->paras[2].label);
    }
    ROW(strcmp(roles_of(parse("# 题\n" TEXT "1. 甲\n2. 乙\n")), "Hbbb") == 0, "without a sign it is text");
    ROWS_PASSED();
}

static void rule_7f_boxes(void **state) {
    (void)state;
    static const struct said_row rows[] = {
        {"# 题\n" TEXT "::: 链接 桥\n甲。\n\n乙。\n:::\n" TEXT, "HbBxxb", ""},
        {"# 题\n" TEXT ":::\n甲。\n:::\n" TEXT, "Hbxb", ""},     /* no title */
        {"# 题\n::: 桥\n本报记者 张三\n:::\n" TEXT, "HBxb", ""}, /* never of the head */
        {"# 题\n" TEXT "::: 桥\n甲。\n:::\n" TEXT "## 小题\n" TEXT, "HLBxbSb", ""},
        {"# 题\n" TEXT "::: 桥\n## 又\n> 甲\n- 乙\n- 丙\n***\n| 丁 | 戊 |\n:::\n", "HbBBxxxx", ""},
        {"# 题\n" TEXT "::: 桥\n甲：一。\n乙：二。\n甲：三。\n乙：四。\n:::\n", "HbBxxxx",
         ""}, /* no interview */
        {"# 题\n" TEXT "::: 桥\n甲。\n:::\n::: 路\n乙。\n:::\n", "HbBxBx", ""},
        {"# 题\n" TEXT ":::\n:::\n" TEXT, "Hbb", ""}, /* nothing in it */
        {"# 题\n" TEXT "::: 桥\n甲。\n", "Hbbb",
         "a.txt:3:1: warning: a line ::: that opens or closes no box"},
        {"# 题\n" TEXT ":::\n" TEXT, "Hbbb", "a.txt:3:1: warning: a line :::"},
        {"# 题\n" TEXT "::: 桥\n::: 路\n甲。\n:::\n", "HbbBx",
         "a.txt:3:1: warning: a line :::"},          /* none in a box */
        {"# 题\n" TEXT ":::桥\n甲。\n", "Hbbb", ""}, /* no blank: text */
    };
    check_said(rows, N_ROWS(rows));
    const struct ts_article *a = parse("# 题\n" TEXT ":::   桥 路\n甲。\n:::\n:::\n乙。\n:::\n");
    ROW(ts_slice_is(a->paras[2].text, "桥 路"), "the title is what stands behind the sign");
    ROW(a->paras[2].head && !a->paras[3].head && a->paras[4].head, "where each box begins");
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rule_7c_lists),       cmocka_unit_test(numbers_of_list_items),
        cmocka_unit_test(rule_7f_boxes),       cmocka_unit_test(rule_7e_tables),
        cmocka_unit_test(cells_of_a_row),      cmocka_unit_test(markup_in_cells),
        cmocka_unit_test(rule_7d_pull_quotes),
    };
    return RUN_TESTS(tests);
}
