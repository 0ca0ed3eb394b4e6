#include "text/dateline.h"

#include "base/utf8.h"
#include "text/surnames.h"

#include <unicode/uchar.h>

enum { MOST_IN_PLACE = 10, MOST_IN_BYLINE = 40, MOST_IN_HOUSE = 8, MOST_IN_NAME = 4 };

static bool starts_with_any(struct ts_slice s, const char *const *words, size_t *n) {
    for (; *words; words++)
        if (ts_slice_starts(s, *words)) {
            *n = strlen(*words);
            return true;
        }
    return false;
}

/* How bylines begin, in Traditional characters too. */
static const char *const byline_openings[] = {
    "本报记者",   "本刊记者",   "记者",       "本报通讯员", "通讯员",   "特约记者", "见习记者",   "实习记者",
    "本报评论员", "评论员",     "作者",       "本报讯员",   "文/",      "文／",     "图/",        "□",
    "■",          "◎",          "（本报记者", "（记者",     "By ",      "by ",      "本報記者",   "本刊記者",
    "記者",       "本報通訊員", "通訊員",     "特約記者",   "見習記者", "實習記者", "本報評論員", "評論員",
    "圖/",        "（本報記者", "（記者",     NULL};

bool ts_dateline_is_opening(struct ts_slice word) {
    size_t n;
    return starts_with_any(word, byline_openings, &n) && n == word.n;
}

size_t ts_dateline_standfirst_label(struct ts_slice s) {
    static const char *const words[] = {
        "提要：",       "内容提要：",   "导读：",       "核心提示：", "核心阅读：",
        "阅读提示：",   "提要:",        "内容提要:",    "导读:",      "核心提示:",
        "核心阅读:",    "阅读提示:",    "【提要】",     "【导读】",   "【内容提要】",
        "【核心提示】", "【核心阅读】", "【阅读提示】", NULL};
    size_t n;
    return starts_with_any(s, words, &n) && (n < s.n || *s.p == "【"[0]) ? n : 0;
}

static uint32_t first_of(struct ts_slice s, size_t *used) {
    *used = 0;
    return s.n ? ts_utf8_decode(s.p, s.n, used) : 0;
}

static bool is_blank(uint32_t cp) {
    return cp == ' ' || cp == 0x3000 || cp == 0xA0 || cp == '\t';
}

size_t ts_dateline_blanks(struct ts_slice s) {
    size_t n = 0, used;
    while (n < s.n && is_blank(first_of(ts_slice_cut(s, n, s.n), &used)))
        n += used;
    return n;
}

static bool is_han(uint32_t cp) {
    return u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC);
}

/* Han characters that a text opens with; a figure behind them makes them no name. */
static int count_han(struct ts_slice s, bool *figure) {
    int n = 0;
    size_t used;
    for (; is_han(first_of(s, &used)); s = ts_slice_cut(s, used, s.n))
        n++;
    *figure = u_isdigit((UChar32)first_of(s, &used));
    return n;
}

/* A word for who writes at the start, of two or three characters; 0 = none. */
static size_t writer_at(struct ts_slice s) {
    static const char *const writers[] = {"记者", "通讯员", "评论员", "記者", "通訊員", "評論員", NULL};
    size_t n;
    return starts_with_any(s, writers, &n) ? n : 0;
}

/* Behind 记者 stands nothing, a blank, a mark or a name (记者王刚通讯员李明): 记者走访24家菜市场 is a deck.
 */
static bool may_be_named(struct ts_slice behind) {
    size_t used;
    bool figure, named = ts_surname_is(first_of(behind, &used));
    return (count_han(behind, &figure) < MOST_IN_NAME && !figure) ||
           (named && !memmem(behind.p, behind.n, "，", strlen("，")));
}

/* 新华社记者 王刚, 本报全媒体记者 王刚: some characters of a house or an office, 记者, and a name; behind
 * other characters than those that end a house's name (一名记者 走基层) only one with a surname. */
static bool opens_with_house(struct ts_slice s) {
    static const char *const ends[] = {"社", "报", "網", "网", "台", "臺", "刊",
                                       "站", "報", "媒", "体", "體", "席", NULL}; /* 融媒体, 首席 */
    size_t used, at = 0, writer = 0;
    for (int i = 0; i < MOST_IN_HOUSE && !writer; i++) {
        if (!is_han(first_of(ts_slice_cut(s, at, s.n), &used)))
            return false;
        at += used;
        writer = writer_at(ts_slice_cut(s, at, s.n));
    }
    struct ts_slice name = ts_slice_cut(s, at + writer, s.n);
    size_t blanks = ts_dateline_blanks(name);
    name = ts_slice_cut(name, blanks, name.n);
    bool house = false;
    for (const char *const *end = ends; *end && blanks; end++)
        house |= ts_slice_ends(ts_slice_cut(s, 0, at), *end);
    bool figure;
    int n = count_han(name, &figure);
    return writer && n > 0 && n <= MOST_IN_NAME && !figure && (house || ts_surname_is(first_of(name, &used)));
}

