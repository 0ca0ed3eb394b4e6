/* check/dates.c -- dates that the calendar has not, and days of the week that are not theirs. Only what
 * stands in figures is reckoned, by the Gregorian calendar since 1949; months of the old calendar (农历) have
 * thirty days when they like. */
#include "check/rules.h"

#include <stdlib.h>

enum { FIRST_YEAR = 1949, LAST_YEAR = 2199, FARTHEST_CALENDAR = 8 };

struct date {
    size_t begin, end;    /* from the year or the month to behind 日 */
    int year, month, day; /* year 0 = not given; day 0 = none */
};

/* The figures that end before i, at most four, and where they begin; -1 = there are none, or they are part of
 * more. */
static int number_before(const struct ts_proof *c, size_t i, size_t *begin) {
    size_t k = i;
    int value = 0, power = 1;
    while (ts_kind(c, k - 1) == TS_COPY_DIGIT && i - k < 4) {
        value += power * (int)(ts_cp(c, --k) - '0');
        power *= 10;
    }
    *begin = k;
    return k == i || ts_kind(c, k - 1) == TS_COPY_DIGIT || ts_at_any(c, k - 1, U".,/-—～~–") ? -1 : value;
}

/* The figures at i, one or two, and where they end; -1 = there are none, or more. */
static int number_at(const struct ts_proof *c, size_t i, size_t *end) {
    int value = 0;
    for (*end = i; ts_kind(c, *end) == TS_COPY_DIGIT && *end - i < 2; ++*end)
        value = 10 * value + (int)(ts_cp(c, *end) - '0');
    return *end == i || ts_kind(c, *end) == TS_COPY_DIGIT ? -1 : value;
}

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Of a year that is not given February may have 29. */
static int days_of(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && (!year || is_leap(year)));
}

static bool is_old_calendar(const struct ts_proof *c, size_t begin) {
    static const char32_t *const words[] = {U"农历", U"阴历", U"旧历", U"夏历",
                                            U"農曆", U"陰曆", U"舊曆", NULL};
    for (size_t k = begin; k > 1 && begin - k <= FARTHEST_CALENDAR && ts_cp(c, k - 1); k--)
        if (ts_copy_any(c, k - 1, words))
            return true;
    return false;
}

/* The date whose 月 stands at i. */
static bool read_date(const struct ts_proof *c, size_t i, struct date *d) {
    size_t day_end, year_begin;
    int month = number_before(c, i, &d->begin), day = number_at(c, i + 1, &day_end);
    if (month < 0 || i - d->begin > 2)
        return false;
    bool has_day = day >= 0 && ts_at_any(c, day_end, U"日");
    d->month = month;
    d->day = has_day ? day : 0;
    d->end = has_day ? day_end + 1 : i + 1;
    d->year = ts_cp(c, d->begin - 1) == U'年' ? number_before(c, d->begin - 1, &year_begin) : 0;
    if (d->year >= FIRST_YEAR && d->year <= LAST_YEAR)
        d->begin = year_begin;
    else
        d->year = 0;
    return (has_day || d->year) && !is_old_calendar(c, d->begin);
}

/* From Sunday = 0, by Sakamoto's method. */
static int weekday_of(const struct date *d) {
    static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    int year = d->year - (d->month < 3);
    return (year + year / 4 - year / 100 + year / 400 + shift[d->month - 1] + d->day) % 7;
}

/* （星期三） or 星期三 right behind the date. */
static void check_weekday(struct ts_proof *c, const struct date *d) {
    static const char32_t *const weeks[] = {U"星期", U"周", U"礼拜", NULL};
    static const char32_t days[] = U"日一二三四五六";
    static const char *const names[] = {"日", "一", "二", "三", "四", "五", "六"};
    size_t at = d->end + ts_at_any(c, d->end, U"（("), n = ts_copy_any(c, at, weeks), day = 0;
    uint32_t cp = ts_cp(c, at + n) == U'天' ? U'日' : ts_cp(c, at + n);
    while (days[day] && days[day] != cp)
        day++;
    bool more = ts_at_any(c, at + n + 1, U"年岁至到—～、和期"); /* 周六至周日, 周一、三 */
    int right = weekday_of(d);
    if (n && days[day] && !more && (int)day != right)
        TS_FAULT(c, TS_RULE_WEEKDAY_WRONG, at, at + n + 1,
                 .instead = ts_arena_printf(c->ctx->keep, "%s%s", ts_copy_text(c, at, at + n), names[right]),
                 .why = ts_copy_text(c, d->begin, d->end));
}

