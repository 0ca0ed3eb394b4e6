/* check/doubling.c -- 看看 and 看看了, 天天 and 三天天: what is doubled with a meaning.
 *
 * Each kind of word doubles in its own frame. Measures and nouns say "each" (个个, 人人) and follow no
 * number; verbs say "a little" (看看) and take no 了 and no result behind them; adverbs and adjectives grow
 * stronger (常常, 高高的). Any other character stands twice because two words meet in it (check/junction.h).
 */
#include "check/doubling.h"

#include "check/compounds.h"
#include "check/junction.h"
#include "check/rules.h"
#include "check/surnames.h"

enum { OFTEN = 3 };

/* Heard, or always doubled. */
static const char32_t sounds[] =
    U"哈呵嘻嘿嗯喂哗沙嗡汪咚呼嘘啪咳哦啊呀咯哟叮铃隆淙潺啦咕叽嘟嗒喳吱嗖轰咔々"
    U"孜翩郁勃栩熠皑恢侃匆翼兢碌拳谆铮昭赫汩袅姗蹒葱巍峨寥忡岌瑟彬惺冉娓喋怏惴涓巴裸甸"
    U"悻炯茸悠谢喃滔芸耿蠢簌琅铛漉偷殷滚融泱灼茫浩沱涛娟婷嫣潇皎绵盈翠";

/* Nearly always doubled, unless a word ends or begins there: 浓浓的, but 浓度. */
static const char32_t strong[] = U"浓腾累阵闪源种整双";

static const char32_t adverbs[] = U"常仅往刚渐纷偏频屡默悄等恰迟稍微缓静早慢连略徐暗统断白久";

/* Only before what they say something of. */
static const char32_t bound_adverbs[] = U"单明好足";

static const char32_t adjectives[] =
    U"大小高低长短厚薄轻重红绿黑蓝黄甜冷热暖湿净美胖瘦弯粗平稳实松密空漫深远牢紧满细快苦整老稀尖圆团斑";

/* Those that grow stronger before verbs too: 大大增加, 重重叠起. */
static const char32_t before_verbs[] = U"大小高重轻深密远紧牢稳细苦漫满";

/* "Each", alone and behind 一; and behind 一 only. */
static const char32_t each[] =
    U"个件条家户人年天日月夜处时事样步层声句字代次回片点滴丝缕村乡门世座场期县届份";
static const char32_t one_by_one[] =
    U"个件条家户天年日夜步层声句字代次回片点滴丝缕村行页篇幅幢栋座辆趟遍阵股道张本封队根棵颗粒"
    U"块段场桩圈串排级批只枚笔台套项种桶箱车船摞堆组群束朵盏扇双对面下圆拨轮茬波株架份曲支首碗杯瓶盆部艘幕卷";

static const char32_t verbs[] =
    U"点看听说想试问走谈笑聊玩坐帮教歇尝闻摸动写读念数查评扶抱拍敲吹晒瞧逛练晃摇跑翻算猜学讲唱跳"
    U"洗擦刷扫劝催揉捏做照散握挥招管躺睡画议晾溜转遛抖抿眨";

static const char32_t kin[] = U"爸妈爷奶哥姐弟妹叔伯婶舅姑姨公婆宝星娃太囡猩蝈蛐饽狒某可泡包棒杠兜梭巳妞";

/* What verbs take behind them, and doubled ones do not. */
static const char32_t results[] = U"不了过着完到成出进清在得起下来去掉住给向往为于牢透懂";

/* Behind a number. */
static const char32_t counted[] = U"个年月日天期批道家名位条件项半成切样定般起直旦体步度番方带线句张座片段种"
                                  U"次些时列程回块只枚級级大十核哄场波"
                                  U"元万亿千百台套辆吨米岁人层组类点分秒周季届号是要";

static const char32_t figures[] = U"〇零一二三四五六七八九";
static const char32_t numerals[] = U"〇零一二三四五六七八九十百千万亿两";

