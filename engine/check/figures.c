/* check/figures.c -- figures that contradict each other: a share of two figures given, a change from one to
 * another, a sum of parts. Only what the copy states in so many words is reckoned, and a word like 约 or 超过
 * ends it. */
#include "check/numbers.h"
#include "check/rules.h"

#include <math.h>

enum {
    FARTHEST_PART = 20,
    MOST_OF_TOTAL = 6,
    MOST_PARTS = 12,
    LONGEST_WHOLE = 14,
    LONGEST_SENTENCE = 400,
    FARTHEST_WHOLE = 2000
};

static const char32_t *const vague[] = {U"约",   U"近",   U"超",   U"逾",   U"多",   U"余",   U"以上",
                                        U"左右", U"不到", U"大约", U"将近", U"接近", U"至少", U"不足",
                                        U"上下", U"以下", U"最",   U"几",   U"累计", U"年均", U"分别",
                                        U"同比", U"预计", U"力争", U"平均", NULL};

static bool is_vague(const struct ts_proof *c, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        if (ts_copy_any(c, i, vague))
            return true;
    return false;
}

/* As is_vague, where 同比 is what is looked for. */
static bool is_vague_but_compared(const struct ts_proof *c, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        if (ts_copy_any(c, i, vague) && !ts_copy_starts(c, i, U"同比"))
            return true;
    return false;
}

static size_t sentence_begin(const struct ts_proof *c, size_t i) {
    size_t least = i > LONGEST_SENTENCE ? i - LONGEST_SENTENCE : 1;
    while (i > least && ts_cp(c, i - 1) && !ts_at_any(c, i - 1, U"。！？；"))
        i--;
    return i;
}

static size_t clause_end(const struct ts_proof *c, size_t i) {
    size_t most = i + LONGEST_SENTENCE;
    while (i < most && ts_cp(c, i) && !ts_at_any(c, i, U"，。！？；、"))
        i++;
    return i;
}

/* The last number in [begin, end). */
static bool last_number(const struct ts_proof *c, size_t begin, size_t end, struct ts_number *n) {
    for (size_t i = end; i-- > begin;)
        if (ts_number_read(c, i, n) && n->end <= end)
            return true;
    return false;
}

static const char *in_percent(struct ts_proof *c, double value, double step) {
    int decimals = step < 0.05 ? 2 : step < 0.5 ? 1 : 0;
    return ts_arena_printf(c->ctx->keep, "%.*f%%", decimals, value);
}

/* True if no value that rounds to the stated percentage lies between low and high. */
static bool contradicts(double low, double high, const struct ts_number *stated) {
    double half = stated->step / 2 + 1e-9, cut = stated->step; /* some papers cut off where others round */
    return high < stated->value - half || low > stated->value + (cut > half ? cut : half);
}

/* --- 占…的…% --- */

/* The whole's figure: the words of [begin, end) once more, before `before`, and a number right behind them.
 */
static bool find_whole(const struct ts_proof *c, size_t begin, size_t end, size_t before,
                       struct ts_number *whole) {
    for (size_t i = before; ts_cp(c, i) && before - i < FARTHEST_WHOLE; i--) {
        size_t k = 0;
        while (begin + k < end && ts_cp(c, i + k) == ts_cp(c, begin + k))
            k++;
        if (begin + k < end || i + k >= before)
            continue;
        size_t number = i + k;
        while (number < i + k + 4 && ts_is_han(c, number) && ts_at_any(c, number, U"为达到共有实现是计"))
            number++;
        return ts_number_read(c, number, whole) && !is_vague(c, i, whole->unit_end + 1);
    }
    return false;
}

static void report_share(struct ts_proof *c, const struct ts_number *part, const struct ts_number *whole,
                         const struct ts_number *percent) {
    double low = 100 * (part->value - part->step / 2) / (whole->value + whole->step / 2);
    double high = 100 * (part->value + part->step / 2) / (whole->value - whole->step / 2);
    if (contradicts(low, high, percent))
        TS_FAULT(c, TS_RULE_FIGURE_SHARE, percent->begin, percent->end,
                 .instead = in_percent(c, 100 * part->value / whole->value, percent->step),
                 .why = ts_arena_printf(c->ctx->keep, "%s / %s", ts_copy_text(c, part->begin, part->unit_end),
                                        ts_copy_text(c, whole->begin, whole->unit_end)));
}

