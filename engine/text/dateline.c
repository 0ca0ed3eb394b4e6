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
        "提要：", "内容提要：", "导读：", "提要:", "内容提要:", "导读:", NULL};
    size_t n;
    return starts_with_any(s, words, &n) && n < s.n ? n : 0;
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

size_t ts_dateline_find(struct ts_slice s) {
    static const char *const notices[] = {"本报讯", "本刊讯", "本网讯", "本台讯", "本報訊",
                                          "本刊訊", "本網訊", "本台訊", NULL};
    static const char *const sources[] = {"本报",   "本刊",   "本网",   "本台",   "新华社", "中新社",
                                          "中新网", "新华网", "人民网", "央视网", "中央社", "本報",
                                          "本網",   "新華社", "中新網", "新華網", NULL};
    size_t at, end = 0;
    if (starts_with_any(s, byline_openings, &at)) /* 本报记者 */
        return 0;
    if (starts_with_any(s, notices, &at) && ends_notice(ts_slice_cut(s, at, s.n)))
        end = at;
    else if (starts_with_any(s, sources, &at) && (end = wire_bytes(ts_slice_cut(s, at, s.n))))
        end += at;
    if (!end)
        return 0;
    size_t byline = end + ts_dateline_blanks(ts_slice_cut(s, end, s.n));
    size_t more = byline_in_parentheses(ts_slice_cut(s, byline, s.n));
    end = more ? byline + more : end;
    return end + ts_dateline_blanks(ts_slice_cut(s, end, s.n)) < s.n ? end : 0; /* alone it opens nothing */
}