/* Doubled inside a longer word that ICU's dictionary does not have whole. */
static const char32_t *const idioms[] = {
    U"绿油油",   U"红彤彤",   U"眼睁睁",   U"热腾腾",   U"笑眯眯",   U"气冲冲",   U"阴沉沉",   U"胖乎乎",
    U"湿漉漉",   U"黑压压",   U"空荡荡",   U"乱哄哄",   U"圆滚滚",   U"香喷喷",   U"软绵绵",   U"金灿灿",
    U"金闪闪",   U"黄澄澄",   U"亮堂堂",   U"亮闪闪",   U"活生生",   U"白花花",   U"红通通",   U"热辣辣",
    U"冷飕飕",   U"凉飕飕",   U"轻飘飘",   U"光溜溜",   U"滑溜溜",   U"乐陶陶",   U"美滋滋",   U"喜滋滋",
    U"血淋淋",   U"湿淋淋",   U"病恹恹",   U"懒洋洋",   U"喜洋洋",   U"暖洋洋",   U"暖烘烘",   U"热烘烘",
    U"毛茸茸",   U"水灵灵",   U"水淋淋",   U"明晃晃",   U"火辣辣",   U"直勾勾",   U"空落落",   U"静悄悄",
    U"硬邦邦",   U"硬梆梆",   U"孤零零",   U"慢腾腾",   U"雾蒙蒙",   U"灰蒙蒙",   U"灰溜溜",   U"亮晶晶",
    U"醉醺醺",   U"乐呵呵",   U"人才济济", U"硕果累累", U"循循善诱", U"信誓旦旦", U"衣冠楚楚", U"含情脉脉",
    U"死气沉沉", U"头头是道", U"步步为营", U"历历在目", U"官官相护", U"息息相关", U"振振有词", U"依依不舍",
    U"依依惜别", U"斤斤计较", U"区区小事", U"摇摇欲坠", U"跃跃欲试", U"比比皆是", U"面面俱到", U"念念不忘",
    U"欣欣向荣", U"蒸蒸日上", U"洋洋洒洒", U"楚楚动人", U"两鬓斑斑", U"得意扬扬", U"得意洋洋", U"文质彬彬",
    U"风尘仆仆", U"兴致勃勃", U"大腹便便", U"气势汹汹", U"来势汹汹", U"无所事事", U"两手空空", U"忧心忡忡",
    U"井井有条", U"津津有味", U"津津乐道", U"落落大方", U"茫茫人海", U"泱泱大国", U"波光粼粼", U"伤痕累累",
    U"负债累累", U"果实累累", U"千里迢迢", U"众目睽睽", U"神采奕奕", U"虎视眈眈", U"空空如也", U"惺惺相惜",
    U"心心相印", U"代代相传", U"口口声声", U"口口相传", U"节节攀升", U"节节高",   U"节节败退", U"环环相扣",
    U"丝丝入扣", U"层层加码", U"滔滔不绝", U"夸夸其谈", U"泛泛而谈", U"侃侃而谈", U"绰绰有余", U"咄咄逼人",
    U"遥遥领先", U"遥遥无期", U"彬彬有礼", U"区区几",   U"草草了事", U"草草收",   U"匆匆",     U"牢牢把握",
    U"牢牢守住", U"深深扎根", U"自欺欺人", U"将心比心", U"不仅仅",   U"人外有人", U"直直地",   U"一代代",
    U"一年年",   U"年年岁岁", U"岁岁年年", U"白发苍苍", U"郁郁葱葱", U"蠢蠢欲动", U"生机勃勃", U"空空荡荡",
    U"沉甸甸",   U"赤裸裸",   U"慢慢来",   U"高高在上", U"高高挂起", U"重重困难", U"困难重重", U"重重包围",
    U"重重叠叠", U"危机重重", U"心事重重", U"顾虑重重", U"矛盾重重", U"多多益善", U"多多关照", U"多多包涵",
    U"多多指教", U"多多支持", U"好处多多", U"收获多多", U"万万不",   U"万万没",   U"断断续续", U"平平淡淡",
    U"智力平平", U"成绩平平", U"表现平平", U"业绩平平", U"相貌平平", U"久久为功", U"过过瘾",   U"源源不断",
    U"漫漫长路", U"长途漫漫", U"长路漫漫", U"前路漫漫", U"一点点",   U"一丝丝",   U"的条条",   U"的框框",
    U"美美与共", U"南南合作", U"钉钉子",   U"八八战略", U"心心相融", U"空空导弹", U"层层压实", U"层层传导",
    U"层层落实", U"层层推进", U"层层把关", U"层层递进", U"层层筛选", U"层层选拔", U"层层深入", U"唠唠家常",
    U"唠唠嗑",   U"亿亿次",   U"亿亿亿",   U"万万人",   U"立法法",   U"东东",     U"云云",     U"处处可见",
    U"座座军营", U"座座城",   U"场场爆满", U"趟趟爆满", U"期期爆满", U"主席席",   U"对对台",   U"突出出来",
    U"唯一一",   U"买买提",   U"在座座",   U"人人平等", U"人人有责", U"人人参与", U"人人享有", U"人人可",
    U"如今天天", NULL};

