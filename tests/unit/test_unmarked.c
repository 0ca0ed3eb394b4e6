/* text/unmarked and text/wrapped: copy without markup; the rules are those of the two headers. */
#include "reading.h"

#define SENTENCE                                                                                             \
    "沿着桐湾河走到尽头，一排红砖厂房静静立在水边，墙上的爬山虎已经红了大半。" /* 36 characters */
#define PARAGRAPH SENTENCE "门口的老人说，厂子还在。"                          /* 48 */

static void the_first_line_is_the_headline(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"老厂房 新引擎\n" PARAGRAPH "\n", "Hb"},
        {"　　老厂房 新引擎\n　　" PARAGRAPH "\n　　" PARAGRAPH "\n", "Hbb"},
        {"老厂房 新引擎\n专访禾汐泵业董事长\n本报记者 温知予\n" PARAGRAPH "\n", "HDWb"},
        {"老厂房 新引擎\n\n## 一节\n" PARAGRAPH "\n", "HSb"},
        /* a speech is to somebody, a notice announces; the wire's 栏目; a byline says it as well as a text */
        {"在全市大会上的讲话\n（2025年3月18日）\n市委书记 陈启明\n同志们：\n" PARAGRAPH "\n", "HDDbb"},
        {"关于清明祭扫的通告\n" SENTENCE "现将有关事项通告如下：\n" PARAGRAPH "\n", "Hbb"},
        {"（经济）我国外贸创新高\n" PARAGRAPH "\n", "Hb"},
        {"“十四五”答卷·看变化③\n从“卖石头”到“卖风景”\n——龙泉村转型记\n本报记者 温知予\n" PARAGRAPH "\n",
         "KHDWb"},
        {"一座桥的记忆③\n——龙泉村转型记\n本报记者 温知予\n" PARAGRAPH "\n", "HDWb"},
        {"夜航船\n□ 沈从周\n船在水上走\n水在船下走\n", "HWbb"},
        {"夜航船\n船在水上走\n□ 沈从周\n", "bbc"}, /* who signs the copy's end is no byline of its head */
        {"清明\n杜牧\n清明时节雨纷纷，\n路上行人欲断魂。\n", "HWbb"},
        {"【时评】\n让小修小补回归生活\n" PARAGRAPH "\n", "KHb"},
        {"【时评】\n" PARAGRAPH "\n", "Hb"},
        {"桐湾市资源交易中心\n土地使用权拍卖公告\n告字〔2025〕12号\n" PARAGRAPH "\n", "KHDb"},
        {"外婆的澎湖湾\n江南燕\n外婆走了。\n" PARAGRAPH "\n", "HWbb"},
        {"谁来守护老街？\n" PARAGRAPH "\n", "Hb"},
        {"各位代表、同志们！\n" PARAGRAPH "\n", "bb"},
        {"老街要拆了。谁来守护？\n" PARAGRAPH "\n", "bb"}, /* two sentences */
        {"主持人：李响\n嘉宾：\n" PARAGRAPH "\n", "bbb"},
        {"（2025年3月18日）\n" PARAGRAPH "\n", "bb"},
        {"（1）守住根本\n" PARAGRAPH "\n", "bb"},
        /* it is none: a sentence, a clause, a byline, a label, a parenthesis, too long, or nothing longer
           follows */
        {"老厂房有了新引擎。\n" PARAGRAPH "\n", "bb"},
        {"老厂房有了新引擎，\n" PARAGRAPH "\n", "bb"},
        {"本报记者 温知予\n" PARAGRAPH "\n", "bb"},
        {"问：为什么\n" PARAGRAPH "\n答：因为\n", "QbA"},
        {"（一）\n" PARAGRAPH "\n", "bb"},
        {PARAGRAPH "\n" PARAGRAPH "\n", "bb"},
        {"床前明月光\n疑是地上霜\n举头望明月\n低头思故乡\n", "bbbb"},
        {"老厂房 新引擎\n", "b"},
        /* marked copy says itself which it is */
        {"融入主城\n# 老厂房 新引擎\n" PARAGRAPH "\n", "KHb"},
    };
    CHECK_ROWS(rows);
    parse_as(rows[0].text, NULL);
    assert_true(said("a.txt:1:1: note: this line is taken as the headline"));
    assert_int_equal(ts_diag_status(ctx.diag), TS_DONE);
    parse_as("老厂房有了新引擎。\n" PARAGRAPH "\n", NULL);
    assert_true(said("warning: no headline"));
}

