/* check/pairs.c -- quotes, brackets and title marks: each closed, each opened, rightly inside one another.
 * GB/T 15834-2011, 4.8 引号, 4.9 括号, 4.15 书名号. */
#include "check/rules.h"

static const char32_t openers[] = U"“‘《〈（「『【〔［〖｛";
static const char32_t closers[] = U"”’》〉）」』】〕］〗｝";

enum { MOST_OPEN = 32, FARTHEST_CLOSE = 400 };

/* Those that are open at a place of a paragraph, outermost first. */
struct open {
    size_t at[MOST_OPEN];
    size_t n;
};

static size_t index_in(uint32_t cp, const char32_t *list) {
    size_t i = 0;
    while (list[i] && list[i] != cp)
        i++;
    return i;
}

/* ASCII's quotes and parentheses are told of as such (ascii.c); here they may stand for a partner. */
static bool is_stand_in(uint32_t open, uint32_t close) {
    return (open == '"' && (close == 0x201D || close == '"')) || (close == '"' && open == 0x201C) ||
           (open == '(' && (close == 0xFF09 || close == ')')) || (close == ')' && open == 0xFF08);
}

static bool match(uint32_t open, uint32_t close) {
    size_t i = index_in(open, openers);
    return (openers[i] && closers[i] == close) || is_stand_in(open, close);
}

static const char *partner(uint32_t cp) {
    static const char *const open[] = {"“", "‘", "《", "〈", "（", "「", "『", "【", "〔", "［", "〖", "｛"};
    static const char *const close[] = {"”", "’", "》", "〉", "）", "」", "』", "】", "〕", "］", "〗", "｝"};
    size_t i = index_in(cp, openers), k = index_in(cp, closers);
    return openers[i] ? close[i] : closers[k] ? open[k] : "";
}

/* An apostrophe: It’s, ’90s. */
static bool is_apostrophe(const struct ts_proof *c, size_t i) {
    return ts_cp(c, i) == 0x2019 &&
           (ts_kind(c, i - 1) == TS_COPY_LETTER || ts_kind(c, i + 1) == TS_COPY_DIGIT);
}

/* 1） and a） number items. */
static bool is_item_number(const struct ts_proof *c, const struct ts_copy_para *p, size_t i) {
    size_t k = i;
    while (k > p->begin && i - k < 4 &&
           (ts_kind(c, k - 1) == TS_COPY_DIGIT || ts_kind(c, k - 1) == TS_COPY_LETTER ||
            ts_at_any(c, k - 1, U"一二三四五六七八九十")))
        k--;
    return ts_cp(c, i) == 0xFF09 && k < i && (k == p->begin || !ts_is_han(c, k - 1));
}

/* 4.8.3.1: “ ” are the outer pair. Letters have ‘ ’ for feet, and for apostrophes. */
static bool is_outer_single(const struct ts_proof *c, const struct open *open, size_t i) {
    bool inside = false;
    for (size_t k = 0; k < open->n; k++)
        inside |= ts_at_any(c, open->at[k], U"“\"「『");
    size_t end = i;
    while (ts_cp(c, end) && ts_cp(c, end) != 0x2019 && end - i < FARTHEST_CLOSE)
        end++;
    return ts_cp(c, i) == 0x2018 && !inside && ts_cp(c, end) == 0x2019 && ts_is_chinese(c, i - 1) &&
           ts_is_chinese(c, i + 1);
}

/* “ in “, ‘ in ‘, 《 in 《 : the inner pair is the other one. 〈 alone is lawful in an outer 《》 only. */
static void check_inside(struct ts_proof *c, const struct open *open, size_t i) {
    uint32_t cp = ts_cp(c, i), outer = open->n ? ts_cp(c, open->at[open->n - 1]) : 0;
    if (cp == outer && (cp == 0x201C || cp == 0x2018 || cp == 0x300A))
        TS_FAULT(c, TS_RULE_PAIR_NESTED, i, i + 1,
                 .instead = cp == 0x201C   ? "‘"
                            : cp == 0x2018 ? "“"
                                           : "〈",
                 .why = TS_BOTH("inside the same mark the other form stands, or one before it is not closed",
                                "同一种引号、书名号里面用另一种；或者前面的没有闭合"));
    else if (is_outer_single(c, open, i))
        TS_FAULT(c, TS_RULE_PAIR_NESTED, i, i + 1, .instead = "“",
                 .why =
                     TS_BOTH("the outer quotes are “ ”, the inner ones ‘ ’", "外面用双引号，里面才用单引号"));
}