/* Verbs and what they are done to: 点点头. */
static const char32_t *const a_little[] = {
    U"点头", U"摇头", U"散步", U"聊天", U"跑步", U"洗澡", U"跳舞", U"帮忙", U"握手", U"挥手", U"招手",
    U"拍手", U"歇脚", U"谈心", U"看书", U"读书", U"说话", U"唱歌", U"听歌", U"看戏", U"听戏", U"听课",
    U"走路", U"写字", U"练字", U"看病", U"看报", U"逛街", U"洗脸", U"洗手", U"擦脸", U"问路", U"敲门",
    U"照镜", U"动手", U"动脑", U"动笔", U"晒太", U"画画", U"扫地", U"做饭", U"包子", U"鼓劲", U"算账",
    U"眨眼", U"睡觉", U"拍照", U"念书", U"做事", U"遛弯", U"学车", NULL};

static bool is_behind_number(const struct ts_proof *c, size_t i) {
    return ts_kind(c, i - 1) == TS_COPY_DIGIT ||
           ts_at_any(c, i - 1,
                     U"二三四五六七八九十百千万亿两几数每各第半多这那该某本别另整前后上下今去明当全首") ||
           (ts_cp(c, i - 1) == U'一' && ts_at_any(c, i - 2, U"第唯同每各另这那只十百千万二三四五六七八九"));
}

/* The left of the two belongs to the word before it, 经常 in 经常常; so do rare words by chance, 且慢 in
 * 并且慢慢. */
static bool ends_word(struct ts_proof *c, size_t i) {
    return ts_is_han(c, i - 1) && !ts_at_any(c, i - 1, U"我你他她咱来去要再就也还") &&
           ts_copy_is_word(c, i - 1, i + 1) && ts_junction_costs_a_word(c, i);
}

/* The right of them belongs to the word behind it, which is not the first half of a longer one: 大大会,
 * 天天变得. */
static bool begins_word(struct ts_proof *c, size_t i) {
    return ts_is_han(c, i + 2) && ts_copy_is_word(c, i + 1, i + 3) &&
           !(c->copy.v[i + 2].word && ts_copy_word_end(c, i + 2) > i + 3);
}

/* The article has the two as a word with a neighbour elsewhere, again and again: 基站, and here 基站站. */
static bool is_of_word_elsewhere(const struct ts_proof *c, const struct ts_grams *g, size_t i) {
    uint32_t l = ts_cp(c, i - 1), x = ts_cp(c, i), r = ts_cp(c, i + 2);
    return (ts_is_han(c, i - 1) && ts_grams_pairs(g, l, x) > ts_grams_triples(g, l, x, x) + OFTEN) ||
           (ts_is_han(c, i + 2) && ts_grams_pairs(g, x, r) > ts_grams_triples(g, x, x, r) + OFTEN);
}

/* --- numbers --- */

/* 二二五五: read figure by figure. */
static bool is_row_of_figures(const struct ts_proof *c, size_t i) {
    size_t begin = i, end = i;
    while (ts_at_any(c, begin - 1, figures))
        begin--;
    while (ts_at_any(c, end, figures))
        end++;
    return end - begin >= 4 && !ts_at_any(c, begin - 1, numerals) && !ts_at_any(c, end, numerals);
}

/* 一一说明, 两两相对. */
static bool is_lawful_numeral(struct ts_proof *c, size_t i) {
    uint32_t cp = ts_cp(c, i);
    bool plan = cp == U'五' && ts_cp(c, i - 1) == U'十' && !ts_at_any(c, i + 2, counted); /* “十五五”规划 */
    if (is_row_of_figures(c, i) || (cp == U'零' && ts_cp(c, i - 1) == U'点') || plan)
        return true;
    if (is_behind_number(c, i) || ends_word(c, i) || !ts_is_han(c, i + 2))
        return false;
    if (cp == U'一')
        return ts_copy_starts(c, i + 2, U"点评") ||
               (!ts_at_any(c, i - 1, U"了有过着") && !ts_at_any(c, i + 2, counted) &&
                !ts_at_any(c, i + 2, numerals) && !(begins_word(c, i) && ts_junction_costs_a_word(c, i)));
    return (cp == U'万' && ts_at_any(c, i + 2, U"不没")) ||
           (cp == U'两' && ts_at_any(c, i + 2, U"相对组配比合结之间搭成分联")) ||
           (ts_is_in(cp, figures) &&
            ts_at_any(c, i + 2, U"制歌表节重事开分得拍")); /* 三三制, 九九歌, 七七事变 */
}

