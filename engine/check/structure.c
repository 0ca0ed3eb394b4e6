/* check/structure.c -- what an article has to have: a byline, and a headline of a length that can be set. */
#include "check/rules.h"

/* 本报讯（记者 某某）, in any item; 新华社记者 某某 摄, a line by itself. */
static bool has_name(const struct ts_proof *c, const struct ts_copy_para *p) {
    static const char32_t *const authors[] = {U"记者", U"通讯员", U"作者", U"記者", U"通訊員", NULL};
    static const char32_t *const works[] = {U"摄", U"摄影", U"摄影报道", U"文/图", U"攝", NULL};
    enum { MOST_LINE = 40 };
    bool line = p->end - p->begin <= MOST_LINE && ts_copy_any_before(c, p->end, works);
    for (size_t i = p->begin; i < p->end; i++)
        if (ts_copy_any(c, i, authors) && (i < p->text || line || ts_at_any(c, i - 1, U"（(〔【")))
            return true;
    return p->para->role == TS_ROLE_BYLINE || p->para->role == TS_ROLE_CREDIT;
}

/* A news agency's dateline signs for it. */
static bool is_signed(const struct ts_proof *c) {
    static const char32_t *const agencies[] = {U"新华社", U"新華社", U"中新社", U"中新网",
                                               U"中新網", U"中央社", NULL};
    for (size_t i = 0; i < c->copy.n_paras; i++) {
        const struct ts_copy_para *p = &c->copy.paras[i];
        bool agency = false;
        for (size_t k = p->begin; k < p->text; k++)
            agency |= ts_copy_any(c, k, agencies) > 0;
        if (agency || has_name(c, p))
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
