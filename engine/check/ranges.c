/* check/ranges.c -- from where to where. GB/T 15834-2011, 4.13: ～ between numbers, — between dates, times
 * and places,
 * - inside names and codes; GB/T 15835-2011, 5.1.4: a unit that both ends share may be left out at the first
 * only if nobody can take the number for another. */
#include "check/numbers.h"
#include "check/rules.h"

static const char32_t hyphens[] = U"-‐‑−–－";
static const char32_t connectors[] = U"-‐‑−–－～~—";

/* Codes, dates in figures, telephone numbers, scores: what a number in a row of three or beside letters is.
 */
static bool is_code(const struct ts_proof *c, const struct ts_number *a, const struct ts_number *b) {
    return ts_kind(c, a->begin - 1) == TS_COPY_LETTER || ts_at_any(c, a->begin - 1, U"-‐−–./:_+=<#@–—") ||
           ts_kind(c, b->end) == TS_COPY_LETTER || ts_at_any(c, b->end, U"-‐−–./:_+=") ||
           (ts_cp(c, a->begin) == '0' && a->figures - a->begin > 1 && ts_cp(c, a->begin + 1) != '.') ||
           (ts_cp(c, b->begin) == '0' && b->figures - b->begin > 1 && ts_cp(c, b->begin + 1) != '.');
}

static bool is_year(const struct ts_proof *c, const struct ts_number *n) {
    return n->figures - n->begin == 4 && n->end == n->figures && ts_at_any(c, n->begin, U"12");
}

/* Units of time, behind the first number too: 3月-5月. */
static size_t time_unit(const struct ts_proof *c, size_t i) {
    return ts_at_any(c, i, U"年月日时点号");
}

static void check_range(struct ts_proof *c, size_t hyphen) {
    struct ts_number a = {0}, b;
    size_t unit = time_unit(c, hyphen - 1), first = hyphen - unit;
    while (first > 0 && hyphen - first < 24 && ts_cp(c, first - 1) &&
           (ts_kind(c, first - 1) == TS_COPY_DIGIT || ts_at_any(c, first - 1, U".,%％万亿")))
        first--;
    if (!ts_number_next(c, first, hyphen, &a) || !ts_number_read(c, hyphen + 1, &b))
        return;
    bool counted = ts_is_han(c, b.end) || b.percent || ts_is_han(c, a.begin - 1);
    bool time = is_year(c, &b) || time_unit(c, b.end);
    if (a.value < b.value && counted && !is_code(c, &a, &b))
        TS_FAULT(c, TS_RULE_CONNECTOR_FORM, a.begin, b.end,
                 .instead = ts_arena_printf(c->ctx->keep, "%s%s%s", ts_copy_text(c, a.begin, hyphen),
                                            time ? "—" : "～", ts_copy_text(c, b.begin, b.end)));
}

/* 北京-上海: names of places and dates take 一字线. A hyphen in a compound name joins longer words. */
static void check_names(struct ts_proof *c, size_t i) {
    if (ts_at_any(c, i + 1, hyphens) || ts_at_any(c, i - 1, hyphens))
        return;
    bool days = ts_at_any(c, i - 2, U"周期") && ts_at_any(c, i - 1, U"一二三四五六日");
    if (days && ts_at_any(c, i + 1, U"周星"))
        TS_FAULT(c, TS_RULE_CONNECTOR_FORM, i, i + 1, .instead = "—");
}

/* 5～10%: who reads it aloud says five to ten per cent, the figures say five. */
static void check_unit(struct ts_proof *c, size_t i) {
    struct ts_number a, b;
    size_t first = i;
    while (ts_kind(c, first - 1) == TS_COPY_DIGIT || ts_at_any(c, first - 1, U".,"))
        first--;
    if (!ts_number_next(c, first, i, &a) || a.end != i || !ts_number_read(c, i + 1, &b))
        return;
    bool shared = (b.percent && !a.percent) || (b.end - b.percent > b.figures && a.end == a.figures);
    if (shared && !is_code(c, &a, &b) && a.value < b.value)
        TS_FAULT(c, TS_RULE_RANGE_UNIT, a.begin, b.end,
                 .instead =
                     ts_arena_printf(c->ctx->keep, "%s%s～%s", ts_copy_text(c, a.begin, a.end),
                                     ts_copy_text(c, b.figures, b.end), ts_copy_text(c, b.begin, b.end)));
}

void ts_proof_ranges(struct ts_proof *c) {
    for (size_t i = 2; i + 1 < c->copy.n; i++) {
        if (ts_at_any(c, i, hyphens) && ts_kind(c, i + 1) == TS_COPY_DIGIT)
            check_range(c, i);
        if (ts_at_any(c, i, connectors))
            check_unit(c, i);
        if (ts_at_any(c, i, hyphens) && ts_is_han(c, i - 1) && ts_is_han(c, i + 1))
            check_names(c, i);
    }
}
