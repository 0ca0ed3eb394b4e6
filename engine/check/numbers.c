#include "check/numbers.h"

enum { MOST_FIGURES = 18 };

static bool is_digit(const struct ts_proof *c, size_t i) {
    return ts_kind(c, i) == TS_COPY_DIGIT;
}

/* , between figures, three of them behind it. */
static bool is_group(const struct ts_proof *c, size_t i) {
    return ts_cp(c, i) == ',' && is_digit(c, i + 1) && is_digit(c, i + 2) && is_digit(c, i + 3) &&
           !is_digit(c, i + 4);
}

/* 万, 亿, 万亿 and their like multiply; how often, and where they end. */
static double read_multiplier(const struct ts_proof *c, size_t *i) {
    double times = 1;
    for (;; ++*i) {
        uint32_t cp = ts_cp(c, *i);
        if (cp == 0x4E07)
            times *= 1e4;
        else if (cp == 0x4EBF)
            times *= 1e8;
        else
            return times;
    }
}

/* A unit is a word of Han behind the number: 元, 公里, 个. */
static size_t unit_end(const struct ts_proof *c, size_t i) {
    if (!ts_is_han(c, i) || ts_at_any(c, i, U"的以至到和与多余左上"))
        return i;
    static const char32_t *const long_units[] = {
        U"公里", U"千米", U"平方米", U"立方米", U"千瓦", U"千瓦时",   U"公斤",     U"小时", U"分钟",
        U"个月", U"美元", U"欧元",   U"公顷",   U"人次", U"个百分点", U"平方公里", NULL};
    size_t n = ts_copy_any(c, i, long_units);
    return i + (n ? n : 1);
}

bool ts_number_read(const struct ts_proof *c, size_t i, struct ts_number *n) {
    if (!is_digit(c, i) || is_digit(c, i - 1) || (ts_at_any(c, i - 1, U".,") && is_digit(c, i - 2)))
        return false;
    *n = (struct ts_number){.begin = i, .step = 1};
    size_t figures = 0;
    bool fraction = false;
    for (;; i++) {
        if (is_digit(c, i)) {
            n->value = n->value * 10 + (ts_cp(c, i) - '0');
            n->step = fraction ? n->step / 10 : n->step;
            figures++;
        } else if (!fraction && ts_cp(c, i) == '.' && is_digit(c, i + 1)) {
            fraction = true;
        } else if (fraction || !is_group(c, i)) {
            break;
        }
    }
    n->value *= n->step;
    n->figures = i;
    double times = read_multiplier(c, &i);
    n->value *= times;
    n->step *= times;
    n->percent = ts_at_any(c, i, U"%％");
    n->end = i + n->percent;
    n->unit_end = n->percent ? n->end : unit_end(c, n->end);
    return figures <= MOST_FIGURES;
}

bool ts_number_next(const struct ts_proof *c, size_t i, size_t end, struct ts_number *n) {
    for (; i < end; i++)
        if (ts_number_read(c, i, n))
            return n->end <= end;
    return false;
}

bool ts_number_same_unit(const struct ts_proof *c, const struct ts_number *a, const struct ts_number *b) {
    if (a->percent != b->percent || a->unit_end - a->end != b->unit_end - b->end)
        return false;
    for (size_t i = 0; a->end + i < a->unit_end; i++)
        if (ts_cp(c, a->end + i) != ts_cp(c, b->end + i))
            return false;
    return a->percent || a->unit_end > a->end;
}