static void labels_name_parts_of_the_head(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"（引题）融入主城\n（主题）老厂房 新引擎\n（副题）七旬泵企求变\n◎温知予\n" PARAGRAPH "\n", "KHDWb"},
        {"【主题】老厂房 新引擎\n【副题】七旬泵企求变\n□ 温知予\n" PARAGRAPH "\n", "HDWb"},
        {"引题：融入主城\n主题：老厂房 新引擎\n副题：七旬泵企求变，" SENTENCE "\n本报记者 温知予\n" PARAGRAPH
         "\n",
         "KHDWb"},
        {"主题: 老厂房 新引擎\n副题:七旬泵企求变\n记者: 温知予\n" PARAGRAPH "\n", "HDWb"},
        {"标题：老厂房有了新引擎！\n" PARAGRAPH "\n", "Hb"}, /* a label needs no rule of marks */
        {"# 老厂房\n副标题：新引擎\n本报记者 温知予\n" PARAGRAPH "\n", "HDWb"},
        {"# 老厂房\n" PARAGRAPH "\n副题：这里已是正文。\n", "Hbb"},
        {"# 老厂房\n副题：\n" PARAGRAPH "\n", "Hbb"}, /* nothing behind it */
    };
    CHECK_ROWS(rows);
    const struct ts_article *a = parse_as(rows[0].text, NULL);
    assert_true(ts_slice_is(a->paras[0].text, "融入主城") && ts_slice_is(a->paras[1].text, "老厂房 新引擎"));
    a = parse_as("主题：　老厂房\n副题: \u00A0新引擎\n" PARAGRAPH "\n",
                 NULL); /* blanks of any width go with it */
    assert_true(ts_slice_is(a->paras[0].text, "老厂房") && ts_slice_is(a->paras[1].text, "新引擎"));
}

static void subheads_without_signs(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"标题一行\n" PARAGRAPH "\n【设备国产】\n" PARAGRAPH "\n【工人转岗】\n" PARAGRAPH "\n", "HLSbSb"},
        {"热线回音\n【来电】\n路灯不亮已有一周。\n【答复】\n已于昨天修复。\n【来电】\n物业费怎么涨？\n【答复"
         "】\n应经业主大会。\n",
         "HSbSbSbSb"},
        {"标题一行\n" PARAGRAPH "\n■设备国产\n" PARAGRAPH "\n■工人转岗\n" PARAGRAPH "\n", "HLSbSb"},
        {"标题一行\n" PARAGRAPH "\n●设备国产\n" PARAGRAPH "\n●工人转岗\n" PARAGRAPH "\n", "HLSbSb"},
        {"标题一行\n" PARAGRAPH "\n【设备国产】\n" PARAGRAPH "\n" PARAGRAPH "\n", "Hbbbb"}, /* one alone */
        {"标题一行\n" PARAGRAPH "\n【设备】国产\n" PARAGRAPH "\n【工人】转岗\n" PARAGRAPH "\n", "Hbbbbb"},
        {"# 题\n" PARAGRAPH "\n守住根本\n" PARAGRAPH "\n稳中求进\n" PARAGRAPH "\n", "HLSbSb"},
        {"# 题\n" PARAGRAPH "\n守住根本\n" PARAGRAPH "\n稳中求进，\n" PARAGRAPH "\n",
         "Hbbbbb"},                                                                 /* one, and a clause */
        {"# 题\n" PARAGRAPH "\n守住根本\n" PARAGRAPH "\n" PARAGRAPH "\n", "Hbbbb"}, /* one alone */
        {"# 题\n" PARAGRAPH "\n守住根本\n" PARAGRAPH "\n“那两年，真难。”他说。\n稳中求进\n" PARAGRAPH "\n",
         "HLSbbSb"},
        {"# 题\n" PARAGRAPH "\n守住根本\n阳光照进来，竹篮泛着光。\n稳中求进\n阳光照进来，竹篮泛着光。\n",
         "Hbbbbb"},
        {"# 题\n" PARAGRAPH "\n守住根本\n" PARAGRAPH "\n稳中求进\n" PARAGRAPH
         "\n再上台阶\n阳光照进来，竹篮泛着光。\n",
         "HLSbSbSb"}, /* the third as the two before it */
        {"# "
         "题\n记者：怎么想到学编程？\n老程：退休闲不住。\n初学\n记者：头一个程序呢？\n老程：打印你好。\n坚持"
         "\n"
         "记者：家里人支持吗？\n老程：都很支持我。\n",
         "HQASQASQA"},
        {"# "
         "题\n记者：怎么想到学编程？\n老程：退休闲不住。\n初学，\n记者：头一个程序呢？\n老程：打印你好。\n坚"
         "持\n"
         "记者：家里人支持吗？\n老程：都很支持我。\n",
         "HQAbQAbQA"},
        {"# 题\n" PARAGRAPH "\n守住根本\n短。\n稳中求进\n" PARAGRAPH "\n", "Hbbbbb"},
        {"# 题\n## 一节\n" PARAGRAPH "\n守住根本\n" PARAGRAPH "\n稳中求进\n" PARAGRAPH "\n", "HSbbbbb"},
        {"# 题\n一、守住根本\n" PARAGRAPH "\n二、稳中求进\n" PARAGRAPH "\n", "HSbSb"},
        {"# 题\n" PARAGRAPH "\n（一）守住根本，稳中求进\n" PARAGRAPH "\n（二）再上台阶\n" PARAGRAPH "\n",
         "HLSbSb"},
        {"# 题\n" PARAGRAPH "\n一、守住根本。\n二、稳中求进。\n", "Hbbb"}, /* text that is numbered */
        {"# 题\n" PARAGRAPH "\n一、守住根本\n" PARAGRAPH "\n", "Hbbb"},    /* no second one */
        {"# 题\n" PARAGRAPH "\n第一章　总则\n第一条　" PARAGRAPH "\n第二章　罚则\n第二条　" PARAGRAPH "\n",
         "HLSbSb"},
        {"# 题\n" PARAGRAPH "\n1. 守住根本。\n2. 稳中求进。\n", "Hbbb"},
        {"题目\n===\n" PARAGRAPH "\n", "Hb"},    /* setext's, which nothing else looks like */
        {"题目\n\n===\n" PARAGRAPH "\n", "HDb"}, /* not directly below: text */
    };
    CHECK_ROWS(rows);
    parse_as(rows[0].text, NULL);
    assert_true(said("a.txt:3:1: note: this line is taken as a subhead"));
}