/* 研发投入3.05亿元，占营业收入的5.4%, where 营业收入 stands before with its figure. */
static void check_share(struct ts_proof *c, size_t i) {
    struct ts_number percent, part, whole;
    size_t end = i + 1;
    while (ts_is_han(c, end) && ts_cp(c, end) != 0x7684 && end - i <= LONGEST_WHOLE)
        end++;
    if (ts_cp(c, end) != 0x7684 || end - i < 3 || end - i > LONGEST_WHOLE ||
        !ts_number_read(c, end + 1, &percent) || !percent.percent)
        return;
    size_t from = i > FARTHEST_PART ? i - FARTHEST_PART : 1, sentence = sentence_begin(c, i);
    from = from < sentence ? sentence : from;
    if (!last_number(c, from, i, &part) || part.percent || part.unit_end + 1 < i ||
        is_vague(c, part.begin - 2, percent.end + 2) || !find_whole(c, i + 1, end, part.begin - 1, &whole) ||
        !ts_number_same_unit(c, &part, &whole) || whole.value <= 0)
        return;
    report_share(c, &part, &whole, &percent);
}

/* --- 合格率 --- */

/* 抽检产品50批次，合格46批次，合格率98%: the sentence has both figures, and the word of the rate before the
 * second. 去年合格率, 全省录取率 is another one. */
static void check_rate(struct ts_proof *c, size_t i) {
    static const char32_t *const rates[] = {U"合格率", U"完成率", U"达标率", U"及格率", U"就业率", U"签约率",
                                            U"整改率", U"办结率", U"回收率", U"出勤率", U"录取率", U"成活率",
                                            U"入住率", U"开工率", U"竣工率", U"通过率", NULL};
    struct ts_number percent, part, whole, more;
    size_t n = ts_copy_any(c, i, rates), number = i + n, at = i;
    while (n && ts_at_any(c, number, U"为达是"))
        number++;
    if (!n || ts_is_han(c, i - 1) || !ts_number_read(c, number, &percent) || !percent.percent)
        return;
    size_t begin = sentence_begin(c, i);
    while (at > begin && !(ts_cp(c, at - 1) == ts_cp(c, i) && ts_cp(c, at) == ts_cp(c, i + 1)))
        at--;
    size_t figure = at + 1 + ts_at_any(c, at + 1, U"了的");
    if (at <= begin || !ts_number_read(c, figure, &part) || !last_number(c, begin, at - 1, &whole) ||
        !ts_number_same_unit(c, &part, &whole) || whole.value < part.value || part.percent ||
        ts_number_next(c, part.unit_end, i, &more) || is_vague(c, begin, percent.end + 2))
        return;
    report_share(c, &part, &whole, &percent);
}

/* --- 由…增至…，增长…% --- */

static const char32_t *const up[] = {U"增至",   U"增加到", U"增长到", U"增到",   U"提高到", U"提高至",
                                     U"升至",   U"上升到", U"上升至", U"提升到", U"提升至", U"增加至",
                                     U"增长至", U"扩大到", U"涨到",   U"涨至",   NULL};
static const char32_t *const down[] = {U"减至",   U"减少到", U"减少至", U"降至",   U"降到",   U"下降到",
                                       U"下降至", U"降低到", U"降低至", U"压缩到", U"压缩至", U"缩短到",
                                       U"缩短至", U"跌到",   U"跌至",   U"减到",   NULL};
static const char32_t *const rise[] = {U"增长", U"增加", U"提高", U"上升", U"提升",
                                       U"增幅", U"上涨", U"涨幅", NULL};
static const char32_t *const fall[] = {U"下降", U"减少", U"降低", U"缩短", U"降幅",
                                       U"压缩", U"下跌", U"跌幅", NULL};

/* The percentage of the change, in the next clause: 增长了…%. */
static bool find_percent(const struct ts_proof *c, size_t i, bool rising, struct ts_number *percent) {
    size_t end = clause_end(c, i), number;
    if (ts_cp(c, end) != 0xFF0C)
        return false;
    size_t n = ts_copy_any(c, end + 1, rising ? rise : fall);
    number = end + 1 + n;
    while (n && ts_at_any(c, number, U"了达为"))
        number++;
    return n && ts_number_read(c, number, percent) && percent->percent;
}

/* What the figures make of a change that is stated in %, for one that rises or falls. */
static void compare_change(struct ts_proof *c, const struct ts_number *from, const struct ts_number *to,
                           const struct ts_number *percent, bool rising) {
    double sign = rising ? 1 : -1;
    double a = 100 * sign * ((to->value - sign * to->step / 2) / (from->value + sign * from->step / 2) - 1);
    double b = 100 * sign * ((to->value + sign * to->step / 2) / (from->value - sign * from->step / 2) - 1);
    if (!contradicts(fmin(a, b), fmax(a, b), percent))
        return;
    const char *right = in_percent(c, 100 * sign * (to->value / from->value - 1), percent->step);
    const char *first = ts_copy_text(c, from->begin, from->unit_end),
               *second = ts_copy_text(c, to->begin, to->unit_end);
    TS_FAULT(c, TS_RULE_FIGURE_CHANGE, percent->begin, percent->end, .instead = right,
             .why = ts_arena_printf(c->ctx->keep, TS_BOTH("%s → %s (%s)", "%s → %s（应为 %s）"), first,
                                    second, right, first, second, right));
}

