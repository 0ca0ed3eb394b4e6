#include "check/proof.h"

#include "base/utf8.h"
#include "check/rules.h"

#include <stdlib.h>

/* The source holds characters [begin, end) and nothing between them: no markup, and no text that a header's
 * YAML wrote in another way. */
static bool is_verbatim(const struct ts_proof *c, size_t begin, size_t end) {
    const struct ts_slice text = c->request->article->source->text;
    for (size_t i = begin; i < end; i++) {
        const struct ts_copy_char *ch = &c->copy.v[i];
        size_t used;
        if (ch->at >= text.n || ts_utf8_decode(text.p + ch->at, text.n - ch->at, &used) != ch->cp ||
            (i + 1 < end && ch->at + used != c->copy.v[i + 1].at))
            return false;
    }
    return true;
}

static void add(struct ts_proof *c, struct ts_finding f) {
    if (c->found.counts[f.rule]++ < TS_MOST_OF_RULE)
        *TS_VEC_ADD(c->ctx->keep, &c->found.list) = f;
}

void ts_proof_add(struct ts_proof *c, struct ts_fault f) {
    if (c->style->levels[f.rule] == TS_RULE_OFF)
        return;
    const struct ts_source *s = c->request->article->source;
    const struct ts_copy_char *first = &c->copy.v[f.begin], *last = &c->copy.v[f.end - 1];
    uint32_t begin = first->at, end = last->at + last->bytes;
    if (end > s->text.n) /* a header's value may be longer than what stands for it */
        end = begin = begin < s->text.n ? begin : (uint32_t)s->text.n;
    add(c, (struct ts_finding){
               .rule = f.rule,
               .level = (enum ts_rule_level)c->style->levels[f.rule],
               .in = s,
               .begin = begin,
               .end = end > begin ? end : begin,
               .at = ts_source_place(s, begin),
               .to = ts_source_place(s, end > begin ? end : begin),
               .instead = f.instead,
               .safe = f.safe && f.instead && is_verbatim(c, f.begin, f.end),
               .args = {ts_copy_text(c, f.begin, f.end), f.instead ? f.instead : "", f.why ? f.why : ""}});
}

/* --- what was said while the copy was read --- */

static enum ts_rule rule_of(enum ts_code code) {
    switch (code) {
    case TS_TEXT_BAD_BYTE:
    case TS_TEXT_REPLACED:
        return TS_RULE_CHARACTER_LOST;
    case TS_TEXT_CONTROL:
    case TS_TEXT_ZERO_WIDTH:
        return TS_RULE_CONTROL_CHARACTER;
    case TS_TEXT_WIDTH:
        return TS_RULE_DIGIT_WIDTH;
    case TS_HEADLINE_MISSING:
        return TS_RULE_HEADLINE_MISSING;
    case TS_MARKUP_UNMATCHED:
    case TS_MARKUP_UNKNOWN:
    case TS_MARKUP_RUBY:
    case TS_LINK_UNDEFINED:
    case TS_TAG_UNKNOWN:
    case TS_ENTITY_UNKNOWN:
        return TS_RULE_MARKUP;
    default:
        return TS_RULE_READING;
    }
}

/* What a rule says itself, and with more to show. */
static bool is_found_here(enum ts_code code) {
    return code == TS_COPY_CUT || code == TS_COPY_JOINED || code == TS_COPY_GOES_ON || code == TS_COPY_HOLE;
}

/* Errors are no findings: with one there is no article. Notes on a whole file are none either. */
static bool take_said(void *user, const struct ts_diag_said *said) {
    struct ts_proof *c = user;
    const struct ts_source *s = c->request->article->source;
    bool of_copy = said->place.file && strcmp(said->place.file, s->name) == 0;
    if (said->level == TS_ERROR || !of_copy || (said->level == TS_NOTE && !said->place.line))
        return false;
    enum ts_rule rule = rule_of(said->code);
    if (c->style->levels[rule] == TS_RULE_OFF || is_found_here(said->code))
        return true;
    while (s->origin)
        s = s->origin;
    struct ts_place at = {said->place.file, said->place.line ? said->place.line : 1,
                          said->place.column ? said->place.column : 1};
    size_t begin = ts_source_find(s, at), used = 0;
    if (begin < s->text.n && s->text.p[begin] != '\n')
        ts_utf8_decode(s->text.p + begin, s->text.n - begin, &used);
    bool note = said->level == TS_NOTE;
    add(c,
        (struct ts_finding){.rule = rule,
                            .level = note ? TS_RULE_NOTE : (enum ts_rule_level)c->style->levels[rule],
                            .in = s,
                            .begin = (uint32_t)begin,
                            .end = (uint32_t)(begin + used),
                            .at = at,
                            .to = {at.file, at.line, at.column + (used > 0)},
                            .args = {NULL, "", ts_arena_copy(c->ctx->keep, said->text, strlen(said->text))}});
    return true;
}

/* Copy of nothing but doubtful places, or lists of a million names. */
static void tell_of_limit(struct ts_proof *c) {
    if (c->walked <= TS_MOST_WALKED || c->style->levels[TS_RULE_READING] == TS_RULE_OFF)
        return;
    const char *said =
        TS_BOTH("too much here is doubtful, or the lists of names are too long: not all was compared",
                "可疑之处太多，或名称表太长，没有全部比对");
    struct ts_place top = {c->request->article->source->name, 1, 1};
    add(c, (struct ts_finding){.rule = TS_RULE_READING,
                               .in = c->request->article->source,
                               .level = (enum ts_rule_level)c->style->levels[TS_RULE_READING],
                               .at = top,
                               .to = top,
                               .args = {NULL, "", said}});
}

/* --- all rules --- */

static int compare(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

static int by_place(const void *x, const void *y) {
    const struct ts_finding *a = x, *b = y;
    int order = compare(a->at.line, b->at.line);
    order = order ? order : compare(a->at.column, b->at.column);
    order = order ? order : compare(a->rule, b->rule);
    order = order ? order : compare(a->begin, b->begin);
    order = order ? order : compare(a->end, b->end);
    order = order ? order : compare(!a->args[0], !b->args[0]);
    return order || a->args[0] ? order : strcmp(a->args[2], b->args[2]);
}

/* Sorted, each once. */
static void order(struct ts_proof *c, struct ts_findings *findings) {
    struct ts_finding *v = c->found.list.v;
    if (c->found.list.n)
        qsort(v, c->found.list.n, sizeof *v, by_place);
    for (size_t i = 0; i < c->found.list.n; i++)
        if (i == 0 || by_place(&v[i], &v[findings->n - 1]) != 0)
            v[findings->n++] = v[i];
    findings->v = v;
}

const struct ts_findings *ts_proof_read(struct ts_ctx *ctx, const struct ts_proof_request *request) {
    struct ts_proof *c = TS_NEW(ctx->keep, struct ts_proof, 1);
    *c = (struct ts_proof){.ctx = ctx, .request = request, .style = &request->style->check};
    ts_diag_drain(ctx->diag, take_said, c);
    ts_copy_read(ctx, request->article, &c->copy);
    for (ts_rule_family *const *find = ts_rule_families(); *find; find++)
        (*find)(c);
    tell_of_limit(c);
    struct ts_findings *findings = TS_NEW(ctx->keep, struct ts_findings, 1);
    findings->source = request->article->source;
    order(c, findings);
    for (int rule = 0; rule < TS_N_RULES; rule++)
        if (c->found.counts[rule] > TS_MOST_OF_RULE)
            findings->more[rule] = c->found.counts[rule] - TS_MOST_OF_RULE;
    return findings;
}
