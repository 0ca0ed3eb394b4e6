#include "text/imprint.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_CHARACTERS = 100 };

#define FIELD(field) offsetof(struct ts_folio_text, field)

static const struct ts_imprint_key imprint_keys[] = {
    {"报名", "paper", {"報名"}, FIELD(paper)},
    {"日期", "date", {NULL}, FIELD(date)},
    {"版次", "page", {NULL}, FIELD(page)},
    {"版名", "section", {NULL}, FIELD(section)},
    {"责编", "editor", {"責編", "责任编辑"}, FIELD(editor)},
    {"美编", "designer", {"美編", "美术编辑"}, FIELD(designer)},
    {"校对", "proofreader", {"校對"}, FIELD(proofreader)},
    {"期号", "issue", {"期號"}, FIELD(issue)},
    {"刊号", "cn", {"刊號"}, FIELD(cn)},
    {"今日版数", "pages", {"今日版數"}, FIELD(pages)},
    {"主办", "sponsor", {"主辦"}, FIELD(sponsor)},
    {"出版", "publisher", {NULL}, FIELD(publisher)},
    {"社址", "address", {NULL}, FIELD(address)},
    {.name = NULL},
};

const struct ts_imprint_key *ts_imprint_keys(void) {
    return imprint_keys;
}

const struct ts_imprint_key *ts_imprint_find(const char *name) {
    for (const struct ts_imprint_key *k = imprint_keys; k->name; k++) {
        bool is = strcmp(k->name, name) == 0 || strcmp(k->alias, name) == 0;
        for (int i = 0; i < 2 && k->also[i]; i++)
            is |= strcmp(k->also[i], name) == 0;
        if (is)
            return k;
    }
    return NULL;
}

static bool is_long(const char *value) {
    return ts_utf8_count(value, strlen(value)) > MOST_CHARACTERS;
}

const char *ts_imprint_shown(const char *value) {
    return is_long(value) ? "…" : value;
}

/* CN, two digits of the province, four of the paper: CN 11-0065 (GB/T 9999.1). */
static bool is_serial_number(const char *text) {
    text += strncmp(text, "CN", 2) == 0 ? 2 : 0;
    text += strspn(text, " ");
    return strlen(text) == 7 && text[2] == '-' && strspn(text, "0123456789") == 2 &&
           strspn(text + 3, "0123456789") == 4;
}

const char *ts_imprint_fault(const struct ts_imprint_key *key, const char *value) {
    struct ts_date date;
    if (!*value)
        return NULL;
    if (is_long(value))
        return TS_BOTH("at most 100 characters", "100 字以内");
    if (key->offset == FIELD(date) && !ts_imprint_date(value, &date))
        return TS_BOTH("a date such as 2023-02-28", "日期，例如 2023年2月28日");
    if (key->offset == FIELD(cn) && !is_serial_number(value))
        return TS_BOTH("a number such as CN 11-0065", "国内统一连续出版物号，例如 CN 11-0065");
    return NULL;
}

static const char **field_of(struct ts_folio_text *text, const struct ts_imprint_key *key) {
    return (const char **)(void *)((char *)text + key->offset);
}

struct ts_folio_text ts_imprint_merge(const struct ts_folio_text *upper, const struct ts_folio_text *lower) {
    struct ts_folio_text merged = *upper, below = *lower;
    for (const struct ts_imprint_key *k = imprint_keys; k->name; k++)
        if (!**field_of(&merged, k))
            *field_of(&merged, k) = *field_of(&below, k);
    return merged;
}

struct ts_folio_text ts_imprint_none(void) {
    struct ts_folio_text none;
    for (const struct ts_imprint_key *k = imprint_keys; k->name; k++)
        *field_of(&none, k) = "";
    return none;
}

bool ts_imprint_is_counted(const char *page) {
    const char *digits = page + strspn(page, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"); /* A03 */
    return *digits && !digits[strspn(digits, "0123456789")];
}

bool ts_imprint_is_same_page(const char *a, const char *b) {
    size_t letters = strcspn(a, "0123456789");
    if (strcspn(b, "0123456789") != letters || strncmp(a, b, letters) != 0 || !a[letters] || !b[letters])
        return false;
    a += letters;
    b += letters;
    a += strspn(a, "0");
    b += strspn(b, "0");
    return strcmp(a, b) == 0;
}

const char *ts_imprint_page(struct ts_ctx *ctx, const char *first, int index) {
    int letters = (int)strspn(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const char *digits = first + letters;
    char *end;
    long n = strtol(digits, &end, 10);
    if (end == digits || *end || n < 0 || n > 9999)
        return index == 0 ? first : "";
    return ts_arena_printf(ctx->keep, "%.*s%0*ld", letters, first, (int)strlen(digits), n + index);
}

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool ts_imprint_date(const char *text, struct ts_date *out) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    static const char *const forms[] = {"%4d-%2d-%2d%n", "%4d/%2d/%2d%n", "%4d年%2d月%2d日%n"};
    struct ts_date d = {0, 0, 0};
    bool read = false;
    if (text[strspn(text, "0123456789-/年月日")]) /* no blanks and signs, which sscanf would take */
        return false;
    for (int i = 0; i < 3 && !read; i++) {
        int used = -1;
        read = sscanf(text, forms[i], &d.year, &d.month, &d.day, &used) == 3 && used >= 0 && text[used] == 0;
    }
    if (!read || d.year < 1600 || d.month < 1 || d.month > 12 || d.day < 1)
        return false;
    if (d.day > days[d.month - 1] + (d.month == 2 && is_leap(d.year)))
        return false;
    *out = d;
    return true;
}
