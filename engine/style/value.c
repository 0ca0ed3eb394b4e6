#include "style/value.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* 号 sizes in 1/1000 of their unit: the press's in 点, the office's in DTP points. */
struct size_name {
    const char *name;
    int press, office; /* 0 = not in that table */
};

static const struct size_name size_names[] = {
    {"初号", 42000, 42000}, {"小初", 30000, 36000}, {"一号", 27500, 26000}, {"小一", 24000, 24000},
    {"二号", 21000, 22000}, {"小二", 18000, 18000}, {"三号", 15750, 16000}, {"小三", 15000, 15000},
    {"四号", 13750, 14000}, {"小四", 12000, 12000}, {"五号", 10500, 10500}, {"小五", 9000, 9000},
    {"六号", 7875, 7500},   {"小六", 6875, 6500},   {"七号", 5250, 5500},   {"八号", 0, 5000},
};

/* Digits with at most three decimals, in thousandths; moves *text behind them. */
static bool thousandths(const char **text, int64_t *value) {
    const char *p = *text;
    bool negative = *p == '-';
    p += negative;
    int64_t n = 0;
    int digits = 0, decimals = -1;
    for (; (*p >= '0' && *p <= '9') || (*p == '.' && decimals < 0); p++) {
        if (*p == '.') {
            decimals = 0;
            continue;
        }
        if (decimals == 3 || n > INT32_MAX)
            return false;
        n = n * 10 + (*p - '0');
        digits++;
        decimals += decimals >= 0;
    }
    for (int d = decimals < 0 ? 0 : decimals; d < 3; d++)
        n *= 10;
    *value = negative ? -n : n;
    *text = p;
    return digits > 0;
}

static bool size_by_name(const char *text, bool office, ts_len *out) {
    for (size_t i = 0; i < sizeof size_names / sizeof *size_names; i++) {
        if (strcmp(text, size_names[i].name) != 0)
            continue;
        int n = office ? size_names[i].office : size_names[i].press;
        *out = ts_len_scale(n, office ? TS_PT : TS_POINT, 1000);
        return n > 0;
    }
    return false;
}

static ts_len unit_named(const char *name, const struct ts_units *u) {
    const struct {
        const char *name;
        ts_len length;
    } units[] = {{"点", TS_POINT}, {"pt", TS_PT},  {"mm", TS_MM},   {"毫米", TS_MM}, {"em", u->em},
                 {"字", u->em},    {"行", u->row}, {"row", u->row}, {"rows", u->row}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(name, units[i].name) == 0)
            return units[i].length;
    return 0;
}

bool ts_value_length(const char *text, const struct ts_units *units, ts_len *out) {
    if (size_by_name(text, units->office_sizes, out))
        return true;
    int64_t n;
    if (!thousandths(&text, &n))
        return false;
    while (*text == ' ')
        text++;
    ts_len unit = unit_named(text, units);
    if (unit == 0 && !(n == 0 && *text == 0))
        return false;
    int64_t most = unit ? (int64_t)(INT32_MAX / 4) * 1000 / unit : 0;
    if (n > most || n < -most)
        return false;
    *out = ts_len_scale(n, unit, 1000);
    return true;
}

bool ts_value_int(const char *text, int *out) {
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end || n > INT_MAX || n < -INT_MAX)
        return false;
    *out = (int)n;
    return true;
}

bool ts_value_bool(const char *text, bool *out) {
    static const char *const words[2][5] = {{"false", "no", "off", "否", "无"},
                                            {"true", "yes", "on", "是", "有"}};
    for (int b = 0; b < 2; b++)
        for (int i = 0; i < 5; i++)
            if (strcmp(text, words[b][i]) == 0) {
                *out = b;
                return true;
            }
    return false;
}

bool ts_value_colour(const char *text, struct ts_colour *out) {
    static const struct {
        const char *name, *alias;
        struct ts_colour colour;
    } named[] = {
        {"black", "黑", {0, 0, 0, 100}}, {"white", "白", {0, 0, 0, 0}}, {"red", "红", {0, 100, 100, 10}}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strcmp(text, named[i].name) == 0 || strcmp(text, named[i].alias) == 0) {
            *out = named[i].colour;
            return true;
        }
    int v[4];
    const char *p = text;
    for (int i = 0; i < 4; i++) {
        char *end;
        long n = strtol(p, &end, 10);
        if (end == p || n < 0 || n > 100 || (*end && *end != ' '))
            return false;
        v[i] = (int)n;
        p = end;
    }
    *out = (struct ts_colour){v[0], v[1], v[2], v[3]};
    return *p == 0;
}

bool ts_value_share(const char *text, ts_len *out) {
    int64_t a, b = 1000;
    if (!thousandths(&text, &a))
        return false;
    if (*text == '/') {
        text++;
        if (!thousandths(&text, &b) || b <= 0)
            return false;
    }
    if (a * 1000 / b > INT32_MAX / 4 || a * 1000 / b < -INT32_MAX / 4)
        return false;
    *out = ts_len_scale(a, 1000, b);
    return *text == 0 || strcmp(text, "em") == 0 || strcmp(text, "字") == 0;
}
