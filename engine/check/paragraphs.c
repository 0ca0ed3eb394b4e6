/* check/paragraphs.c -- how paragraphs end: with a stop, or cut in two. GB/T 15834-2011, 4.1. Where two
 * paragraphs may be one, text/joins.h has found it; what else ends without a stop is found here. */
#include "check/rules.h"
#include "text/joins.h"

enum { LEAST_SENTENCE = 45 };

static const char32_t stops[] = U"。！？…：；—!?:;."; /* ASCII's are ascii.c's to tell */
static const char32_t closers[] = U"”’》〉）」』】〕)\"";

/* 🎉 and what else decorates the end of a post, with the selectors and joiners of such pictures; the raised
 * figure of a note, ¹. */
static bool is_decoration(const struct ts_proof *c, size_t i) {
    uint32_t cp = ts_cp(c, i);
    bool note = cp == 0xB9 || cp == 0xB2 || cp == 0xB3 || (cp >= 0x2070 && cp <= 0x2079);
    bool unseen = (cp >= 0x200B && cp <= 0x200D) || cp == 0x2060 || cp == 0xFEFF;
    return note || unseen || cp >= 0x1F000 || (cp >= 0x2600 && cp <= 0x27BF) || cp == 0xFE0F;
}

/* The last character of a paragraph that is no blank and no decoration. */
static size_t last_of(const struct ts_proof *c, const struct ts_copy_para *p) {
    size_t i = p->end - 1;
    while (i > p->begin && (ts_kind(c, i) == TS_COPY_BLANK || (!ts_is_han(c, i) && is_decoration(c, i))))
        i--;
    return i;
}

/* 详见 https://…: an address takes no stop. */
static bool is_address(const struct ts_proof *c, const struct ts_copy_para *p, size_t last) {
    static const char32_t *const signs[] = {U"://", U"www.", NULL};
    for (size_t i = last; i > p->begin && !ts_is_chinese(c, i) && ts_kind(c, i) != TS_COPY_BLANK; i--)
        if (ts_copy_any(c, i, signs))
            return true;
    return false;
}

/* A sentence ends with the paragraph: a stop stands last, or before what closes. */
static bool ends(const struct ts_proof *c, const struct ts_copy_para *p) {
    size_t last = last_of(c, p), i = last;
    while (i > p->begin && ts_at_any(c, i, closers))
        i--;
    if (ts_at_any(c, last, U"】") || is_address(c, p, last)) /* 【…】, a post's title, at the end too */
        return true;
    if (ts_at_any(c, i, stops) || (i < last && ts_at_any(c, last, U"）)")))
        return true;
    size_t open = last; /* （图略）, and the stop before it */
    while (open > p->begin && !ts_at_any(c, open, U"（("))
        open--;
    return ts_at_any(c, last, U"）)") && ts_at_any(c, open - 1, stops);
}

/* Its words are a sentence, and no heading without a sign: it has marks, or it is long. */
static bool is_sentence(const struct ts_proof *c, const struct ts_copy_para *p) {
    size_t marks = 0, western = 0;
    for (size_t i = p->text; i < p->end; i++) {
        marks += ts_at_any(c, i, U"，。；！？");
        western += ts_kind(c, i) == TS_COPY_LETTER || ts_kind(c, i) == TS_COPY_ASCII;
    }
    return (marks > 0 || p->end - p->text >= LEAST_SENTENCE) && 2 * western < p->end - p->text;
}

/* The paragraph that stands behind this one and may go on with it: no label, no dateline. */
static const struct ts_copy_para *next_of(const struct ts_proof *c, const struct ts_copy_para *p) {
    const struct ts_copy_para *next = p + 1;
    bool there = next < c->copy.paras + c->copy.n_paras && next->prose && next->text == next->begin &&
                 next->para->role != TS_ROLE_NOTE && next->para->role != TS_ROLE_LIST && !next->para->section;
    return there && (ts_is_chinese(c, next->begin) || ts_kind(c, next->begin) == TS_COPY_DIGIT) ? next : NULL;
}

