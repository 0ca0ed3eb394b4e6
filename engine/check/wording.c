/* check/wording.c -- words that are wrong wherever they stand so: a number called approximate twice, and 截止
 * (is over) for 截至 (up to). */
#include "check/numbers.h"
#include "check/rules.h"

/* 约30人左右, 近40多家: one of the two says it. GB/T 15835-2011 leaves it to style; every paper's book
 * forbids it. */
static void check_about(struct ts_proof *c, size_t i) {
    static const char32_t *const before[] = {U"大约", U"约", U"将近", U"近", NULL};
    static const char32_t *const behind[] = {U"左右", U"上下", U"前后", NULL};
    struct ts_number n;
    size_t word = ts_copy_any(c, i, before);
    size_t number = i + word + ts_at_any(c, i + word, U"有");          /* 大约有200多人 */
    if (!word || !c->copy.v[i].word || ts_at_any(c, i - 1, U"大将") || /* 节约 and 附近 are other words */
        !ts_number_read(c, number, &n))
        return;
    size_t more = ts_copy_any(c, n.unit_end, behind), extra = n.end > n.begin && ts_at_any(c, n.end, U"多余");
    bool ending =
        n.unit_end + more >= c->copy.n || !ts_at_any(c, n.unit_end + more, U"为摇移浮"); /* 上下浮动 */
    if (more && ending)
        TS_FAULT(c, TS_RULE_ABOUT_TWICE, i, n.unit_end + more,
                 .why = ts_arena_printf(
                     c->ctx->keep, TS_BOTH("%s and %s", "“%s”与“%s”"), ts_copy_text(c, i, i + word),
                     ts_copy_text(c, n.unit_end, n.unit_end + more), ts_copy_text(c, i, i + word),
                     ts_copy_text(c, n.unit_end, n.unit_end + more)));
    else if (extra && ts_is_han(c, n.end + 1))
        TS_FAULT(c, TS_RULE_ABOUT_TWICE, i, n.end + 1,
                 .why = ts_arena_printf(c->ctx->keep, TS_BOTH("%s and %s", "“%s”与“%s”"),
                                        ts_copy_text(c, i, i + word), ts_copy_text(c, n.end, n.end + 1),
                                        ts_copy_text(c, i, i + word), ts_copy_text(c, n.end, n.end + 1)));
}

/* 1200余人左右. */
static void check_more(struct ts_proof *c, size_t i) {
    struct ts_number n;
    if (!ts_number_read(c, i, &n) || !ts_at_any(c, n.end, U"余多"))
        return;
    size_t at = n.end + 1;
    while (ts_is_han(c, at) && at - n.end <= 3 && !ts_copy_starts(c, at, U"左右"))
        at++;
    if (ts_copy_starts(c, at, U"左右"))
        TS_FAULT(c, TS_RULE_ABOUT_TWICE, i, at + 2,
                 .why = ts_arena_printf(c->ctx->keep, TS_BOTH("%s and %s", "“%s”与“%s”"),
                                        ts_copy_text(c, n.end, n.end + 1), ts_copy_text(c, at, at + 2),
                                        ts_copy_text(c, n.end, n.end + 1), ts_copy_text(c, at, at + 2)));
}

/* 超过50人以上, 最低3000元以上, 不到30人以下: a bound set from both sides of the number. */
static void check_bound(struct ts_proof *c, size_t i) {
    static const char32_t *const least[] = {U"超过",   U"至少",   U"最少", U"最低",
                                            U"不少于", U"不低于", U"逾",   NULL};
    static const char32_t *const most[] = {U"不足", U"不到",   U"至多",   U"最多",
                                           U"最高", U"不超过", U"不高于", NULL};
    struct ts_number n;
    size_t low = ts_copy_any(c, i, least), high = ts_copy_any(c, i, most), word = low + high;
    bool lost = low && ts_at_any(c, i - 1, U"不没未");
    if (!word || !c->copy.v[i].word || lost || !ts_number_read(c, i + word, &n))
        return;
    size_t at = n.unit_end;
    if (ts_copy_starts(c, at, low ? U"以上" : U"以下") && !ts_at_any(c, at + 2, U"的"))
        TS_FAULT(c, TS_RULE_ABOUT_TWICE, i, at + 2,
                 .why = ts_arena_printf(c->ctx->keep, TS_BOTH("%s and %s", "“%s”与“%s”"),
                                        ts_copy_text(c, i, i + word), ts_copy_text(c, at, at + 2),
                                        ts_copy_text(c, i, i + word), ts_copy_text(c, at, at + 2)));
}

/* 截止3月底，: at the start of a clause, before a time. 报名截止3月底 is right. */
static void check_as_of(struct ts_proof *c, size_t i) {
    static const char32_t *const times[] = {U"目前", U"今年", U"今天", U"昨天", U"昨日", U"今日",     U"去年",
                                            U"本月", U"上月", U"月底", U"年底", U"发稿", U"记者发稿", NULL};
    if (!ts_copy_starts(c, i, U"截止") || ts_is_han(c, i - 1))
        return;
    size_t to = i + 2 + ts_at_any(c, i + 2, U"到至");
    struct ts_number n;
    bool date = ts_number_read(c, to, &n) && ts_at_any(c, n.end, U"年月日时点");
    if (date || ts_copy_any(c, to, times))
        TS_FAULT(c, TS_RULE_AS_OF, i, to, .instead = "截至");
}

void ts_proof_wording(struct ts_proof *c) {
    for (size_t i = 1; i + 4 < c->copy.n; i++) {
        if (ts_at_any(c, i, U"大约将近"))
            check_about(c, i);
        if (ts_at_any(c, i, U"超至最不逾"))
            check_bound(c, i);
        if (ts_kind(c, i) == TS_COPY_DIGIT)
            check_more(c, i);
        if (ts_cp(c, i) == U'截')
            check_as_of(c, i);
    }
}