/* --- words that double --- */

/* What begins with an adverb or adjective of these and is another word: 常务, 频道, 大规模. */
static const char32_t *const other_words[] = {
    U"常规", U"常务", U"常见", U"常年", U"常用", U"常态", U"常识", U"常驻", U"常委", U"往来", U"往年",
    U"往事", U"往日", U"往后", U"往前", U"往返", U"刚性", U"仅有", U"频道", U"频率", U"频繁", U"默认",
    U"默契", U"默许", U"恰当", U"恰好", U"恰巧", U"迟到", U"迟早", U"迟疑", U"稍后", U"缓解", U"缓冲",
    U"缓和", U"偏见", U"偏差", U"偏远", U"偏向", U"偏离", U"偏好", U"偏重", U"渐进", U"渐变", U"纷争",
    U"纷繁", U"等待", U"等级", U"等于", U"等候", U"早上", U"早晨", U"早期", U"早日", U"早已", U"早餐",
    U"微信", U"微博", U"微型", U"微观", U"连续", U"连接", U"连忙", U"连夜", U"连锁", U"统一", U"统计",
    U"统筹", U"统战", U"断定", U"断裂", U"白天", U"白色", U"静态", U"静止", U"暗示", U"略有", U"微软",
    U"微薄", U"微小", U"缓慢", U"慢跑", U"白领", U"大规", U"大多", U"大笔", U"大量", U"大型", U"大家",
    U"大学", U"大会", U"大幅", U"大小", U"大众", U"高度", U"高质", U"重要", U"重大", U"重新", U"重点",
    U"深入", U"深化", U"深刻", U"远程", U"紧急", U"紧密", U"密切", U"轻松", U"细节", U"细化", U"苦难",
    U"漫长", U"满意", U"满足", U"偏低", U"偏高", U"小学", U"小区", U"小组", U"小时", U"小麦", U"小型",
    U"小微", U"小说", U"小康", U"小镇", U"小伙", U"小孩", U"稳定", U"稳步", U"稳增", U"稳中", U"稳妥",
    U"稳产", U"稳固", U"浓度", U"浓缩", U"浓厚", U"浓郁", U"累计", U"累积", U"腾讯", U"腾飞", U"阵地",
    U"阵容", U"阵营", U"闪电", U"闪光", U"源头", U"源于", U"源泉", U"种植", U"种子", U"种类", U"种业",
    U"种群", U"种养", U"整个", U"整体", U"整改", U"整治", U"整理", U"整合", U"整洁", U"整车", U"双方",
    U"双边", U"双向", U"双碳", U"双重", U"双手", U"双赢", U"双拥", NULL};

/* 浓浓的年味: no number before it, and no other word around it. */
static bool is_lawful_strong(struct ts_proof *c, size_t i) {
    return !is_behind_number(c, i) && !ends_word(c, i) && !ts_copy_any(c, i + 1, other_words);
}

static bool is_lawful_adverb(struct ts_proof *c, size_t i) {
    bool bound = ts_is_in(ts_cp(c, i), bound_adverbs);
    if (ends_word(c, i) || ts_copy_any(c, i + 1, other_words))
        return false;
    return !bound || (ts_is_han(c, i + 2) && !ts_at_any(c, i + 2, U"不了过的") && !begins_word(c, i));
}

static bool is_lawful_adjective(struct ts_proof *c, const struct ts_grams *g, size_t i) {
    if (ends_word(c, i) || ts_copy_any(c, i + 1, other_words))
        return false;
    if (ts_at_any(c, i + 2, U"的地") || ts_at_any(c, i + 2, U"几数一两三十半") ||
        ts_kind(c, i + 2) == TS_COPY_DIGIT)
        return true;
    if (!ts_is_han(c, i + 2))
        return ts_at_any(c, i, U"重满") && ts_is_han(c, i - 1); /* 困难重重, 收获满满 */
    return ts_is_in(ts_cp(c, i), before_verbs) && !ts_at_any(c, i + 2, U"了过着得") && !begins_word(c, i) &&
           !is_of_word_elsewhere(c, g, i);
}

