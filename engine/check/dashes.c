/* check/dashes.c -- the forms of dash, ellipsis and interpunct. GB/T 15834-2011, 4.10 破折号 (two
 * cells), 4.11 省略号 (six dots), 4.14 间隔号; 4.13 连接号 is ranges.c. */
#include "check/places.h"
#include "check/rules.h"

#include <unicode/uchar.h>

static const char32_t dots[] = U"…⋯";

static size_t row_of(const struct ts_proof *c, size_t i, const char32_t *of) {
    size_t k = i;
    while (ts_at_any(c, k, of))
        k++;
    return k;
}

static bool beside_chinese(const struct ts_proof *c, size_t begin, size_t end) {
    return ts_is_chinese(c, begin - 1) || ts_is_chinese(c, end);
}

/* The whole paragraph is marks: a verse or paragraph left out (4.11), a rule drawn in type. */
static bool is_paragraph(const struct ts_proof *c, size_t begin, size_t end) {
    return !ts_cp(c, begin - 1) && !ts_cp(c, end);
}

static size_t check_ellipsis(struct ts_proof *c, size_t i) {
    size_t end = row_of(c, i, dots), ascii = row_of(c, i, U"."), stops = row_of(c, i, U"。"),
           middle = row_of(c, i, U"·・");
    bool wrong = (end > i && end - i != 2) || ascii >= i + 3 || stops >= i + 3 || middle >= i + 3;
    end = end > ascii ? end : ascii;
    end = stops > end ? stops : middle > end ? middle : end;
    bool label = ts_at_any(c, i - 1, U"「“『‘（") && ts_at_any(c, end, U"」”』’）"); /* a button called ... */
    bool path = ascii > i && ts_at_any(c, end, U"/");
    if (wrong && !label && !path && beside_chinese(c, i, end) && !is_paragraph(c, i, end))
        TS_FAULT(c, TS_RULE_ELLIPSIS_FORM, i, end, .instead = "……", .safe = true);
    return end > i ? end : i + 1;
}

/* 一字线: it joins figures, units, and names of places; then it is a connector and not half a dash (4.13). */
static bool is_connector_end(const struct ts_proof *c, size_t i) {
    return ts_kind(c, i) == TS_COPY_DIGIT || ts_kind(c, i) == TS_COPY_LETTER ||
           ts_at_any(c, i, U"%‰℃°年月日时分点号度一二三四五六七八九十〇");
}

static size_t run_before(const struct ts_proof *c, size_t i) {
    size_t n = 0;
    while (ts_is_han(c, i - n - 1))
        n++;
    return n;
}

static size_t run_after(const struct ts_proof *c, size_t i) {
    size_t n = 0;
    while (ts_is_han(c, i + n))
        n++;
    return n;
}

/* 秦岭—淮河: two names of about the same length, with little around them. */
static bool joins_names(const struct ts_proof *c, size_t i) {
    size_t before = run_before(c, i), after = run_after(c, i + 1), word = i - 1;
    while (!c->copy.v[word].word)
        word--;
    return before >= 2 && after >= 2 && before <= 6 && after <= 8 && i - word >= 2 &&
           ts_copy_word_end(c, i + 1) - i - 1 >= 2;
}

/* 中国—东盟, 大栅栏—北京坊: a place is named on one side, and something goes on on the other. What explains
 * begins with a word of its own (北京—那是首都), and a place that ends a clause is what is explained. */
static bool joins_places(const struct ts_proof *c, size_t i) {
    size_t to = ts_place_at(c, i + 1);
    bool from = (ts_place_before(c, i) || ts_at_any(c, i - 1, U"山江河湖海岛岭洋峡")) &&
                run_after(c, i + 1) >= 2 && !ts_at_any(c, i + 1, U"这那它他她其即也是就");
    return from || (to && run_before(c, i) >= 2 && ts_is_han(c, i + 1 + to));
}

/* 设计—制造—维护: of a chain every link is one. */
static bool is_chain(const struct ts_proof *c, size_t i) {
    enum { LONGEST = 10 };
    size_t before = run_before(c, i), after = run_after(c, i + 1);
    bool left = before >= 2 && before <= LONGEST && ts_cp(c, i - before - 1) == U'—' &&
                ts_cp(c, i - before - 2) != U'—';
    bool right =
        after >= 2 && after <= LONGEST && ts_cp(c, i + 1 + after) == U'—' && ts_cp(c, i + 2 + after) != U'—';
    return left || right;
}

/* 20岁—24岁, 零下30度—零上60度: from a figure with its unit to the next. */
static bool joins_figures(const struct ts_proof *c, size_t i) {
    bool from = ts_is_han(c, i - 1) && ts_kind(c, i - 2) == TS_COPY_DIGIT;
    return from && (ts_kind(c, i + 1) == TS_COPY_DIGIT || ts_at_any(c, i + 1, U"零"));
}

