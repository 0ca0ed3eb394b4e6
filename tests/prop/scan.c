#include "suites.h"
#include "text.h"

#include <stdio.h>

/* Rich in marks and numbers: at some phase each mark of them comes to a line's end and to its start. */
static const char *const sentences[] = {
    "“我们要做‘专精特新’企业，”他说，“这是《规划》（2021—2025年）的要求。”据统计，一季度营收同比增长4.7%"
    "，达到338.89亿元。",
    "记者：疫情（COVID-19）对公司有什么影响？答：影响很大！但是……我们挺过来了——靠的是1,234名员工。",
    "《人民日报》、《经济日报》、“新华网”等媒体于2022-06-01的10:"
    "30报道了此事；其中，《光明日报》（网络版）最早。",
    "卡尔·马克思（Karl Marx）与弗里德里希·恩格斯著《共产党宣言》（1848年）；它说：“全世界无产者，联合起来！”",
    "北京～上海、广州～深圳的票价为¥553.5／人，比去年低了3‰；气温为−3℃至37℃，样品编号为№7和№12。",
    "怎么会这样？！他喊道：“不！！！”——没有人回答他……“是吗？”“是的。”“那好，（她笑着说）走吧。”",
    "【本报讯】（记者张三、李四）5G、AI、IoT等技术在iPhone、iPad上的应用，见https://www.example.com/a/"
    "b?c=d。",
    "中国GDP增长8.1%，CPI上涨0.9%，PMI为50.3%；其中，“新三样”（电动汽车、锂电池、光伏）出口增长30%。",
    "一是“放管服”改革；二是“双随机、一公开”监管；三是“互联网+政务服务”——即“一网通办”、“跨省通办”。",
    "他在《论“十大关系”》（1956年4月25日）中说：“……要把国内外一切积极因素调动起来……”（见《选集》第5卷）",
    "〔编者按〕本文作者系〖企业〗董事长，曾任『某集团』总经理；著有《管理学（第3版）》、《战略：从A到B》。",
    "产量达1,234,567.89吨，同比增长15.6%；其中A类占60%，B类占40%，比例为3:2，误差在±0.5%以内（见表3-1）。",
};

enum {
    N_SENTENCES = sizeof sentences / sizeof *sentences,
    MOST_PHASE = 40,
    LEAST_MEASURE = 8,
    MOST_MEASURE = 30
};

static void scan_one(struct desk *d, int sentence, int phase, int measure, struct tally *tally) {
    struct text text = {.n = 0};
    for (int i = 0; i < phase; i++)
        text_add(&text, "国");
    text_add(&text, sentences[sentence]);
    struct order o = {.text = text.bytes,
                      .n = text.n,
                      .characters = measure,
                      .indent = true,
                      .justify = true,
                      .squeeze_stops = true,
                      .punctuation = TS_PUNCTUATION_FULL,
                      .level = phase % 2 ? TS_KINSOKU_GB : TS_KINSOKU_STRICT};
    struct view view;
    struct findings findings;
    desk_clear(d);
    bool set = desk_set(d, &o, &view);
    if (set)
        oracle_judge(&view, &findings);
    if (set && findings.n == 0) {
        tally->passed++;
        return;
    }
    char title[80];
    snprintf(title, sizeof title, "prop: scan, sentence %d after %d characters", sentence, phase);
    if (++tally->failed <= MOST_SHOWN)
        paragraphs_show(title, &o, &view, &findings);
}

void scan_run(struct desk *d, int step, struct tally *tally) {
    int at = 0;
    for (int sentence = 0; sentence < N_SENTENCES; sentence++)
        for (int phase = 0; phase <= MOST_PHASE; phase++)
            for (int measure = LEAST_MEASURE; measure <= MOST_MEASURE; measure++)
                if (at++ % step == 0)
                    scan_one(d, sentence, phase, measure, tally);
}
