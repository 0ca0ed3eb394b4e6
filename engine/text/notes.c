#include "text/notes.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <stdlib.h>
#include <unicode/uchar.h>

struct ts_note_sign ts_notes_find(struct ts_slice line) {
    static const struct ts_note_sign none = {0, 0};
    if (!ts_slice_starts(line, "[^"))
        return none;
    size_t at = 2, used;
    for (; at < line.n && line.p[at] != ']'; at += used)
        if (!u_isalnum((UChar32)ts_utf8_decode(line.p + at, line.n - at, &used)))
            return none;
    struct ts_slice rest = at > 2 && at < line.n ? ts_slice_cut(line, at + 1, line.n) : (struct ts_slice){0};
    size_t colon = ts_slice_starts(rest, ":") ? 1 : ts_slice_starts(rest, "：") ? strlen("：") : 0;
    if (!colon || colon == rest.n)
        return none;
    return (struct ts_note_sign){at + 1, at + 1 + colon};
}

struct ts_slice ts_notes_cut_marks(struct ts_slice s) {
    while (s.n && s.p[s.n - 1] == ']') {
        const char *mark = memrchr(s.p, '[', s.n);
        if (!mark || mark[1] != '^')
            break;
        s.n = (size_t)(mark - s.p);
    }
    return s;
}

/* A mark in the text, or a note: what stands between [^ and ]. */
struct reference {
    struct ts_slice name;
    uint32_t offset;
    bool note;  /* not a mark */
    bool found; /* it has its partner */
    bool twice; /* a note of that name stands before it */
};

typedef TS_VEC(struct reference) references;

static struct reference *add(struct ts_ctx *ctx, references *to, const struct ts_para *p, size_t begin,
                             size_t end) {
    struct reference *r = TS_VEC_ADD(ctx->scratch, to);
    *r = (struct reference){.name = ts_slice_cut(p->text, begin, end),
                            .offset = p->offset + (uint32_t)begin - 2};
    return r;
}

/* The marks of a paragraph: of the two spans of each, the second holds its name and ]. */
static void add_marks(struct ts_ctx *ctx, references *to, const struct ts_para *p) {
    for (size_t i = 0; i < p->n_spans; i++) {
        const struct ts_span *s = &p->spans[i];
        if (s->marked & TS_MARKED_NOTE && p->text.p[s->end - 1] == ']')
            add(ctx, to, p, s->begin, s->end - 1);
    }
}

static void report(struct ts_ctx *ctx, const struct ts_source *source, enum ts_code code,
                   const struct reference *r) {
    if (ts_diag_wants(ctx->diag, code))
        TS_DIAG(ctx->diag, code, ts_source_place(source, r->offset),
                ts_arena_printf(ctx->scratch, "[^%.*s]", (int)r->name.n, r->name.p));
}

static int by_name(const void *x, const void *y) {
    const struct reference *a = *(const struct reference *const *)x, *b = *(const struct reference *const *)y;
    size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
    int order = memcmp(a->name.p, b->name.p, n);
    if (!order)
        order = (a->name.n > b->name.n) - (a->name.n < b->name.n);
    return order ? order : (a->offset > b->offset) - (a->offset < b->offset);
}

/* Say of those [begin, end), which have one name, what they have of each other. */
static void match(struct reference *const *begin, struct reference *const *end) {
    bool marks = false, notes = false;
    for (struct reference *const *r = begin; r < end; r++) {
        (*r)->twice = (*r)->note && notes;
        notes |= (*r)->note;
        marks |= !(*r)->note;
    }
    for (struct reference *const *r = begin; r < end; r++)
        (*r)->found = marks && notes;
}

/* All of one name beside each other: a long copy has thousands of notes. */
static void match_all(struct ts_ctx *ctx, references *all) {
    struct reference **sorted = TS_NEW(ctx->scratch, struct reference *, all->n + 1);
    for (size_t i = 0; i < all->n; i++)
        sorted[i] = &all->v[i];
    qsort(sorted, all->n, sizeof *sorted, by_name);
    for (size_t i = 0, end; i < all->n; i = end) {
        for (end = i + 1; end < all->n && ts_slice_equal(sorted[i]->name, sorted[end]->name);)
            end++;
        match(&sorted[i], &sorted[end]);
    }
}

void ts_notes_check(struct ts_ctx *ctx, const struct ts_source *source, const struct ts_para *paras,
                    size_t n) {
    references all = {0};
    for (size_t i = 0; i < n; i++) {
        add_marks(ctx, &all, &paras[i]);
        if (paras[i].role == TS_ROLE_NOTE)
            add(ctx, &all, &paras[i], 2, paras[i].label - 1)->note = true;
    }
    match_all(ctx, &all);
    for (size_t i = 0; i < all.n; i++) {
        const struct reference *r = &all.v[i];
        if (!r->found)
            report(ctx, source, r->note ? TS_NOTE_UNUSED : TS_NOTE_MISSING, r);
        if (r->twice)
            report(ctx, source, TS_NOTE_TWICE, r);
    }
}