/* --- tables of tabs (text/tabbed.h) ----------------------------------------------------------------------
 */

static void lines_with_tabs_are_a_table(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n指标\t单位\t增长\n产值\t亿元\t6.1\n", "Htt"},
        {"# 题\n姓名\t得分\n张一\t5\n李二\t6\n" PARAGRAPH "\n", "Htttb"},
        {"# 题\n\t一季度\t二季度\n产值\t\t6.1\n投资\t5\t\n", "Httt"},           /* empty cells */
        {"# 题\n" PARAGRAPH "\n\n姓名\t得分\n张一\t5\n", "Hbbb"},               /* two of two are none */
        {"# 题\n姓名\t得分\n\n张一\t5\n\n李二\t6\n" PARAGRAPH "\n", "HDDbb"},   /* nor lines apart */
        {"# 题\n" PARAGRAPH "\n一、\t甲。\n二、\t乙。\n三、\t丙。\n", "Hbbbb"}, /* Word's numbers */
        {"# 题\n" PARAGRAPH "\n●\t甲。\n●\t乙。\n●\t丙。\n", "Hbbbb"},
        {"# 题\n" PARAGRAPH "\n甲：\t一。\n乙：\t二。\n丙：\t三。\n", "Hbbbb"},
        {"# 题\n\t" PARAGRAPH "\n\t" PARAGRAPH "\n\t" PARAGRAPH "\n", "Hbbb"},  /* an indent */
        {"# 题\n" PARAGRAPH "\n\t1.\t甲。\n\t2.\t乙。\n\t3.\t丙。\n", "Hbbbb"}, /* indented as well */
        {"# 题\n" PARAGRAPH "\n\t（一）\t甲。\n\t（二）\t乙。\n\t（三）\t丙。\n", "Hbbbb"},
        {"# 题\n\t（亿元）\t（%）\n产值\t12\t6.1\n", "Htt"}, /* no number */
        {"# 题\n```\n甲\t乙\t丙\n一\t二\t三\n```\n", "Hzz"},
    };
    CHECK_ROWS(rows);
    const struct ts_article *a = parse_as("# 题\n姓|名\t得分\n张一\t5\n李二\t6\n", NULL);
    assert_int_equal(a->paras[1].n_cells, 2);
    assert_true(said("a.txt:2:1: note: 3 lines with tabs are taken as a table of 2 columns"));
    struct ts_place place = ts_source_place(a->source, a->paras[2].offset + a->paras[2].cells[1].begin);
    assert_true(place.line == 3 && place.column == 4);
    a = parse_as("# 题\n\t姓名\t得分\t名次\n\t张一\t5\t1\n", NULL); /* indented: no empty column */
    assert_int_equal(a->paras[1].n_cells, 3);
    assert_true(said("a.txt:2:1: note: 2 lines with tabs are taken as a table of 3 columns"));
    place = ts_source_place(a->source, a->paras[2].offset + a->paras[2].cells[0].begin);
    assert_true(place.line == 3 && place.column == 2);
}

/* --- wrapped copy --- */

