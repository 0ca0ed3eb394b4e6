/* check/particles.c -- 的 for 地 and 得, where nothing else can be meant. 高兴的说：“…” has no noun behind
 * 的, and 认真的学习了文件 none either; 跑的很快。 tells how. What may be a noun (写的很好 is also what
 * somebody wrote) is left alone. 《暂拟汉语教学语法系统简述》: 的 before a noun, 地 before a verb, 得 behind
 * one. */
#include "check/rules.h"

static const char32_t *const manners[] = {
    U"高兴", U"激动",   U"认真",   U"严肃",   U"自豪",   U"兴奋",   U"坚定",   U"骄傲",     U"动情", U"自信",
    U"无奈", U"幽默",   U"风趣",   U"谦虚",   U"平静",   U"坦率",   U"感激",   U"惋惜",     U"焦急", U"愤怒",
    U"开心", U"仔细",   U"积极",   U"主动",   U"深入",   U"充分",   U"热情",   U"耐心",     U"飞快", U"迅速",
    U"悄悄", U"慢慢",   U"不断",   U"刻苦",   U"顺利",   U"圆满",   U"热烈",   U"亲切",     U"详细", U"熟练",
    U"轻轻", U"渐渐",   U"高声",   U"大声",   U"腼腆",   U"羞涩",   U"感慨",   U"欣慰",     U"由衷", U"诚恳",
    U"深情", U"笑呵呵", U"笑眯眯", U"乐呵呵", U"气冲冲", U"兴冲冲", U"一个劲", U"不好意思", NULL};

static const char32_t *const said[] = {U"说",   U"问",   U"答",   U"喊",   U"告诉",
                                       U"回答", U"介绍", U"表示", U"补充", NULL};

static const char32_t *const done[] = {
    U"学习", U"研究", U"分析", U"调查", U"检查", U"完成", U"解决", U"讨论", U"总结", U"落实", U"推进",
    U"推动", U"开展", U"介绍", U"回答", U"听取", U"察看", U"参观", U"询问", U"走进", U"实现", U"提高",
    U"改善", U"告诉", U"打开", U"拿出", U"接过", U"走",   U"跑",   U"飞",   U"站",   U"坐",   NULL};

/* 高兴的说：, 认真的学习了. */
static bool is_before_verb(const struct ts_proof *c, size_t i) {
    if (!ts_copy_any_before(c, i, manners))
        return false;
    size_t speech = ts_copy_any(c, i + 1, said), verb = ts_copy_any(c, i + 1, done);
    bool quoted = speech && (ts_cp(c, i + 1 + speech) == U'：' || ts_copy_starts(c, i + 1 + speech, U"道："));
    bool past =
        verb && (ts_cp(c, i + 1 + verb) == U'了' ||
                 ts_copy_any(c, i + 1 + verb,
                             (const char32_t *const[]){U"过来", U"过去", U"起来", U"出来", U"进来", NULL}));
    return quoted || past;
}

/* 跑的很快。: a verb that nothing is done to, how, and the clause is over. */
static bool is_behind_verb(const struct ts_proof *c, size_t i) {
    static const char32_t *const degrees[] = {U"很", U"非常", U"特别", U"十分", U"更加", U"太", NULL};
    size_t degree = ts_copy_any(c, i + 1, degrees), end = i + 1 + degree;
    if (!degree || !ts_at_any(c, i - 1, U"跑走睡飞活站坐游过") || !c->copy.v[i - 1].word ||
        ts_at_any(c, end, U"多少")) /* 走的很多: those who went */
        return false;
    while (ts_is_han(c, end) && end - i - degree <= 3)
        end++;
    return end > i + 1 + degree && ts_at_any(c, end, U"，。；！");
}

void ts_proof_particles(struct ts_proof *c) {
    for (size_t i = 2; i + 3 < c->copy.n; i++) {
        if (ts_cp(c, i) != U'的')
            continue;
        if (is_before_verb(c, i))
            TS_FAULT(c, TS_RULE_DE_FORM, i, i + 1, .instead = "地");
        else if (is_behind_verb(c, i))
            TS_FAULT(c, TS_RULE_DE_FORM, i, i + 1, .instead = "得");
    }
}