/* 由300人增加到350人，增加25人: where figures are exact, the difference is. */
static void check_difference(struct ts_proof *c, const struct ts_number *from, const struct ts_number *to,
                             bool rising) {
    size_t end = clause_end(c, to->unit_end), n = ts_copy_any(c, end + 1, rising ? rise : fall);
    size_t at = end + 1 + n + ts_at_any(c, end + 1 + n, U"了");
    struct ts_number stated;
    if (!n || ts_cp(c, end) != 0xFF0C || !ts_number_read(c, at, &stated) ||
        !ts_number_same_unit(c, &stated, to) || is_vague(c, to->unit_end, stated.unit_end + 2))
        return;
    double difference = fabs(to->value - from->value);
    bool counted = from->step == 1 && to->step == 1 && stated.step == 1; /* as people are; 1.2万 is rounded */
    double rounding = counted ? 0 : (from->step + to->step + stated.step) / 2;
    if (fabs(difference - stated.value) > rounding + 1e-6)
        TS_FAULT(c, TS_RULE_FIGURE_CHANGE, stated.begin, stated.unit_end,
                 .why = ts_arena_printf(c->ctx->keep, "%s → %s", ts_copy_text(c, from->begin, from->unit_end),
                                        ts_copy_text(c, to->begin, to->unit_end)));
}

/* 由100人增加到300人，增加了3倍: three times as many are two times more. */
static void check_times(struct ts_proof *c, const struct ts_number *from, const struct ts_number *to) {
    size_t end = clause_end(c, to->unit_end), n = ts_copy_any(c, end + 1, rise);
    size_t at = end + 1 + n + ts_at_any(c, end + 1 + n, U"了");
    struct ts_number stated;
    if (!n || ts_cp(c, end) != 0xFF0C || from->value <= 0 || !ts_number_read(c, at, &stated) ||
        ts_cp(c, stated.end) != U'倍' || is_vague(c, to->unit_end, stated.end + 2))
        return;
    double low = (to->value - to->step / 2) / (from->value + from->step / 2) - 1,
           high = (to->value + to->step / 2) / (from->value - from->step / 2) - 1;
    if (contradicts(low, high, &stated))
        TS_FAULT(c, TS_RULE_FIGURE_CHANGE, stated.begin, stated.end + 1,
                 .why = ts_arena_printf(c->ctx->keep, "%s → %s", ts_copy_text(c, from->begin, from->unit_end),
                                        ts_copy_text(c, to->begin, to->unit_end)));
}

static void check_change(struct ts_proof *c, size_t i) {
    struct ts_number from, to, percent;
    size_t rising = ts_copy_any(c, i, up), falling = ts_copy_any(c, i, down), n = rising + falling;
    if (!n || !ts_number_read(c, i + n, &to) || !last_number(c, sentence_begin(c, i), i, &from) ||
        from.unit_end + 1 < i)
        return;
    bool said = false; /* 由 or 从 before the first figure */
    for (size_t k = from.begin;
         k-- > 1 && from.begin - k <= 12 && ts_is_chinese(c, k) && !ts_at_any(c, k, U"，。；");)
        said |= ts_at_any(c, k, U"由从");
    if (!said || !ts_number_same_unit(c, &from, &to) || is_vague(c, from.begin - 1, to.unit_end + 2))
        return;
    if (rising ? to.value < from.value : to.value > from.value) {
        TS_FAULT(c, TS_RULE_FIGURE_CHANGE, i, to.end,
                 .why = ts_arena_printf(c->ctx->keep, "%s → %s", ts_copy_text(c, from.begin, from.unit_end),
                                        ts_copy_text(c, to.begin, to.unit_end)));
        return;
    }
    if (!from.percent)
        check_difference(c, &from, &to, rising > 0);
    if (!from.percent && rising)
        check_times(c, &from, &to);
    if (from.percent || from.value <= 0 || !find_percent(c, to.unit_end, rising > 0, &percent) ||
        is_vague(c, to.unit_end, percent.end + 2))
        return;
    compare_change(c, &from, &to, &percent, rising > 0);
}

