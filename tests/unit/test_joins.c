/* text/joins and text/rewrite: paragraphs that are cut in two, by the rules of text/joins.h, and places in a
 * source in which they are joined. */
#include "reading.h"

#include "text/joins.h"

#define BEFORE "同时，要坚持以项目破局带动区域性百亿级商圈建设，持续推进“一核两带”"
#define AFTER "重点项目建设，打造消费品牌。"

static const int NONE = -1;

static void kinds_of_cuts(void **state) {
    (void)state;
    static const struct {
        const char *before, *behind;
        int want;
    } rows[] = {
        {BEFORE "消", "费带" AFTER, TS_JOIN_WORD},
        {"要注重协同配合，敢当主角，也能当好配角，必", "须服务全局“一盘棋”，服务统筹安排。", TS_JOIN_WORD},
        {BEFORE, "商圈" AFTER, TS_JOIN_GOES_ON}, /* no word across the cut */
        {"他站在水边说：“七十年前，第一台水泵", "从这里运往江边。”老人没有再说。", TS_JOIN_BRACKET},
        {"这是《桐湾河航运史略，", "附图录》里的一段话。", TS_JOIN_BRACKET},
        {"七十年前第一台水泵从这里运往江边", "，码头只有三级石阶。", TS_JOIN_MARK},
        {"他说：“厂子还在，人也还在。", "”说完就走了。", TS_JOIN_MARK},
        /* each paragraph of a long quotation opens it again, and the last one closes it */
        {"他说：“厂子还在，人也还在。", "“七十年前，水泵从这里运往江边。”", NONE},
        {"他说：“厂子还在，人也还在；", "七十年前，水泵从这里运往江边。”", NONE},
        {"被国务院表扬激励为老工业基地调整改造真抓实干成效明显城市，",
         "这是一年一度级别最高的国家级“金牌赛事”。", TS_JOIN_HOLE},
        {"被国务院表扬激励为老工业基地调整改造真抓实干成效明显，推动", "老旧小区面貌一新，居民满意。",
         TS_JOIN_GOES_ON},
        /* sound ends */
        {BEFORE "。", "费带" AFTER, NONE},
        {BEFORE "建设：", "费带" AFTER, NONE},
        {BEFORE "建设；", "费带" AFTER, NONE},
        {BEFORE "建设——", "费带" AFTER, NONE},
        {BEFORE "建设……", "费带" AFTER, NONE},
        {BEFORE "建设。）", "费带" AFTER, NONE},
        {BEFORE "建设。[^1]", "费带" AFTER "\n[^1]: 注。", NONE},
        {BEFORE "**建设。**", "费带" AFTER, NONE},
        /* no prose: verse, a short line, names, another language */
        {"床前明月光，", "疑是地上霜。", NONE},
        {"温知予 孟听雨 陆听澜", "韩若溪 孟广田 温怀瑾", NONE},
        {"The old pump house stands by the river, red and quiet", "It was built in 1953, they say.", NONE},
        /* not one behind the other as text */
        {BEFORE "消", "## 小题\n\n费带" AFTER, NONE},
        {BEFORE "消", "***\n\n费带" AFTER, NONE},
        {BEFORE "消", "* 费带" AFTER "\n* 又一项。", NONE},
        {BEFORE "消", "> 费带" AFTER, NONE},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[1000];
        snprintf(text, sizeof text, "# 题\n\n导语一句。\n\n## 题\n\n%s\n\n%s\n\n末段一句。\n", rows[i].before,
                 rows[i].behind);
        const struct ts_article *a = parse_as(text, NULL);
        int got = a->joins.n ? (int)a->joins.v[0].kind : NONE;
        ROW(got == rows[i].want, "row %zu: kind %d, expected %d: %s", i, got, rows[i].want, rows[i].behind);
        ROW(a->joins.n <= 1 && (!a->joins.n || !a->joins.v[0].made), "row %zu: %zu, or made", i, a->joins.n);
        bool certain = rows[i].want >= 0 && rows[i].want <= TS_JOIN_MARK;
        ROW(said("is cut in two") == certain, "row %zu: messages %s", i, messages(TS_ENGLISH, true));
        ROW(said("no sentence ends here") == (rows[i].want > TS_JOIN_MARK), "row %zu: messages", i);
        if (rows[i].want != NONE)
            ROW(said("a.txt:7:"), "row %zu: at the first part's end: %s", i, messages(TS_ENGLISH, true));
        size_t paras = a->n_paras;
        a = parse_as(text, "copy.join=yes");
        ROW(a->n_paras == paras - certain, "row %zu: %zu paragraphs of %zu", i, a->n_paras, paras);
        ROW(said("is joined") == certain, "row %zu: %s", i, messages(TS_ENGLISH, true));
    }
    ROWS_PASSED();
}

