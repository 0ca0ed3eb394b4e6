/* check/repeats.c -- characters and words typed twice. Chinese doubles many words with meaning (看看, 人人,
 * 高高兴兴), and two words may meet in one character (上海海关): where ICU's dictionary sees such a word, or
 * two whole ones, nothing is said. */
#include "check/rules.h"

#include "check/surnames.h"

/* What may stand twice: verbs tried a little, measures for each, adverbs, kin, sounds, and the bound forms of
 * the dictionary. */
static const char32_t doubling[] =
    U"看听说想试问走谈笑聊玩等坐帮谢教歇尝闻摸动写读念数点查评扶抱拍敲吹晒慢快轻重悄渐常刚仅往纷偏频屡连默静"
    U"缓深牢紧足远"
    U"高低早好满暗微隐茫滔大小细长短厚薄红绿白黑蓝黄香甜冷热暖湿干净美圆胖瘦弯直乖白粗平稳实"
    U"人天年月日家户处时事样个件条代层步种声句字村乡镇县省班次回辈朵项村户岁夜晚页行篇幅幢栋座件辆趟遍阵股丝"
    U"缕片点滴"
    U"爸妈爷奶哥姐弟妹叔伯婶舅姑姨公婆宝星娃太囡一三五六七八九百千万"
    U"哈呵嘻嘿嗯喂哗滴沙嗡汪咚呼嘘啪咳哦啊呀咯哟叮铃隆淙潺"
    U"济楚洋彬翩郁勃孜源津栩熠脉冉皑绵熊堂历遥恢侃夸匆翼兢蒸碌依惺欣殷拳谆循铮昭旦赫汩袅姗蹒滚腾奕碧茵葱漫巍"
    U"峨盈款"
    U"彤灿瘩飕光汪乱泱扬飒泛涟区斤寥缈渺浩汹湛闪晶亮沉闹吵嚷绒毛油乎巴溜生冲哄甸悠飘荡晃颤团圈";

/* One of these before a word that begins with it is a word of its own: 对|对方, 就|就业. */
static const char32_t before_word[] = U"对就有把会为以在从将要可能是比被向和与及都还也不很最更太再又只才之其"
                                      U"这那各每某该本此全大新多两中上下地所于由让使"
                                      U"给到按据经过自当等得做作无未没已正着说来去出入";

/* The end of a word that the dictionary does not know whole: 自动化|化工. */
static const char32_t suffixes[] = U"用者性化型式区市县省国人部局站";

/* Behind a word that ends with it: 目的|的, 社会|会. */
static const char32_t behind_word[] = U"地在有为会能和与由都就过来人市省区者性以";

static bool is_word_start(const struct ts_proof *c, size_t i) {
    return c->copy.v[i].word;
}

/* Where the word that holds i begins. */
static size_t word_start(const struct ts_proof *c, size_t i) {
    while (!is_word_start(c, i))
        i--;
    return i;
}

/* 高高兴兴, 条条框框, and 绿油油的. */
static bool is_pattern(const struct ts_proof *c, size_t i) {
    bool second = ts_is_han(c, i + 2) && ts_cp(c, i + 2) == ts_cp(c, i + 3);
    bool first = ts_is_han(c, i - 1) && ts_cp(c, i - 1) == ts_cp(c, i - 2);
    bool adjective = ts_is_han(c, i - 1) && ts_at_any(c, i + 2, U"的地") && !ts_at_any(c, i, U"的了是在和与");
    bool one_by_one = ts_cp(c, i - 1) == 0x4E00 && ts_is_in(ts_cp(c, i), doubling); /* 一排排 */
    bool listed = ts_at_any(c, i - 1, U"“‘（《·") && ts_at_any(c, i + 2, U"”’）》·");
    return first || second || one_by_one || (adjective && ts_is_in(ts_cp(c, i), doubling)) || listed;
}

/* 了了一桩心愿 is a verb with its particle; 不了了之 and its like have it twice as well. */
static bool is_done_with(const struct ts_proof *c, size_t i) {
    static const char32_t *const what[] = {U"一桩", U"一件", U"这桩", U"这件", U"心愿", U"此愿", NULL};
    return ts_cp(c, i) == 0x4E86 &&
           (ts_copy_any(c, i + 2, what) || (ts_at_any(c, i - 1, U"不心") && ts_at_any(c, i + 2, U"之分然")));
}

/* 赵玲玲: a given name behind a surname, and nothing of a longer word before it. */
static bool is_name(const struct ts_proof *c, size_t i) {
    return ts_surname_is(ts_cp(c, i - 1)) &&
           (!ts_is_han(c, i + 2) || !ts_is_han(c, i - 2) || ts_copy_any(c, i + 2, ts_speech_verbs));
}

/* The article has the two characters that end with the first of the doubled ones elsewhere too, and not
 * before what stands behind the second here: they are a word of its own, as 图标 in 图标标记, and 高质 in
 * 高质质量 is not. */
static bool is_own_word_before(const struct ts_proof *c, size_t i) {
    for (size_t k = 2; k + 1 < c->copy.n; k++)
        if (k != i && ts_cp(c, k) == ts_cp(c, i) && ts_cp(c, k - 1) == ts_cp(c, i - 1) &&
            ts_cp(c, k + 1) != ts_cp(c, i + 2))
            return true;
    return false;
}

/* The same of the two that begin with the second. */
static bool is_own_word_behind(const struct ts_proof *c, size_t i) {
    for (size_t k = 1; k + 1 < c->copy.n; k++)
        if (k != i + 1 && ts_cp(c, k) == ts_cp(c, i + 1) && ts_cp(c, k + 1) == ts_cp(c, i + 2) &&
            ts_cp(c, k - 1) != ts_cp(c, i - 1))
            return true;
    return false;
}