/* 产值120亿元，比去年同期的100亿元增长30%; 利润80万元，去年是100万元，同比增长20%: this year's figure stands
 * before, last year's behind the word, the change behind that. */
static void check_last_year(struct ts_proof *c, size_t i) {
    enum { FARTHEST = 24 };
    static const char32_t *const years[] = {U"去年同期", U"上年同期", U"去年", U"上年",
                                            U"上一年",   U"前一年",   NULL};
    static const char32_t *const links[] = {U"相比", U"同比", U"比上年", U"比去年", NULL};
    struct ts_number now, last, percent;
    size_t word = ts_copy_any(c, i, years), number = i + word, begin = sentence_begin(c, i);
    while (word && number - i - word < 3 && ts_at_any(c, number, U"的是为仅有只达"))
        number++;
    if (!word || !ts_number_read(c, number, &last) || !last_number(c, begin, i, &now) || now.percent ||
        i - now.unit_end > FARTHEST || !ts_number_same_unit(c, &now, &last) || last.value <= 0)
        return;
    size_t at = last.unit_end;
    while (ts_cp(c, at) == U'，' || ts_copy_any(c, at, links))
        at += ts_cp(c, at) == U'，' ? 1 : ts_copy_any(c, at, links);
    size_t up_word = ts_copy_any(c, at, rise), down_word = ts_copy_any(c, at, fall);
    size_t figure = at + up_word + down_word;
    figure += ts_at_any(c, figure, U"了达");
    if (!(up_word || down_word) || !ts_number_read(c, figure, &percent) || !percent.percent ||
        is_vague_but_compared(c, now.begin - 2, percent.end + 2))
        return;
    bool rising = up_word > 0;
    if (rising ? now.value < last.value : now.value > last.value)
        TS_FAULT(c, TS_RULE_FIGURE_CHANGE, at, percent.end,
                 .why = ts_arena_printf(c->ctx->keep, "%s → %s", ts_copy_text(c, last.begin, last.unit_end),
                                        ts_copy_text(c, now.begin, now.unit_end)));
    else
        compare_change(c, &last, &now, &percent, rising);
}

/* --- 共…，其中男…，女…; …、…，合计… --- */

static double add_parts(const struct ts_proof *c, size_t begin, size_t end, const struct ts_number *total,
                        size_t *n) {
    double sum = 0;
    struct ts_number part;
    for (size_t i = begin; i < end && ts_number_next(c, i, end, &part); i = part.end)
        if (ts_number_same_unit(c, &part, total)) {
            sum += part.value;
            ++*n;
        }
    return sum;
}

static void report_sum(struct ts_proof *c, const struct ts_number *total, double sum, size_t n) {
    double off = fabs(sum - total->value);
    if (n >= 2 && n <= MOST_PARTS &&
        off > total->step * (total->step < 1 || total->value >= 1e4 ? 0.5 * (double)(n + 1) : 0) + 1e-6)
        TS_FAULT(c, TS_RULE_FIGURE_SUM, total->begin, total->unit_end,
                 .why = ts_arena_printf(c->ctx->keep, "%.10g", sum));
}

/* The figure of which 其中 at i takes parts. */
static bool find_total(const struct ts_proof *c, size_t i, struct ts_number *total) {
    size_t sentence = sentence_begin(c, i);
    size_t from = i > FARTHEST_PART && i - FARTHEST_PART > sentence ? i - FARTHEST_PART : sentence;
    return last_number(c, from, i, total);
}

/* 共有100人，其中女性40人，占40%: of the first part alone, and of nothing else that is named. */
static void check_part(struct ts_proof *c, size_t i) {
    static const char32_t *const of_it[] = {U"比", U"比为", U"总数的", U"全部的", NULL};
    struct ts_number total, part, percent;
    if (!find_total(c, i, &total) || total.percent || total.value <= 0 ||
        !ts_number_next(c, i + 2, i + 2 + FARTHEST_PART, &part) || !ts_number_same_unit(c, &part, &total) ||
        sentence_begin(c, part.begin) != sentence_begin(c, i))
        return;
    size_t at = part.unit_end + (ts_cp(c, part.unit_end) == 0xFF0C);
    if (ts_cp(c, at) != 0x5360)
        return;
    at += 1 + ts_copy_any(c, at + 1, of_it);
    for (size_t k = at; ts_cp(c, at) == U'总' && ts_is_han(c, k) && k - at <= MOST_OF_TOTAL; k++)
        if (ts_cp(c, k) == U'的') /* 占总收入的 */
            at = k + 1;
    if (ts_number_read(c, at, &percent) && percent.percent && !is_vague(c, total.begin - 2, percent.end + 2))
        report_share(c, &part, &total, &percent);
}