bool ts_dateline_opens_byline(struct ts_slice s) {
    size_t n;
    if (!starts_with_any(s, byline_openings, &n))
        return opens_with_house(s);
    bool writer = ts_slice_ends(ts_slice_cut(s, 0, n), "者") || ts_slice_ends(ts_slice_cut(s, 0, n), "员") ||
                  ts_slice_ends(ts_slice_cut(s, 0, n), "員");
    return !writer || ts_slice_starts(s, "作者") || may_be_named(ts_slice_cut(s, n, s.n));
}

/* Bytes of a byline in parentheses at the start, with both of them; no sentence ends inside; 0 = none. */
static size_t byline_in_parentheses(struct ts_slice s) {
    size_t used;
    uint32_t open = first_of(s, &used), close = open == '(' ? ')' : 0xFF09;
    if (open != '(' && open != 0xFF08)
        return 0;
    struct ts_slice inside = ts_slice_cut(s, used, s.n);
    size_t at = ts_dateline_blanks(inside);
    if (!ts_dateline_opens_byline(ts_slice_cut(inside, at, inside.n)))
        return 0;
    at = used;
    for (int i = 0; at < s.n && i <= MOST_IN_BYLINE; i++, at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        if (cp == close)
            return at + used;
        if (cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == open || cp == '*' || cp == '[') /* 。！？ */
            return 0;
    }
    return 0;
}

/* Bytes of a number at the start, in digits or Han numerals; 0 = none. */
static size_t number_bytes(struct ts_slice s) {
    static const char *const numerals[] = {"〇", "○",  "零", "一", "二", "三", "四",
                                           "五", "六", "七", "八", "九", "十", NULL};
    size_t at = 0, used, n;
    for (; at < s.n; at += used) {
        struct ts_slice rest = ts_slice_cut(s, at, s.n);
        bool digit = u_isdigit((UChar32)first_of(rest, &used));
        if (!digit && !starts_with_any(rest, numerals, &n))
            break;
    }
    return at;
}

bool ts_dateline_is_date(struct ts_slice s) {
    static const char *const units[][3] = {{"年", "-", "."}, {"月", "-", "."}, {"日", "", ""}};
    static const char *const behind[] = {"夜", "晨", "晚", "凌晨", "于", "於", NULL};
    enum { MOST_BEHIND = 6 };
    size_t way = 3;
    for (size_t k = 0; k < 3; k++) {
        size_t n = number_bytes(s);
        s = ts_slice_cut(s, n, s.n);
        for (size_t w = 0; way == 3 && n && w < 3; w++)
            way = ts_slice_starts(s, units[0][w]) ? w : 3;
        if (!n || way == 3 || !ts_slice_starts(s, units[k][way]))
            return false;
        s = ts_slice_cut(s, strlen(units[k][way]), s.n);
        if (way == 0 && k == 1 && s.n == 0) /* 2025年3月 */
            return true;
    }
    size_t n;
    return s.n == 0 || (way == 0 && starts_with_any(s, behind, &n) && ts_utf8_count(s.p, s.n) <= MOST_BEHIND);
}

bool ts_dateline_is_credit(struct ts_slice s) {
    size_t n = byline_in_parentheses(s);
    return n > 0 && n == s.n;
}

/* 2月28日, digits of any width; 0 = it is none. */
static size_t date_bytes(struct ts_slice s) {
    static const char *const units[] = {"月", "日"};
    size_t at = 0, used;
    for (int k = 0; k < 2; k++) {
        int digits = 0;
        while (u_isdigit((UChar32)first_of(ts_slice_cut(s, at, s.n), &used)) && digits < 3) {
            at += used;
            digits++;
        }
        if (digits < 1 || digits > 2 || !ts_slice_starts(ts_slice_cut(s, at, s.n), units[k]))
            return 0;
        at += strlen(units[k]);
    }
    return at;
}

/* 电 as in a dateline, not as in 电话. */
static bool is_wire(struct ts_slice s) {
    static const char *const words[] = {"电话", "电视", "电影", "电子", "电力", "电商", "电邮", "電話",
                                        "電視", "電影", "電子", "電力", "電商", "電郵", NULL};
    size_t n;
    return (ts_slice_starts(s, "电") || ts_slice_starts(s, "電")) && !starts_with_any(s, words, &n);
}

