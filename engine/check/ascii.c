/* check/ascii.c -- ASCII's marks in Chinese text. GB/T 15834-2011, 5.1: the marks of Chinese are full-width
 * forms of their own. What stands between Western letters or figures is Western text and is left alone. */
#include "check/rules.h"

enum { MOST_IN_BRACKETS = 80, FARTHEST_OPEN = 400 };

static const char32_t opening[] = U"“‘《〈（「『【〔";

static bool is_western(const struct ts_proof *c, size_t i) {
    return ts_kind(c, i) == TS_COPY_LETTER || ts_kind(c, i) == TS_COPY_DIGIT;
}

/* The figures that end before i stand at the start of their paragraph or behind a mark: 1. numbers an item.
 */
static bool is_item_number(const struct ts_proof *c, size_t i) {
    size_t k = i;
    while (ts_kind(c, k - 1) == TS_COPY_DIGIT)
        k--;
    return k < i && !ts_is_han(c, k - 1);
}

/* A stop: behind Han and what closes, or behind a figure of the sentence, and not inside a number or a name.
 */
static bool is_stop(const struct ts_proof *c, size_t i) {
    enum ts_copy_kind after = ts_kind(c, i + 1);
    bool ends =
        after == TS_COPY_EDGE || after == TS_COPY_BLANK || after == TS_COPY_HAN || after == TS_COPY_MARK;
    if (ts_proof_is_foreign_name(c, i)) /* dashes.c tells of it */
        return false;
    if (ts_is_han(c, i - 1) && after == TS_COPY_DIGIT) /* 383亿元.2022年 */
        return true;
    if (!ends || ts_cp(c, i - 1) == '.' || ts_cp(c, i + 1) == 0x2026 || ts_at_any(c, i - 1, opening))
        return false;
    if (ts_is_chinese(c, i - 1) || ts_cp(c, i - 1) == '%')
        return true;
    return ts_kind(c, i - 1) == TS_COPY_DIGIT && after != TS_COPY_BLANK && !is_item_number(c, i);
}

/* A comma, colon or other mark inside a clause; :-) is none. */
static bool is_pause(const struct ts_proof *c, size_t i) {
    if (ts_at_any(c, i - 1, opening) || (ts_cp(c, i) == ':' && ts_at_any(c, i + 1, U"-)(/")))
        return false;
    if (ts_is_chinese(c, i - 1))
        return ts_cp(c, i + 1) != ts_cp(c, i);
    return ts_is_chinese(c, i + 1) && !ts_at_any(c, i + 1, U"”’》〉）」』】〕") &&
           !ts_at_any(c, i - 1, U"\\/&:;") && ts_kind(c, i - 1) != TS_COPY_EDGE &&
           ts_kind(c, i - 1) != TS_COPY_BLANK && ts_cp(c, i) != '!' && ts_cp(c, i) != '?';
}

static const char *chinese_form(uint32_t cp) {
    static const char from[] = ",.:;?!";
    static const char *const to[] = {"，", "。", "：", "；", "？", "！"};
    const char *at = cp && cp < 0x80 ? strchr(from, (int)cp) : NULL;
    return at ? to[at - from] : NULL;
}

/* The heading of a list, 一. 总则, wants 、 and not 。: a person decides. A dot between Han may part a name.
 */
static bool is_certain(const struct ts_proof *c, size_t i) {
    enum ts_copy_kind after = ts_kind(c, i + 1);
    if (ts_cp(c, i) == '.')
        return after == TS_COPY_EDGE || after == TS_COPY_MARK;
    return ts_is_chinese(c, i - 1) || ts_cp(c, i - 1) == '%' ? after != TS_COPY_ASCII : ts_cp(c, i) == ',';
}

static void check_stop(struct ts_proof *c, size_t i) {
    const char *form = chinese_form(ts_cp(c, i));
    if (!form || !(ts_cp(c, i) == '.' ? is_stop(c, i) : is_pause(c, i)))
        return;
    bool blank =
        ts_kind(c, i + 1) == TS_COPY_BLANK; /* ASCII's mark had it behind it; the Chinese one has its own */
    TS_FAULT(c, TS_RULE_ASCII_MARK, i, i + 1 + blank, .instead = form, .safe = is_certain(c, i));
}

struct pair {
    uint32_t open, close, chinese_open, chinese_close; /* code points */
    const char *open_form, *close_form;
};

/* What closes the bracket or quote at i, its own or its Chinese partner; 0 = nothing near. */
static size_t find_close(const struct ts_proof *c, size_t i, const struct pair *pair) {
    int depth = 1; /* of brackets; quotes have none inside */
    for (size_t k = i + 1; k < i + MOST_IN_BRACKETS && ts_cp(c, k); k++) {
        if (pair->open != pair->close && (ts_cp(c, k) == pair->open || ts_cp(c, k) == pair->chinese_open))
            depth++;
        else if ((ts_cp(c, k) == pair->close || ts_cp(c, k) == pair->chinese_close) && --depth == 0)
            return k;
    }
    return 0;
}

