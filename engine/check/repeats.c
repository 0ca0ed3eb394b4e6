/* check/repeats.c -- characters and words typed twice. Chinese doubles many words with meaning, and two words
 * may meet in one character: which characters do is check/doubling.h's to say. */
#include "check/doubling.h"
#include "check/rules.h"
#include "check/simplified.h"

/* The copy, and the same in Simplified characters, which the lists of words are in. */
struct both {
    struct ts_copy_char *written, *simplified;
};

static struct both read_both(struct ts_proof *c) {
    struct both both = {c->copy.v, c->copy.v};
    for (size_t i = 0; i < c->copy.n; i++) {
        uint32_t simplified = ts_is_han(c, i) ? ts_simplified(ts_cp(c, i)) : ts_cp(c, i);
        if (simplified == ts_cp(c, i))
            continue;
        if (both.simplified == both.written) {
            both.simplified = TS_NEW(c->ctx->keep, struct ts_copy_char, c->copy.n);
            memcpy(both.simplified, both.written, c->copy.n * sizeof *both.written);
        }
        both.simplified[i].cp = simplified;
    }
    return both;
}

/* --- characters --- */

static bool is_lawful_character(struct ts_proof *c, const struct both *both, const struct ts_grams *g,
                                size_t i) {
    c->copy.v = both->simplified;
    bool lawful = ts_doubling_is_lawful(c, g, i);
    c->copy.v = both->written;
    return lawful;
}

static void check_character(struct ts_proof *c, const struct both *both, const struct ts_grams *g, size_t i) {
    if (!ts_is_han(c, i) || ts_cp(c, i + 1) != ts_cp(c, i) || ts_cp(c, i - 1) == ts_cp(c, i))
        return;
    size_t end = i + 2;
    while (ts_cp(c, end) == ts_cp(c, i))
        end++;
    if (!is_lawful_character(c, both, g, i))
        TS_FAULT(c, TS_RULE_REPEATED_CHARACTER, i, end, .instead = ts_copy_text(c, i, i + 1));
}

/* --- words --- */

enum { LONGEST_WORD = 8 };

/* 要研究研究: a verb tried a little, behind what asks for it; 是的是的: said again; sounds, and what grows
 * stronger. */
static bool is_doubled_word(const struct ts_proof *c, size_t i) {
    static const char32_t *const verbs[] = {
        U"研究", U"讨论", U"考虑", U"商量", U"学习", U"休息", U"了解", U"打听", U"活动", U"整理",
        U"收拾", U"介绍", U"准备", U"锻炼", U"检查", U"尝试", U"体验", U"感受", U"认识", U"参考",
        U"参观", U"观察", U"交流", U"分析", U"琢磨", U"打扫", U"放松", U"调查", U"合计", U"比较",
        U"关心", U"照顾", U"帮助", U"指导", U"教育", U"解释", U"反省", U"总结", U"梳理", U"盘点",
        U"切磋", U"溜达", U"轻松", U"高兴", U"热闹", U"暖和", U"凉快", U"意思", NULL};
    static const char32_t *const answers[] = {U"是的", U"好的", U"对的", U"真的", U"不是", U"没事", U"谢谢",
                                              U"加油", U"欢迎", U"你好", U"再见", U"恭喜", U"等等", NULL};
    static const char32_t *const stronger[] = {U"雪白", U"通红", U"笔直", U"漆黑", U"冰凉", U"火热",
                                               U"许多", U"非常", U"好多", U"很多", U"慢慢", U"彼此",
                                               U"好久", U"许久", U"好远", U"好大", NULL};
    bool asked = !ts_is_han(c, i - 1) || ts_at_any(c, i - 1, U"要来再去好先想以该得可会便们起我你您多并");
    bool while_doing = ts_at_any(c, i + 1, U"着") && !ts_at_any(c, i, U"有是随沿为"); /* 说着说着，眼眶红了 */
    return while_doing || (asked && ts_copy_any(c, i, verbs)) ||
           (!ts_is_han(c, i - 1) && ts_copy_any(c, i, answers)) || ts_copy_any(c, i, stronger) ||
           ts_at_any(c, i, U"哗叮咔噼轰咕叽嘀滴呼扑咚啪很太或又边且");
}

/* 一步一步走, 一个一个地, 一根管子一根管子地: one after the other, before what can be done so, unless
 * something before says which one it is (第, 这); of a longer one only 地 is as good as certain. What hands
 * and feet do begins no noun, and may have 是 before: 是一户一户敲出来的. */