#define W1                                                                                                                                                    \
    "沿着桐湾河走到尽头，一排红砖厂房静静立在水\n边，墙上的爬山虎已经红了大半。门口的老人说，\n厂子还在，人" \
    "也还在。\n"
#define W2                                                                                                                                                    \
    "七十年前，第一台水泵从这里运往江边。那时的\n码头只有三级石阶，船工用绳子把泵放到舱底，\n一放就是半天。" \
    "\n"

static struct ts_slice text_of(const struct ts_article *a, size_t i) {
    return a->paras[i].text;
}

static void wrapped_lines_are_joined(void **state) {
    (void)state;
    static const char joined[] = "沿着桐湾河走到尽头，一排红砖厂房静静立在水边，墙上的爬山虎已经红了大半。门"
                                 "口的老人说，厂子还在，人也还在。";
    const struct ts_article *a = parse_as("# 题\n\n" W1 "\n" W2, NULL);
    assert_string_equal(roles_of(a), "Hbb");
    assert_true(ts_slice_is(text_of(a, 1), joined));
    assert_true(said("4 were joined"));
    /* the same by indents alone, and asked for or forbidden */
    a = parse_as("# 题\n　　" W1 "　　" W2, NULL);
    assert_true(a->n_paras == 3 && ts_slice_is(text_of(a, 1), joined));
    assert_int_equal(parse_as("# 题\n\n" W1 "\n" W2, "copy.wrapped=no")->n_paras, 7);
    a = parse_as("# 题\n\n甲行，\n乙行。\n\n丙。\n", "copy.wrapped=yes");
    assert_true(a->n_paras == 3 && ts_slice_is(text_of(a, 1), "甲行，乙行。"));
    /* places are the copy's */
    struct ts_place place = ts_source_place(a->source, a->paras[1].offset + strlen("甲行，乙"));
    assert_true(place.line == 4 && place.column == 2);
    place = ts_source_place(a->source, a->paras[2].offset);
    assert_true(place.line == 6 && place.column == 1);
}

static void western_words_keep_a_blank(void **state) {
    (void)state;
    const struct ts_article *a =
        parse_as("# T\n\nThe old pump house\nstands self-\ncontained by the 桐湾河\n岸，river。\n",
                 "copy.wrapped=yes");
    assert_true(
        ts_slice_is(text_of(a, 1), "The old pump house stands self-contained by the 桐湾河岸，river。"));
}

static void what_is_not_wrapped_stays(void **state) {
    (void)state;
    static const struct {
        const char *text, *why;
        size_t paras;
    } rows[] = {
        {"# 题\n" PARAGRAPH "\n" PARAGRAPH "\n" PARAGRAPH "\n" PARAGRAPH "\n", "a line a paragraph", 5},
        {"# "
         "题\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落"
         "知多少。\n",
         "verse ends sentences", 5},
        {"# 题\n一行白鹭上青天\n两个黄鹂\n窗含西岭千秋雪\n门泊东吴万里船\n", "lines of several lengths", 5},
        {"# 题\n* 沿着桐湾河走到尽头，一排红砖厂房静静立在\n* 水边，墙上的爬山虎已经红了大半。门口的老人\n* "
         "说，厂子还在，人也还在\n",
         "a list", 4},
        {"# 题\n> 沿着桐湾河走到尽头，一排红砖厂房静静立在\n> 水边，墙上的爬山虎已经红了大半。门口的老人\n> "
         "说，厂子还在，人也还在\n",
         "a quotation", 4},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_article *a = parse_as(rows[i].text, NULL);
        ROW(a->n_paras == rows[i].paras, "%s: %zu paragraphs", rows[i].why, a->n_paras);
        ROW(!said("were joined"), "%s: said", rows[i].why);
    }
    /* the hard break, and the header's block */
    const struct ts_article *a = parse_as(
        "---\n报名: 报\n版名: 版\n---\n# 题\n\n甲行，\\\n乙行，  \n丙行，\n丁。\n", "copy.wrapped=yes");
    assert_int_equal(a->n_paras, 4);
    assert_true(ts_slice_is(text_of(a, 1), "甲行，") && ts_slice_is(text_of(a, 3), "丙行，丁。"));
    assert_string_equal(a->folio.section, "版");
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_line_is_the_headline), cmocka_unit_test(labels_name_parts_of_the_head),
        cmocka_unit_test(subheads_without_signs),         cmocka_unit_test(lines_with_tabs_are_a_table),
        cmocka_unit_test(wrapped_lines_are_joined),       cmocka_unit_test(western_words_keep_a_blank),
        cmocka_unit_test(what_is_not_wrapped_stays),
    };
    return RUN_TESTS(tests);
}
