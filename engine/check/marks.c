/* check/marks.c -- marks that stand twice, beside one another or where none stands, and what 、 and …… do
 * before 和 and 等. GB/T 15834-2011, 4.1 to 4.7, 4.11, 5.1. */
#include "check/rules.h"

static const char32_t stops[] = U"，。、；：";
static const char32_t closing[] = U"，。、；：？！”’》〉）」』】〕";

/* The end of a row of one mark. */
static size_t row_end(const struct ts_proof *c, size_t i) {
    size_t k = i + 1;
    while (ts_cp(c, k) == ts_cp(c, i))
        k++;
    return k;
}

/* 4.2.3, 4.3.3: ？ and ！ may stand twice or three times; three 。 stand for an ellipsis (dashes.c). */
static size_t most_in_row(uint32_t cp) {
    return ts_is_in(cp, U"？！") ? 3 : 1;
}

static void check_doubled(struct ts_proof *c, size_t i, size_t end) {
    uint32_t cp = ts_cp(c, i);
    bool is_mark = ts_is_in(cp, stops) || ts_is_in(cp, U"？！·《》");
    if (!is_mark || end - i <= most_in_row(cp) || (cp == 0x3002 && end - i > 2))
        return;
    bool nested = ts_is_in(cp, U"《》"); /* pairs.c says more of those */
    if (!nested)
        TS_FAULT(c, TS_RULE_DOUBLED_MARK, i, end, .instead = ts_copy_text(c, i, i + most_in_row(cp)),
                 .safe = true);
}

/* Two different marks that both end a clause. */
static void check_clash(struct ts_proof *c, size_t i) {
    uint32_t a = ts_cp(c, i), b = ts_cp(c, i + 1), after = ts_cp(c, i + 2);
    bool two = ts_is_in(a, stops) && ts_is_in(b, U"，。、；：？！") && a != b;
    bool behind_stop = ts_is_in(a, U"？！") && ts_is_in(b, stops);
    bool opened = ts_is_in(a, U"“‘《〈（「『【") && ts_is_in(b, U"，。、；：");
    if (two || behind_stop || opened)
        TS_FAULT(c, TS_RULE_CLASHING_MARKS, i, i + 2);
    else if (ts_is_in(a, U"，。、；") && ts_is_in(b, U"”’」』") &&
             a == after) /* 。”。: one of the two is over */
        TS_FAULT(c, TS_RULE_CLASHING_MARKS, i, i + 3);
}

/* 他说：“船开了，人散了”。: a quotation that is a sentence of its own has its stop before the closing mark,
 * as the examples of 4.8 do. A word that is named (他的船叫：“平安号”。) is none; a clause's mark inside
 * tells. */
static void check_stop_outside(struct ts_proof *c, size_t i) {
    enum { MOST = 400 };
    static const char32_t *const says[] = {U"说",   U"道",   U"表示", U"介绍", U"指出", U"认为",     U"强调",
                                           U"坦言", U"回忆", U"感慨", U"直言", U"补充", U"告诉记者", NULL};
    if (ts_cp(c, i) != U'：' || ts_cp(c, i + 1) != U'“' || !ts_copy_any_before(c, i, says))
        return;
    bool sentence = false;
    size_t k = i + 2;
    for (; ts_is_chinese(c, k) || ts_kind(c, k) == TS_COPY_DIGIT; k++) {
        if (ts_cp(c, k) == U'”' || ts_cp(c, k) == U'“' || k - i > MOST)
            break;
        sentence |= ts_at_any(c, k, U"，。；？！");
    }
    if (ts_cp(c, k) == U'”' && ts_cp(c, k + 1) == U'。' && sentence && ts_is_han(c, k - 1))
        TS_FAULT(c, TS_RULE_STOP_OUTSIDE, k, k + 2, .instead = "。”");
}

/* 5.1.1: no line begins with what closes. Ellipsis and dash may. */
static void check_start(struct ts_proof *c, const struct ts_copy_para *p) {
    if (ts_at_any(c, p->begin, closing))
        TS_FAULT(c, TS_RULE_MARK_AT_START, p->begin, p->begin + 1);
}

/* One of these words stands at i, and ICU's dictionary sees it there: 和平 in 和平与发展, but not 和风 in
 * 和风险. */
static bool is_longer_word(const struct ts_proof *c, size_t i) {
    static const char32_t *const words[] = {
        U"和平", U"和谐", U"和解", U"和睦", U"和声", U"和气", U"和蔼", U"和善", U"和尚", U"和弦",
        U"和约", U"和亲", U"和顺", U"和缓", U"和煦", U"和局", U"和棋", U"和议", U"和好", U"和服",
        U"和风", U"和田", U"和县", U"和龙", U"和美", U"与会", U"与其", U"与时", U"与日", U"与众",
        U"与世", U"与人", U"及时", U"及早", U"及格", U"及第", U"或许", U"或然", U"或多", NULL};
    static const char32_t *const idioms[] = {U"和而不同", U"和合共生", U"和衷共济",
                                             U"和合文化", U"与时俱进", NULL};
    size_t n = ts_copy_any(c, i, words);
    if (ts_copy_any(c, i, idioms))
        return true;
    return n && c->copy.v[i].word && (ts_copy_word_end(c, i) >= i + n || ts_cp(c, i) != 0x548C);
}