/* Words that no heading ends with. */
static bool wants_more(const struct ts_proof *c, const struct ts_copy_para *p, size_t last,
                       const struct ts_copy_para *next) {
    bool particle = ts_at_any(c, last, U"的了在是和与及对把被将从向以为由并而使让到等或") &&
                    p > c->copy.paras && p[-1].prose;
    bool number = ts_kind(c, last) == TS_COPY_DIGIT &&
                  ts_at_any(c, next->begin, U"年月日时分点个人名元万亿%％多余家项次岁台");
    bool fraction = ts_cp(c, last) == '.' && ts_kind(c, last - 1) == TS_COPY_DIGIT &&
                    ts_kind(c, next->begin) == TS_COPY_DIGIT;
    return number || fraction || (particle && is_sentence(c, next));
}

/* Where the copy parts a paragraph, certainly or likely, and where a sentence misses its end (text/joins.h).
 */
static void report_join(struct ts_proof *c, const struct ts_copy_para *p, const struct ts_join *join) {
    size_t last = p->begin;
    while (last + 1 < p->end && c->copy.v[last + 1].at < join->end)
        last++;
    const char *right = ts_arena_copy(c->ctx->keep, join->right.p, join->right.n);
    bool cut = ts_joins_is_certain(join) || (join->kind == TS_JOIN_GOES_ON && ts_at_any(c, last, U"，、,"));
    TS_FAULT(c, cut ? TS_RULE_PARAGRAPH_CUT : TS_RULE_STOP_MISSING, last, last + 1, .why = right);
}

/* Report the joins; returns, by paragraph of the copy, whether its end has been told of. */
static const bool *report_joins(struct ts_proof *c) {
    const struct ts_article *a = c->request->article;
    size_t *of = TS_NEW(c->ctx->keep, size_t, a->n_paras + 1); /* from 1 on; 0 = it is not in the copy */
    bool *told = TS_NEW(c->ctx->keep, bool, c->copy.n_paras + 1);
    for (size_t i = 0, k = 0; i < a->n_paras && k < c->copy.n_paras; i++)
        if (c->copy.paras[k].para == &a->paras[i]) /* both are in one order */
            of[i] = ++k;
    for (size_t i = 0; i < a->joins.n; i++) {
        const struct ts_join *join = &a->joins.v[i];
        if (!of[join->para])
            continue;
        report_join(c, &c->copy.paras[of[join->para] - 1], join);
        told[of[join->para] - 1] |= !join->made;
    }
    return told;
}

/* 清明时节雨纷纷，: the next line is as long, and short. */
static bool is_verse(const struct ts_proof *c, const struct ts_copy_para *p,
                     const struct ts_copy_para *next) {
    enum { MOST_IN_VERSE = 16 };
    size_t n = last_of(c, p) - p->begin;
    return next && n <= MOST_IN_VERSE && last_of(c, next) - next->begin == n;
}

static void check_end(struct ts_proof *c, const struct ts_copy_para *p) {
    const struct ts_copy_para *next = next_of(c, p);
    size_t last = last_of(c, p);
    bool more = next && wants_more(c, p, last, next);
    if (ends(c, p) && !(more && ts_cp(c, last) == '.'))
        return;
    if (more)
        TS_FAULT(c, TS_RULE_PARAGRAPH_CUT, last, last + 1,
                 .why =
                     ts_copy_text(c, next->begin, next->begin + 2 < next->end ? next->begin + 2 : next->end));
    else if (!is_verse(c, p, next) && (ts_at_any(c, last, U"，、,") || is_sentence(c, p)))
        TS_FAULT(c, TS_RULE_STOP_MISSING, last, last + 1);
}

void ts_proof_paragraphs(struct ts_proof *c) {
    const bool *told = report_joins(c);
    for (size_t i = 0; i < c->copy.n_paras; i++) {
        const struct ts_copy_para *p = &c->copy.paras[i];
        enum ts_role role = p->para->role;
        bool verse = role == TS_ROLE_QUOTE || role == TS_ROLE_LIST || role == TS_ROLE_NOTE;
        if (!told[i] && p->prose && !verse && p->end - p->text > 1)
            check_end(c, p);
    }
}