static bool is_one_by_one(const struct ts_proof *c, size_t i, size_t length) {
    static const char32_t measures[] =
        U"个件条家户天年日步层声句字代次回片点滴页幅座趟遍道张本根颗粒块段排级批只枚笔台套"
        U"项种桶箱车船组群束朵盏扇对拨茬间瓶碗杯盆袋包筐捆";
    static const char32_t done[] =
        U"地来去走过解攻击破抓落找查看做说讲数问拆谈打推接试练翻跑算读写改修摸排敲念教喊核对清理梳登审"
        U"记签摆往向给把在指引带贴装放搬运送收捡剪缝洗擦倒";
    static const char32_t by_hand[] = U"敲搬铺砌缝捡挑刷递抬擦挖掏掰爬跑找抠拧";
    size_t end = i + 2 * length;
    bool hand = length == 2 && ts_at_any(c, end, by_hand), own = ts_at_any(c, i + 1, U"代间步遍点茬");
    bool so =
        length > 2 ? ts_at_any(c, end, U"地") : hand || own || ts_at_any(c, end, done) || !ts_is_han(c, end);
    return so && ts_at_any(c, i, U"一两几") && ts_at_any(c, i + 1, measures) &&
           ts_kind(c, i - 1) != TS_COPY_DIGIT && (hand || !ts_at_any(c, i - 1, U"是")) &&
           !ts_at_any(c, i - 1, U"第这那每各某同另唯只有了还上下过着十百千万二三四五六七八九");
}

/* Words share them: 选|中选|中选|择, 带来|越来越多, 俄罗斯|罗斯托夫, 大队|大队长. */
static bool is_shared(struct ts_proof *c, size_t i, size_t length) {
    static const char32_t *const known[] = {U"共建共治", U"罗斯罗斯托", U"税缓税缓费", NULL};
    const struct ts_copy_char *v = c->copy.v;
    bool office = ts_at_any(c, i + 1, U"队组院会部局") && ts_cp(c, i + 4) == U'长'; /* 大队|大队长 */
    bool inside = v[i + 1].word && !v[i + 2].word && !v[i + 4].word;
    bool across = !v[i].word && !v[i + 2].word, longer = v[i + 2].word && !v[i + 3].word && !v[i + 4].word;
    return length == 2 &&
           (across || longer || office || ts_copy_any(c, i, known) || ts_copy_any(c, i + 1, known) ||
            (ts_copy_is_word(c, i + 1, i + 3) &&
             (inside || (ts_is_han(c, i + 4) && ts_copy_is_word(c, i + 3, i + 5)))));
}

/* 二〇二〇, 八一八一: read figure by figure. */
static bool is_figures(const struct ts_proof *c, size_t i, size_t length) {
    size_t n = 0;
    while (ts_at_any(c, i + n, U"〇○零一二三四五六七八九"))
        n++;
    return n >= 2 * length;
}

/* 当前单元格的|单元格的箭头: what is of something that is of its own kind. */
static bool is_of_its_kind(const struct ts_proof *c, size_t i, size_t length) {
    return length > 2 && (ts_at_any(c, i + length - 1, U"的") || ts_at_any(c, i, U"的")) &&
           !ts_at_any(c, i, U"我你他她它这那");
}

/* Characters [i, i + length) stand twice, and are not all the same one. */
static bool is_twice(const struct ts_proof *c, size_t i, size_t length) {
    bool varied = false;
    for (size_t k = 0; k < length; k++) {
        if (!ts_is_han(c, i + k) || ts_cp(c, i + k) != ts_cp(c, i + length + k))
            return false;
        varied |= ts_cp(c, i + k) != ts_cp(c, i);
    }
    return varied;
}

static bool is_lawful_word(struct ts_proof *c, const struct both *both, size_t i, size_t length) {
    c->copy.v = both->simplified;
    bool lawful = (length == 2 && is_doubled_word(c, i)) || is_one_by_one(c, i, length) ||
                  is_of_its_kind(c, i, length) || is_shared(c, i, length) || is_figures(c, i, length);
    c->copy.v = both->written;
    return lawful;
}

/* Where to go on behind i. */
static size_t check_word(struct ts_proof *c, const struct both *both, size_t i) {
    for (size_t length = LONGEST_WORD; length >= 2; length--) {
        if (i + 2 * length >= c->copy.n || !is_twice(c, i, length))
            continue;
        if (!is_lawful_word(c, both, i, length))
            TS_FAULT(c, TS_RULE_REPEATED_WORD, i, i + 2 * length, .instead = ts_copy_text(c, i, i + length));
        return i + 2 * length;
    }
    return i + 1;
}

void ts_proof_repeats(struct ts_proof *c) {
    const struct ts_grams *grams = ts_grams_of(c);
    const struct both both = read_both(c);
    for (size_t k = 0; k < c->copy.n_paras; k++) {
        const struct ts_copy_para *p = &c->copy.paras[k];
        for (size_t i = p->begin; i < p->end; i++)
            check_character(c, &both, grams, i);
        for (size_t i = p->begin; i < p->end;)
            i = check_word(c, &both, i);
    }
}