static void check_single_dash(struct ts_proof *c, size_t i) {
    bool figures = is_connector_end(c, i - 1) && is_connector_end(c, i + 1);
    bool touches = beside_chinese(c, i, i + 1) && ts_kind(c, i - 1) != TS_COPY_BLANK &&
                   ts_kind(c, i + 1) != TS_COPY_BLANK;
    bool letters = ts_kind(c, i - 1) == TS_COPY_LETTER || ts_kind(c, i + 1) == TS_COPY_LETTER;
    if (touches && !figures && !letters && !joins_names(c, i) && !joins_places(c, i) && !is_chain(c, i) &&
        !joins_figures(c, i))
        TS_FAULT(c, TS_RULE_DASH_FORM, i, i + 1, .instead = "——");
}

/* Rows of what looks like a dash: -- －－ ── ーー ――. */
static size_t check_dash(struct ts_proof *c, size_t i) {
    static const char32_t *const strange[] = {U"-", U"－", U"─", U"ー", U"―", U"–"};
    size_t end = row_of(c, i, U"—");
    if (end == i + 1)
        check_single_dash(c, i);
    if (end - i > 2 && !is_paragraph(c, i, end) && beside_chinese(c, i, end))
        TS_FAULT(c, TS_RULE_DASH_FORM, i, end, .instead = "——", .safe = true);
    for (size_t k = 0; end == i && k < sizeof strange / sizeof *strange; k++) {
        size_t row = row_of(c, i, strange[k]);
        bool option = k == 0 && (ts_kind(c, row) == TS_COPY_LETTER || ts_kind(c, row) == TS_COPY_ASCII);
        bool label = ts_at_any(c, i - 1, U"“‘「") && ts_at_any(c, row, U"”’」");
        if (row >= i + 2 && !option && !label && beside_chinese(c, i, row) && !is_paragraph(c, i, row))
            TS_FAULT(c, TS_RULE_DASH_FORM, i, row, .instead = "——", .safe = row == i + 2);
        end = row > end ? row : end;
    }
    return end > i ? end : i + 1;
}

/* What names of other languages are written with. */
static const char32_t sounds[] =
    U"阿埃艾安昂奥巴贝本比伯博布查茨达戴德登迪蒂丁杜顿多厄恩尔法菲费芬弗福富戈格古哈海汉赫霍基吉加贾杰金卡凯"
    U"康考科克肯库拉莱兰朗"
    U"劳勒雷里利莉林琳隆卢鲁伦罗洛马玛麦曼梅门蒙米密莫姆穆纳娜南内尼宁纽诺努欧帕潘佩彭皮普奇乔琼丘热若撒萨塞"
    U"赛桑瑟森沙莎尚舍什史"
    U"士斯松苏索塔泰坦汤唐特提廷图托瓦威韦维温沃乌伍西希谢辛休修雅亚扬耶伊因尤约泽詹朱佐翰逊";

bool ts_proof_is_sound(uint32_t cp) {
    return ts_is_in(cp, sounds);
}

bool ts_proof_is_foreign_name(const struct ts_proof *c, size_t i) {
    for (size_t k = 1; k <= 2; k++)
        if (!ts_at_any(c, i - k, sounds) || !ts_at_any(c, i + k, sounds))
            return false;
    return ts_at_any(c, i, U".．");
}

/* Read from paper, a stop comes as ．, which is no interpunct unless it parts a name. */
static bool is_wide_stop(const struct ts_proof *c, size_t i) {
    bool behind = ts_is_han(c, i - 1) || ts_at_any(c, i - 1, U"”’」』》）"); /* 1．and A． number items */
    return ts_cp(c, i) == U'．' && behind && ts_kind(c, i + 1) != TS_COPY_DIGIT &&
           ts_kind(c, i + 1) != TS_COPY_LETTER;
}

/* 4.14: inside a name of another language, and between a book and its part. */
static void check_interpunct(struct ts_proof *c, size_t i) {
    if (ts_at_any(c, i, U"•・‧∙⋅･") && ts_is_han(c, i - 1) && ts_is_han(c, i + 1))
        TS_FAULT(c, TS_RULE_INTERPUNCT_FORM, i, i + 1, .instead = "·", .safe = true);
    else if (ts_proof_is_foreign_name(c, i))
        TS_FAULT(c, TS_RULE_INTERPUNCT_FORM, i, i + 1, .instead = "·");
    else if (is_wide_stop(c, i))
        TS_FAULT(c, TS_RULE_INTERPUNCT_FORM, i, i + 1,
                 .why = TS_BOTH("; a stop is 。", "；若是句号，应为 。"));
}

void ts_proof_dashes(struct ts_proof *c) {
    for (size_t k = 0; k < c->copy.n_paras; k++) {
        const struct ts_copy_para *p = &c->copy.paras[k];
        for (size_t i = p->begin; i < p->end;) {
            check_interpunct(c, i);
            if (ts_at_any(c, i, U"…⋯.。·・"))
                i = check_ellipsis(c, i);
            else
                i = check_dash(c, i);
        }
    }
}