/* 25时10分, 8点70分: of the clock, not how long something took or what somebody scored. */
static void check_clock(struct ts_proof *c, size_t i) {
    static const char32_t *const lasted[] = {U"历时", U"用时", U"耗时", U"时长", U"共",   U"经过",
                                             U"成绩", U"长达", U"得",   U"得了", U"得到", NULL};
    size_t begin, end;
    int hour = number_before(c, i, &begin), minute = number_at(c, i + 1, &end);
    if (hour < 0 || minute < 0 || i - begin > 2 || ts_cp(c, end) != U'分' || ts_at_any(c, end + 1, U"钟") ||
        ts_copy_any_before(c, begin, lasted))
        return;
    if (hour > 24 || minute > 59)
        TS_FAULT(c, TS_RULE_DATE_IMPOSSIBLE, begin, end + 1,
                 .why = TS_BOTH("a day has 24 hours, an hour 60 minutes", "一天 24 小时，一小时 60 分"));
}

/* Does the paragraph speak of another year than this before i? What it tells then may be of that. */
static bool tells_of_other_year(const struct ts_proof *c, size_t i, int year) {
    enum { FARTHEST = 200 };
    size_t begin;
    for (size_t k = i; k > 1 && i - k < FARTHEST && ts_cp(c, k - 1); k--) {
        int other = ts_cp(c, k - 1) == U'年' ? number_before(c, k - 1, &begin) : 0;
        if (other >= 1000 && other != year)
            return true;
    }
    return false;
}

/* The year of a date that gives none in figures, by the paper's own day: 去年 says it, or the day is near.
 * 0 = not known. */
static int year_by_paper(const struct ts_proof *c, const struct date *d) {
    enum { MONTHS = 2 };
    static const struct {
        const char32_t *word;
        int later;
    } years[] = {{U"前年", -2}, {U"去年", -1}, {U"上年", -1}, {U"今年", 0}, {U"明年", 1}, {U"后年", 2}};
    const struct ts_date *paper = &c->request->article->date;
    for (size_t k = 0; paper->year && k < sizeof years / sizeof *years; k++)
        if (ts_copy_starts(c, d->begin - 2, years[k].word))
            return paper->year + years[k].later;
    bool near = paper->year && abs(paper->month - d->month) <= MONTHS && ts_cp(c, d->begin - 1) != U'年';
    return near && !tells_of_other_year(c, d->begin, paper->year) ? paper->year : 0;
}

void ts_proof_dates(struct ts_proof *c) {
    for (size_t i = 3; i + 2 < c->copy.n; i++) {
        struct date d;
        if (ts_at_any(c, i, U"时点"))
            check_clock(c, i);
        if (ts_cp(c, i) != U'月' || !read_date(c, i, &d))
            continue;
        bool month = d.month >= 1 && d.month <= 12, has_day = d.end > i + 1;
        if (!month)
            TS_FAULT(c, TS_RULE_DATE_IMPOSSIBLE, d.begin, d.end,
                     .why = TS_BOTH("a year has twelve months", "一年只有 12 个月"));
        else if (has_day && (d.day < 1 || d.day > days_of(d.year, d.month)))
            TS_FAULT(c, TS_RULE_DATE_IMPOSSIBLE, d.begin, d.end,
                     .why = ts_arena_printf(c->ctx->keep, TS_BOTH("that month has %d days", "该月只有 %d 天"),
                                            days_of(d.year, d.month), days_of(d.year, d.month)));
        else if (has_day && (d.year || (d.year = year_by_paper(c, &d))))
            check_weekday(c, &d);
    }
}
