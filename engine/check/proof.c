#include "check/proof.h"

#include "base/utf8.h"
#include "check/rules.h"

#include <stdlib.h>

/* A byte of the source that was read, by the place that messages show: the article may stand in a source made
 * from it, with lines joined. */
static size_t offset_of(const struct ts_source *s, struct ts_place place) {
    if (place.line == 0 || place.line > s->n_lines)
        return 0;
    size_t at = s->line_starts[place.line - 1], used;
    for (uint32_t column = 1; column < place.column && at < s->text.n; column++, at += used)
        ts_utf8_decode(s->text.p + at, s->text.n - at, &used);
    return at;
}

static size_t offset_of_character(const struct ts_proof *c, size_t i) {
    if (c->request->article->source == c->request->source)
        return c->copy.v[i].at;
    return offset_of(c->request->source, ts_source_place(c->request->article->source, c->copy.v[i].at));
}

/* Where characters [begin, end) end in the source if it holds them and nothing between them: no markup, no
 * line's end, and no text that a header's YAML wrote in another way. 0 = it does not. */
static size_t verbatim_end(const struct ts_proof *c, size_t begin, size_t end, size_t at) {
    const struct ts_slice text = c->request->source->text;
    for (size_t i = begin; i < end; i++) {
        size_t used;
        if (at >= text.n || ts_utf8_decode(text.p + at, text.n - at, &used) != ts_cp(c, i))
            return 0;
        at += used;
    }
    return at;
}

void ts_proof_add(struct ts_proof *c, struct ts_fault f) {
    if (c->style->levels[f.rule] == TS_RULE_OFF)
        return;
    size_t at = offset_of_character(c, f.begin), end = verbatim_end(c, f.begin, f.end, at);
    bool verbatim = end > 0;
    if (!verbatim) {
        end = offset_of_character(c, f.end - 1);
        end += c->copy.v[f.end - 1].bytes;
    }
    *TS_VEC_ADD(c->ctx->keep, &c->found) = (struct ts_finding){
        .rule = f.rule,
        .level = (enum ts_rule_level)c->style->levels[f.rule],
        .begin = at,
        .end = end > at ? end : at,
        .instead = f.instead,
        .safe = f.safe && f.instead && verbatim,
        .args = {ts_copy_text(c, f.begin, f.end), f.instead ? f.instead : "", f.why ? f.why : ""}};
}

/* --- what was said while the copy was read
 * ----------------------------------------------------------------------- */

static enum ts_rule rule_of(enum ts_code code) {
    switch (code) {
    case TS_TEXT_BAD_BYTE:
    case TS_TEXT_REPLACED:
        return TS_RULE_CHARACTER_LOST;
    case TS_TEXT_CONTROL:
        return TS_RULE_CONTROL_CHARACTER;
    case TS_HEADLINE_MISSING:
        return TS_RULE_HEADLINE_MISSING;
    case TS_MARKUP_UNMATCHED:
    case TS_MARKUP_UNKNOWN:
    case TS_MARKUP_RUBY:
        return TS_RULE_MARKUP;
    default:
        return TS_RULE_READING;
    }
}

/* Errors are no findings: with one there is no article. */
static bool take_said(void *user, const struct ts_diag_said *said) {
    struct ts_proof *c = user;
    const struct ts_source *s = c->request->source;
    if (said->level == TS_ERROR || !said->place.file || strcmp(said->place.file, s->name) != 0)
        return false;
    enum ts_rule rule = rule_of(said->code);
    if (c->style->levels[rule] == TS_RULE_OFF)
        return true;
    size_t at = offset_of(s, said->place), used = 0;
    if (said->place.column && at < s->text.n && s->text.p[at] != '\n')
        ts_utf8_decode(s->text.p + at, s->text.n - at, &used);
    *TS_VEC_ADD(c->ctx->keep, &c->found) = (struct ts_finding){
        .rule = rule,
        .level = said->level == TS_NOTE ? TS_RULE_NOTE : (enum ts_rule_level)c->style->levels[rule],
        .begin = at,
        .end = at + used,
        .args = {"", "", ts_arena_copy(c->ctx->keep, said->text, strlen(said->text))}};
    return true;
}

/* --- places
 * ------------------------------------------------------------------------------------------------------ */

struct cursor {
    size_t at;
    uint32_t line, column;
};

static void move(const struct ts_source *s, struct cursor *c, size_t to) {
    size_t used;
    while (c->line < s->n_lines && s->line_starts[c->line] <= to)
        *c = (struct cursor){s->line_starts[c->line], c->line + 1, 1};
    for (; c->at < to && c->at < s->text.n; c->at += used, c->column++)
        ts_utf8_decode(s->text.p + c->at, s->text.n - c->at, &used);
}

/* Lines and columns of sorted findings, in one walk: a line may be as long as the copy. */
static void find_places(const struct ts_source *s, struct ts_finding *v, size_t n) {
    struct cursor begin = {0, 1, 1};
    for (size_t i = 0; i < n; i++) {
        move(s, &begin, v[i].begin);
        struct cursor end = begin;
        move(s, &end, v[i].end);
        v[i].line = begin.line;
        v[i].column = begin.column;
        v[i].end_line = end.line;
        v[i].end_column = end.column;
    }
}

/* --- all rules
 * ------------------------------------------------------------------------------------------------ */

static int by_place(const void *x, const void *y) {
    const struct ts_finding *a = x, *b = y;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return a->rule != b->rule ? (a->rule < b->rule ? -1 : 1) : a->end < b->end ? -1 : a->end > b->end;
}

static bool same(const struct ts_finding *a, const struct ts_finding *b) {
    return a->begin == b->begin && a->end == b->end && a->rule == b->rule;
}

const struct ts_findings *ts_proof_read(struct ts_ctx *ctx, const struct ts_proof_request *request) {
    struct ts_proof *c = TS_NEW(ctx->keep, struct ts_proof, 1);
    *c = (struct ts_proof){.ctx = ctx, .request = request, .style = &request->style->check};
    ts_diag_drain(ctx->diag, take_said, c);
    ts_copy_read(ctx, request->article, &c->copy);
    for (ts_rule_family *const *find = ts_rule_families(); *find; find++)
        (*find)(c);
    if (c->found.n)
        qsort(c->found.v, c->found.n, sizeof *c->found.v, by_place);
    size_t n = 0;
    for (size_t i = 0; i < c->found.n; i++)
        if (i == 0 || !same(&c->found.v[i], &c->found.v[n - 1]))
            c->found.v[n++] = c->found.v[i];
    find_places(request->source, c->found.v, n);
    struct ts_findings *findings = TS_NEW(ctx->keep, struct ts_findings, 1);
    *findings = (struct ts_findings){request->source, c->found.v, n};
    return findings;
}