/* 在中国生产、和中国研发、与中国双赢: the list goes on behind it, so that 和 is a preposition here. */
static bool goes_on(const struct ts_proof *c, size_t i) {
    enum { MOST = 12 };
    size_t k = i;
    while (k - i < MOST && (ts_is_han(c, k) || ts_at_any(c, k, U"“”《》")))
        k++;
    return ts_cp(c, k) == U'、';
}

/* 4.5: a conjunction stands in the pause's place. */
static void check_and(struct ts_proof *c, size_t i) {
    static const char32_t *const conjunctions[] = {U"和", U"与", U"及", U"以及", U"或", U"或者", NULL};
    if (ts_at_any(c, i - 1,
                  U"的中上下里内外后前时地")) /* 的、与选中文字相同的: it begins a phrase of its own */
        return;
    size_t n = ts_copy_any(c, i + 1, conjunctions);
    if (n && !is_longer_word(c, i + 1) && !goes_on(c, i + 1 + n) &&
        !ts_at_any(c, i + 1 + n, U"，、。；：”》）"))
        TS_FAULT(c, TS_RULE_PAUSE_AND, i, i + 1, .instead = "", .why = ts_copy_text(c, i + 1, i + 1 + n));
}

/* 等 that ends a list: what follows counts, bounds or names the kind of what was listed. 等 may be a verb
 * too. */
static bool ends_list(const struct ts_proof *c, size_t i) {
    static const char32_t *const kinds[] = {U"方面", U"问题", U"部门", U"单位", U"内容", U"领域",
                                            U"因素", U"措施", U"地区", U"国家", U"城市", U"产品",
                                            U"项目", U"企业", U"功能", U"信息", U"情况", U"工作",
                                            U"环节", U"行业", U"产业", U"活动", U"服务", NULL};
    if (ts_cp(c, i) != 0x7B49)
        return false;
    size_t next = ts_cp(c, i + 1) == 0x7B49 ? i + 2 : i + 1;
    enum ts_copy_kind kind = ts_kind(c, next);
    return kind != TS_COPY_HAN || ts_at_any(c, next, U"的各多几数地国人方一二两三四五六七八九十") ||
           ts_copy_any(c, next, kinds);
}

/* 苹果、梨、等水果: behind a list 等 goes on with a noun; where it is a verb, something before waits too. */
static bool is_of_list(const struct ts_proof *c, size_t i) {
    enum { MOST = 30 };
    size_t listed = 0;
    for (size_t k = i - 1; i - k < MOST && ts_cp(c, k) && !ts_at_any(c, k, U"，。；：！？"); k--) {
        if (ts_cp(c, k) == U'等')
            return false;
        listed += ts_cp(c, k) == U'、';
    }
    return ts_cp(c, i) == U'等' && listed >= 2 && ts_is_han(c, i + 1) && c->copy.v[i + 1].word &&
           ts_copy_word_end(c, i + 1) >= i + 3 && !ts_at_any(c, i + 1, U"待候到于级你我他她它着了一");
}

static void check_etc(struct ts_proof *c, size_t i) {
    if (ends_list(c, i + 1) || is_of_list(c, i + 1))
        TS_FAULT(c, TS_RULE_PAUSE_ETC, i, i + 1, .instead = "");
}

/* 等 behind …… is a verb where somebody waits; behind a list it says the same a second time (4.11). */
static bool is_verb(const struct ts_proof *c, size_t i) {
    return ts_at_any(c, i + 1, U"我你您他她它咱待候到着了过一于同级") ||
           (c->copy.v[i].word && ts_copy_word_end(c, i) > i + 1 && ts_cp(c, i + 1) != 0x7B49);
}

static bool follows_list(const struct ts_proof *c, size_t i) {
    for (size_t k = i; k-- > 0 && i - k < 40;) {
        if (ts_at_any(c, k, U"、，"))
            return true;
        if (ts_at_any(c, k, U"。！？；") || !ts_cp(c, k))
            return false;
    }
    return false;
}

static void check_ellipsis_etc(struct ts_proof *c, size_t begin, size_t end) {
    if (ts_cp(c, end) == 0x7B49 && !is_verb(c, end) && (ends_list(c, end) || follows_list(c, begin)))
        TS_FAULT(c, TS_RULE_ELLIPSIS_ETC, begin, end + 1, .instead = "等");
}

/* 苹果、梨等…… says it twice as well. */
static void check_etc_ellipsis(struct ts_proof *c, size_t begin, size_t end) {
    size_t first = begin - 1 - (ts_cp(c, begin - 2) == U'等');
    if (ts_cp(c, begin - 1) == U'等' && !ts_at_any(c, first - 1, U"、你您我他她们再先请稍") &&
        follows_list(c, first) && !ts_is_han(c, end))
        TS_FAULT(c, TS_RULE_ELLIPSIS_ETC, first, end, .instead = "等");
}

void ts_proof_marks(struct ts_proof *c) {
    for (size_t k = 0; k < c->copy.n_paras; k++) {
        const struct ts_copy_para *p = &c->copy.paras[k];
        check_start(c, p);
        for (size_t i = p->begin; i < p->end;) {
            size_t end = row_end(c, i);
            check_doubled(c, i, end);
            check_clash(c, end - 1);
            check_stop_outside(c, i);
            if (ts_cp(c, i) == 0x3001) {
                check_and(c, end - 1);
                check_etc(c, end - 1);
            } else if (ts_at_any(c, i, U"…⋯")) {
                check_ellipsis_etc(c, i, end);
                check_etc_ellipsis(c, i, end);
            }
            i = end;
        }
    }
}
