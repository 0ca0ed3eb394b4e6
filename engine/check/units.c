/* check/units.c -- signs of units, and quantities that no measure allows. GB 3100-1993 6.3: signs of units
 * are upright, and small letters but for those that come from a name: kg, km, Hz, Pa; of a product with a dot
 * between them or without: kW·h, kWh. GB/T 15835-2011, 4.2 and 5: one number is written in one way. */
#include "check/numbers.h"
#include "check/rules.h"

/* Signs in letters that none has, and what is meant. */
static const struct {
    const char32_t *wrong;
    const char *right;
} signs[] = {
    {U"KWH", "kW·h"}, {U"KWh", "kW·h"}, {U"kwh", "kW·h"}, {U"KG", "kg"},   {U"Kg", "kg"},   {U"KM", "km"},
    {U"Km", "km"},    {U"CM", "cm"},    {U"MM", "mm"},    {U"KW", "kW"},   {U"Kw", "kW"},   {U"kw", "kW"},
    {U"KV", "kV"},    {U"kv", "kV"},    {U"HZ", "Hz"},    {U"hz", "Hz"},   {U"KPa", "kPa"}, {U"KPA", "kPa"},
    {U"Mpa", "MPa"},  {U"M2", "m²"},    {U"M3", "m³"},    {U"KM2", "km²"}, {U"Km2", "km²"},
};

static bool is_letter(const struct ts_proof *c, size_t i) {
    return ts_kind(c, i) == TS_COPY_LETTER || ts_kind(c, i) == TS_COPY_DIGIT;
}

/* 5KG: behind a figure that is no part of a code, and before no further letter. */
static void check_sign(struct ts_proof *c, const struct ts_number *n) {
    size_t at = n->figures + (ts_kind(c, n->figures) == TS_COPY_BLANK);
    if (is_letter(c, n->begin - 1) || ts_at_any(c, n->begin - 1, U"-_/.") || n->end != n->figures)
        return;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
        size_t length = ts_copy_starts(c, at, signs[k].wrong);
        if (!length || is_letter(c, at + length) || ts_at_any(c, at + length, U"-_"))
            continue;
        TS_FAULT(c, TS_RULE_UNIT_FORM, at, at + length, .instead = signs[k].right);
        return;
    }
}

/* 减少了2倍: what falls by all of itself is nothing. */
static void check_times(struct ts_proof *c, size_t i) {
    static const char32_t *const falls[] = {U"减少", U"下降", U"降低", U"缩短",
                                            U"缩小", U"减轻", U"减小", NULL};
    struct ts_number n;
    size_t word = ts_copy_any(c, i, falls), at = i + word + ts_at_any(c, i + word, U"了近约");
    size_t end = at;
    if (!word)
        return;
    if (ts_number_read(c, at, &n))
        end = n.end;
    else
        end += ts_at_any(c, at, U"一两二三四五六七八九十几数");
    if (end > at && ts_cp(c, end) == U'倍')
        TS_FAULT(c, TS_RULE_TIMES_FEWER, i, end + 1);
}

static const char32_t numerals[] = U"一二三四五六七八九十两";

/* Where a run of figures, or of numerals, begins that ends before i; where one ends that begins at i. */
static size_t begin_of(const struct ts_proof *c, size_t i, bool figures) {
    while (figures ? ts_kind(c, i - 1) == TS_COPY_DIGIT : ts_at_any(c, i - 1, numerals))
        i--;
    return i;
}

static size_t end_of(const struct ts_proof *c, size_t i, bool figures) {
    while (figures ? ts_kind(c, i) == TS_COPY_DIGIT : ts_at_any(c, i, numerals))
        i++;
    return i;
}

/* 百分之30, 三分之2, 3分之二, 4月五日, 四月5日: one way on this side of the sign, the other on that. */
static void check_mixed(struct ts_proof *c, size_t i) {
    enum { LONGEST_DAY = 3 /* 二十五 */ };
    bool part = ts_copy_starts(c, i, U"分之"), percent = part && ts_at_any(c, i - 1, U"百千");
    size_t from = i + 1 + part;
    for (int before = 0; before <= 1; before++) {
        size_t begin = percent && !before ? i - 1 : begin_of(c, i, before), end = end_of(c, from, !before);
        bool day = end - from <= LONGEST_DAY && ts_cp(c, end) == U'日';
        if (begin == i || end == from || !(part || (ts_cp(c, i) == U'月' && day)))
            continue;
        TS_FAULT(c, TS_RULE_NUMBER_MIXED, begin, end + !part);
        return;
    }
}

void ts_proof_units(struct ts_proof *c) {
    for (size_t i = 2; i + 4 < c->copy.n; i++) {
        struct ts_number n;
        if (ts_number_read(c, i, &n))
            check_sign(c, &n);
        if (ts_at_any(c, i, U"减下降缩"))
            check_times(c, i);
        if (ts_at_any(c, i, U"分月"))
            check_mixed(c, i);
    }
}
