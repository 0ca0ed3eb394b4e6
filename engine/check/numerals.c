/* check/numerals.c -- figures and Chinese numerals. GB/T 15835-2011, 4.1 to 4.3 (which of the two), 5.1
 * (figures), 5.2 (numerals); GB/T 15834-2011, 4.5 (顿号 in approximate numbers). */
#include "check/numbers.h"
#include "check/rules.h"

static const char32_t numerals[] = U"一二三四五六七八九";
static const char32_t zeros[] = U"〇零○◯０0OoＯ";

/* 4.2.2 and 5.2: what counts about so many (十几, 几十) stands in numerals. */
static void check_about(struct ts_proof *c, size_t i) {
    static const char32_t *const other[] = {U"几何", U"几乎", U"几率", U"几许", U"几时", NULL};
    if (ts_cp(c, i) != 0x51E0 || ts_copy_any(c, i, other))
        return;
    bool before = ts_kind(c, i - 1) == TS_COPY_DIGIT && ts_is_han(c, i + 1);
    bool behind = ts_kind(c, i + 1) == TS_COPY_DIGIT;
    size_t begin = i, end = i + 1;
    while (behind && ts_kind(c, end) == TS_COPY_DIGIT)
        end++;
    while (before && ts_kind(c, begin - 1) == TS_COPY_DIGIT)
        begin--;
    if (before && ts_at_any(c, begin - 1, U"."))
        return;
    if (before && begin + 2 == i && ts_cp(c, i - 1) == '0' && ts_cp(c, begin) != '0') { /* 10几, 20几 */
        static const char *const tens[] = {"十几",   "二十几", "三十几", "四十几", "五十几",
                                           "六十几", "七十几", "八十几", "九十几"};
        TS_FAULT(c, TS_RULE_ABOUT_NUMBER, begin, i + 1, .instead = tens[ts_cp(c, begin) - '1']);
    } else if (before || behind) {
        TS_FAULT(c, TS_RULE_ABOUT_NUMBER, begin, end);
    }
}

static const char32_t measures[] = U"个天年岁次人名家种项里米元万千百十倍成位件条处台辆吨亩户只张座分秒";

/* Neighbouring numbers that say about how many take no pause between them: 三四天. 第三、四季度 and lists of
 * three do. */
static void check_neighbours(struct ts_proof *c, size_t i) {
    uint32_t a = ts_cp(c, i - 1), b = ts_cp(c, i + 1);
    bool han = ts_is_in(a, numerals) && ts_is_in(b, numerals), figures = a >= '1' && a <= '8' && b == a + 1;
    size_t x = 0, y = 0;
    while (han && numerals[x] != a)
        x++;
    while (han && numerals[y] != b)
        y++;
    if (!(figures || (han && y == x + 1)) || !ts_at_any(c, i + 2, measures))
        return;
    static const char32_t *const counted[] = {U"年级", U"年期", U"月",   U"千克", U"千米",
                                              U"千瓦", U"年制", U"分之", U"条线", NULL};
    bool ordinal = ts_at_any(c, i - 2, U"第、周初卷届期高大小一二三四五六七八九十百千0123456789.") ||
                   ts_kind(c, i - 2) == TS_COPY_EDGE;
    if (!ordinal && !ts_copy_any(c, i + 2, counted) && !ts_at_any(c, i + 3, U"、"))
        TS_FAULT(c, TS_RULE_ABOUT_NUMBER, i - 1, i + 2,
                 .instead = han ? ts_arena_printf(c->ctx->keep, "%s%s", ts_copy_text(c, i - 1, i),
                                                  ts_copy_text(c, i + 1, i + 2))
                                : NULL);
}

/* 5.1: figures take 万 and 亿, and no other numeral, before a measure: 3000人 and not 3千人. 千米 and its
 * like are units. */
static void check_unit(struct ts_proof *c, const struct ts_number *n) {
    static const char32_t *const units[] = {U"千克", U"千米",   U"千瓦",   U"千伏", U"千帕", U"千卡",
                                            U"千焦", U"千赫",   U"千字节", U"千牛", U"千安", U"千分",
                                            U"千兆", U"千比特", U"千吨级", U"千升", U"百分", U"百帕",
                                            U"百度", U"百货",   U"百姓",   U"百强", U"千年", NULL};
    if (n->end == n->figures && ts_at_any(c, n->end, U"千百") && !ts_copy_any(c, n->end, units) &&
        (ts_at_any(c, n->end + 1, measures) || ts_at_any(c, n->end + 1, U"亿多余")))
        TS_FAULT(c, TS_RULE_NUMBER_UNIT, n->begin, n->end + 1);
}