/* 全县共有15个乡镇，其中镇18个: no part is more than the whole. 其中18个村 counts something else. */
static void check_larger_part(struct ts_proof *c, size_t i) {
    enum { NEAR = 12 };
    struct ts_number total, part;
    bool whole = false;
    if (!find_total(c, i, &total) || total.percent ||
        !ts_number_next(c, i + 2, i + 2 + FARTHEST_PART, &part) || !ts_number_same_unit(c, &part, &total) ||
        sentence_begin(c, part.begin) != sentence_begin(c, i) ||
        (ts_is_han(c, part.unit_end) && ts_cp(c, part.unit_end) != ts_cp(c, total.unit_end)))
        return;
    for (size_t k = total.begin; k > 1 && total.begin - k < NEAR && !ts_at_any(c, k - 1, U"，。；：！？");
         k--)
        whole |= ts_at_any(c, k - 1, U"共总全合");
    if (whole && part.value > total.value + total.step && !is_vague(c, total.begin - 2, part.unit_end + 1))
        TS_FAULT(c, TS_RULE_FIGURE_SUM, total.begin, total.unit_end,
                 .why = ts_arena_printf(c->ctx->keep, TS_BOTH("%s in one", "%s（只算一项）"),
                                        ts_copy_text(c, part.begin, part.unit_end),
                                        ts_copy_text(c, part.begin, part.unit_end)));
}

/* Men and women are all there are: 共28人，其中男15人，女12人; 其中男生15人，女生12人，共28人. */
static void check_of_which(struct ts_proof *c, size_t i) {
    struct ts_number total, men, women;
    size_t male = i + 2;
    if (ts_cp(c, male) != 0x7537 || ts_at_any(c, male + 1, U"女"))
        return;
    size_t female = male;
    while (female < male + LONGEST_SENTENCE && ts_cp(c, female) && !ts_at_any(c, female, U"女。；"))
        female++;
    if (ts_cp(c, female) != 0x5973 || !ts_number_next(c, male, male + 5, &men) ||
        !ts_number_next(c, female, female + 8, &women))
        return;
    size_t behind = women.unit_end + 2; /* ，共 */
    bool told = ts_copy_starts(c, women.unit_end, U"，共") && ts_number_read(c, behind, &total);
    if (!told && !find_total(c, i, &total))
        return;
    bool same = ts_number_same_unit(c, &men, &total) && ts_number_same_unit(c, &women, &total);
    size_t begin = told ? men.begin : total.begin, end = told ? total.unit_end : women.unit_end;
    if (same && !is_vague(c, begin - 1, end + 1))
        report_sum(c, &total, men.value + women.value, 2);
}

/* 合计, 共计: of all that the sentence counted before it. */
static void check_total(struct ts_proof *c, size_t i) {
    static const char32_t *const totals[] = {U"合计", U"共计", U"总计", U"一共", NULL};
    struct ts_number total;
    size_t word = ts_copy_any(c, i, totals), number = i + word, n = 0;
    while (word && ts_at_any(c, number, U"为是有达"))
        number++;
    if (!word || ts_cp(c, i - 1) != 0xFF0C || !ts_number_read(c, number, &total) || total.percent)
        return;
    size_t begin = i; /* of the sentence; a total before this one counts some of its parts already */
    for (; i - begin < LONGEST_SENTENCE && ts_cp(c, begin - 1) && !ts_at_any(c, begin - 1, U"。！？；");
         begin--)
        if (ts_copy_starts(c, begin - 1, U"其中") || ts_copy_starts(c, begin - 1, U"包括") ||
            ts_copy_any(c, begin - 1, totals) || ts_at_any(c, begin - 1, U"每比（由从至到～—"))
            return;
    double sum = add_parts(c, begin, i, &total, &n);
    if (!is_vague(c, begin, total.unit_end + 1))
        report_sum(c, &total, sum, n);
}

void ts_proof_figures(struct ts_proof *c) {
    for (size_t i = 2; i + 2 < c->copy.n; i++) {
        if (ts_cp(c, i) == 0x5360)
            check_share(c, i);
        if (ts_copy_starts(c, i, U"其中")) {
            check_of_which(c, i);
            check_part(c, i);
            check_larger_part(c, i);
        }
        if (ts_at_any(c, i, U"去上前"))
            check_last_year(c, i);
        if (ts_is_han(c, i)) {
            check_change(c, i);
            check_total(c, i);
            check_rate(c, i);
        }
    }
}
