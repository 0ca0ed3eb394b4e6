#include "text/briefs.h"

#include "base/vec.h"

struct joiner {
    struct ts_ctx *ctx;
    const struct ts_source *source;
    size_t begin;         /* of the present article's text in it */
    const char *own_text; /* where that article has its text */
    TS_VEC(struct ts_para) paras;
    TS_VEC(struct ts_picture) pictures;
    struct ts_joins joins;
};

/* A slice of an article's own source, in the joined one. */
static struct ts_slice moved(const struct joiner *j, struct ts_slice s) {
    return s.p ? (struct ts_slice){j->source->text.p + j->begin + (s.p - j->own_text), s.n} : s;
}

static struct ts_para move_para(const struct joiner *j, const struct ts_para *from) {
    struct ts_para to = *from;
    struct ts_span *spans = TS_NEW(j->ctx->keep, struct ts_span, from->n_spans + 1);
    for (size_t i = 0; i < from->n_spans; i++) {
        spans[i] = from->spans[i];
        spans[i].ruby = moved(j, spans[i].ruby);
        spans[i].link = moved(j, spans[i].link);
    }
    to.text = moved(j, from->text);
    to.offset += (uint32_t)j->begin;
    to.spans = spans;
    return to;
}

/* What of a head stands alone: in an item of briefs it is text, the byline its credit. */
static enum ts_role role_of(enum ts_role role) {
    return role == TS_ROLE_BYLINE                            ? TS_ROLE_CREDIT
           : role <= TS_ROLE_LEAD || role == TS_ROLE_SUBHEAD ? TS_ROLE_BODY
                                                             : role;
}

static bool is_heading(const struct ts_para *p) {
    return p->role == TS_ROLE_HEADLINE || p->role == TS_ROLE_SUBHEAD;
}

static bool takes_heading(const struct ts_para *heading, const struct ts_para *p) {
    bool text = p->role == TS_ROLE_LEAD || p->role == TS_ROLE_BODY || p->role == TS_ROLE_QUESTION ||
                p->role == TS_ROLE_ANSWER;
    return text && p->text.p > heading->text.p;
}

/* Heading and paragraph as one: what stands between them in the copy is markup. */
static struct ts_para run_in(const struct joiner *j, const struct ts_para *heading, const struct ts_para *p) {
    struct ts_para both = *p;
    struct ts_span *spans = TS_NEW(j->ctx->keep, struct ts_span, heading->n_spans + p->n_spans + 1);
    uint32_t shift = (uint32_t)(p->text.p - heading->text.p);
    size_t n = 0;
    for (size_t i = 0; i < heading->n_spans; i++, n++) {
        spans[n] = heading->spans[i];
        spans[n].marked |= TS_MARKED_RUN_IN;
    }
    for (size_t i = 0; i < p->n_spans; i++, n++) {
        spans[n] = p->spans[i];
        spans[n].begin += shift;
        spans[n].end += shift;
    }
    both.role = TS_ROLE_BODY;
    both.text = (struct ts_slice){heading->text.p, shift + p->text.n};
    both.offset = heading->offset;
    both.spans = spans;
    both.n_spans = n;
    both.label = 0;
    return both;
}

/* The paragraph that a heading opens: the next one that is text; n = there is none. */
static size_t opened_by(const struct ts_article *a, size_t heading) {
    size_t i = heading + 1;
    while (i < a->n_paras && !is_heading(&a->paras[i]) && !takes_heading(&a->paras[heading], &a->paras[i]))
        i++;
    return i < a->n_paras && !is_heading(&a->paras[i]) ? i : a->n_paras;
}

static void add_pictures(struct joiner *j, const struct ts_article *a, const size_t *number_of) {
    for (size_t i = 0; i < a->n_pictures; i++) {
        struct ts_picture *p = TS_VEC_ADD(j->ctx->keep, &j->pictures);
        struct ts_para *texts = TS_NEW(j->ctx->keep, struct ts_para, 2);
        *p = a->pictures[i];
        texts[0] = move_para(j, p->caption);
        texts[1] = move_para(j, p->credit);
        p->caption = &texts[0];
        p->credit = &texts[1];
        p->file = moved(j, p->file);
        p->offset += (uint32_t)j->begin;
        p->before = number_of[p->before < a->n_paras ? p->before : a->n_paras];
    }
}

/* The paragraphs of one article; a byline of its head waits for the item's end. */
static void add_article(struct joiner *j, const struct ts_article *a) {
    size_t *number_of = TS_NEW(j->ctx->scratch, size_t, a->n_paras + 1), heading = a->n_paras,
           opened = a->n_paras;
    const struct ts_para *byline = NULL;
    for (size_t i = 0; i < a->n_paras; i++) {
        struct ts_para p = move_para(j, &a->paras[i]);
        number_of[i] = j->paras.n;
        if (is_heading(&a->paras[i]) && opened_by(a, i) < a->n_paras) {
            heading = i;
            opened = opened_by(a, i);
            continue;
        }
        if (p.role == TS_ROLE_BYLINE) {
            byline = &a->paras[i];
            continue;
        }
        if (i == opened) {
            struct ts_para head = move_para(j, &a->paras[heading]);
            p = run_in(j, &head, &p);
        } else {
            p.role = role_of(p.role);
        }
        p.section = false;
        *TS_VEC_ADD(j->ctx->keep, &j->paras) = p;
    }
    number_of[a->n_paras] = j->paras.n;
    if (byline) {
        struct ts_para credit = move_para(j, byline);
        credit.role = role_of(credit.role);
        *TS_VEC_ADD(j->ctx->keep, &j->paras) = credit;
    }
    add_pictures(j, a, number_of);
    for (size_t i = 0; i < a->joins.n; i++) {
        struct ts_join *join = TS_VEC_ADD(j->ctx->keep, &j->joins);
        *join = a->joins.v[i];
        join->begin += (uint32_t)j->begin;
        join->end += (uint32_t)j->begin;
        join->para = number_of[join->para];
    }
}

const struct ts_article *ts_briefs_join(struct ts_ctx *ctx, const struct ts_article *const *articles,
                                        size_t n) {
    struct ts_article *all = TS_NEW(ctx->keep, struct ts_article, 1);
    const struct ts_source **sources = TS_NEW(ctx->scratch, const struct ts_source *, n + 1);
    for (size_t i = 0; i < n; i++)
        sources[i] = articles[i]->source;
    struct joiner j = {.ctx = ctx, .source = ts_source_join(ctx, sources, n)};
    for (size_t i = 0; i < n; i++) {
        j.begin = ts_source_begin(j.source, i);
        j.own_text = articles[i]->source->text.p;
        add_article(&j, articles[i]);
    }
    *all = (struct ts_article){.source = j.source,
                               .paras = j.paras.v,
                               .n_paras = j.paras.n,
                               .pictures = j.pictures.v,
                               .n_pictures = j.pictures.n,
                               .joins = j.joins,
                               .title = n ? articles[0]->title : ""};
    if (n) {
        all->folio = articles[0]->folio;
        all->date = articles[0]->date;
    }
    return all;
}