/* 5.1.1: groups of three from the right. */
static void check_groups(struct ts_proof *c, size_t i) {
    size_t begin = i, end = i + 1, group;
    bool wrong = false, wide = false;
    while (ts_kind(c, begin - 1) == TS_COPY_DIGIT)
        begin--;
    if (ts_at_any(c, begin - 1, U",，")) /* the first separator was asked for all */
        return;
    for (group = i; ts_at_any(c, group, U",，") && ts_kind(c, group + 1) == TS_COPY_DIGIT; group = end) {
        wide |= ts_cp(c, group) == 0xFF0C;
        for (end = group + 1; ts_kind(c, end) == TS_COPY_DIGIT;)
            end++;
        wrong |= end - group != 4;
    }
    bool counted = ts_at_any(c, end, measures) || ts_at_any(c, end, U"万亿");
    if (i - begin > 3 || begin == i || ts_kind(c, begin - 1) == TS_COPY_LETTER ||
        ts_at_any(c, begin - 1, U"(（.[./"))
        return;
    if (wide && !wrong && counted && ts_cp(c, begin) != '0')
        TS_FAULT(c, TS_RULE_NUMBER_GROUPS, begin, end,
                 .why = TS_BOTH("the separator is ASCII's", "分节号用半角逗号"));
    else if (!wide && wrong && counted)
        TS_FAULT(c, TS_RULE_NUMBER_GROUPS, begin, end,
                 .why = TS_BOTH("groups are of three figures", "从右起三位一节"));
    else if (!wide && !wrong && ts_at_any(c, end, U"万亿") && end - begin > 5)
        TS_FAULT(c, TS_RULE_NUMBER_GROUPS, begin, end + 1,
                 .why =
                     TS_BOTH("so large a number wants the next larger unit", "数字这样大，宜换更大的单位"));
}

/* --- years --- */

/* 2023年: four figures. */
static size_t figures_year(const struct ts_proof *c, size_t i) {
    if (!ts_at_any(c, i, U"12") || ts_kind(c, i - 1) == TS_COPY_DIGIT || ts_at_any(c, i - 1, U".,"))
        return 0;
    for (size_t k = 1; k < 4; k++)
        if (ts_kind(c, i + k) != TS_COPY_DIGIT)
            return 0;
    return ts_cp(c, i + 4) == 0x5E74 ? 5 : 0;
}

/* 二〇二三年: four numerals. */
static size_t numerals_year(const struct ts_proof *c, size_t i) {
    if (!ts_at_any(c, i, U"一二") || ts_at_any(c, i - 1, numerals))
        return 0;
    for (size_t k = 1; k < 4; k++)
        if (!ts_at_any(c, i + k, numerals) && !ts_at_any(c, i + k, zeros))
            return 0;
    return ts_cp(c, i + 4) == 0x5E74 ? 5 : 0;
}

/* 4.3: one article, one way; the rarer of the two is told of. */
static void check_years(struct ts_proof *c) {
    size_t figures = 0, words = 0;
    for (size_t i = 1; i + 1 < c->copy.n; i++) {
        figures += figures_year(c, i) > 0;
        words += numerals_year(c, i) > 0;
    }
    for (size_t i = 1; figures && words && i + 1 < c->copy.n; i++) {
        size_t n = words <= figures ? numerals_year(c, i) : figures_year(c, i);
        if (n)
            TS_FAULT(c, TS_RULE_YEAR_FORM, i, i + n);
    }
}

/* 5.2.3: a zero without place value is 〇: 二〇二三, and not 二○二三, 二零二三 or 二0二三. Telephone numbers
 * read so. */
static void check_zero(struct ts_proof *c, size_t i) {
    if (!numerals_year(c, i))
        return;
    for (size_t k = i; k < i + 4; k++)
        if (ts_at_any(c, k, zeros) && ts_cp(c, k) != 0x3007)
            TS_FAULT(c, TS_RULE_ZERO_FORM, k, k + 1, .instead = "〇", .safe = true);
}

void ts_proof_numerals(struct ts_proof *c) {
    for (size_t i = 1; i + 1 < c->copy.n; i++) {
        struct ts_number number;
        check_about(c, i);
        check_zero(c, i);
        if (ts_cp(c, i) == 0x3001)
            check_neighbours(c, i);
        if (ts_at_any(c, i, U",，") && ts_kind(c, i - 1) == TS_COPY_DIGIT)
            check_groups(c, i);
        if (ts_number_read(c, i, &number))
            check_unit(c, &number);
    }
    check_years(c);
}