static bool holds_han(const struct ts_proof *c, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        if (ts_is_han(c, i))
            return true;
    return false;
}

/* A pair belongs to the Chinese text if there is Han in it, or if it touches Chinese on its outside. open(2)
 * does not. */
static bool is_of_chinese(const struct ts_proof *c, size_t open, size_t close) {
    return (holds_han(c, open, close) && !is_western(c, open - 1)) || ts_is_chinese(c, open - 1) ||
           (ts_is_chinese(c, close + 1) && !is_western(c, open - 1) && ts_kind(c, open - 1) != TS_COPY_EDGE);
}

/* Report a pair of which one mark or both are ASCII; returns its end. */
static size_t check_pair(struct ts_proof *c, size_t i, const struct pair *pair) {
    size_t close = find_close(c, i, pair);
    bool alone = !close && (ts_is_chinese(c, i - 1) || ts_is_chinese(c, i + 1));
    if (!alone && !(close && is_of_chinese(c, i, close)))
        return i;
    TS_FAULT(c, TS_RULE_ASCII_MARK, i, i + 1, .instead = pair->open_form, .safe = close != 0);
    if (close && ts_cp(c, close) == pair->close)
        TS_FAULT(c, TS_RULE_ASCII_MARK, close, close + 1, .instead = pair->close_form, .safe = true);
    return close ? close : i;
}

/* A closing mark of ASCII whose opening one is Chinese. */
static bool closes_chinese(const struct ts_proof *c, const struct ts_copy_para *p, size_t i,
                           const struct pair *pair) {
    int depth = 1;
    for (size_t k = i; k-- > p->begin && i - k < FARTHEST_OPEN;) {
        if (ts_cp(c, k) == pair->close || ts_cp(c, k) == pair->chinese_close)
            depth++;
        else if ((ts_cp(c, k) == pair->open || ts_cp(c, k) == pair->chinese_open) && --depth == 0)
            return ts_cp(c, k) == pair->chinese_open;
    }
    return false;
}

static const struct pair brackets = {'(', ')', 0xFF08, 0xFF09, "（", "）"},
                         square = {'[', ']', 0xFF3B, 0xFF3D, "［", "］"},
                         quotes = {'"', '"', 0x201C, 0x201D, "“", "”"},
                         single = {'\'', '\'', 0x2018, 0x2019, "‘", "’"};

/* 1) and 一) number items. */
static bool is_item_bracket(const struct ts_copy_para *p, size_t i) {
    return i - p->begin <= 3 && i > p->begin;
}

static void check_brackets(struct ts_proof *c, const struct ts_copy_para *p) {
    for (size_t i = p->begin; i < p->end; i++) {
        if (ts_cp(c, i) == '(')
            i = check_pair(c, i, &brackets);
        else if (ts_cp(c, i) == ')' &&
                 (closes_chinese(c, p, i, &brackets) || (ts_is_han(c, i - 1) && !is_item_bracket(p, i))))
            TS_FAULT(c, TS_RULE_ASCII_MARK, i, i + 1, .instead = "）",
                     .safe = closes_chinese(c, p, i, &brackets));
        else if (ts_cp(c, i) == '[' && ts_is_han(c, i - 1) && ts_is_han(c, i + 1))
            i = check_pair(c, i, &square);
    }
}

/* 5'30": minutes and seconds, of time and of arc; 90+3' has no quotation either. */
static bool is_second(const struct ts_proof *c, size_t i) {
    size_t k = i;
    while (ts_kind(c, k - 1) == TS_COPY_DIGIT || ts_cp(c, k - 1) == '.')
        k--;
    return k < i && ts_at_any(c, k - 1, U"'′");
}

static void check_quotes(struct ts_proof *c, const struct ts_copy_para *p) {
    for (size_t i = p->begin; i < p->end; i++) {
        if (ts_cp(c, i) == '"' && closes_chinese(c, p, i, &quotes))
            TS_FAULT(c, TS_RULE_ASCII_MARK, i, i + 1, .instead = "”", .safe = true);
        else if (ts_cp(c, i) == '"' && !is_second(c, i))
            i = check_pair(c, i, &quotes);
        else if (ts_cp(c, i) == '\'' && ts_is_chinese(c, i - 1) && closes_chinese(c, p, i, &single))
            TS_FAULT(c, TS_RULE_ASCII_MARK, i, i + 1, .instead = "’", .safe = true);
        else if (ts_cp(c, i) == '\'' && !is_western(c, i - 1) && ts_kind(c, i - 1) != TS_COPY_ASCII)
            i = check_pair(c, i, &single);
    }
}

void ts_proof_ascii(struct ts_proof *c) {
    for (size_t k = 0; k < c->copy.n_paras; k++) {
        const struct ts_copy_para *p = &c->copy.paras[k];
        if (!holds_han(c, p->begin, p->end))
            continue;
        for (size_t i = p->begin; i < p->end; i++)
            check_stop(c, i);
        check_brackets(c, p);
        check_quotes(c, p);
    }
}