/* Two words meet at i + 1, of the dictionary or of the article: 上海海关, 开发发展. What stands behind the
 * doubled character, or before it, would follow a single one as well if it were typed twice. */
static bool words_meet(struct ts_proof *c, size_t i) {
    enum { LONGEST = 4 };
    bool particle = ts_at_any(c, i, U"的了着地得是在和与及也都被把就将");
    bool left = !particle && ts_is_han(c, i - 1) && is_own_word_before(c, i);
    bool right = !particle && ts_is_han(c, i + 2) && is_own_word_behind(c, i);
    for (size_t n = 2; n <= LONGEST && !left && ts_is_han(c, i + 1 - n); n++)
        left = ts_copy_is_word(c, i + 1 - n, i + 1);
    for (size_t n = 2; n <= LONGEST && left && !right && ts_is_han(c, i + n); n++)
        right = ts_copy_is_word(c, i + 1, i + 1 + n);
    return left && right;
}

static bool is_lawful(struct ts_proof *c, size_t i) {
    uint32_t cp = ts_cp(c, i);
    if (!is_word_start(c, i + 1) || is_pattern(c, i) || is_name(c, i) || is_done_with(c, i))
        return true;
    bool long_left = word_start(c, i)<i, long_right = ts_copy_word_end(c, i + 1)> i + 2;
    if ((long_left && long_right) || (!long_left && !long_right && ts_is_in(cp, doubling)))
        return true;
    if (!ts_copy_may_walk(c) || words_meet(c, i) || ts_copy_comes_back(c, i - 1, i + 3))
        return true;
    if (long_right)
        return ts_is_in(cp, before_word) || (ts_is_in(cp, suffixes) && ts_is_han(c, i - 1));
    if (long_left)
        return ts_is_in(cp, behind_word) || (cp == 0x7684 && ts_at_any(c, i - 1, U"目标有")); /* 目的的 */
    return false;
}

static void check_character(struct ts_proof *c, size_t i) {
    if (!ts_is_han(c, i) || ts_cp(c, i + 1) != ts_cp(c, i) || ts_cp(c, i - 1) == ts_cp(c, i))
        return;
    size_t end = i + 2;
    while (ts_cp(c, end) == ts_cp(c, i))
        end++;
    bool numeral = ts_at_any(c, i, U"〇零一二三四五六七八九十々");
    if (!numeral && !is_lawful(c, i))
        TS_FAULT(c, TS_RULE_REPEATED_CHARACTER, i, end, .instead = ts_copy_text(c, i, i + 1));
}

/* 研究研究: a verb tried a little; 一步一步, 一个一个: one after the other; sounds. */
static bool is_lawful_word(const struct ts_proof *c, size_t i) {
    static const char32_t *const verbs[] = {
        U"研究", U"讨论", U"考虑", U"商量", U"学习", U"休息", U"了解", U"打听", U"活动", U"整理",
        U"收拾", U"介绍", U"准备", U"锻炼", U"检查", U"尝试", U"体验", U"感受", U"认识", U"参考",
        U"参观", U"观察", U"交流", U"分析", U"琢磨", U"打扫", U"放松", U"调查", U"合计", U"比较",
        U"关心", U"照顾", U"帮助", U"指导", U"教育", U"轻松", U"高兴", U"热闹", U"雪白", U"通红",
        U"笔直", U"漆黑", U"冰凉", U"火热", U"许多", U"非常", U"好多", U"很多", U"谢谢", U"加油",
        U"欢迎", U"你好", U"再见", U"慢慢", U"等等", NULL};
    return ts_copy_any(c, i, verbs) || ts_at_any(c, i, U"一哗叮咔噼轰咕叽滴呼扑咚啪嘀几两");
}

/* The same L characters twice. */
static bool is_twice(const struct ts_proof *c, size_t i, size_t length) {
    if (!is_word_start(c, i) || !is_word_start(c, i + 2 * length)) /* 菜单中选中选择 */
        return false;
    bool varied = false;
    if (ts_at_any(c, i, U"的") || ts_at_any(c, i + length - 1, U"的")) /* 当前单元格的单元格的箭头 */
        return false;
    for (size_t k = 0; k < length; k++) {
        if (!ts_is_han(c, i + k) || ts_cp(c, i + k) != ts_cp(c, i + length + k))
            return false;
        varied |= ts_cp(c, i + k) != ts_cp(c, i);
    }
    return varied;
}

enum { LONGEST_WORD = 8 };

/* The second is the beginning of a longer word: 多字符|字符串. */
static bool begins_longer(struct ts_proof *c, size_t i, size_t length) {
    return ts_is_han(c, i + length) && ts_copy_is_word(c, i, i + length + 1);
}

static size_t check_word(struct ts_proof *c, size_t i) {
    for (size_t length = LONGEST_WORD; length >= 2; length--)
        if (i + 2 * length < c->copy.n && is_twice(c, i, length)) {
            if ((length > 2 || !is_lawful_word(c, i)) && !begins_longer(c, i + length, length))
                TS_FAULT(c, TS_RULE_REPEATED_WORD, i, i + 2 * length,
                         .instead = ts_copy_text(c, i, i + length));
            return i + 2 * length;
        }
    return i + 1;
}

void ts_proof_repeats(struct ts_proof *c) {
    for (size_t k = 0; k < c->copy.n_paras; k++) {
        const struct ts_copy_para *p = &c->copy.paras[k];
        for (size_t i = p->begin; i < p->end; i++)
            check_character(c, i);
        for (size_t i = p->begin; i < p->end;)
            i = check_word(c, i);
    }
}
