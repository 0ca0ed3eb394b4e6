/* check/persons.c -- persons of two characters in two spellings: 市长王芳 and 市长王方. Names so short are
 * too like other words and other people's names for check/names.c. So a person is only who stands between a
 * title or a mark and a mark or 说, and another spelling is only one that sounds or looks alike. */
#include "check/grams.h"
#include "check/rules.h"
#include "check/surnames.h"

enum { MOST_PERSONS = 128, LEAST = 2 };

struct person {
    uint32_t text[2];
    size_t at, count; /* first; how often between such neighbours */
};

/* What is typed or heard for one another in names: groups of one sound, 、 between them. */
static const char32_t alike[] =
    U"芳方、刚纲钢岗、阳洋扬杨、明名铭鸣、建健剑、伟玮炜纬维卫、军君钧均俊、辉晖徽、丽莉利俐立力、红虹宏洪鸿"
    U"弘、"
    U"平萍苹坪、英瑛颖、华桦骅、志智致治、文雯纹、静敬靖婧净、燕艳彦雁、玲琳林霖、龙隆、梅玫媚、敏民、青清卿"
    U"菁、"
    U"荣容蓉嵘、瑞锐睿、胜圣盛、涛滔、婷庭廷亭、彤童、威巍、霞夏、祥翔、晓小筱、欣新鑫馨昕、亚雅、怡宜仪、"
    U"义毅艺逸益、永勇泳、玉宇煜钰、源元园媛远、月悦岳、云芸、珍真振、正政征、中忠钟、洁杰婕、凯恺、坤昆、"
    U"磊蕾雷、良亮、成诚程承城、东冬栋、飞菲霏、凤峰锋丰枫、富福、光广、桂贵、浩昊皓、恒衡、佳嘉家、江姜疆、"
    U"娇姣、金锦津、进晋、京晶、兰岚、乐岳、昌常长、超朝、晨辰、传川、聪丛、丹旦、德得、迪笛、帆凡、耕根、冠"
    U"观、"
    U"国果、涵寒晗、慧惠会、继吉季、佩培、琪琦奇祺、倩茜、勤琴、权泉全、然冉、仁任、韬涛、万婉、微薇、翔祥、"
    U"旭绪、轩宣、颜妍、瑶遥、烨晔、莹盈、友有佑、裕郁、张章、王汪、吴武伍、徐许、陈程、余于俞、李黎、肖萧、"
    U"付傅、"
    U"闫阎严、卢鲁、邱丘、沈申、石史、袁原、周邹、祝朱";

static bool is_alike(uint32_t a, uint32_t b) {
    for (const char32_t *p = alike; *p;) {
        bool has_a = false, has_b = false;
        for (; *p && *p != U'、'; p++) {
            has_a |= *p == a;
            has_b |= *p == b;
        }
        if (has_a && has_b)
            return true;
        p += *p != 0;
    }
    return false;
}

/* Verbs that a person's name stands before, and hardly anything else with a surname's character in front. */
static const char32_t *const says[] = {U"说",   U"表示", U"介绍", U"认为", U"指出", U"告诉", U"坦言", U"强调",
                                       U"透露", U"回忆", U"解释", U"补充", U"直言", U"感慨", U"笑着", NULL};

/* What goes on behind the name of somebody who has a title. */
static const char32_t *const goes_on[] = {U"最后", U"又说", U"还说", U"随后", U"接着", U"同时", U"则说",
                                          U"也说", U"就说", U"点头", U"摇头", U"笑",   NULL};

static bool is_person(struct ts_proof *c, size_t i) {
    if (ts_surname_at(c, i) != 1 || !ts_is_han(c, i + 1) || ts_at_any(c, i + 1, U"的了着过是和在不一"))
        return false;
    bool title = ts_copy_any_before(c, i, ts_titles) > 0, opened = !ts_is_han(c, i - 1);
    bool speaks = ts_copy_any(c, i + 2, says) > 0, closed = !ts_is_han(c, i + 2);
    bool followed = closed || ts_copy_any(c, i + 2, ts_speech_verbs) || ts_copy_any(c, i + 2, goes_on);
    bool stands = (title && followed) || (opened && speaks);
    return stands && (title || !ts_copy_is_word(c, i, i + 2));
}

static void count_person(const struct ts_proof *c, struct person *list, size_t *n, size_t i) {
    size_t k = 0;
    while (k < *n && !(list[k].text[0] == ts_cp(c, i) && list[k].text[1] == ts_cp(c, i + 1)))
        k++;
    if (k == *n && *n < MOST_PERSONS)
        list[(*n)++] = (struct person){{ts_cp(c, i), ts_cp(c, i + 1)}, i, 0};
    if (k < *n)
        list[k].count++;
}

static bool may_be_one(const struct person *a, const struct person *b) {
    bool surname = a->text[0] == b->text[0], given = a->text[1] == b->text[1];
    return surname != given && is_alike(a->text[surname], b->text[surname]);
}

/* How often the name stands in the copy, whatever is beside it. */
static size_t times(struct ts_proof *c, const struct person *p) {
    return ts_grams_pairs(ts_grams_of(c), p->text[0], p->text[1]);
}

void ts_proof_persons(struct ts_proof *c) {
    struct person list[MOST_PERSONS];
    size_t n = 0;
    for (size_t i = 1; i + 3 < c->copy.n; i++)
        if (ts_is_han(c, i) && is_person(c, i))
            count_person(c, list, &n, i);
    for (size_t k = 0; k < n; k++)
        for (size_t m = 0; m < n; m++)
            if (list[k].count == 1 && times(c, &list[k]) == 1 && times(c, &list[m]) >= LEAST &&
                may_be_one(&list[k], &list[m])) {
                TS_FAULT(c, TS_RULE_NAME_VARIANT, list[k].at, list[k].at + 2,
                         .instead = ts_copy_text(c, list[m].at, list[m].at + 2),
                         .why = ts_arena_printf(c->ctx->keep, "%zu", times(c, &list[m])));
                break;
            }
}