static bool is_lawful_measure(struct ts_proof *c, const struct ts_grams *g, size_t i) {
    uint32_t cp = ts_cp(c, i);
    if (is_behind_number(c, i) || (begins_word(c, i) && !ts_at_any(c, i + 2, U"有都是要能会皆")))
        return false;
    if (ts_cp(c, i - 1) == U'一')
        return ts_is_in(cp, one_by_one) && (ts_is_han(c, i + 2) || ts_at_any(c, i + 2, U"，、。“《")) &&
               !ts_at_any(c, i + 2, U"之");
    bool said = ts_is_han(c, i + 2) || !ts_is_han(c, i - 1);
    return said && ts_is_in(cp, each) && !ends_word(c, i) && !is_of_word_elsewhere(c, g, i) &&
           (!ts_is_han(c, i - 1) || !ts_junction_costs_a_word(c, i));
}

/* 说说 and a pause behind it, and nobody who is asked to: 他说。 */
static bool is_speech(const struct ts_proof *c, size_t i) {
    return ts_at_any(c, i, U"说讲") && ts_at_any(c, i + 2, U"，。：“") && ts_is_han(c, i - 1) &&
           !ts_at_any(c, i - 1, U"去请细体我你您要想再就先听");
}

static bool is_lawful_verb(struct ts_proof *c, size_t i) {
    uint32_t verb[] = {ts_cp(c, i), ts_cp(c, i + 2)};
    for (const char32_t *const *pair = a_little; *pair; pair++)
        if ((*pair)[0] == verb[0] && (*pair)[1] == verb[1])
            return true;
    bool whole = c->copy.v[i].word && ts_copy_word_end(c, i) == i + 2; /* 看看|花市, and no 看花 */
    return !ts_at_any(c, i + 2, results) && !ends_word(c, i) && (whole || !begins_word(c, i)) &&
           !is_speech(c, i) && ts_kind(c, i + 2) != TS_COPY_DIGIT && !is_behind_number(c, i);
}

static bool is_lawful_noun(struct ts_proof *c, const struct ts_grams *g, size_t i) {
    return !ends_word(c, i) && !begins_word(c, i) && !is_of_word_elsewhere(c, g, i);
}

/* --- all of them --- */

/* 人社部部长, 重庆市市民: what somebody is the head of, or where somebody lives. */
static bool is_office(const struct ts_proof *c, size_t i) {
    static const char32_t *const market[] = {U"市场监", NULL};
    if (ts_cp(c, i) == U'年' && ts_kind(c, i - 1) == TS_COPY_DIGIT) /* 2025年年会 */
        return ts_at_any(c, i + 2, U"会均中度报");
    if (!ts_is_han(c, i - 1) || ts_at_any(c, i - 1, U"的在是向对与和等以为了"))
        return false;
    bool session =
        ts_cp(c, i) == U'会' && ts_at_any(c, i - 1, U"委员事协学工商妇") && ts_at_any(c, i + 2, U"议员长");
    return session || ts_copy_any(c, i + 1, market) ||
           (ts_at_any(c, i, U"部局省市县区镇乡村队团科处校院所站厂店班组会社台馆室行厅司旅连营州盟旗署") &&
            ts_at_any(c, i + 2, U"长员")) ||
           (ts_at_any(c, i, U"省市县区镇乡村州") && ts_at_any(c, i + 2, U"委民府政级直内外域属情立区容"));
}

/* 高高兴兴, 条条框框, of words that are no function words; “了了”. */
static bool is_pattern(const struct ts_proof *c, size_t i) {
    bool second = ts_is_han(c, i + 2) && ts_cp(c, i + 2) == ts_cp(c, i + 3);
    bool first = ts_is_han(c, i - 1) && ts_cp(c, i - 1) == ts_cp(c, i - 2);
    bool listed = ts_at_any(c, i - 1, U"“‘（《·") && ts_at_any(c, i + 2, U"”’）》·");
    bool function = ts_junction_is_function_word(ts_cp(c, i)) && !ts_at_any(c, i, U"是来");
    return ((first || second) && !function) || listed;
}

