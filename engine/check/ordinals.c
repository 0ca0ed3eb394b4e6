/* check/ordinals.c -- 一、 二、 四、: numbers of headings, items and clauses that leave one out or stand
 * twice.
 *
 * Each form of number counts by itself. One begins again with 一 wherever it likes; the first that stands in
 * the copy may be any, as in an excerpt. What goes on from there goes on by one. */
#include "check/rules.h"

enum { MOST_ORDINAL = 30 };

enum form {
    PAUSED,
    BRACKETED,
    DOTTED,
    FIGURE_BRACKETED,
    BEING,
    CLAUSE,
    N_FORMS
}; /* 一、 （一） 1. （1） 一是 第一， */

struct ordinal {
    enum form form;
    size_t number, begin, end; /* characters of the copy */
};

/* 十二, and its characters in *n; 0 = none. */
static size_t numeral_at(const struct ts_proof *c, size_t i, size_t *n) {
    static const char32_t digits[] = U"一二三四五六七八九";
    size_t value = 0, ones = 0;
    for (*n = 0; *n < 3; ++*n) {
        uint32_t cp = ts_cp(c, i + *n);
        size_t k = 0;
        while (digits[k] && digits[k] != cp)
            k++;
        if (digits[k] && !ones)
            ones = k + 1;
        else if (cp == U'十' && !value) {
            value = 10 * (ones ? ones : 1);
            ones = 0;
        } else
            break;
    }
    return value + ones;
}

static size_t figure_at(const struct ts_proof *c, size_t i, size_t *n) {
    size_t value = 0;
    for (*n = 0; *n < 2 && ts_kind(c, i + *n) == TS_COPY_DIGIT; ++*n)
        value = 10 * value + (ts_cp(c, i + *n) - '0');
    return value;
}

/* The number that a paragraph or a clause opens with at i; false = none. */
static bool read(const struct ts_proof *c, size_t i, bool paragraph, struct ordinal *o) {
    bool bracket = ts_at_any(c, i, U"（("), nth = ts_at_any(c, i, U"第");
    size_t at = i + (bracket || nth), n, figures;
    size_t number = numeral_at(c, at, &n), figure = figure_at(c, at, &figures),
           end = at + (number ? n : figures);
    *o = (struct ordinal){.number = number ? number : figure, .begin = i, .end = end + 1};
    if (!o->number || o->number > MOST_ORDINAL)
        return false;
    if (nth)
        o->form = CLAUSE;
    else if (bracket)
        o->form = number ? BRACKETED : FIGURE_BRACKETED;
    else
        o->form = !number ? DOTTED : ts_at_any(c, end, U"、") ? PAUSED : BEING;
    switch (o->form) {
    case CLAUSE:
        return number && ts_at_any(c, end, U"，");
    case BRACKETED:
    case FIGURE_BRACKETED:
        return paragraph && ts_at_any(c, end, U"）)");
    case DOTTED:
        return paragraph && ts_at_any(c, end, U".．") && ts_kind(c, end + 1) != TS_COPY_DIGIT;
    case PAUSED:
        return paragraph && numeral_at(c, end + 1, &n) == 0; /* 二、三产业 */
    default:
        return ts_at_any(c, end, U"是") && (ts_is_han(c, end + 1) || ts_at_any(c, end + 1, U"“《"));
    }
}

/* It goes on from the one before, or from the last of its form inside a paragraph, `within`; 0 = none. */
static void check(struct ts_proof *c, const struct ordinal *o, struct ordinal *before, size_t within) {
    if (before->number && o->number != 1 && o->number != before->number + 1 && o->number != within + 1)
        TS_FAULT(c, TS_RULE_ORDINAL, o->begin, o->end, .why = ts_copy_text(c, before->begin, before->end));
    *before = *o;
}

/* Clauses of one paragraph count together: 一是…；二是…. Where paragraphs begin so, they do, too, and the
 * next may go on from the last of these, which goes to `within`. */
static void check_clauses(struct ts_proof *c, const struct ts_copy_para *p, size_t within[N_FORMS]) {
    struct ordinal before[N_FORMS] = {{.number = 0}}, o;
    for (size_t i = p->text; i < p->end; i++)
        if ((i == p->text || ts_at_any(c, i - 1, U"，。；：！？")) && read(c, i, false, &o)) {
            check(c, &o, &before[o.form], 0);
            within[o.form] = o.number;
        }
}

void ts_proof_ordinals(struct ts_proof *c) {
    struct ordinal before[N_FORMS] = {{.number = 0}}, o;
    size_t within[N_FORMS] = {0};
    for (size_t k = 0; k < c->copy.n_paras; k++) {
        const struct ts_copy_para *p = &c->copy.paras[k];
        bool counts = p->prose || p->para->role == TS_ROLE_SUBHEAD;
        if (counts && p->para->role != TS_ROLE_NOTE && p->para->role != TS_ROLE_QUOTE &&
            read(c, p->text, true, &o)) {
            check(c, &o, &before[o.form], within[o.form]);
            if (o.form == PAUSED) /* what lies in it counts anew, or goes on */
                for (size_t form = BRACKETED; form < N_FORMS; form++)
                    before[form].number = 0;
        }
        if (p->prose)
            check_clauses(c, p, within);
    }
}
