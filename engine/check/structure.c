/* check/structure.c -- what an article has to have: a byline, and a headline of a length that can be set. */
#include "check/rules.h"

static bool has_name(const struct ts_proof *c, const struct ts_copy_para *p) {
    static const char32_t *const authors[] = {U"记者", U"通讯员", U"作者", NULL};
    for (size_t i = p->begin; i < p->text; i++) /* 本报讯（记者 某某） */
        if (ts_copy_any(c, i, authors))
            return true;
    return p->para->role == TS_ROLE_BYLINE || p->para->role == TS_ROLE_CREDIT;
}

/* A news agency's dateline signs for it. */
static bool is_signed(const struct ts_proof *c) {
    for (size_t i = 0; i < c->copy.n_paras; i++) {
        const struct ts_copy_para *p = &c->copy.paras[i];
        if (has_name(c, p) || (p->text > p->begin && (ts_copy_starts(c, p->begin, U"新华社") ||
                                                      ts_copy_starts(c, p->begin, U"据"))))
            return true;
    }
    return false;
}

static size_t characters(const struct ts_proof *c, const struct ts_copy_para *p) {
    size_t n = 0;
    for (size_t i = p->begin; i < p->end; i++)
        n += ts_kind(c, i) != TS_COPY_BLANK;
    return n;
}

void ts_proof_structure(struct ts_proof *c) {
    const struct ts_copy_para *headline = NULL;
    bool text = false;
    for (size_t i = 0; i < c->copy.n_paras; i++) {
        const struct ts_copy_para *p = &c->copy.paras[i];
        if (p->para->role == TS_ROLE_HEADLINE)
            headline = p;
        text |= p->prose;
    }
    if (!headline)
        return;
    size_t n = characters(c, headline), most = (size_t)c->style->most_headline;
    if (most && n > most)
        TS_FAULT(c, TS_RULE_HEADLINE_LONG, headline->begin, headline->end,
                 .why = ts_arena_printf(c->ctx->keep,
                                        TS_BOTH("%zu characters, %zu at most", "%zu 字，至多 %zu 字"), n,
                                        most, n, most));
    if (text && !is_signed(c))
        TS_FAULT(c, TS_RULE_BYLINE_MISSING, headline->begin, headline->end);
}