/* A longer word holds both: of the dictionary, or of the list. */
static bool is_inside_word(const struct ts_proof *c, size_t i) {
    const struct ts_copy_char *v = c->copy.v;
    if (!v[i + 1].word && (!v[i].word || !v[i + 2].word))
        return true;
    for (const char32_t *const *word = idioms; *word; word++)
        for (size_t k = 0; (*word)[k + 1]; k++)
            if ((*word)[k] == (*word)[k + 1] && (*word)[k] == ts_cp(c, i) && k < i &&
                ts_copy_starts(c, i - k, *word))
                return true;
    return false;
}

/* What children and pets are called. */
static const char32_t pet_names[] =
    U"豆旺圆甜丁当东强乐毛花咪球胖壮虎牛贝妮朵果糖米奇点心童阳明亮欢笑多康平安静芳丽红兰英梅";

/* 赵玲玲: a given name behind a surname that a title, a mark or a blank stands before. */
static bool is_name(struct ts_proof *c, const struct ts_grams *g, size_t i) {
    bool titled = ts_copy_any_before(c, i - 1, ts_titles) || ts_copy_any(c, i + 2, ts_titles);
    if (ts_at_any(c, i - 1, U"叫") && ts_is_in(ts_cp(c, i), pet_names) &&
        (!ts_is_han(c, i + 2) || ts_at_any(c, i + 2, U"的"))) /* 儿子叫豆豆 */
        return true;
    bool begins = !ts_is_han(c, i - 2), ends = !ts_is_han(c, i + 2) || ts_copy_any(c, i + 2, ts_speech_verbs);
    return ts_surname_is(ts_cp(c, i - 1)) && (titled || (begins && ends)) && !ends_word(c, i) &&
           !ts_junction_is_own_before(c, g, i, 1);
}

/* 拉瓦卢马纳纳, 吉尔吉斯斯坦, 总理卡卡尔: a row of what names of other languages are written with, that is no
 * word of the dictionary with a character too many. */
static bool is_foreign(struct ts_proof *c, size_t i) {
    enum { SHORT = 3, LONG = 4, MOST = 12 };
    size_t begin = i, end = i + 2;
    while (ts_proof_is_sound(ts_cp(c, begin - 1)) && i - begin < MOST)
        begin--;
    while (ts_proof_is_sound(ts_cp(c, end)) && end - i < MOST)
        end++;
    bool framed = ts_copy_any_before(c, begin, ts_titles) ||
                  (!ts_is_han(c, begin - 1) && ts_copy_any(c, end, ts_speech_verbs));
    return (end - begin >= LONG || (end - begin == SHORT && framed)) &&
           (framed || ts_copy_words_without(c, begin, end, i) != 1);
}

/* 了了一桩心愿 is a verb with its particle; 不了了之 and its like have it twice as well. */
static bool is_done_with(const struct ts_proof *c, size_t i) {
    static const char32_t *const what[] = {U"一桩", U"一件", U"这桩", U"这件", U"心愿", U"此愿", NULL};
    return ts_cp(c, i) == U'了' &&
           (ts_copy_any(c, i + 2, what) || (ts_at_any(c, i - 1, U"不心") && ts_at_any(c, i + 2, U"之分然")));
}

bool ts_doubling_is_lawful(struct ts_proof *c, const struct ts_grams *g, size_t i) {
    uint32_t cp = ts_cp(c, i);
    if (ts_cp(c, i + 2) == cp && !ts_is_in(cp, sounds)) /* three times */
        return ts_is_in(cp, figures) && (is_row_of_figures(c, i) || ts_cp(c, i - 1) == U'点');
    if (ts_is_in(cp, sounds) || is_pattern(c, i) || is_inside_word(c, i) || is_name(c, g, i) ||
        is_done_with(c, i) || is_office(c, i) || is_foreign(c, i) || ts_compounds_meet(c, g, i))
        return true;
    if (ts_is_in(cp, numerals) && cp != U'千')
        return is_lawful_numeral(c, i);
    bool adverb = ts_is_in(cp, adverbs) || ts_is_in(cp, bound_adverbs), noun = ts_is_in(cp, kin);
    return (ts_is_in(cp, strong) && is_lawful_strong(c, i)) || (adverb && is_lawful_adverb(c, i)) ||
           (ts_is_in(cp, adjectives) && is_lawful_adjective(c, g, i)) || is_lawful_measure(c, g, i) ||
           (ts_is_in(cp, verbs) && is_lawful_verb(c, i)) || (noun && is_lawful_noun(c, g, i)) ||
           ts_junction_is_lawful(c, g, i);
}