static void push(struct open *open, size_t i) {
    if (open->n < MOST_OPEN)
        open->at[open->n++] = i;
}

static void unclosed(struct ts_proof *c, size_t i) {
    if (ts_cp(c, i) >= 0x80)
        TS_FAULT(c, TS_RULE_PAIR_UNCLOSED, i, i + 1, .why = partner(ts_cp(c, i)));
}

/* What closes at i. If not the last that opened, then one farther out: those inside it stay open, and if the
 * next mark closes them after all, the two stand crosswise. */
static void close_at(struct ts_proof *c, const struct ts_copy_para *p, struct open *open, size_t i) {
    uint32_t cp = ts_cp(c, i);
    size_t k = open->n;
    while (k > 0 && !match(ts_cp(c, open->at[k - 1]), cp))
        k--;
    if (k == 0 && (is_item_number(c, p, i) || is_apostrophe(c, i)))
        return;
    if (k == 0) {
        TS_FAULT(c, TS_RULE_PAIR_UNOPENED, i, i + 1, .why = partner(cp));
        return;
    }
    bool crosses = k < open->n && match(ts_cp(c, open->at[open->n - 1]), ts_cp(c, i + 1));
    if (crosses)
        TS_FAULT(c, TS_RULE_PAIR_NESTED, i, i + 2,
                 .why = TS_BOTH("what opened last closes first", "后开的应先闭"));
    for (size_t inner = k; inner < open->n && !crosses; inner++)
        unclosed(c, open->at[inner]);
    if (crosses) /* the inner ones are left to their own marks */
        for (size_t inner = k - 1; inner + 1 < open->n; inner++)
            open->at[inner] = open->at[inner + 1];
    open->n = crosses ? open->n - 1 : k - 1;
}

/* An ASCII quote closes what opened last, or opens. */
static void ascii_quote(const struct ts_proof *c, struct open *open, size_t i) {
    if (open->n && match(ts_cp(c, open->at[open->n - 1]), '"'))
        open->n--;
    else
        push(open, i);
}

/* 4.8: of a quotation of several paragraphs each begins with the opening mark, and only the last is closed.
 */
static bool goes_on(const struct ts_proof *c, const struct ts_copy_para *p, const struct open *open) {
    const struct ts_copy_para *last = c->copy.paras + c->copy.n_paras;
    uint32_t cp = ts_cp(c, open->at[0]);
    return open->n == 1 && open->at[0] == p->text && p + 1 < last && (cp == 0x201C || cp == 0x300C) &&
           ts_cp(c, p[1].text) == cp;
}

static void check_para(struct ts_proof *c, const struct ts_copy_para *p) {
    struct open open = {.n = 0};
    for (size_t i = p->begin; i < p->end; i++) {
        uint32_t cp = ts_cp(c, i);
        if (ts_is_in(cp, openers)) {
            check_inside(c, &open, i);
            push(&open, i);
        } else if (ts_is_in(cp, closers)) {
            close_at(c, p, &open, i);
        } else if (cp == '"') {
            ascii_quote(c, &open, i);
        } else if (cp == '(') {
            push(&open, i);
        } else if (cp == ')' && open.n && match(ts_cp(c, open.at[open.n - 1]), cp)) {
            open.n--;
        }
    }
    if (open.n && goes_on(c, p, &open))
        return;
    for (size_t k = 0; k < open.n; k++)
        unclosed(c, open.at[k]);
}

void ts_proof_pairs(struct ts_proof *c) {
    for (size_t i = 0; i < c->copy.n_paras; i++)
        check_para(c, &c->copy.paras[i]);
}