/* 讯 is the end of the dateline and not of 讯息: a blank, a parenthesis, a figure or the reporter follows. */
static bool ends_notice(struct ts_slice rest) {
    size_t used;
    uint32_t next = first_of(rest, &used);
    return is_blank(next) || next == '(' || next == 0xFF08 || u_isdigit((UChar32)next) ||
           ts_slice_starts(rest, "记者") || ts_slice_starts(rest, "記者");
}

/* 重庆2月28日电, 重庆2月28日讯, the place of Han letters and 、 and blanks; 0 = it is none. */
static size_t wire_bytes(struct ts_slice s) {
    size_t at = 0, used;
    for (int i = 0; i <= MOST_IN_PLACE && at < s.n; i++, at += used) {
        struct ts_slice rest = ts_slice_cut(s, at, s.n);
        size_t date = date_bytes(rest);
        if (date && i > 0) {
            struct ts_slice end = ts_slice_cut(rest, date, rest.n);
            bool told = ts_slice_starts(end, "讯") || ts_slice_starts(end, "訊"),
                 notice = told && ends_notice(ts_slice_cut(end, strlen("讯"), end.n));
            return is_wire(end) || notice ? at + date + strlen("电") : 0;
        }
        uint32_t cp = first_of(rest, &used);
        if (!u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC) && cp != 0x3001 && !is_blank(cp))
            return 0;
    }
    return 0;
}

static const char *const notices[] = {"本报讯", "本刊讯", "本网讯", "本台讯", "本報訊",
                                      "本刊訊", "本網訊", "本台訊", NULL};
static const char *const sources[] = {"本报",   "本刊",   "本网",   "本台",   "新华社", "中新社",
                                      "中新网", "新华网", "人民网", "央视网", "中央社", "本報",
                                      "本網",   "新華社", "中新網", "新華網", NULL};

/* 〔記者陳怡君／台北報導〕, 【本报讯】: who tells it, in brackets; bytes with both of them, 0 = none. */
static size_t bracketed_bytes(struct ts_slice s) {
    static const char *const pairs[][2] = {{"（", "）"}, {"【", "】"}, {"〔", "〕"}, {"(", ")"}};
    static const char *const ends[] = {"讯", "訊", "电", "電", "报道", "報道", "報導", "报导", NULL};
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        size_t open = strlen(pairs[k][0]), n;
        const char *close =
            ts_slice_starts(s, pairs[k][0]) ? memmem(s.p, s.n, pairs[k][1], strlen(pairs[k][1])) : NULL;
        if (!close)
            continue;
        struct ts_slice inside = {s.p + open, (size_t)(close - s.p) - open};
        bool told = false, clause = memmem(inside.p, inside.n, "，", strlen("，")) ||
                                    memmem(inside.p, inside.n, "。", strlen("。"));
        for (const char *const *end = ends; *end; end++)
            told |= ts_slice_ends(inside, *end);
        bool who = ts_dateline_opens_byline(inside) || starts_with_any(inside, notices, &n) ||
                   starts_with_any(inside, sources, &n);
        if (told && who && !clause && ts_utf8_count(inside.p, inside.n) <= MOST_IN_BYLINE)
            return open + inside.n + strlen(pairs[k][1]);
    }
    return 0;
}

/* 新华社北京3月1日电, 据新华社电, 综合新华社电: bytes up to its end; 0 = none. */
static size_t source_bytes(struct ts_slice s) {
    static const char *const leads[] = {"据", "綜合", "综合", "據", NULL};
    size_t lead = 0, at, end;
    if (!starts_with_any(s, leads, &lead))
        lead = 0;
    struct ts_slice from = ts_slice_cut(s, lead, s.n);
    if (!starts_with_any(from, sources, &at))
        return 0;
    struct ts_slice rest = ts_slice_cut(from, at, from.n);
    end = wire_bytes(rest);
    if (!end && is_wire(rest) && ends_notice(ts_slice_cut(rest, strlen("电"), rest.n)))
        end = strlen("电");
    return end ? lead + at + end : 0;
}

size_t ts_dateline_find(struct ts_slice s) {
    size_t at, end = bracketed_bytes(s);
    if (!end && starts_with_any(s, byline_openings, &at)) /* 本报记者 */
        return 0;
    if (!end && starts_with_any(s, notices, &at) && ends_notice(ts_slice_cut(s, at, s.n)))
        end = at;
    end = end ? end : source_bytes(s);
    if (!end)
        return 0;
    size_t byline = end + ts_dateline_blanks(ts_slice_cut(s, end, s.n));
    size_t more = byline_in_parentheses(ts_slice_cut(s, byline, s.n));
    end = more ? byline + more : end;
    return end + ts_dateline_blanks(ts_slice_cut(s, end, s.n)) < s.n ? end : 0; /* alone it opens nothing */
}