static void house_words_are_words(void **state) {
    (void)state;
    static const char text[] = "# "
                               "题\n\n首段。\n\n沿着堤岸走到尽头，一排红砖厂房静静立在水边，这里叫桐\n\n湾，"
                               "是老地名，多数人说不出来历。\n";
    static const char *const words[] = {"桐湾", NULL};
    const struct ts_article *a = parse_as(text, NULL);
    struct ts_joins with = ts_joins_find(&ctx, a, words), without = ts_joins_find(&ctx, a, NULL);
    assert_true(with.n == 1 && with.v[0].kind == TS_JOIN_WORD && ts_slice_is(with.v[0].cut, "桐湾"));
    assert_true(without.n == 1 && without.v[0].kind == TS_JOIN_GOES_ON);
}

/* What stands between comes behind; each character keeps the place that it had. */
static void joined_paragraphs_keep_their_places(void **state) {
    (void)state;
    static const char text[] =
        "# 题\n\n首段。\n　　" BEFORE "消 \n\n![图](x.png)\n\n[^1]: 注。\n\n　　费带" AFTER
        "\n\n　　末段[^1]一句。\n";
    const struct ts_article *a = parse_as(text, "copy.join=yes");
    assert_int_equal(a->n_paras, 5);
    const struct ts_para *p = &a->paras[2];
    assert_true(ts_slice_is(p->text, BEFORE "消费带" AFTER));
    assert_int_equal(a->n_pictures, 1);
    assert_true(a->pictures[0].before == 3); /* behind the paragraph that it parted */
    static const struct {
        const char *at;
        uint32_t line, column;
    } places[] = {{"同时，", 4, 3}, {"消费", 4, 37}, {"费带", 10, 3}, {"打造", 10, 12}};
    for (size_t i = 0; i < N_ROWS(places); i++) {
        const char *found = strstr(p->text.p, places[i].at);
        struct ts_place place = ts_source_place(a->source, p->offset + (size_t)(found - p->text.p));
        ROW(place.line == places[i].line && place.column == places[i].column, "%s: %u:%u", places[i].at,
            place.line, place.column);
    }
    struct ts_place last = ts_source_place(a->source, a->paras[3].offset);
    ROW(last.line == 12 && last.column == 3, "last: %u:%u", last.line, last.column);
    struct ts_place picture = ts_source_place(a->source, a->pictures[0].offset);
    ROW(picture.line == 6 && picture.column == 1, "picture: %u:%u", picture.line, picture.column);
    ROW(a->joins.n == 1 && a->joins.v[0].made && a->joins.v[0].para == 2, "the list");
    ROW(ts_diag_status(ctx.diag) == TS_LOOK,
        "the picture is missing, told once"); /* and not once a reading */
    ROW(!strstr(strstr(messages(TS_ENGLISH, true), "x.png") + 1, "x.png"), "told twice");
    ROWS_PASSED();
}

static void chains_are_joined_whole(void **state) {
    (void)state;
    static const char text[] =
        "# 题\n\n首段。\n\n" BEFORE
        "消\n\n费带重点项目建设，打造消费品牌，让老百姓得到实\n\n惠，这是一件要紧的事。\n\n末段。\n";
    const struct ts_article *a = parse_as(text, "copy.join=yes");
    assert_int_equal(a->n_paras, 4);
    assert_true(ts_slice_is(a->paras[2].text,
                            BEFORE "消费带重点项目建设，打造消费品牌，让老百姓得到实惠，这是一件要紧的事。"));
    assert_true(a->joins.n == 2 && a->joins.v[0].made && a->joins.v[1].made);
    /* Western words get their blank back */
    a = parse_as("# T\n\n首段。\n\n他说：“the old\n\npump house”还在，人也还在。\n\n末段。\n",
                 "copy.join=yes");
    assert_true(ts_slice_is(a->paras[2].text, "他说：“the old pump house”还在，人也还在。"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_of_cuts),
        cmocka_unit_test(house_words_are_words),
        cmocka_unit_test(joined_paragraphs_keep_their_places),
        cmocka_unit_test(chains_are_joined_whole),
    };
    return RUN_TESTS(tests);
}
